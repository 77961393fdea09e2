"""Where drawings lie, under a folder or in an archive, and their bytes; nothing is unpacked to disk."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from wp2rdf.errors import InputError
from wp2rdf.model import DrawingFile
from wp2rdf.reading import source

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 32 * 2**20
"""Largest drawing that is read, in bytes; the largest real one is a little over a megabyte."""

MOST_ENTRIES, MOST_BYTES, HIGHEST_RATIO = 200_000, 16 * 2**30, 200
"""What an archive may hold: entries, bytes when unpacked, and these to its own. XML packs some twenty to one."""

SUFFIX = ".gpml"
_NAMED = re.compile(r"(?:.*_)?WP([1-9][0-9]{0,8})(?:_r?[0-9]+)?\.gpml", re.IGNORECASE)
_VERSION = re.compile(rb"""[Vv]ersion\s*=\s*["']WP([1-9][0-9]{0,8})(?![0-9])""")
_HEAD = 2**13
_ENCRYPTED = 1
_DRIVE = re.compile(r"[A-Za-z]:")


def number_of_name(file: str) -> int | None:
    """The number in the name of a file, `WP364.gpml` or `Hs_IL6_signaling_WP364_142066.gpml`; None: it has none.

    >>> number_of_name("gpml/Hs_IL6_signaling_WP364_142066.gpml")
    364
    """
    named = _NAMED.fullmatch(file.rpartition("/")[2])
    return int(named[1]) if named else None


def number(file: DrawingFile) -> int | None:
    """The number of a pathway by the name of its drawing, or else by what the drawing says of its version."""
    found = number_of_name(file.name)
    if found is None:
        try:
            stated = _VERSION.search(data_of(file)[:_HEAD])
        except OSError:
            stated = None
        found = int(stated[1]) if stated else None
    return found


def under(folder: Path, root: Path) -> Iterator[DrawingFile]:
    """The drawings anywhere under a folder, in path order; hidden folders, and links to folders, are passed over.

    Args:
        folder: where to look.
        root: the folder that problems are relative to.
    """
    found = []
    start = len(f"{folder}{os.sep}")
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = place[start:].replace(os.sep, "/")
        found += [f"{inside}/{name}" if inside else name for name in names if is_drawing(name) and name[0] != "."]
    beside = shown(folder, root)
    before = "" if beside == "." else f"{beside}/"
    for name in sorted(found, key=lambda name: name.split("/")):
        yield DrawingFile(f"{folder}/{name}", "", f"{before}{name}", name)


def is_drawing(name: str) -> bool:
    """Whether a file is a drawing, by its name."""
    return name[-len(SUFFIX) :].lower() == SUFFIX


def shown(path: Path, root: Path) -> str:
    """A path as problems call it: relative to a folder that it may lie outside of."""
    return Path(os.path.relpath(path, root)).as_posix()


def in_archive(path: Path, root: Path) -> Iterator[DrawingFile]:
    """The drawings in a zip archive, in the order of their names.

    Raises:
        InputError: it is no such archive, holds too much, or names that lead out of it, or links.
    """
    try:
        archive = _archive(str(path))
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        if isinstance(error, zipfile.BadZipFile) and path.suffix.lower() != ".zip":
            raise InputError(f"{path}: is neither a drawing (.gpml) nor a zip archive of drawings") from error
        raise InputError(f"{path}: is no zip archive that can be read: {_line(error)}") from error
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = path.stat().st_size
    if len(entries) > MOST_ENTRIES:
        raise InputError(f"{path}: {len(entries)} entries; {MOST_ENTRIES} at most are read")
    if unpacked > MOST_BYTES or unpacked > HIGHEST_RATIO * packed:
        said = f"unpacks to {unpacked} bytes from {packed}"
        raise InputError(f"{path}: {said}: more than any archive of drawings does, not read")
    for entry in entries:
        if why := _refused(entry):
            raise InputError(f"{path}: entry {entry.filename[:80]!r} {why}: not read")
    beside = shown(path, root)
    for name in sorted({entry.filename for entry in entries if is_drawing(entry.filename)}):
        if not PurePosixPath(name).name.startswith("."):
            yield DrawingFile(str(path), name, f"{beside}/{name}", name)


def entries(path: Path) -> list[str]:
    """The names in a zip archive that `in_archive` has looked at, in its order."""
    return _archive(str(path)).namelist()


def _refused(entry: zipfile.ZipInfo) -> str:
    """Why an entry is one that no archive of drawings has; empty: it is not."""
    name = entry.filename
    if name.startswith("/") or "\\" in name or _DRIVE.match(name):
        return "has an absolute name"
    if ".." in PurePosixPath(name).parts:
        return "leads out of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link"
    return "is encrypted" if entry.flag_bits & _ENCRYPTED else ""


def _archive(path: str) -> zipfile.ZipFile:
    """An open archive, as it is now: another may have taken its place since it was opened."""
    found = os.stat(path)  # noqa: PTH116 - once for each drawing
    return _opened(path, os.getpid(), (found.st_mtime_ns, found.st_size, found.st_ino))


@lru_cache(maxsize=4)
def _opened(path: str, _process: int, _state: tuple[int, int, int]) -> zipfile.ZipFile:
    """An archive; every process opens its own, since one that is inherited would share its place in the file."""
    return zipfile.ZipFile(path)


def data_of(file: DrawingFile) -> bytes:
    """The bytes of a drawing; of one that is larger than the limit, just enough to tell so.

    Raises:
        OSError: it cannot be read.
    """
    if not file.member:
        return source.data_of(file.path, LIMIT)
    try:
        with _archive(file.path).open(file.member) as member:
            return member.read(LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        raise OSError(f"cannot be unpacked: {_line(error)}") from error


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
