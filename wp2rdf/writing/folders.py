"""Folders to write to: made where they are not there, or put in the place of others as a whole."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from wp2rdf.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path) -> None:
    """Makes a folder, and those above it, unless it is there.

    Raises:
        OutputError: something else is there.
        OSError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        what = "a link to what is not there" if folder.is_symlink() and not folder.exists() else "no folder"
        raise OutputError(f"{folder}: cannot be written: is {what}") from error


def put_in_place(beside: Path, target: Path) -> None:
    """Lets a new folder take the place of an old one: in one step where the system can.

    Elsewhere the old one has another name for a moment, which ends with `.old`; what is left of it is then for whoever
    has the lock to put back.
    """
    if not target.exists():
        beside.rename(target)
    elif not _exchange(beside, target):
        old = target.with_name(f".{target.name}.{os.urandom(4).hex()}.old")
        target.rename(old)
        try:
            beside.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step, where the system can: Linux, renameat2(2)."""
    try:
        import ctypes  # noqa: PLC0415 - not on every system, and slow to load

        call = ctypes.CDLL(None).renameat2
    except (ImportError, AttributeError, OSError, TypeError):
        return False
    done: int = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
