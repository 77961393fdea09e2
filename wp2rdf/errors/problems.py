"""A fault in the data: a value that flows with the result, not an exception."""

from __future__ import annotations

from typing import NamedTuple

from wp2rdf.errors.rules import Level

Position = tuple[int, int]
"""Line and column, both from 1; columns count Unicode code points."""

START: Position = (1, 1)

_LONGEST = 240


class Problem(NamedTuple):
    """A fault in the data.

    Attributes:
        file: path of the file, relative to the site, with `/`.
        line: from 1.
        column: from 1, in Unicode code points.
        rule: its id in `RULES`.
        message: one line, for a person.
        help: what to write instead in this place; empty: the rule says how to mend it.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    help: str = ""

    @property
    def level(self) -> Level:
        """How grave it is."""
        from wp2rdf.errors.catalogue import RULES  # noqa: PLC0415 - most commands that start need no rule

        return RULES[self.rule].level

    def __str__(self) -> str:
        """The line a compiler would print: one line, however the data that it speaks of looks."""
        return f"{self.file}:{self.line}:{self.column}: {self.level}: {one_line(self.message)} [{self.rule}]"


def one_line(text: str) -> str:
    """A text as one printable line that is not too long."""
    said = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said
