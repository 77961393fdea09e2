"""What a line may end at besides data nodes: groups, complexes, labels and states, described when a line ends there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.mapping.gpml.words import A_GROUP, A_LABEL, LABEL, PART_OF, PARTICIPANTS
from wp2rdf.rdf.terms import Term, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.mapping.gpml.nodes import Nodes
    from wp2rdf.mapping.gpml.sheet import Sheet
    from wp2rdf.model.elements import Group, Label


class Outlines:
    """What the lines of a drawing may end at.

    Args:
        sheet: the drawing.
        nodes: its nodes.
        complexes: its complexes, by the graph ids of their groups.
        found: where statements go.
    """

    def __init__(self, sheet: Sheet, nodes: Nodes, complexes: dict[str, Term], found: list[str]) -> None:
        drawing = sheet.drawing
        self._sheet = sheet
        self._by_element = nodes.by_element
        self._found = found
        self._known = dict(nodes.by_id)
        self._groups: dict[Term, Group] = {}
        self._labels: dict[Term, Label] = {}
        self._outlines: dict[str, Term] = {}
        self._described: set[Term] = set()
        self._members: dict[str, list[Term]] | None = None
        for group in drawing.groups:
            if group.graph_id:
                outline = sheet.about("Group", group.graph_id)
                self._groups[outline] = group
                self._outlines[group.graph_id] = outline
                self._known.setdefault(group.graph_id, complexes.get(group.graph_id, outline))
        for alias in drawing.datanodes:
            if alias.alias_ref in self._outlines and alias.graph_id:
                self._outlines[alias.graph_id] = self._outlines[alias.alias_ref]
                self._known.setdefault(alias.graph_id, self._known[alias.alias_ref])
        for label in drawing.labels:
            if label.graph_id:
                node = sheet.about("Label", label.graph_id)
                self._labels[node] = label
                self._outlines[label.graph_id] = node
                self._known.setdefault(label.graph_id, node)
        stated = {element.graph_id for element in drawing.datanodes}
        for state in drawing.states:
            if state.graph_id and state.graph_ref in stated:
                node = sheet.about("State", state.graph_id)
                self._outlines[state.graph_id] = node
                self._known.setdefault(state.graph_id, node)

    def node(self, graph_id: str) -> Term | None:
        """What a line that ends at an element touches; None: nothing that can be named."""
        return self._known.get(graph_id)

    def takes_part(self, graph_id: str, interaction: Term) -> None:
        """Adds that a group, a label or a state takes part in an interaction that is not ours to add to."""
        outline = self._outlines.get(graph_id)
        if outline:
            self._found.append(f"{outline}{PART_OF}{interaction}")
            self.describe(outline)

    def describe(self, node: Term) -> None:
        """Adds what is said of a group and what is in it, or of a label, once; of others it is said already."""
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if one in self._described:
                continue
            self._described.add(one)
            element = self._labels.get(one) or self._groups.get(one)
            if element is None:
                continue
            is_group = one in self._groups
            self._found += (f"{one}{A_GROUP if is_group else A_LABEL}", f"{one}{PART_OF}{self._sheet.names.revised}")
            if text := element.label.replace("\n", " ").strip():
                self._found.append(f"{one}{LABEL}{plain(text)}")
            if is_group:
                members = self._inside(self._groups[one].group_id)
                self._found += [f"{one}{PARTICIPANTS}{member}" for member in members]
                waiting += members

    def _inside(self, group_id: str) -> Iterable[Term]:
        """The nodes in a group, and the groups in it."""
        if self._members is None:
            drawing = self._sheet.drawing
            self._members = defaultdict(list)
            for element in drawing.datanodes:
                if element.group_ref and element.index in self._by_element:
                    self._members[element.group_ref].append(self._by_element[element.index])
            for group in drawing.groups:
                if group.group_ref and group.graph_id:
                    self._members[group.group_ref].append(self._known[group.graph_id])
        return dict.fromkeys(self._members.get(group_id, ()) if group_id else ())
