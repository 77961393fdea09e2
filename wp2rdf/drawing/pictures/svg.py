"""The picture of a drawing as its author made it, as SVG.

Nothing but shapes, text, links and markers: no script, no style sheet, no font or image from elsewhere
(https://www.w3.org/TR/SVG2/conform.html#secure-static-mode). What an element is stands in `data-` attributes.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from wp2rdf.drawing.pictures import appearance, boxes, groups, lines, links, text
from wp2rdf.drawing.pictures.arrowheads import Markers
from wp2rdf.drawing.pictures.boxes import Link
from wp2rdf.drawing.pictures.connectors import Point
from wp2rdf.drawing.pictures.markup import attributes, content
from wp2rdf.drawing.pictures.numbers import short
from wp2rdf.model.drawing import Drawing
from wp2rdf.model.elements import Box, Element, Line

_EDGE = 30.0
"""From the last element to the edge, in pixels, where the drawing does not state its size."""

_HEAD = 70.0
"""The height of what `View.title` sets above the drawing, in pixels."""


@dataclass(frozen=True)
class View:
    """How a picture is shown.

    Attributes:
        scale: how many pixels a unit of the drawing takes.
        title: whether name, date of the last change and organism stand above the drawing.
        highlight: labels, identifiers or ids of data nodes that are to stand out, in any spelling.
        link: gives the address that a data node leads to; by default its IRI at identifiers.org.
    """

    scale: float = 1.0
    title: bool = False
    highlight: Collection[str] = ()
    link: Link = links.entity


_PLAIN = View()


class Picture:
    """A drawing with the place of everything in it.

    Args:
        drawing: what is drawn.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        nodes = appearance.nodes_by_id(drawing)
        ways = lines.Ways(drawing)
        self._looks: dict[int, appearance.Appearance] = {}
        self._ways: dict[int, list[Point]] = {}
        self.unplaced: list[Element] = []
        """What the drawing does not give a place: a state of no node, a line without points."""
        held: dict[int, Box] = {}
        for element in self.boxed():
            box = appearance.place(element, nodes)
            if box is None:
                self.unplaced.append(element)
                continue
            look = self._looks[element.index] = appearance.of(element, box, nodes)
            held[element.index] = appearance.around(box, look.turn)
        for line in self._lines():
            way = ways.of(line)
            if way is None:
                self.unplaced.append(line)
                continue
            self._ways[line.index] = way
            held[line.index] = _box_of(way)
        self._groups = groups.boxes(drawing, held)
        held.update(self._groups)
        self.width, self.height = self._size(held)

    def boxed(self) -> Iterator[Element]:
        """Everything that is drawn as a box: what can stand out."""
        drawing = self.drawing
        yield from (*drawing.shapes, *drawing.labels, *drawing.datanodes, *drawing.states)

    def _lines(self) -> Iterator[Line]:
        yield from (*self.drawing.interactions, *self.drawing.graphical_lines)

    def _size(self, held: dict[int, Box]) -> tuple[float, float]:
        width, height = self.drawing.board_width, self.drawing.board_height
        if not width or width <= 0:
            width = max((box.right for box in held.values()), default=0.0) + _EDGE
        if not height or height <= 0:
            height = max((box.bottom for box in held.values()), default=0.0) + _EDGE
        return min(max(width, 1.0), appearance.FARTHEST), min(max(height, 1.0), appearance.FARTHEST)

    def size(self, view: View) -> tuple[float, float]:
        """Width and height in pixels.

        Args:
            view: how it is shown.
        """
        above = _HEAD if view.title else 0.0
        return self.width * view.scale, (self.height + above) * view.scale

    def svg(self, view: View = _PLAIN) -> str:
        """The picture as an SVG document, of one element and without an XML declaration.

        Args:
            view: how it is shown.
        """
        markers = Markers()
        wanted = {word.strip().casefold() for word in view.highlight} - {""}
        drawn = [
            *(
                (appearance.GROUP_Z, groups.svg(group, self._groups[group.index]))
                for group in self.drawing.groups
                if group.index in self._groups
            ),
            *(
                (_z(line), lines.svg(line, self._ways[line.index], markers))
                for line in self._lines()
                if line.index in self._ways
            ),
            *(
                (look.z, boxes.svg(element, look, view.link, is_highlighted=bool(wanted & names(element))))
                for element in self.boxed()
                if (look := self._looks.get(element.index))
            ),
        ]
        drawn.sort(key=lambda one: one[0])
        name = self.drawing.title or self.drawing.wpid
        head = self._head() if view.title else ""
        above = _HEAD if view.title else 0.0
        width, height = short(self.width), short(self.height + above)
        wide, high = self.size(view)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{short(wide)}" height="{short(high)}"'
            f' viewBox="0 {short(-above)} {width} {height}"'
            f' role="group"{attributes(aria_label=name, data_wpid=self.drawing.wpid)}>'
            f"<title>{content(name)}</title><defs>{markers.definitions()}</defs>"
            f'<rect y="{short(-above)}" width="{width}" height="{height}" fill="#ffffff"/>{head}'
            f"{''.join(element for _, element in drawn)}</svg>\n"
        )

    def _head(self) -> str:
        raw = self.drawing.raw
        said = [
            f"{what}: {value}"
            for what, value in (
                ("Name", self.drawing.title),
                ("Last Modified", raw.get("Last-Modified", "")),
                ("Organism", self.drawing.organism),
            )
            if value
        ]
        spans = "".join(
            f'<tspan x="5" y="{short(20 * (row + 1) - _HEAD)}">{content(words)}</tspan>'
            for row, words in enumerate(said)
        )
        font = attributes(font_family=text.FAMILIES)
        return f'<text class="InfoBox"{font} font-size="12" font-weight="bold">{spans}</text>'


def names(element: Element) -> set[str]:
    """By what words an element can be highlighted, in lower case: label, identifier, id."""
    xref = element.xref
    found = (" ".join(element.label.split()), xref.identifier if xref else "", element.graph_id)
    return {word.casefold() for word in found if word}


def _z(line: Line) -> int:
    z_order = line.graphics.z_order
    return appearance.LINE_Z if z_order is None else z_order


def _box_of(way: list[Point]) -> Box:
    return Box(
        min(point.x for point in way),
        min(point.y for point in way),
        max(point.x for point in way),
        max(point.y for point in way),
    )
