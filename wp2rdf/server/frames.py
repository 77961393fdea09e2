"""The language between the server and its workers: frames of a letter, a length and bytes, over a connection."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

READY, JOB, BODY, DONE, FAILED = b"R", b"J", b"B", b"D", b"F"
"""Worker: it can take a job. Server: a job. Worker: a part of an answer; all of it is sent; what went wrong."""

LARGE = 2**18
"""Bytes of a part of an answer from which on it is sent."""

_HEAD = struct.Struct("!cI")


def frame(kind: bytes, content: bytes | bytearray) -> bytes:
    """A frame."""
    return _HEAD.pack(kind, len(content)) + content


def told(kind: bytes, /, **said: object) -> bytes:
    """A frame with JSON in it."""
    return frame(kind, json.dumps(said).encode())


def heard(content: bytes) -> dict[str, Any]:
    """What a frame with JSON says."""
    return cast("dict[str, Any]", json.loads(content))


def read(source: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next frame, or None at the end."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    return kind, source.read(length)


class Parts:
    """Frames out of bytes as they come."""

    def __init__(self) -> None:
        self._held = bytearray()

    def taken(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The frames that are whole with some more bytes."""
        self._held += data
        start = 0
        while len(self._held) - start >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._held, start)
            end = start + _HEAD.size + length
            if end > len(self._held):
                break
            yield kind, bytes(memoryview(self._held)[start + _HEAD.size : end])
            start = end
        del self._held[:start]
