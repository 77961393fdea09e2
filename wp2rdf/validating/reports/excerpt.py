"""The part of a line of source that surrounds a column, as it can be shown on a screen."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.text import has_email
from wp2rdf.validating.reports.characters import printable

if TYPE_CHECKING:
    from wp2rdf.validating.findings import Finding, Validation

CUT = "…"
"""Stands where a part of the line is left out."""

_TAB = " " * 4
"""A tab, always as wide: tab stops would move when the line is cut."""


class Excerpt(NamedTuple):
    """A part of a line, in three pieces that follow each other; none holds a control character.

    Attributes:
        before: what stands before the column.
        at: the character in the column, with its combining marks; empty at the end of the line.
        after: what stands after it.
    """

    before: str
    at: str
    after: str


def excerpt_of(validation: Validation, finding: Finding, *, width: int) -> Excerpt | None:
    """The part of the source that a finding points at, at most so many cells wide.

    None if there is no such line, or it holds an e-mail address: reports are published, and personal data are not.
    """
    line = validation.excerpt(finding)
    return None if line is None or has_email(line) else excerpt(line, finding.column, width=width)


def excerpt(line: str, column: int, *, width: int) -> Excerpt:
    """The part of a line around a column; where something is cut off, at either side, an ellipsis stands.

    Args:
        line: of source, without its line feed.
        column: from 1, in code points; one beyond the end counts as the end.
        width: of what is shown at most, in cells of a terminal.
    """
    line = line.removesuffix("\r")
    start, end = _character(line, column - 1)
    # nearly every character is a cell wide or more: what lies further away than the width is not looked at
    before, at, after = map(_shown, (line[max(0, start - width) : start], line[start:end], line[end : end + width]))
    is_far_before, is_far_after = start > width, len(line) - end > width
    if not is_far_before and not is_far_after and cells(before + at + after) <= width:
        return Excerpt(before, at, after)
    room = width - cells(at) - 2 * len(CUT)
    first = _last_cells(before, max(room // 2, room - cells(after)))
    last = _first_cells(after, room - cells(first))
    return Excerpt(
        CUT + first if is_far_before or first != before else first,
        at,
        last + CUT if is_far_after or last != after else last,
    )


def cells(text: str) -> int:
    """The width of a text in cells of a terminal.

    >>> cells("ß-漢")
    4
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    """None for a combining mark, two for a wide character (https://www.unicode.org/reports/tr11/)."""
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _character(line: str, index: int) -> tuple[int, int]:
    """Where the character that holds a code point starts and ends, with its combining marks."""
    start = min(index, len(line))
    while 0 < start < len(line) and not _cells(line[start]):
        start -= 1
    end = min(start + 1, len(line))
    while end < len(line) and not _cells(line[end]):
        end += 1
    return start, end


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _first_cells(text: str, room: int) -> str:
    """The longest start of a text that fits."""
    if text[: room + 1].isascii():
        return text[: max(0, room)]
    ends = accumulate(map(_cells, text))
    return text[: sum(1 for _ in takewhile(lambda end: end <= room, ends))]


def _last_cells(text: str, room: int) -> str:
    """The longest end of a text that fits and starts with a character of its own."""
    end = _first_cells(text[::-1], room)[::-1]
    while end and not _cells(end[0]):
        end = end[1:]
    return end
