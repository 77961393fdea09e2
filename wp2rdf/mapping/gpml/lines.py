"""Which lines of a drawing belong together: a line, the lines that branch off it, the lines that act on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.gpml.arrows import ARROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Interaction


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
        bases: the lines that are not attached to another one, in file order.
        attached: by the graph id of an anchor, or of nothing: the lines that end there, with the arrowhead that they
            have there.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.elements = _element_ids(drawing)
        self.bases: list[Ends] = []
        self.attached: defaultdict[str, list[tuple[Ends, str]]] = defaultdict(list)
        for line in drawing.interactions:
            if not line.points:
                continue
            one = _ends(line)
            is_base = True
            for graph_id, arrow in ((one.start, one.start_arrow), (one.end, one.end_arrow)):
                if graph_id and graph_id not in self.elements:
                    self.attached[graph_id].append((one, arrow))
                    is_base = False
            if is_base:
                self.bases.append(one)

    def clusters(self) -> Iterator[Cluster]:
        """Every line that is not attached to another one, with what is attached to it."""
        for base in self.bases:
            yield self.cluster(base)

    def cluster(self, base: Ends) -> Cluster:
        """A line with what is attached to its own anchors."""
        if not base.line.anchors or not self.attached:
            return Cluster(base, (), ())
        branches: list[Ends] = []
        regulators: list[Ends] = []
        for anchor in base.line.anchors:
            if anchor.graph_id in self.attached:
                for one, arrow in self.attached[anchor.graph_id]:
                    (regulators if arrow else branches).append(one)
        return Cluster(base, branches, regulators)


def _ends(line: Interaction) -> Ends:
    start, end = line.points[0], line.points[-1]
    start_arrow, end_arrow = start.arrow_head, end.arrow_head
    return Ends(
        line,
        start.graph_ref,
        end.graph_ref,
        start_arrow if start_arrow in ARROWS else "",
        end_arrow if end_arrow in ARROWS else "",
    )


def _element_ids(drawing: Drawing) -> set[str]:
    found = {
        element.raw.get("GraphId", "")
        for elements in (
            drawing.datanodes,
            drawing.interactions,
            drawing.groups,
            drawing.labels,
            drawing.shapes,
            drawing.states,
            drawing.graphical_lines,
        )
        for element in elements
    }
    found.discard("")
    return found
