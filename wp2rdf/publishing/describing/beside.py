"""The description that lies beside a build: made when the build has changed, and known to be of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.building.layout import DUMP
from wp2rdf.building.manifest import STAMP
from wp2rdf.publishing.describing.describe import describe, describe_build
from wp2rdf.publishing.describing.written import write
from wp2rdf.writing import output

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.building.counts import Counts

NAME = "void.ttl"
"""The description, in the folder of the dump."""

_OF = b"# of "


def refresh(folder: Path, store: Path, made_from: Path | None = None, counts: Counts | None = None) -> bool:
    """Describes a build, unless the description that is there is of it; tells whether it was made.

    Args:
        folder: that of the dump.
        store: that of the build.
        made_from: the checkout; None: it is not here.
        counts: of the build, as it gives them; None: they are counted anew.

    Raises:
        InputError: the dump cannot be read.
        OutputError: the description cannot be written.
    """
    stamp = _stamp(store)
    if stamp and _of(folder / NAME) == stamp:
        return False
    dump = folder / DUMP
    found = describe_build(dump, store, counts, made_from) if counts else describe(dump, made_from=made_from)
    with output.replacing(folder / NAME) as out:
        out.write(_OF + stamp + b"\n")
        write(found, out, "turtle")
    return True


def of_store(store: Path) -> Path | None:
    """The description of a store, in the folder that holds it; None: there is none, or it is of another build."""
    path, stamp = store.resolve().parent / NAME, _stamp(store)
    return path if stamp and _of(path) == stamp else None


def _stamp(store: Path) -> bytes:
    """What identifies the content of a store; empty: it was not made by a build."""
    try:
        return (store / STAMP).read_bytes().strip()
    except OSError:
        return b""


def _of(path: Path) -> bytes:
    """What a description is of; empty: there is none."""
    try:
        with path.open("rb") as file:
            first = file.readline()
    except OSError:
        return b""
    return first.removeprefix(_OF).strip() if first.startswith(_OF) else b""
