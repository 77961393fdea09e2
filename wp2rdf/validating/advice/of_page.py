"""All advice about one page by itself."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from wp2rdf.validating.advice import doubles, identifiers, links, species, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wp2rdf.errors import Problem
    from wp2rdf.model import Pathway

_ADVISERS: tuple[Callable[[Pathway], Iterable[Problem]], ...] = (
    species.contradicted,
    links.broken,
    doubles.said_twice,
    identifiers.malformed,
    texts.empty_words,
)


def of_page(pathway: Pathway) -> list[Problem]:
    """What is odd about a page and its tables, in the order of its files and lines."""
    found = chain.from_iterable(advise(pathway) for advise in _ADVISERS)
    return sorted(found, key=lambda problem: (problem.file != pathway.file, problem[:3]))
