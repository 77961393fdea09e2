"""What a state holds: its pathways, how much each has of what, and who and what else is in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.publishing import records
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import CITO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.publishing.records import Content
    from wp2rdf.rdf.block import Block

COUNTED = (
    "data nodes",
    "mappings",
    "interactions",
    "references",
    "citing works",
    "authors",
    "ontology terms",
    "communities",
    "organisms",
)
"""What is counted of each pathway."""

NAMED = ("people", "communities", "organisms", "ontology terms")
"""What is listed by name, over all pathways."""


class Held(NamedTuple):
    """A pathway.

    Attributes:
        wpid: such as `WP364`.
        revision: such as `r142066`.
        counts: how much it has of what is `COUNTED`.
        names: what is `NAMED` of it.
        edited: the day of its last change; empty: it is not told.
    """

    wpid: str
    revision: str
    counts: Counter[str]
    names: dict[str, set[str]]
    edited: str = ""


class Inventory(NamedTuple):
    """A state.

    Attributes:
        pathways: by wpid.
        names: what is `NAMED`, with those that no pathway has.
    """

    pathways: dict[str, Held]
    names: dict[str, set[str]]

    @classmethod
    def empty(cls) -> Inventory:
        """Of nothing."""
        return cls({}, {kind: set() for kind in NAMED})

    def add(self, held: Iterable[Held], people: Iterable[str]) -> None:
        """Adds what a graph holds; a pathway that several graphs speak of has what each says."""
        for one in held:
            there = self.pathways.setdefault(one.wpid, one)
            if there is not one:
                there.counts.__ior__(one.counts)
            for kind, names in one.names.items():
                self.names[kind] |= names
        self.names["people"].update(people)

    @property
    def is_official(self) -> bool:
        """Whether it has the official shapes only: those tell no day of the last change."""
        return not any(one.edited for one in self.pathways.values())

    def total(self, kind: str) -> int:
        """How much all pathways have of something."""
        return sum(one.counts[kind] for one in self.pathways.values())


def held(block: Block) -> tuple[list[Held], list[str]]:
    """The pathways of a graph, and IRIs of the people that it tells of."""
    facts = Facts.of(block)
    return [_held(facts, one) for one in records.pathways(facts)], [
        one.author for one in records.people(facts) if one.name
    ]


def of_blocks(blocks: Iterable[Block]) -> Inventory:
    """The inventory of some graphs."""
    found = Inventory.empty()
    for block in blocks:
        found.add(*held(block))
    return found


def _held(facts: Facts, content: Content) -> Held:
    pathway = content.pathway
    names: dict[str, set[str]] = {
        "communities": set(pathway.communities),
        "organisms": set(pathway.organisms),
        "ontology terms": {one.term for one in content.tags},
    }
    counts = Counter(
        {
            "data nodes": len(content.nodes),
            "mappings": len(content.mappings),
            "interactions": len(content.interactions),
            "references": len(set(facts.values(known(pathway.iri), CITO.cites))),
            "citing works": len(content.citing),
            "authors": len({one.author for one in content.authors if one.ordinal}),
            **{kind: len(some) for kind, some in names.items()},
        }
    )
    return Held(pathway.pathway, pathway.revision, counts, names, pathway.modified)
