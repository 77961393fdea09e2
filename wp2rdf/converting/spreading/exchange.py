"""How results come back from worker processes: what is large lies in memory that both share, not in a pipe.

A pipe is read and written in small pieces, and pickling copies: together that costs as much as making the bytes. What
wants to travel in this way says so to pickle with a `PickleBuffer` (https://peps.python.org/pep-0574/). What is left
for the pipe is so little that it is written at once: a worker that is killed leaves nothing half written there, for
whose rest the reader would wait for ever.
"""

from __future__ import annotations

import os
import pickle
from typing import NamedTuple

from wp2rdf.timing import timed

_KEPT = 2**25
"""Bytes of a slot that are kept for the next use."""


class Parcel(NamedTuple):
    """A result on its way.

    Attributes:
        sizes: of its parts, which lie in the slot: the pickled result without what is large, then what is large.
        whole: the pickled result when the slot could not take it.
    """

    sizes: list[int]
    whole: bytes = b""


class Slot:
    """Memory that this process shares with the processes forked from it, for one result at a time.

    Args:
        shared: whether they are forked; if not, or where the system has no such memory, results travel whole.
    """

    def __init__(self, *, shared: bool) -> None:
        self._descriptor = os.memfd_create("wp2rdf") if shared and hasattr(os, "memfd_create") else None

    @timed("exchange")
    def packed(self, result: object) -> Parcel:
        """Packs a result, in the process that made it."""
        if self._descriptor is not None:
            buffers: list[pickle.PickleBuffer] = []
            pickled = pickle.dumps(result, protocol=5, buffer_callback=buffers.append)
            try:
                return Parcel(self._put([memoryview(pickled), *(buffer.raw() for buffer in buffers)]))
            except OSError:  # there is no memory left to share
                pass
        return Parcel([], pickle.dumps(result, protocol=5))

    @timed("exchange")
    def unpacked(self, parcel: Parcel) -> object:
        """Unpacks it, in the process that made the slot; from now on the slot is free again."""
        if self._descriptor is None or not parcel.sizes:
            return pickle.loads(parcel.whole)  # noqa: S301 - our own process made it
        buffers: list[bytes] = []
        end = 0
        for size in parcel.sizes:
            buffers.append(self._taken(size, end))
            end += size
        if end > _KEPT:
            os.ftruncate(self._descriptor, 0)
        return pickle.loads(buffers[0], buffers=buffers[1:])  # noqa: S301 - the same

    def close(self) -> None:
        """Gives the memory back."""
        if self._descriptor is not None:
            os.close(self._descriptor)

    def _taken(self, size: int, start: int) -> bytes:
        """Bytes from a place on; a call of the system gives no more than 2 GiB of them."""
        parts: list[bytes] = []
        end = start + size
        while start < end:
            part = os.pread(self._descriptor or 0, end - start, start)
            if not part:
                raise EOFError("a result is shorter than it was")
            parts.append(part)
            start += len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _put(self, views: list[memoryview]) -> list[int]:
        end = 0
        for view in views:
            start = 0
            while start < len(view):
                start += os.pwrite(self._descriptor or 0, view[start:], end + start)
            end += len(view)
        return [len(view) for view in views]
