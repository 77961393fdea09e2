"""The language between the server and its workers: frames of a letter, a length and bytes, over pipes."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from asyncio import StreamReader
    from typing import BinaryIO

READY, JOB, BODY, DONE, FAILED = b"R", b"J", b"B", b"D", b"F"
"""Worker: it can take a job. Server: a job. Worker: a part of an answer; all of it is sent; what went wrong."""

LARGEST = 2**16
"""Bytes of a part of an answer, at most."""

_HEAD = struct.Struct("!cI")


def frame(kind: bytes, content: bytes) -> bytes:
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


async def receive(source: StreamReader) -> tuple[bytes, bytes]:
    """The next frame.

    Raises:
        IncompleteReadError: the other side has gone.
    """
    kind, length = _HEAD.unpack(await source.readexactly(_HEAD.size))
    return kind, await source.readexactly(length)
