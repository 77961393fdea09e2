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
from wp2rdf.registries.drawn_sources import DRAWN_SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.mapping.gpml.literature import Literature
    from wp2rdf.mapping.gpml.nodes import Nodes
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.elements import Xref


class Interactions:
    """The interactions of a drawing.

    Args:
        sheet: the drawing.
        nodes: its nodes.
        complexes: its complexes, by the graph ids of their groups.
        literature: its publications.
        once: where statements go that nobody else makes.

    Attributes:
        lines: its lines.
        made: the interactions that were made, by the graph id of the line that they are named after.
    """

    def __init__(
        self, sheet: Sheet, nodes: Nodes, complexes: dict[str, Term], literature: Literature, once: list[str]
    ) -> None:
        self._fault = sheet.fault
        self._nodes = nodes.by_id
        self._regulators = {graph_id: nodes.by_id[graph_id] for graph_id in nodes.first} | complexes
        self._literature = literature
        self._once = once
        self._said: dict[Term, str] = {}
        self._base = f"{sheet.base}WP/Interaction/"
        self._about = f"{sheet.base}Interaction/"
        self._in_pathway = f"{PART_OF}{sheet.names.revised}"
        self.lines = Lines(sheet.drawing)
        self._elements = self.lines.elements
        self.made: dict[str, list[Term]] = {}

    def add(self) -> None:
        """Adds what is said of all of them."""
        attached = self.lines.attached
        for base in self.lines.bases:
            if attached and base.line.anchors:
                self._cluster(self.lines.cluster(base))
            else:
                self._alone(base)
        self._once += self._said.values()

    def _alone(self, base: Ends) -> None:
        """A line that nothing is attached to, as most are."""
        line, start, end, start_arrow, end_arrow = base
        name, xref = line.graph_id, line.xref
        if (start_arrow and end_arrow) or not name.isalnum() or (xref and xref.identifier):
            self._cluster(Cluster(base, (), ()))
            return
        first = self._nodes.get(start) if start else None
        last = self._nodes.get(end) if end else None
        one = Term(f"<{self._base}{name}>")
        said = f"{one}{AN_INTERACTION}\n{one}{self._in_pathway}\n{one}{ABOUT}<{self._about}{name}>"
        is_directed = start_arrow or end_arrow
        if is_directed:
            if first is None or last is None:
                return
            kind = ARROWS[is_directed]
            source, target = (first, last) if end_arrow else (last, first)
            said = f"{said}\n{one}{DIRECTED}\n{one}{SOURCE}{source}\n{one}{TARGET}{target}"
            if kind:
                said = f"{said}\n{one}{TYPE}{kind}"
        if first:
            said = f"{said}\n{one}{PARTICIPANTS}{first}\n{first}{PART_OF}{one}"
        if last and last != first:
            said = f"{said}\n{one}{PARTICIPANTS}{last}\n{last}{PART_OF}{one}"
        self.made.setdefault(name, []).append(one)
        self._say(one, said)
        if line.citations:
            self._literature.cite(one, line.citations, with_id=bool(is_directed))

    def _cluster(self, cluster: Cluster) -> None:
        base, branches, _ = cluster
        arrows = cluster.arrows
        if len(arrows) > 1:
            said = f"{' and '.join(sorted(arrows))} on one line and its branches: the official RDF has nothing of them"
            self._fault("line-mixed", said, base.line.place)
        elif base.is_two_headed and not branches:
            self._reversible(cluster)
        elif not any(part.is_two_headed for part in cluster.parts):
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
        interaction = below(self._base, cluster.base.line.graph_id)
        said = self._begun(cluster, interaction)
        for node in participants:
            said += (f"{interaction}{PARTICIPANTS}{node}", f"{node}{PART_OF}{interaction}")
        self._say(interaction, "\n".join(said))
        for part in cluster.parts:
            if part.line.citations:
                self._literature.cite(interaction, part.line.citations)
        if cluster.regulators:
            self._regulated(cluster, interaction)

    def _directed(self, cluster: Cluster, arrow: str, sources: Iterable[Term], targets: Iterable[Term]) -> None:
        interaction = below(self._base, cluster.base.line.graph_id)
        said = self._begun(cluster, interaction) + self._direct(interaction, arrow, sources, targets)
        xref = cluster.base.line.xref
        if xref and xref.identifier:
            said += _identified(interaction, xref)
        self._say(interaction, "\n".join(said))
        for part in cluster.parts:
            if part.line.citations:
                self._literature.cite(interaction, part.line.citations, with_id=True)
        if cluster.regulators:
            self._regulated(cluster, interaction)

    def _reversible(self, cluster: Cluster) -> None:
        base = cluster.base
        start, end = self._nodes.get(base.start), self._nodes.get(base.end)
        if start is None or end is None:
            return
        for suffix, source, target in (("_1", start, end), ("_2", end, start)):
            interaction = below(self._base, base.line.graph_id + suffix)
            said = self._begun(cluster, interaction)
            said += self._direct(interaction, base.start_arrow, (source,), (target,))
            self._say(interaction, "\n".join(said))
            if suffix == "_1" and base.line.citations:
                self._literature.cite(interaction, base.line.citations, with_id=True)
            self._regulated(cluster, interaction, suffix)

    def _begun(self, cluster: Cluster, interaction: Term) -> list[str]:
        """What is said of every interaction of a cluster, which is made from now on."""
        self.made.setdefault(cluster.base.line.graph_id, []).append(interaction)
        said = [f"{interaction}{AN_INTERACTION}", f"{interaction}{self._in_pathway}"]
        said += [f"{interaction}{ABOUT}{below(self._about, part.line.graph_id)}" for part in cluster.parts]
        return said

    def _direct(self, interaction: Term, arrow: str, sources: Iterable[Term], targets: Iterable[Term]) -> list[str]:
        said = [f"{interaction}{DIRECTED}"]
        kind = ARROWS[arrow]
        if kind:
            said.append(f"{interaction}{TYPE}{kind}")
        said += [f"{interaction}{SOURCE}{node}" for node in sources]
        said += [f"{interaction}{TARGET}{node}" for node in targets]
        for node in dict.fromkeys((*sources, *targets)):
            said += (f"{interaction}{PARTICIPANTS}{node}", f"{node}{PART_OF}{interaction}")
        return said

    def _say(self, interaction: Term, said: str) -> None:
        """Notes what is said of an interaction; each is spoken of once, but for lines that act on two others."""
        earlier = self._said.get(interaction)
        lines = dict.fromkeys((*earlier.split("\n"), *said.split("\n"))) if earlier else ()
        self._said[interaction] = "\n".join(lines) if earlier else said

    def _regulated(self, cluster: Cluster, parent: Term, suffix: str = "") -> None:
        """Adds the lines that act on an interaction."""
        for one in cluster.regulators:
            if one.is_two_headed or not one.start or not one.end:
                continue
            graph_id = one.start if one.start in self._elements else one.end
            regulator = self._regulators.get(graph_id)
            if regulator is None:
                if graph_id in self._nodes:
                    lost = f"line {one.line.graph_id} starts at a second copy of a node: the official RDF loses it"
                    self._fault("regulator-lost", lost, one.line.place)
                continue
            interaction = below(self._base, one.line.graph_id + suffix)
            self.made.setdefault(one.line.graph_id, []).append(interaction)
            said = [
                f"{interaction}{AN_INTERACTION}",
                f"{interaction}{DIRECTED}",
                f"{interaction}{self._in_pathway}",
                f"{interaction}{ABOUT}{below(self._about, one.line.graph_id)}",
                f"{interaction}{SOURCE}{regulator}",
                f"{interaction}{TARGET}{parent}",
                f"{interaction}{PARTICIPANTS}{regulator}",
                f"{interaction}{PARTICIPANTS}{parent}",
                f"{regulator}{PART_OF}{interaction}",
            ]
            kind = ARROWS[one.start_arrow or one.end_arrow]
            if kind:
                said.append(f"{interaction}{TYPE}{kind}")
            self._say(interaction, "\n".join(said))
            if one.line.citations:
                self._literature.cite(interaction, one.line.citations)


def _identified(interaction: Term, xref: Xref) -> list[str]:
    """What the identifier of a line says of its interaction."""
    source = DRAWN_SOURCES.get(xref.database) if xref.database else None
    if source is None:
        return []
    typed = xref.identifier.replace(" ", "_")
    own = link(source, typed)
    said = [f"{interaction}{SOURCE_NAME}{plain(source.name)}", f"{interaction}{IDENTIFIER}{plain(typed)}"]
    return [*said, f"{interaction} {own}"] if own else said
