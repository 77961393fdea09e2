"""Lines of many blocks, each once, where it first comes: found by sorting on disk, so that memory stays bounded.

What is compared of a line are 96 bits: Python's keyed hash and a checksum. They are sorted in parts, each small enough
for the memory; lines that are alike fall into the same part. The blocks wait in a file until it is known which
lines stay; of each line a byte of memory says so.
"""

from __future__ import annotations

import tempfile
import zlib
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.rdf.block import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    import numpy as np
    from numpy.typing import NDArray

    from wp2rdf.rdf.terms import Term

_AT_ONCE = 2**18
"""Lines that are looked at together."""
_PARTS = 256
"""Parts that are sorted one after another."""


class _Waiting(NamedTuple):
    """A block in the file: its graph, how many bytes it has, and how many lines."""

    graph: Term
    size: int
    lines: int


def once(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without lines that stood in an earlier one; taken one at a time, given when all are there.

    Needs room for the lines of all blocks in the folder for temporary files; the files have no names, so that not even
    a killed process leaves any.
    """
    with tempfile.TemporaryFile() as kept, tempfile.TemporaryFile() as sums:
        marks = _Marks(sums)
        waiting = []
        for block in blocks:
            lines = block.data.split(b"\n") if block.data else []
            marks.add(lines)
            kept.write(block.data)
            waiting.append(_Waiting(block.graph, len(block.data), len(lines)))
        stays = marks.first()
        kept.seek(0)
        start = 0
        for graph, size, count in waiting:
            data, here = kept.read(size), stays[start : start + count]
            start += count
            if not here.all():
                data = b"\n".join(compress(data.split(b"\n"), here.tolist()))
            yield Block(graph, data)


class _Marks:
    """What is remembered of each line, in a file, in parts.

    Args:
        file: to be written and read.
    """

    def __init__(self, file: IO[bytes]) -> None:
        import numpy  # noqa: PLC0415 - slow to load

        self._np = numpy
        self._kind = numpy.dtype([("hash", "<i8"), ("sum", "<u4"), ("place", "<u8")])
        self._file = file
        self._sizes: list[NDArray[np.int64]] = []
        """How many lines of each part were written each time."""
        self._hashes: list[int] = []
        self._sums: list[int] = []
        self._count = 0

    def add(self, lines: list[bytes]) -> None:
        """Takes the lines of a block."""
        self._hashes.extend(map(hash, lines))
        self._sums.extend(map(zlib.crc32, lines))
        if len(self._hashes) >= _AT_ONCE:
            self._write()

    def first(self) -> NDArray[np.bool_]:
        """For each line, in the order in which they came, whether it is the first one like it."""
        numpy = self._np
        self._write()
        stays: NDArray[np.bool_] = numpy.ones(self._count, dtype=bool)
        sizes = numpy.array(self._sizes).reshape(-1, _PARTS)
        starts = numpy.cumsum(sizes).reshape(sizes.shape) - sizes
        for part in range(_PARTS):
            found = numpy.concatenate(
                [self._read(*where) for where in zip(starts[:, part], sizes[:, part], strict=True)]
            )
            found = found[numpy.lexsort((found["place"], found["sum"], found["hash"]))]
            again = (found["hash"][1:] == found["hash"][:-1]) & (found["sum"][1:] == found["sum"][:-1])
            stays[found["place"][1:][again]] = False
        return stays

    def _write(self) -> None:
        numpy = self._np
        count = len(self._hashes)
        found = numpy.empty(count, dtype=self._kind)
        found["hash"], found["sum"] = self._hashes, self._sums
        found["place"] = numpy.arange(self._count, self._count + count)
        parts = found["hash"] % _PARTS
        self._sizes.append(numpy.bincount(parts, minlength=_PARTS))
        self._file.write(found[numpy.argsort(parts, kind="stable")].tobytes())
        self._count += count
        self._hashes.clear()
        self._sums.clear()

    def _read(self, start: int, count: int) -> NDArray[np.void]:
        self._file.seek(int(start) * self._kind.itemsize)
        return self._np.frombuffer(self._file.read(int(count) * self._kind.itemsize), dtype=self._kind)
