"""Which lines of a drawing belong together: a line, the lines that branch off it, the lines that act on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.gpml.arrows import ARROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Element, Interaction


_KNOWN = frozenset({*ARROWS, ""})
_ENDS = 2
"""A line has two ends: one point alone would be both."""


class Ends(NamedTuple):
    """What a line says at its two ends; inner points never matter.

    Attributes:
        line: the line.
        start: the graph id that it starts at; empty: none.
        end: the graph id that it ends at; empty: none.
        start_arrow: the arrowhead at its start; empty: none.
        end_arrow: the arrowhead at its end; empty: none.
    """

    line: Interaction
    start: str
    end: str
    start_arrow: str
    end_arrow: str

    @property
    def is_two_headed(self) -> bool:
        """Whether it has an arrowhead at both ends."""
        return bool(self.start_arrow and self.end_arrow)


class Cluster(NamedTuple):
    """A line and what is attached to its anchors.

    Attributes:
        base: the line.
        branches: lines that are part of it: they have no arrowhead where they touch it.
        regulators: lines that act on it: they have one there.
    """

    base: Ends
    branches: Sequence[Ends]
    regulators: Sequence[Ends]

    @property
    def parts(self) -> tuple[Ends, ...]:
        """The line and its branches."""
        return (self.base, *self.branches)

    @property
    def arrows(self) -> set[str]:
        """The names of the arrowheads at all their ends."""
        return {arrow for part in self.parts for arrow in (part.start_arrow, part.end_arrow) if arrow}


class Lines:
    """The lines of a drawing.

    Args:
        drawing: the drawing.

    Attributes:
        elements: the graph ids of all elements; anchors are none.
        has_doubles: whether two elements have one id.
        bases: the lines that are not attached to another one, in file order.
        attached: by the graph id of an anchor, or of nothing: the lines that end there, with the arrowhead that they
            have there.
        loose: the lines that touch nothing at an end.
        unknown: the lines with an arrowhead that is not known.
    """

    def __init__(self, drawing: Drawing) -> None:
        ids = _element_ids(drawing)
        self.elements = set(ids)
        self.has_doubles = len(ids) != len(self.elements)
        self.bases: list[Ends] = []
        self.attached: defaultdict[str, list[tuple[Ends, str]]] = defaultdict(list)
        self.loose: list[Ends] = []
        self.unknown: list[Ends] = []
        elements, attached = self.elements, self.attached
        for line in drawing.interactions:
            if len(line.points) < _ENDS:
                continue
            start, end = line.points[0].raw.get, line.points[-1].raw.get
            start_arrow, end_arrow = start("ArrowHead", ""), end("ArrowHead", "")
            is_known = start_arrow in _KNOWN and end_arrow in _KNOWN
            if not is_known:
                start_arrow = start_arrow if start_arrow in _KNOWN else ""
                end_arrow = end_arrow if end_arrow in _KNOWN else ""
            starts, ends = start("GraphRef", ""), end("GraphRef", "")
            one = Ends(line, starts, ends, start_arrow, end_arrow)
            if not is_known:
                self.unknown.append(one)
            if not starts or not ends:
                self.loose.append(one)
            if starts in elements and ends in elements:
                self.bases.append(one)
                continue
            is_base = True
            if starts and starts not in elements:
                attached[starts].append((one, start_arrow))
                is_base = False
            if ends and ends not in elements:
                attached[ends].append((one, end_arrow))
                is_base = False
            if is_base:
                self.bases.append(one)
        self._owner: dict[str, Interaction] = {}
        for line in drawing.interactions if attached else ():
            for anchor in line.anchors:
                self._owner.setdefault(anchor.graph_id, line)

    def cluster(self, base: Ends) -> Cluster:
        """A line with what is attached to its own anchors; of two lines with one anchor id, the first has it."""
        if not base.line.anchors or not self.attached:
            return Cluster(base, (), ())
        branches: list[Ends] = []
        regulators: list[Ends] = []
        for graph_id in dict.fromkeys(anchor.graph_id for anchor in base.line.anchors):
            if graph_id in self.attached and self._owner[graph_id] is base.line:
                for one, arrow in self.attached[graph_id]:
                    (regulators if arrow else branches).append(one)
        return Cluster(base, branches, regulators)


def _element_ids(drawing: Drawing) -> list[str]:
    """The graph ids of elements."""
    kinds: tuple[Sequence[Element], ...] = (
        drawing.datanodes,
        drawing.interactions,
        drawing.groups,
        drawing.labels,
        drawing.shapes,
        drawing.states,
        drawing.graphical_lines,
    )
    return [graph_id for kind in kinds for element in kind if (graph_id := element.raw.get("GraphId"))]
