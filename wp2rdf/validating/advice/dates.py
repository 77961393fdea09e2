"""Dates of last edits that lie far after those of all other pages: there is no clock, but pages tell what is late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.mapping.pathway import is_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wp2rdf.model import Pathway

_LEAST = 10
"""Pages that must be dated before they can tell what is late."""
_DAYS = 366
_FEW = 100
"""One page of so many may be late, not more."""


class Edited(NamedTuple):
    """When a page was edited: the day, the file, the place of the date."""

    day: str
    file: str
    line: int
    column: int

    @classmethod
    def by(cls, pathway: Pathway) -> Edited | None:
        """When a page says that it was edited; None: it does not say."""
        day = pathway.last_edited or ""
        return cls(day, pathway.file, *pathway.locate(("last-edited",))) if is_date(day) else None


def ahead(edits: Iterable[Edited]) -> Iterator[Problem]:
    """The few edits that are more than a year later than any other."""
    known = sorted(edits)
    if len(known) < _LEAST:
        return
    for index in range(len(known) - 1, len(known) - 2 - len(known) // _FEW, -1):
        last = known[index - 1].day
        if (date.fromisoformat(known[index].day) - date.fromisoformat(last)).days > _DAYS:
            for day, file, line, column in sorted(known[index:], key=lambda edit: edit[1:]):
                said = f"{day} is more than a year after the last edit of all other pages, on {last}"
                yield Problem(file, line, column, "last-edited-ahead", said)
            return
