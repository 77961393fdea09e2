"""Interactions that the official converter drops, each marked as recovered; what it has stays as it is.

A line says nothing there when it or a branch has another arrowhead, when it ends at a group, a complex, a label or a
state, when it branches off a branch, or when it starts at a second copy of a node. Nothing is guessed: a line end that
touches nothing gives nothing.

Statements stand on subjects that the official RDF does not have, so that one triple pattern leaves them out.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.arrows import ARROWS
from wp2rdf.mapping.gpml.outlines import Outlines
from wp2rdf.mapping.gpml.sheet import below
from wp2rdf.mapping.gpml.words import (
    ABOUT,
    AN_INTERACTION,
    DIRECTED,
    PART_OF,
    PARTICIPANTS,
    RECOVERED,
    REFERENCES,
    SOURCE,
    TARGET,
    TYPE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.mapping.gpml.interactions import Interactions
    from wp2rdf.mapping.gpml.lines import Ends
    from wp2rdf.mapping.gpml.literature import Literature
    from wp2rdf.mapping.gpml.nodes import Nodes
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.rdf.terms import Term


_MOST = 10_000
"""Sources, or targets, times lines that one line and its branches may have where each line says something by itself."""


class Recovered:
    """The interactions that are dropped.

    Args:
        sheet: the drawing.
        nodes: its nodes.
        complexes: its complexes, by the graph ids of their groups.
        official: the interactions that the official converter makes.
        literature: its publications.
        found: where statements go.
    """

    def __init__(
        self,
        sheet: Sheet,
        nodes: Nodes,
        complexes: dict[str, Term],
        official: Interactions,
        literature: Literature,
        found: list[str],
    ) -> None:
        self._nodes = nodes.by_id
        self._official_nodes = set(nodes.by_id.values())
        self._outlines = Outlines(sheet, nodes, complexes, found)
        self._lines = official.lines
        self._official = official.made
        self._made: dict[str, list[Term]] = {}
        self._literature = literature
        self._found = found
        self._base = f"{sheet.base}WP/Interaction/"
        self._about = f"{sheet.base}Interaction/"
        self._in_pathway = f"{PART_OF}{sheet.names.revised}"

    def add(self) -> None:
        """Adds what is said of all of them."""
        for base in self._lines.bases:
            parts, acting = self._followed(base)
            if base.line.graph_id in self._official:
                self._added(base, parts)
            else:
                self._dropped(base, parts)
            self._regulated(acting, base, {id(part) for part in parts})

    def _followed(self, base: Ends) -> tuple[list[Ends], list[tuple[Ends, Ends]]]:
        """A line with its branches and theirs, to the end; and the lines that act on them, each with the part."""
        parts, acting = [base], []
        seen = {id(base.line)}
        for part in parts:  # grows while it is walked
            _, branches, regulators = self._lines.cluster(part)
            for branch in branches:
                if id(branch.line) not in seen:
                    seen.add(id(branch.line))
                    parts.append(branch)
            acting += [(regulator, part) for regulator in regulators]
        return parts, acting

    def _dropped(self, base: Ends, parts: list[Ends]) -> None:
        """A line, with its branches, that the official converter makes nothing of."""
        sources = self._ends(parts, heads=False)
        heads = [part for part in parts if part.start_arrow or part.end_arrow]
        arrows = {arrow for part in heads for arrow in (part.start_arrow, part.end_arrow) if arrow}
        if len(arrows) == 1 and not any(part.is_two_headed for part in heads):
            self._make(base.line.graph_id, parts, arrows.pop(), sources, self._ends(parts, heads=True))
            return
        if len(heads) * len(sources) > _MOST:
            return
        for part in heads:  # each line by its own arrowheads
            if part.is_two_headed:
                start, end = self._ends_of(part)
                name = part.line.graph_id
                self._make(f"{name}_1", [part], part.end_arrow, {**start, **sources}, end)
                self._make(f"{name}_2", [part], part.start_arrow, {**end, **sources}, start)
            else:
                targets = self._ends([part], heads=True)
                self._make(part.line.graph_id, [part], part.start_arrow or part.end_arrow, sources, targets)

    def _added(self, base: Ends, parts: list[Ends]) -> None:
        """What the official interaction of a line lacks: an interaction for each branch that has it, named after it."""
        interaction = self._official[base.line.graph_id][0]
        for graph_id in (base.start, base.end):
            if graph_id and graph_id not in self._nodes:
                self._outlines.takes_part(graph_id, interaction)
        official = set(map(id, self._lines.cluster(base).parts))
        sources, targets = (self._ends(parts, heads=heads) for heads in (False, True))
        headed = sum(1 for branch in parts[1:] if branch.start_arrow or branch.end_arrow)
        if headed * len(sources) + (len(parts) - 1 - headed) * len(targets) > _MOST:
            return
        arrow = next((arrow for part in parts for arrow in (part.start_arrow, part.end_arrow) if arrow), "")
        for branch in parts[1:]:
            own, heads = self._ends([branch], heads=False), self._ends([branch], heads=True)
            if id(branch) in official and all(node in self._official_nodes for node in (*own, *heads)):
                continue
            if heads:
                self._make(branch.line.graph_id, [branch], branch.start_arrow or branch.end_arrow, sources, heads)
            elif own and arrow:
                self._make(branch.line.graph_id, [branch], arrow, own, targets)
            else:
                for graph_id in (branch.start, branch.end):
                    if graph_id and graph_id not in self._nodes:
                        self._outlines.takes_part(graph_id, interaction)

    def _regulated(self, acting: Iterable[tuple[Ends, Ends]], base: Ends, seen: set[int]) -> None:
        """The lines that act on a line or its branches, and those that act on them in turn."""
        waiting = deque((regulator, part, base) for regulator, part in acting)
        while waiting:
            regulator, part, acted_on = waiting.popleft()
            if id(regulator) in seen:
                continue
            seen.add(id(regulator))
            parents = self._parents(part, acted_on)
            if regulator.line.graph_id not in self._official and not regulator.is_two_headed:
                touched = regulator.start if regulator.start in self._lines.elements else regulator.end
                node = self._outlines.node(touched) if touched else None
                self._act(regulator, regulator, {node: None} if node else {}, parents)
            parts, more = self._followed(regulator)
            for branch in parts[1:]:  # what such a line starts at acts on the interaction too
                if not branch.start_arrow and not branch.end_arrow:
                    self._act(branch, regulator, self._ends([branch], heads=False), parents)
            waiting.extend((other, touched_part, regulator) for other, touched_part in more)

    def _act(self, one: Ends, regulator: Ends, sources: dict[Term, None], parents: Iterable[tuple[str, Term]]) -> None:
        """Adds that something acts on interactions."""
        arrow, name = regulator.start_arrow or regulator.end_arrow, one.line.graph_id
        for suffix, parent in parents:
            self._make(f"{name}{suffix}", [one], arrow, sources, {parent: None}, named=name)

    def _interactions(self, one: Ends) -> list[Term]:
        """The interactions that are named after a line."""
        name = one.line.graph_id
        return self._official.get(name) or self._made.get(name) or []

    def _parents(self, part: Ends, base: Ends) -> Iterable[tuple[str, Term]]:
        """What a line on an anchor acts on: the interaction of the line with the anchor, or else that of its base."""
        found = self._interactions(part) or self._interactions(base)
        return [("" if len(found) == 1 else f"_{place}", parent) for place, parent in enumerate(found, 1)]

    def _ends_of(self, part: Ends) -> tuple[dict[Term, None], dict[Term, None]]:
        """What a line touches at its start, and at its end."""
        start, end = (self._outlines.node(one) if one else None for one in (part.start, part.end))
        return ({start: None} if start else {}), ({end: None} if end else {})

    def _ends(self, parts: Iterable[Ends], *, heads: bool) -> dict[Term, None]:
        """What lines touch at their arrowheads, or at their plain ends."""
        found: dict[Term, None] = {}
        for _, start, end, start_arrow, end_arrow in parts:
            for graph_id, arrow in ((start, start_arrow), (end, end_arrow)):
                node = self._outlines.node(graph_id) if graph_id and bool(arrow) == heads else None
                if node:
                    found[node] = None
        return found

    def _make(
        self,
        name: str,
        parts: Iterable[Ends],
        arrow: str,
        sources: dict[Term, None],
        targets: dict[Term, None],
        *,
        named: str = "",
    ) -> None:
        """Adds an interaction, if it has a source and a target."""
        if not sources or not targets:
            return
        interaction = below(self._base, name)
        self._made.setdefault(named or name, []).append(interaction)
        add = self._found.append
        add(f"{interaction}{AN_INTERACTION}")
        add(f"{interaction}{RECOVERED}")
        add(f"{interaction}{DIRECTED}")
        if kind := ARROWS[arrow]:
            add(f"{interaction}{TYPE}{kind}")
        add(f"{interaction}{self._in_pathway}")
        for node in sources:
            add(f"{interaction}{SOURCE}{node}")
            add(f"{interaction}{PARTICIPANTS}{node}")
        for node in targets:
            add(f"{interaction}{TARGET}{node}")
            add(f"{interaction}{PARTICIPANTS}{node}")
        for part in parts:
            add(f"{interaction}{ABOUT}{below(self._about, part.line.graph_id)}")
            for citation in part.line.citations:
                work = self._literature.recovered(citation.id, interaction)
                if work:
                    add(f"{interaction}{REFERENCES}{work}")
        for node in (*sources, *targets):
            self._outlines.describe(node)
