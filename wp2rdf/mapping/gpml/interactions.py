"""Interactions: what clusters of lines say, as the official converter tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.arrows import ARROWS
from wp2rdf.mapping.gpml.lines import Cluster, Ends, Lines
from wp2rdf.mapping.gpml.sheet import below
from wp2rdf.mapping.gpml.words import (
    ABOUT,
    AN_INTERACTION,
    DIRECTED,
    IDENTIFIER,
    PART_OF,
    PARTICIPANTS,
    SOURCE,
    SOURCE_NAME,
    TARGET,
    TYPE,
)
from wp2rdf.mapping.gpml.xrefs import link
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.registries.drawn_sources import drawn_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.mapping.gpml.literature import Literature
    from wp2rdf.mapping.gpml.nodes import Nodes
    from wp2rdf.mapping.gpml.sheet import Sheet


class Interactions:
    """The interactions of a drawing.

    Args:
        sheet: the drawing.
        nodes: its nodes.
        complexes: its complexes, by the graph ids of their groups.
        literature: its publications.
        found: where statements go.

    Attributes:
        lines: its lines.
        made: the interactions that were made, by the graph id of the line that they are named after.
    """

    def __init__(
        self, sheet: Sheet, nodes: Nodes, complexes: dict[str, Term], literature: Literature, found: list[str]
    ) -> None:
        self._nodes = nodes.by_id
        self._regulators = {graph_id: nodes.by_id[graph_id] for graph_id in nodes.first} | complexes
        self._literature = literature
        self._found = found
        self._base = f"{sheet.base}WP/Interaction/"
        self._about = f"{sheet.base}Interaction/"
        self._in_pathway = f"{PART_OF}{sheet.names.revised}"
        self.lines = Lines(sheet.drawing)
        self._elements = self.lines.elements
        self.made: dict[str, list[Term]] = {}

    def add(self) -> None:
        """Adds what is said of all of them."""
        for cluster in self.lines.clusters():
            self._cluster(cluster)

    def _cluster(self, cluster: Cluster) -> None:
        base, branches, _ = cluster
        arrows = cluster.arrows
        if len(arrows) > 1:
            return
        if base.is_two_headed and not branches:
            self._reversible(cluster)
            return
        if any(part.is_two_headed for part in cluster.parts):
            return
        sources, targets = self._sources(cluster.parts)
        if not arrows:
            self._undirected(cluster, sources)
        elif sources and targets:
            self._directed(cluster, arrows.pop(), sources, targets)

    def _sources(self, parts: Iterable[Ends]) -> tuple[dict[Term, None], dict[Term, None]]:
        """The nodes at plain ends, and those at arrowheads."""
        sources: dict[Term, None] = {}
        targets: dict[Term, None] = {}
        find = self._nodes.get
        for _, start, end, start_arrow, end_arrow in parts:
            if start and (node := find(start)):
                (targets if start_arrow else sources)[node] = None
            if end and (node := find(end)):
                (targets if end_arrow else sources)[node] = None
        return sources, targets

    def _undirected(self, cluster: Cluster, participants: Iterable[Term]) -> None:
        interaction = self._begun(cluster, cluster.base.line.graph_id)
        add = self._found.append
        for node in participants:
            add(f"{interaction}{PARTICIPANTS}{node}")
            add(f"{node}{PART_OF}{interaction}")
        for part in cluster.parts:
            if part.line.citations:
                self._literature.cite(interaction, part.line.citations)
        self._regulated(cluster, interaction)

    def _directed(self, cluster: Cluster, arrow: str, sources: Iterable[Term], targets: Iterable[Term]) -> None:
        interaction = self._begun(cluster, cluster.base.line.graph_id)
        self._direct(interaction, arrow, sources, targets)
        for part in cluster.parts:
            if part.line.citations:
                self._literature.cite(interaction, part.line.citations, with_id=True)
        self._identified(interaction, cluster.base)
        self._regulated(cluster, interaction)

    def _reversible(self, cluster: Cluster) -> None:
        base = cluster.base
        start, end = self._nodes.get(base.start), self._nodes.get(base.end)
        if start is None or end is None:
            return
        for suffix, source, target in (("_1", start, end), ("_2", end, start)):
            interaction = self._begun(cluster, base.line.graph_id + suffix)
            self._direct(interaction, base.start_arrow, (source,), (target,))
            if suffix == "_1" and base.line.citations:
                self._literature.cite(interaction, base.line.citations, with_id=True)
            self._regulated(cluster, interaction, suffix)

    def _begun(self, cluster: Cluster, name: str) -> Term:
        """Adds what is said of every interaction; returns it."""
        interaction = below(self._base, name)
        self.made.setdefault(cluster.base.line.graph_id, []).append(interaction)
        add = self._found.append
        add(f"{interaction}{AN_INTERACTION}")
        add(f"{interaction}{self._in_pathway}")
        for part in cluster.parts:
            add(f"{interaction}{ABOUT}{below(self._about, part.line.graph_id)}")
        return interaction

    def _direct(self, interaction: Term, arrow: str, sources: Iterable[Term], targets: Iterable[Term]) -> None:
        add = self._found.append
        add(f"{interaction}{DIRECTED}")
        kind = ARROWS[arrow]
        if kind:
            add(f"{interaction}{TYPE}{kind}")
        for node in sources:
            add(f"{interaction}{SOURCE}{node}")
            add(f"{interaction}{PARTICIPANTS}{node}")
            add(f"{node}{PART_OF}{interaction}")
        for node in targets:
            add(f"{interaction}{TARGET}{node}")
            add(f"{interaction}{PARTICIPANTS}{node}")
            add(f"{node}{PART_OF}{interaction}")

    def _identified(self, interaction: Term, base: Ends) -> None:
        """Adds what the identifier of a line says of its interaction."""
        xref = base.line.xref
        source = drawn_source(xref.database) if xref and xref.identifier and xref.database else None
        if xref is None or source is None:
            return
        typed = xref.identifier.replace(" ", "_")
        self._found.append(f"{interaction}{SOURCE_NAME}{plain(source.name)}")
        self._found.append(f"{interaction}{IDENTIFIER}{plain(typed)}")
        own = link(source, typed)
        if own:
            self._found.append(f"{interaction} {own}")

    def _regulated(self, cluster: Cluster, parent: Term, suffix: str = "") -> None:
        """Adds the lines that act on an interaction."""
        for one in cluster.regulators:
            if one.is_two_headed or not one.start or not one.end:
                continue
            regulator = self._regulators.get(one.start if one.start in self._elements else one.end)
            if regulator is None:
                continue
            interaction = below(self._base, one.line.graph_id + suffix)
            self.made.setdefault(one.line.graph_id, []).append(interaction)
            self._found += (
                f"{interaction}{AN_INTERACTION}",
                f"{interaction}{DIRECTED}",
                f"{interaction}{self._in_pathway}",
                f"{interaction}{ABOUT}{below(self._about, one.line.graph_id)}",
                f"{interaction}{SOURCE}{regulator}",
                f"{interaction}{TARGET}{parent}",
                f"{interaction}{PARTICIPANTS}{regulator}",
                f"{interaction}{PARTICIPANTS}{parent}",
                f"{regulator}{PART_OF}{interaction}",
            )
            kind = ARROWS[one.start_arrow or one.end_arrow]
            if kind:
                self._found.append(f"{interaction}{TYPE}{kind}")
            if one.line.citations:
                self._literature.cite(interaction, one.line.citations)
