"""Sorted lines of any number in bounded memory: sorted runs in temporary files, merged."""

from __future__ import annotations

import heapq
import tempfile
from contextlib import ExitStack
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

RUN = 64 * 2**20
"""Bytes of lines that are sorted at once."""


def sorted_lines(lines: Iterable[bytes], *, run: int = RUN) -> Iterator[bytes]:
    """Lines in the order of their bytes, each once.

    The temporary files have no names, so that not even a killed process leaves any.

    Args:
        lines: each ends with a line feed.
        run: bytes that are held in memory.
    """
    with ExitStack() as stack:
        runs: list[BinaryIO] = []
        held: list[bytes] = []
        size = 0
        for line in lines:
            held.append(line)
            size += len(line)
            if size > run:
                file = cast("BinaryIO", stack.enter_context(tempfile.TemporaryFile()))
                held.sort()
                file.writelines(held)
                file.seek(0)
                runs.append(file)
                held, size = [], 0
        held.sort()
        last = b""
        for line in heapq.merge(*runs, held) if runs else held:
            if line != last:
                yield line
                last = line
