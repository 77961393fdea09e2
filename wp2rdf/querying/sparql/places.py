"""Places in a query's text: lines and columns, and the remarks and errors that name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import UsageError

if TYPE_CHECKING:
    from wp2rdf.errors import Position


class Remark(NamedTuple):
    """What is said about a place of a query.

    Attributes:
        start: index of the character in the text.
        text: in words, without the line.
    """

    start: int
    text: str


def position(text: str, start: int) -> Position:
    """Line and column of the character at an index, both from 1."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def refusal(text: str, start: int, message: str) -> UsageError:
    """The error that says what is wrong with a query, with line and column; without them for a place nobody wrote.

    >>> str(refusal("x:", 0, f"x{chr(0x1FFFE)}: is wrong"))
    'line 1, column 1: xU+1FFFE: is wrong'
    """
    said = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in message)
    if start < 0:
        return UsageError(said)
    line, column = position(text, start)
    return UsageError(f"line {line}, column {column}: {said}")


_STRANGE = (
    (re.compile("[\u201c\u201d\u201e\u00ab\u00bb]"), 'a curly quotation mark: texts stand in "'),
    (
        re.compile("[\u2018\u2019\u201a\u0060\u00b4](?!\u0060)"),
        "a curly or slanted quotation mark: texts stand in ' or \"",
    ),
    (re.compile("```\\w*"), "a code fence of Markdown: leave it out"),
    (
        re.compile("&(?:lt|gt|amp|quot|apos|nbsp|#[0-9]+|#x[0-9A-Fa-f]+);"),
        "an escape of HTML: write the character itself",
    ),
    (
        re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]"),
        "a character that cannot be seen: take it out",
    ),
    (re.compile("[\u2010-\u2015\u2212]"), "a dash: the minus sign is -"),
)
"""What programs for texts, chats and web pages make of a query, and what to do."""


def strange(text: str, start: int) -> UsageError | None:
    """The error that names what others made of a query, if that begins at an index."""
    for pattern, said in _STRANGE:
        if match := pattern.match(text, start):
            shown = match[0] if match[0].isprintable() else f"U+{ord(match[0]):04X}"
            return refusal(text, start, f"{shown} is {said}")
    return None


def misplaced(text: str, start: int, wanted: str = "") -> UsageError:
    """The error that says that what begins at an index does not belong there."""
    if (error := strange(text, start)) is not None:
        return error
    wanted = wanted and f"; wanted: {wanted}"
    found = text[start : start + 200].splitlines()[:1]
    if not found or not found[0]:
        return refusal(text, start, f"something is wrong with the query before its end here{wanted}")
    return refusal(text, start, f"{found[0].rstrip()[:30]!r} does not belong here{wanted}")
