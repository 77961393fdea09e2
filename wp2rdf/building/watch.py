"""Changes of a checkout, as they are saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.reading.checkout import FOLDERS, SUFFIXES
from wp2rdf.reading.gpml.files import is_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ = SUFFIXES | {""}
"""What is read, and folders."""

_QUIET, _LONGEST, _LOOK = 200, 2000, 200
"""Milliseconds: so long nothing more may be saved; a group of changes is not longer; how soon the first look ends."""


def changes(root: Path) -> Iterator[None]:
    """Gives a sign at once, and then whenever something that is read has been saved.

    What is saved while a sign is worked on gives another one. What follows quickly is one change.

    Args:
        root: the folder of the checkout.

    Raises:
        UsageError: watchfiles is not installed.
        KeyboardInterrupt: Ctrl-C.
    """
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("watchfiles is not installed: pip install 'wp2rdf[watch]'") from error
    root = root.resolve()

    def is_read(_change: object, name: str) -> bool:
        path = Path(name).relative_to(root)
        is_inside = path.parts[:1] != () and (path.parts[0] in FOLDERS or is_drawing(path.name))
        return is_inside and path.suffix in _READ and path.name[0] != "."

    is_first = True
    for found in watchfiles.watch(
        root, watch_filter=is_read, debounce=_LONGEST, step=_QUIET, rust_timeout=_LOOK, yield_on_timeout=True
    ):
        if found or is_first:  # the first look begins before the first sign, so that nothing is missed
            is_first = False
            yield
