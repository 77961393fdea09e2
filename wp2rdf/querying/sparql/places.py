"""Places in a query's text: lines and columns, and the remarks and errors that name them."""

from __future__ import annotations

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
    """The error that says what is wrong with a query, with line and column; without them for a place nobody wrote."""
    if start < 0:
        return UsageError(message)
    line, column = position(text, start)
    return UsageError(f"line {line}, column {column}: {message}")


def misplaced(text: str, start: int, wanted: str = "") -> UsageError:
    """The error that says that what begins at an index does not belong there."""
    wanted = wanted and f"; wanted: {wanted}"
    found = text[start : start + 200].splitlines()[:1]
    if not found or not found[0]:
        return refusal(text, start, f"something is wrong with the query before its end here{wanted}")
    return refusal(text, start, f"{found[0].rstrip()[:30]!r} does not belong here{wanted}")
