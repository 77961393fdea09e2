"""One target under atheris, in a process of its own: `python -m fuzz.child TARGET [options of libFuzzer]`."""

from __future__ import annotations

import sys
import warnings


def main() -> None:
    """Reads inputs until libFuzzer has enough."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 - an extra

    name = sys.argv.pop(1)
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=["wp2rdf"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415 - what it imports is instrumented
    atheris.Setup(sys.argv, TARGETS[name].check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
