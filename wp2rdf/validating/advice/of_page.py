"""All advice about one page by itself."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from wp2rdf.validating.advice import cells, doubles, drawn, identifiers, links, species, spoilt, terms, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from wp2rdf.errors import Problem
    from wp2rdf.model import Pathway
    from wp2rdf.model.ontologies import OntologyTable

_ADVISERS: tuple[Callable[[Pathway], Iterable[Problem]], ...] = (
    species.contradicted,
    links.broken,
    links.misdrawn,
    doubles.said_twice,
    identifiers.malformed,
    texts.empty_words,
    spoilt.spoilt,
    cells.unusual,
    drawn.apart,
)


def of_page(pathway: Pathway, ontologies: Mapping[str, OntologyTable]) -> list[Problem]:
    """What is odd about a page and its tables, in the order of its files and lines.

    Args:
        pathway: the record of the page.
        ontologies: those that are at hand, by the prefix of their ids.
    """
    found = chain(chain.from_iterable(advise(pathway) for advise in _ADVISERS), terms.misused(pathway, ontologies))
    return sorted(found, key=lambda problem: (problem.file != pathway.file, problem[:3]))
