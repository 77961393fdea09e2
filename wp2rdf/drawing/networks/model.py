"""The network of a pathway: nodes and edges as plain records, without any library for networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MEMBER = "Member"
"""The type of the edge from a member to its complex or group."""


class Node(NamedTuple):
    """A node of a network.

    Attributes:
        iri: its name, unique in the network.
        label: as it is drawn, on one line; for a complex or group without one, the labels of its members.
        type: its classes, as in `GeneProduct`; several are separated by `|`.
        identifier: a CURIE, as in `ncbigene:3569`; empty if it has none.
        identifiers: all CURIEs that name it, its own first.
        x: where its first drawing has its centre, in pixels to the right; None if the graph has no coordinates.
        y: the same, downwards.
    """

    iri: str
    label: str
    type: str
    identifier: str
    identifiers: tuple[str, ...]
    x: float | None
    y: float | None


class Edge(NamedTuple):
    """An edge of a network.

    Attributes:
        source: the IRI of the node it starts at.
        target: the IRI of the node it ends at.
        iri: the interaction that it shows; for the type `Member`, the complex or group.
        type: `Conversion`, `Inhibition` and so on, `DirectedInteraction` for a plain arrow, `Interaction` for a line
            without arrowhead, `Member`; several are separated by `|`.
        directed: whether it has a direction.
        identifiers: CURIEs of the interaction, as in `rhea:10000`.
        references: CURIEs of what the interaction cites, as in `pubmed:1234567`.
        recovered: whether the official RDF of WikiPathways leaves the interaction out.
        pathway: the pathway and its revision, as in `WP364_r142066`.
    """

    source: str
    target: str
    iri: str
    type: str
    directed: bool
    identifiers: tuple[str, ...]
    references: tuple[str, ...]
    recovered: bool
    pathway: str


class Network(NamedTuple):
    """A network.

    Attributes:
        iri: the pathway; empty: it is made of several.
        name: the pathway and its revision, as in `WP364_r142066`, or what it is made of.
        title: its title.
        organism: its Latin name.
        description: plain text, maybe with line breaks.
        nodes: in the order of their IRIs.
        edges: in the order of their interactions, memberships last. The nodes at both ends are in `nodes`.
    """

    iri: str
    name: str
    title: str
    organism: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def wpid(self) -> str:
        """The pathway, as in `WP364`."""
        return self.name.partition("_")[0]


def merged(name: str, networks: Iterable[Network]) -> Network:
    """One network of several: nodes of the same IRI become one, every edge stays.

    A node is taken from the first network that has it; identifiers of all are gathered.
    """
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for network in networks:
        for node in network.nodes:
            known = nodes.get(node.iri)
            if known is None:
                nodes[node.iri] = node._replace(x=None, y=None)
            elif known.identifiers != node.identifiers:
                gathered = tuple(dict.fromkeys((*known.identifiers, *node.identifiers)))
                nodes[node.iri] = known._replace(identifiers=gathered)
        edges.extend(network.edges)
    return Network("", name, "", "", "", tuple(nodes[iri] for iri in sorted(nodes)), tuple(edges))
