"""Advice that takes all pages: what each tells, and what comes of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.validating.advice.dates import Edited, ahead
from wp2rdf.validating.advice.links import Link, pathways_drawn, pathways_named
from wp2rdf.validating.advice.symbols import Symbols, swapped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from wp2rdf.model import Pathway


ADVICE_OF_SITE = frozenset({"label-other-gene", "description-link", "drawn-pathway-missing", "last-edited-ahead"})
"""Rules that one page alone may break without its being seen."""


class Told(NamedTuple):
    """What one page tells about others.

    Attributes:
        symbols: of genes.
        links: the pathway pages that its description links to.
        drawn: the pathways that its drawing shows.
        edited: when it was.
    """

    symbols: Symbols
    links: tuple[Link, ...]
    drawn: tuple[Link, ...]
    edited: Edited | None

    @classmethod
    def by(cls, pathway: Pathway) -> Told:
        """What a page tells."""
        links = tuple(pathways_named(pathway)), tuple(pathways_drawn(pathway))
        return cls(Symbols.of(pathway), *links, Edited.by(pathway))


def of_site(told: Sequence[Told], numbers: Collection[int] | None) -> Iterator[Problem]:
    """What is odd about pages when they are held against one another.

    Args:
        told: what the pages tell.
        numbers: the numbers of the pathways that have a page; None: not all pages are known.
    """
    yield from swapped(one.symbols for one in told)
    if numbers is None:
        return
    yield from ahead(one.edited for one in told if one.edited)
    for one in told:
        for file, line, column, wpid in one.links:
            if int(wpid[2:]) not in numbers:
                said = f"the link leads to the page of {wpid}, which this site does not have"
                helps = "link to a page that there is, or keep the words without the link"
                yield Problem(file, line, column, "description-link", said, helps)
        for file, line, column, wpid in one.drawn:
            if int(wpid[2:]) not in numbers:
                said = f"the drawing shows {wpid}, which there is not"
                yield Problem(file, line, column, "drawn-pathway-missing", said)
