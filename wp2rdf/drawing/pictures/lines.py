"""Interactions and graphical lines as elements of SVG: their way, the signs at their ends, their anchors."""

from wp2rdf.drawing.pictures import arrowheads, connectors
from wp2rdf.drawing.pictures.appearance import FARTHEST, cut, stroke
from wp2rdf.drawing.pictures.arrowheads import SIGNS, Markers
from wp2rdf.drawing.pictures.boxes import DASHES
from wp2rdf.drawing.pictures.colours import BLACK, colour
from wp2rdf.drawing.pictures.connectors import LEFT, RIGHT, Side
from wp2rdf.drawing.pictures.markup import attributes
from wp2rdf.drawing.pictures.numbers import short
from wp2rdf.model.drawing import Drawing
from wp2rdf.model.elements import Anchor, Line, Point

CONNECTORS = frozenset({"Straight", "Elbow", "Curved", "Segmented"})


class Ways:
    """The ways of all lines of a drawing; that of a line that ends on another depends on the other's."""

    def __init__(self, drawing: Drawing) -> None:
        lines = [*drawing.interactions, *drawing.graphical_lines]
        self._anchored: dict[str, tuple[Line, Anchor]] = {}
        for line in lines:
            for anchor in line.anchors:
                if anchor.graph_id:
                    self._anchored.setdefault(anchor.graph_id, (line, anchor))
        boxes = (drawing.datanodes, drawing.states, drawing.labels, drawing.shapes, drawing.groups)
        self._boxes = {one.graph_id for kind in boxes for one in kind if one.graph_id}
        self._boxes |= {group.group_id for group in drawing.groups if group.group_id}
        self._known: dict[int, list[connectors.Point] | None] = {}

    def of(self, line: Line) -> list[connectors.Point] | None:
        """The points that a line goes along; None: the drawing does not say where it starts or ends."""
        key = line.index
        if key not in self._known:
            self._known[key] = None  # a circle of lines that end on each other ends here
            self._known[key] = self._worked_out(line)
        return self._known[key]

    def _worked_out(self, line: Line) -> list[connectors.Point] | None:
        points = [
            connectors.Point(cut(one.x), cut(one.y)) for one in line.points if one.x is not None and one.y is not None
        ]
        if len(points) != len(line.points) or len(points) < 2:  # noqa: PLR2004 - a start and an end
            return None
        start, end = line.points[0], line.points[-1]
        leaves = self._side(start, points[-1], LEFT)
        reaches = self._side(end, points[0], RIGHT)
        return connectors.corners(kind(line), points, leaves, reaches)

    def _side(self, point: Point, other_end: connectors.Point, default: Side) -> Side:
        if point.graph_ref in self._anchored:
            line, anchor = self._anchored[point.graph_ref]
            way = self.of(line)
            if way:
                _, start, end = connectors.along(way, anchor.position or 0.0)
                return connectors.side_beside(start, end, other_end)
        elif point.graph_ref in self._boxes:
            return connectors.side_of(point.rel_x or 0.0, point.rel_y or 0.0)
        return default


def kind(line: Line) -> str:
    """How a line goes: `Straight`, `Elbow`, `Curved` or `Segmented`."""
    name = line.drawn.get("ConnectorType", "Straight")
    return name if name in CONNECTORS else "Straight"


def svg(line: Line, way: list[connectors.Point], markers: Markers) -> str:
    """A line as a `g` with its kind as class.

    Args:
        line: an interaction or a graphical line.
        way: its way, by `Ways`.
        markers: where the signs at its ends are kept.
    """
    thickness = line.graphics.line_thickness
    wide = 1.0 if thickness is None else min(max(thickness, 0.0), FARTHEST)
    ink = colour(line.drawn.get("Color")) or BLACK
    first, last = (arrowheads.kind(point.arrow_head) for point in (line.points[0], line.points[-1]))
    data = connectors.path(kind(line), way, SIGNS[first].gap if first else 0, SIGNS[last].gap if last else 0)
    ends = attributes(
        marker_start=markers.url(first, ink, wide) if first else None,
        marker_end=markers.url(last, ink, wide) if last else None,
    )
    return (
        f'<g class="{type(line).__name__}"{_data(line)}>{_strokes(data, ink, wide, stroke(line), ends)}'
        f"{_anchors(line, way, ink)}</g>"
    )


def _strokes(data: str, ink: str, wide: float, style: str, ends: str) -> str:
    path = f'<path d="{data}" fill="none" stroke='
    if style == "Double":
        return (
            f'{path}"{ink}" stroke-width="{short(wide * 3)}"/>{path}"#ffffff" stroke-width="{short(wide)}"/>'
            f'{path}"none"{ends}/>'
        )
    return f'{path}"{ink}" stroke-width="{short(wide)}"{DASHES if style == "Broken" else ""}{ends}/>'


def _data(line: Line) -> str:
    xref = line.xref
    return attributes(
        data_id=line.graph_id,
        data_connector=kind(line),
        data_from=line.points[0].graph_ref,
        data_to=line.points[-1].graph_ref,
        data_start=line.points[0].arrow_head,
        data_end=line.points[-1].arrow_head,
        data_anchors=" ".join(anchor.graph_id for anchor in line.anchors if anchor.graph_id),
        data_database=xref.database if xref and xref.identifier else None,
        data_identifier=xref.identifier if xref else None,
    )


def _anchors(line: Line, way: list[connectors.Point], ink: str) -> str:
    """The anchors that one sees: circles, and small squares where no other line can end."""
    drawn = ""
    for anchor in line.anchors:
        place, _, _ = connectors.along(way, anchor.position or 0.0)
        if anchor.shape == "Circle":
            drawn += f'<circle class="Anchor" cx="{short(place.x)}" cy="{short(place.y)}" r="4" fill="{ink}"/>'
        elif not anchor.graph_id:
            drawn += f'<path class="Anchor" d="M{short(place.x - 1.5)} {short(place.y - 1.5)}h3v3h-3z" fill="{ink}"/>'
    return drawn
