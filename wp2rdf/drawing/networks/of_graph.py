"""What is connected to what in a pathway, taken from the triples of its graph.

Triples are what drawings, sites, stores and dumps have in common, so that a network is the same whichever of them it
comes from.

A node is a data node, a complex, or what else an interaction ends at: a group, a label, a state. An interaction that
others regulate is a node too, and its own edges go through it, since a network has no edge to an edge. An interaction
that connects fewer than two nodes gives no edge.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from wp2rdf.drawing.networks import curies
from wp2rdf.drawing.networks.model import MEMBER, Edge, Network, Node
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import PATHWAY, PREFIXES
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import DC, DCTERMS, GPML, PAV, RDF, RDFS, WP, WP2RDF
from wp2rdf.registries.datasources import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GENERAL = frozenset({WP.DataNode, WP.Interaction, WP.DirectedInteraction, WP2RDF.Recovered})
"""Classes that say less of a node or an edge than the others it has."""

_MAPPINGS = tuple(dict.fromkeys(source.mapping for source in SOURCES.values() if source.mapping))


def networks(statements: Iterable[str]) -> Iterator[Network]:
    """The network of each pathway that a graph describes.

    Args:
        statements: what the graph holds: the triples of a page, or those of many, merged. With the drawing layer, nodes
            have coordinates.

    Yields:
        Networks, in the order of the IRIs of their pathways.
    """
    facts = Facts(statements)
    parts = facts.by_value(DCTERMS.isPartOf)
    for pathway in sorted(facts.by_value(PAV.hasVersion)):
        yield _Pathway(facts, pathway, sorted(set(parts.get(pathway, ())))).network()


class _Pathway:
    """One pathway, and what the graph says of it."""

    def __init__(self, facts: Facts, pathway: Term, parts: list[Term]) -> None:
        self._facts = facts
        self._pathway = pathway
        self._name = pathway[1:-1].removeprefix(PATHWAY)
        self._drawn = [one for one in parts if self._is(one, WP.DataNode)]
        self._interactions = [
            one for one in parts if self._is(one, WP.Interaction) and not self._is(one, WP.ComplexBinding)
        ]
        ends = {target for one in self._interactions for target in facts.values(one, WP.target)}
        self._regulated = ends.intersection(self._interactions)

    def _is(self, one: Term, kind: Term) -> bool:
        return kind in self._facts.values(one, RDF.type)

    def network(self) -> Network:
        """What is connected to what in it."""
        facts = self._facts
        edges = [edge for one in self._interactions for edge in self._edges(one)]
        nodes = dict.fromkeys(self._drawn)
        nodes.update(dict.fromkeys(Term(f"<{end}>") for edge in edges for end in (edge.source, edge.target)))
        waiting = list(nodes)
        while waiting:
            whole = waiting.pop()
            members = [] if whole in self._regulated else facts.values(whole, WP.participants)
            edges.extend(self._membership(member, whole) for member in members)
            waiting.extend(member for member in members if member not in nodes)
            nodes.update(dict.fromkeys(members))
        return Network(
            iri=self._pathway[1:-1],
            name=self._name,
            title=facts.text(self._pathway, DC.title),
            organism=facts.text(self._pathway, WP.organismName),
            description=facts.text(self._pathway, DCTERMS.description),
            nodes=tuple(map(self._node, sorted(nodes))),
            edges=tuple(sorted(edges, key=lambda edge: (edge.type == MEMBER, edge.iri, edge.source, edge.target))),
        )

    def _edges(self, interaction: Term) -> Iterator[Edge]:
        """The edges of an interaction."""
        facts = self._facts
        sources, targets = facts.values(interaction, WP.source), facts.values(interaction, WP.target)
        pairs: Iterable[tuple[Term, Term]]
        if sources and targets:
            hub = interaction in self._regulated
            pairs = (
                (*product(sources, [interaction]), *product([interaction], targets))
                if hub
                else product(sources, targets)
            )
        else:
            ends = facts.values(interaction, WP.participants)
            pairs = product(ends, [interaction]) if interaction in self._regulated else combinations(ends, 2)
        for source, target in pairs:
            yield self._edge(source, target, interaction, directed=bool(sources and targets))

    def _edge(self, source: Term, target: Term, interaction: Term, *, directed: bool) -> Edge:
        facts = self._facts
        return Edge(
            source=source[1:-1],
            target=target[1:-1],
            iri=interaction[1:-1],
            type=self._type(interaction) or ("DirectedInteraction" if directed else "Interaction"),
            directed=directed,
            identifiers=tuple(dict.fromkeys((*self._own(interaction), *self._mapped(interaction)))),
            references=_curies(facts.values(interaction, DCTERMS.references)),
            recovered=self._is(interaction, WP2RDF.Recovered),
            pathway=self._name,
        )

    def _membership(self, member: Term, whole: Term) -> Edge:
        """The edge to a complex or group from one of its members."""
        return Edge(member[1:-1], whole[1:-1], whole[1:-1], MEMBER, True, (), (), False, self._name)

    def _node(self, node: Term) -> Node:
        facts = self._facts
        regulated = node in self._regulated
        identifiers = tuple(dict.fromkeys((*self._own(node), *self._mapped(node))))
        where = next((one for one in facts.values(node, WP.isAbout) if facts.text(one, GPML.centerX)), node)
        x, y = facts.text(where, GPML.centerX), facts.text(where, GPML.centerY)
        return Node(
            iri=node[1:-1],
            label=self._label(node),
            type="Interaction" if regulated else self._type(node) or "DataNode",
            identifier=next(iter(identifiers), ""),
            identifiers=identifiers,
            x=float(x) if x and y else None,
            y=float(y) if x and y else None,
        )

    def _type(self, one: Term) -> str:
        classes = (name for name in self._facts.values(one, RDF.type) if name not in _GENERAL)
        return "|".join(dict.fromkeys(_local(name) for name in classes if _local(name)))

    def _label(self, node: Term) -> str:
        facts = self._facts
        if node in self._regulated:
            return self._type(node) or "Interaction"
        said = self._said(node)
        if not said:
            said = ", ".join(self._said(member) or _last(member) for member in facts.values(node, WP.participants))
        return said or _last(node)

    def _said(self, node: Term) -> str:
        """What is written at a node, on one line."""
        said = self._facts.text(node, RDFS.label) or self._facts.text(node, GPML.textlabel)
        return " ".join(said.split())

    def _own(self, one: Term) -> tuple[str, ...]:
        """The CURIEs by which the pathway itself names a node or an interaction."""
        facts = self._facts
        named = _curies((one, *facts.values(one, DC.identifier)))
        typed = product(facts.texts(one, DC.source), facts.texts(one, DCTERMS.identifier))
        return named or tuple(filter(None, (curies.of_source(*pair) for pair in typed)))

    def _mapped(self, one: Term) -> Iterator[str]:
        """The CURIEs that mappings add."""
        for predicate in _MAPPINGS:
            yield from _curies(self._facts.values(one, predicate))


def _curies(iris: Iterable[Term]) -> tuple[str, ...]:
    return tuple(filter(None, (curies.of_iri(one[1:-1]) for one in iris if one.startswith("<"))))


def _local(name: Term) -> str:
    """The name of a class of one of WikiPathways' two vocabularies, else nothing."""
    for prefix in ("wp", "gpml"):
        if name.startswith("<" + PREFIXES[prefix]):
            return name[1 + len(PREFIXES[prefix]) : -1]
    return ""


def _last(node: Term) -> str:
    return node[1:-1].rpartition("/")[2]
