"""The bytes of a source file, bounded, and their digest."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

from wp2rdf.errors import PageError, Problem
from wp2rdf.model import Source

if TYPE_CHECKING:
    from pathlib import Path

PAGE_LIMIT = 8 * 2**20
"""Largest page that is read, in bytes; the largest real one is a tenth of a megabyte."""

TABLE_LIMIT = 128 * 2**20
"""Largest table that is read, in bytes."""


def read(path: Path | None, name: str, limit: int) -> tuple[str, Source]:
    """The text of a UTF-8 file (a byte order mark is dropped) and what says where it came from.

    Args:
        path: the file; None: standard input.
        name: how problems call it.
        limit: bytes, at most.

    Raises:
        PageError: it cannot be read, is larger than the limit, or is not UTF-8.
    """

    def fault(rule: str, message: str, line: int = 1, column: int = 1) -> PageError:
        return PageError(Problem(name, line, column, rule, message))

    try:
        if path is None:
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with path.open("rb") as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise fault("page-unreadable", f"cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise fault("page-too-large", f"larger than {limit // 2**20} MiB, not read")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise fault("page-encoding", f"not UTF-8: byte 0x{data[error.start]:02x}", line, column) from error
    return text.removeprefix("\ufeff"), Source("" if path is None else name, hashlib.sha256(data).digest())
