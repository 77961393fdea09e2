"""Zip archives that are the same for the same content: fixed times, fixed order, fixed rights."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE = 0o100644 << 16
_UNIX = 3
_LEVEL = 6


class Zip:
    """An archive that is being written.

    Args:
        archive: where it goes.
        issued: the day that every file is of, as `2026-11-10`.
    """

    def __init__(self, archive: zipfile.ZipFile, issued: str) -> None:
        self._archive = archive
        year, month, day = map(int, issued.split("-"))
        self._day = (max(year, 1980), month, day, 0, 0, 0)

    def add(self, name: str, data: bytes) -> None:
        """Adds a file."""
        info = zipfile.ZipInfo(name, self._day)
        info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _FILE
        self._archive.writestr(info, data, compresslevel=_LEVEL)


@contextmanager
def writing(path: Path, issued: str) -> Iterator[Zip]:
    """A new archive."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "x") as archive:
        yield Zip(archive, issued)
