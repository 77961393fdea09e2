"""A table as text, for a Python prompt: its first rows, cells that are not too long, and how many rows there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHOWN = 10
"""Rows that are shown."""

_WIDEST, _LINE = 40, 120


def of(names: Sequence[str], rows: Iterable[Iterable[str]], number: int) -> str:
    """The text.

    Args:
        names: of the columns.
        rows: the first ones, as text.
        number: how many rows there are in all.
    """
    lines = [list(map(_cell, names)), *(list(map(_cell, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    fitting = sum(1 for place in range(len(widths)) if sum(widths[: place + 1]) + 2 * place <= _LINE) or 1
    texts = [
        "  ".join(cell.ljust(width) for cell, width in zip(line[:fitting], widths, strict=False)).rstrip()
        for line in lines
    ]
    more = len(widths) - fitting
    beside = f"; {more} more column{'' if more == 1 else 's'}: {', '.join(names[fitting:])}" if more > 0 else ""
    said = f"{number:,} row{'' if number == 1 else 's'}"
    below = f", the first {len(lines) - 1} shown" if number > len(lines) - 1 else ""
    return "\n".join([*(texts if names else ()), f"[{said}{below}{beside}]"])


def _cell(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _WIDEST else f"{one_line[: _WIDEST - 1]}…"
