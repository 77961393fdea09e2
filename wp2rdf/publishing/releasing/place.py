"""Where a release stands: made beside its place, put there as a whole, and never over what is no release of ours."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import OutputError, UsageError
from wp2rdf.publishing.releasing.naming import PACKAGE, SUMS
from wp2rdf.writing.folders import put_in_place
from wp2rdf.writing.lock import held, leftovers, locked, remove_abandoned

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "wp2rdf release"
"""What the data package of a release says of who made it."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A folder to make a release in, which takes the place of `target` when all went well.

    Until then `target` stays as it was, and after a kill at any moment too.

    Raises:
        UsageError: something that is no release, or holds other files besides, is there.
        OutputError: it cannot be written, or another run is writing it.
    """
    target = Path(os.path.realpath(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target):
            _put_back(target)
            remove_abandoned(leftovers(target))
            check(target)
            beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
            beside.mkdir()
            descriptor = os.open(beside, os.O_RDONLY)
            try:
                held(beside, descriptor)
                yield beside
                check(target)  # it may have got files meanwhile
                put_in_place(beside, target)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
                os.close(descriptor)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error


def _put_back(target: Path) -> None:
    """Gives an old release its name again, where a kill came between two renames."""
    for path in leftovers(target):
        if path.suffix == ".old" and not target.exists():
            path.rename(target)


def check(target: Path) -> None:
    """Refuses to write over what is no release, or would take other files away.

    Raises:
        UsageError: there is such a thing.
    """
    if not target.exists() and not target.is_symlink():
        return
    if not target.is_dir():
        raise UsageError(f"{target}: is no folder; a release is one")
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir()}
    if not names:
        return
    if version_of(target) is None:
        raise UsageError(f"{target}: is no release made by wp2rdf; it is not overwritten")
    others = sorted(names - {SUMS} - _listed(target))
    if others:
        raise UsageError(f"{target}: holds {others[0]}, which is of no release; it is not overwritten")


def version_of(folder: Path) -> str | None:
    """The version of a release; None: the folder is none."""
    with suppress(OSError, ValueError):
        package = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        if isinstance(package, dict) and package.get("createdWith") == MARK:
            return str(package.get("version", ""))
    return None


def _listed(folder: Path) -> set[str]:
    """The files that the digests of a release name."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return set()
    return {name for _, _, name in (line.partition("  ") for line in lines)}
