"""A dump made of stretches of an earlier one and of new blocks; nothing is written before something differs."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wp2rdf.building.manifest import Span

_AT_A_TIME = 2**20


class Splice:
    """A dump that grows by stretches of the earlier dump and by new blocks.

    Args:
        earlier: the earlier dump; it is not changed.
        size: of the earlier dump, in bytes; 0 if there is none.
        opened: opens the new dump; called when it is first needed.
    """

    def __init__(self, earlier: Path, size: int, opened: Callable[[], BinaryIO]) -> None:
        self._earlier = earlier
        self._size = size
        self._opened = opened
        self._out: BinaryIO | None = None
        self._end = 0
        self._pending = 0, 0

    def keep(self, span: Span) -> Span:
        """Adds a block as it stands in the earlier dump; says where it stands now."""
        start, stop = self._pending
        if span.offset != stop:
            self._copy()
            start = span.offset
        self._pending = start, span.offset + span.length
        return self._added(span)

    def write(self, span: Span, data: bytes) -> Span:
        """Adds a new block; says where it stands."""
        self._copy()
        self._file().write(data)
        return self._added(span)

    def finish(self) -> None:
        """Writes what is left to write: nothing at all, if the earlier dump is the same."""
        if self.differs or self._pending != (0, self._size):
            self._copy()
            out = self._file()
            out.flush()  # a full disk is noticed now, before anything takes its place
            os.fsync(out.fileno())

    @property
    def differs(self) -> bool:
        """Whether it is known by now that the new dump is not the same as the earlier one."""
        return self._out is not None

    def _added(self, span: Span) -> Span:
        moved = span._replace(offset=self._end)
        self._end += span.length
        return moved

    def _file(self) -> BinaryIO:
        if self._out is None:
            self._out = self._opened()
        return self._out

    def _copy(self) -> None:
        """Copies what is to be kept and has not been copied yet."""
        start, stop = self._pending
        self._pending = 0, 0
        if start == stop:
            return
        out = self._file()
        out.flush()
        with self._earlier.open("rb") as file:
            with suppress(AttributeError, OSError):  # not on this system, or not in this file system
                while start < stop and (size := os.copy_file_range(file.fileno(), out.fileno(), stop - start, start)):
                    start += size
            file.seek(start)
            while start < stop and (data := file.read(min(_AT_A_TIME, stop - start))):
                start += out.write(data)
        if start < stop:
            raise OSError(errno.EIO, "the earlier dump has become shorter")
