"""What a page says twice in two forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wp2rdf.model import Pathway

_T = TypeVar("_T")
_NO_LETTER = re.compile(r"[\W_]+")
_LEAST_WORDS = 4
"""Shorter titles, such as an editorial's, may be those of two works."""


def said_twice(pathway: Pathway) -> Iterator[Problem]:
    """Authors that differ by case, blanks or `_`, references that stand twice, one work by two links."""
    authors = [(re.sub(r"[\s_]+", " ", name).strip().casefold(), name) for name in pathway.authors]
    for index, first in _again(key for key, _ in authors):
        name, other = authors[index][1], authors[first][1]
        if name and name.replace(" ", "_") != other.replace(" ", "_"):  # else they are one IRI, which is said elsewhere
            said = f"author {name!r} is written {other!r} before"
            yield Problem(pathway.file, *pathway.locate(("authors", index)), "author-spelling", said)
    yield from _entries(pathway)
    rows = pathway.bibliography.rows
    for index, _ in _again((row.database.casefold(), row.id.casefold()) if row.id else None for row in rows):
        place = pathway.bibliography.locate(rows[index].line, 0)
        said = f"{rows[index].database} {rows[index].id} stands twice"
        yield Problem(pathway.bibliography.file, *place, "reference-twice", said)
    titles = [_NO_LETTER.sub(" ", work.title or "").strip().casefold() for work in pathway.citedin]
    for index, first in _again(title if title.count(" ") >= _LEAST_WORDS else None for title in titles):
        link, earlier = pathway.citedin[index].link, pathway.citedin[first].link
        if link != earlier:
            said = f"{link} has the title of {earlier}: one work by two links"
            yield Problem(pathway.file, *pathway.locate(("citedin", index, "link")), "citing-work-twice", said)


def _entries(pathway: Pathway) -> Iterator[Problem]:
    """Entries of lists that are the same as one before; of authors another rule tells."""
    lists: dict[str, Sequence[str | NamedTuple]] = {
        "annotations": pathway.annotations,
        "citedin": pathway.citedin,
        "communities": pathway.communities,
        "organisms": pathway.organisms,
    }
    for key, entries in lists.items():
        for index, _ in _again(entry if any(entry) else None for entry in entries):
            entry = entries[index]
            name = entry if isinstance(entry, str) else next(filter(None, entry))
            said = f"{name} stands twice in {key}, with the same values"
            yield Problem(pathway.file, *pathway.locate((key, index)), "entry-twice", said)


def _again(keys: Iterable[_T | None]) -> Iterator[tuple[int, int]]:
    """The index of every key that stood before, and where it stood first; None is no key."""
    seen: dict[_T, int] = {}
    for index, key in enumerate(keys):
        if key is not None:
            first = seen.setdefault(key, index)
            if first != index:
                yield index, first
