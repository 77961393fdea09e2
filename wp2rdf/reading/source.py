"""The bytes of a source file, bounded, and their digest."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from wp2rdf import text
from wp2rdf.errors import PageError, Problem
from wp2rdf.model import Source
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from pathlib import Path

PAGE_LIMIT = 8 * 2**20
"""Largest page that is read, in bytes; the largest real one is a tenth of a megabyte."""

TABLE_LIMIT = 128 * 2**20
"""Largest table that is read, in bytes."""


_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe does not wait for its other end. Calls of the system are all that reading a small file costs."""


_PACKED = ((b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"PK\x03\x04", "zip"))
"""How files begin that programs have compressed."""


class File(NamedTuple):
    """A source file.

    Attributes:
        content: its text, without a byte order mark.
        source: where it came from.
        is_clean: whether it is sure to hold no e-mail address and no control character.
    """

    content: str
    source: Source
    is_clean: bool


def not_utf8(data: bytes, place: int) -> str:
    r"""What is said of bytes that are not UTF-8 from a place on.

    >>> not_utf8(b"a\xff", 1), not_utf8(b"\x1f\x8b", 1)
    ('not UTF-8: byte 0xff', 'compressed (gzip): unpack it first')
    """
    packed = next((name for magic, name in _PACKED if data.startswith(magic)), "")
    return f"compressed ({packed}): unpack it first" if packed else f"not UTF-8: byte 0x{data[place]:02x}"


def data_of(path: Path | str, limit: int) -> bytes:
    """The bytes of a file; of one that is larger than the limit, just enough to tell so.

    Raises:
        OSError: it cannot be read, or is no regular file: a pipe could keep us waiting for ever.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        data = os.read(descriptor, min(found.st_size, limit) + 1)
        while len(data) < found.st_size and len(data) <= limit and (more := os.read(descriptor, limit)):
            data += more
        return data
    finally:
        os.close(descriptor)


@lru_cache(maxsize=1)
def _at_once(stream: BinaryIO, limit: int) -> bytes:
    """What a stream holds; it can be read only once, and is asked for again to tell where things stand."""
    return stream.read(limit + 1)


@timed("files")
def read(path: Path | str | None, name: str, limit: int) -> File:
    """A UTF-8 file.

    Args:
        path: the file; None: standard input, which is the same when it is read again.
        name: how problems call it.
        limit: bytes, at most.

    Raises:
        PageError: it cannot be read, is larger than the limit, or is not UTF-8.
    """

    def fault(rule: str, message: str, line: int = 1, column: int = 1) -> PageError:
        return PageError(Problem(name, line, column, rule, message))

    try:
        data = _at_once(sys.stdin.buffer, limit) if path is None else data_of(path, limit)
    except OSError as error:
        raise fault("page-unreadable", f"cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise fault("page-too-large", f"larger than {limit // 2**20} MiB, not read")
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise fault("page-encoding", not_utf8(data, error.start), line, column) from error
    origin = Source("" if path is None else name, hashlib.sha256(data).digest())
    return File(content.removeprefix("\ufeff"), origin, text.is_clean(data))
