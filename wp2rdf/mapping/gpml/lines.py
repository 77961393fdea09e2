"""Which lines of a drawing belong together: a line, the lines that branch off it, the lines that act on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.mapping.gpml.arrows import ARROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    branches: tuple[Ends, ...]
    regulators: tuple[Ends, ...]

    @property
    def parts(self) -> tuple[Ends, ...]:
        """The line and its branches."""
        return (self.base, *self.branches)

    @property
    def arrows(self) -> set[str]:
        """The names of the arrowheads at all their ends."""
        return {arrow for part in self.parts for arrow in (part.start_arrow, part.end_arrow) if arrow}


def ends(line: Interaction) -> Ends | None:
    """What a line says at its ends; None: it has no points."""
    points = line.points
    if not points:
        return None
    start, end = points[0], points[-1]
    start_arrow, end_arrow = start.arrow_head, end.arrow_head
    return Ends(
        line,
        start.graph_ref,
        end.graph_ref,
        start_arrow if start_arrow in ARROWS else "",
        end_arrow if end_arrow in ARROWS else "",
    )


def element_ids(drawing: Drawing) -> set[str]:
    """The graph ids of all elements; anchors are none."""
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


def clusters(drawing: Drawing, elements: set[str]) -> Iterator[Cluster]:
    """Every line that is not attached to another one, in file order, with what is attached to it.

    Args:
        drawing: the drawing.
        elements: the graph ids of its elements.
    """
    lines = [one for one in map(ends, drawing.interactions) if one is not None]
    attached: dict[str, list[tuple[Ends, str]]] = defaultdict(list)
    bases = []
    for one in lines:
        _, start, end, start_arrow, end_arrow = one
        is_base = True
        if start and start not in elements:
            attached[start].append((one, start_arrow))
            is_base = False
        if end and end not in elements:
            attached[end].append((one, end_arrow))
            is_base = False
        if is_base:
            bases.append(one)
    for base in bases:
        branches: list[Ends] = []
        regulators: list[Ends] = []
        if base.line.anchors and attached:
            for anchor in base.line.anchors:
                for one, arrow in attached.get(anchor.graph_id, ()):
                    (regulators if arrow else branches).append(one)
        yield Cluster(base, tuple(branches), tuple(regulators))
