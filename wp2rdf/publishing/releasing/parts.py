"""One page in the parts that official releases give out: pathway, authors, drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf import mapping
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE, PAGES, PREFIXES, local_part
from wp2rdf.rdf.vocab import DC, WP
from wp2rdf.writing import formats

if TYPE_CHECKING:
    from wp2rdf.mapping import Profile
    from wp2rdf.model import Pathway, Site
    from wp2rdf.rdf.block import Encoded

ARCHIVES = ("wp", "authors", "gpml")
"""The parts, as official releases call them."""

_TURTLE = formats.named("turtle")
_USERS = f"<{PREFIXES['wprdf']}User/"
_OF_AUTHORS = frozenset({DC.creator, WP.hasAuthorship})


class Parts(NamedTuple):
    """A page of a release.

    Attributes:
        name: of its files, without ending: the wpid, or `site`.
        quads: its graph as N-Quads, without the drawing layer.
        turtle: the parts that are not empty, as Turtle.
    """

    name: str
    quads: Encoded
    turtle: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Cut:
    """Makes parts of the block of a page; travels to the processes that convert.

    Attributes:
        profile: of the block.
        with_layer: whether the block holds the drawing layer, which becomes a part of its own.
    """

    profile: Profile
    with_layer: bool

    def __call__(self, block: Block, record: Pathway | None, known: Site) -> Parts:
        """The parts of a block."""
        drawn = Block(block.graph, b"")
        if self.with_layer and record is not None and record.drawing is not None:
            block = Block.of(block.graph, mapping.statements(record, site=known, profile=self.profile))
            drawn = Block.of(block.graph, mapping.layer_of(record, profile=self.profile))
        authors, rest = split(block)
        turtle = {
            part: formats.encoded(one, _TURTLE).data
            for part, one in zip(ARCHIVES, (rest, authors, drawn), strict=True)
            if one.data
        }
        return Parts(name_of(block), block.nquads(), turtle)


def name_of(block: Block) -> str:
    """What the files of a graph are called: the wpid, or `site`."""
    if block.graph == GRAPH_OF_SITE:
        return "site"
    return (local_part(block.graph, PAGES) or "").removesuffix(".html")


def split(block: Block) -> tuple[Block, Block]:
    """What a graph says of authors, and the rest."""
    authors: list[str] = []
    rest: list[str] = []
    for line in block.lines:
        is_of_authors = line.startswith(_USERS) or line.split(" ", 2)[1] in _OF_AUTHORS
        (authors if is_of_authors else rest).append(line)
    return Block.of(block.graph, authors), Block.of(block.graph, rest)
