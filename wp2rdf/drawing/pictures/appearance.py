"""What nodes, labels, shapes and states look like: what the drawing says, and the defaults for what it does not.

The defaults: https://github.com/PathVisio/GPML, GPML2013a.xsd; where the schema has none, what PathVisio draws.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from wp2rdf.drawing.pictures import shapes
from wp2rdf.drawing.pictures.colours import BLACK, colour
from wp2rdf.model.drawing import Drawing
from wp2rdf.model.elements import Box, DataNode, Element, Label, Shape, State, number

FARTHEST = 1e6
"""No drawing has anything farther than this from its upper left corner, in pixels; what says so is cut to it."""

GROUP_Z = 0x1000
"""Groups lie beneath all that PathVisio places by itself."""

_Z = {Shape: 0x4000, Label: 0x7000, DataNode: 0x8000}
LINE_Z = 0x3000

_TURNS = {"top": 0.0, "right": math.pi / 2, "bottom": math.pi, "left": 3 * math.pi / 2}


class Appearance(NamedTuple):
    """How one element looks.

    Attributes:
        box: where it stands, before it is turned, in pixels.
        turn: the angle by which it is turned about its middle, in radians, clockwise.
        z: what is higher is drawn later.
        shape: as `shapes.kind` has it.
        colour: of its outline.
        text_colour: of its text.
        fill: of its inside; None: one sees through.
        thickness: of its outline, in pixels.
        stroke: `Solid`, `Broken` or `Double`.
        font: the name of the font; empty: none is given.
        size: of the font, in pixels.
        style: the attributes of SVG for bold, italic, underlined and struck text.
        align: `Left`, `Center` or `Right`.
        valign: `Top`, `Middle` or `Bottom`.
    """

    box: Box
    turn: float
    z: int
    shape: str
    colour: str
    text_colour: str
    fill: str | None
    thickness: float
    stroke: str
    font: str
    size: float
    style: str
    align: str
    valign: str


def of(element: Element, box: Box, nodes: Mapping[str, DataNode]) -> Appearance:
    """How an element looks in its box.

    Args:
        element: a data node, label, shape or state.
        box: its place, as `place` finds it.
        nodes: the data nodes of the drawing by their ids; a state lies on one.
    """
    drawn, graphics = element.drawn, element.graphics
    sees_through = isinstance(element, (Label, Shape))
    size = graphics.font_size
    thickness = graphics.line_thickness
    return Appearance(
        box=box,
        turn=_turn(element),
        z=_z(nodes[element.graph_ref]) + 1 if isinstance(element, State) else _z(element),
        shape=shapes.kind(drawn.get("ShapeType", "None" if isinstance(element, Label) else "Rectangle")),
        colour=colour(drawn.get("LineColor", drawn.get("Color"))) or BLACK,
        text_colour=colour(drawn.get("TextColor", drawn.get("Color"))) or BLACK,
        fill=colour(drawn.get("FillColor"), None if sees_through else "#ffffff"),
        thickness=1.0 if thickness is None else min(max(thickness, 0.0), FARTHEST),
        stroke=stroke(element),
        font=drawn.get("FontName", ""),
        size=min(size, FARTHEST) if size and size > 0 else 10.0 if isinstance(element, State) else 12.0,
        style=_style(drawn, is_link=isinstance(element, Label) and bool(element.href)),
        align=drawn.get("Align", "Center"),
        valign=drawn.get("Valign", "Middle" if isinstance(element, State) else "Top"),
    )


def _z(element: Element) -> int:
    z_order = element.graphics.z_order
    return _Z[type(element)] if z_order is None else z_order


def stroke(element: Element) -> str:
    """How the lines of an element are drawn: `Solid`, `Broken` or `Double`."""
    if any(one.key == "org.pathvisio.DoubleLineProperty" and one.value == "Double" for one in element.properties):
        return "Double"
    return {"broken": "Broken", "dashed": "Broken", "double": "Double"}.get(
        element.drawn.get("LineStyle", "").lower(), "Solid"
    )


def _turn(element: Element) -> float:
    text = element.drawn.get("Rotation", "").lower()
    return _TURNS.get(text, (element.graphics.rotation or 0.0) % math.tau)


def _style(drawn: Mapping[str, str], *, is_link: bool) -> str:
    style = ""
    if drawn.get("FontWeight") == "Bold":
        style += ' font-weight="bold"'
    if drawn.get("FontStyle") == "Italic":
        style += ' font-style="italic"'
    lines = ["underline"] if is_link or drawn.get("FontDecoration") == "Underline" else []
    if drawn.get("FontStrikethru") == "Strikethru":
        lines.append("line-through")
    return style + (f' text-decoration="{" ".join(lines)}"' if lines else "")


def cut(value: float) -> float:
    """A coordinate within what any drawing has."""
    return min(max(value, -FARTHEST), FARTHEST)


def place(element: Element, nodes: Mapping[str, DataNode]) -> Box | None:
    """Where an element stands; None: the drawing does not say it.

    Args:
        element: a data node, label, shape or state.
        nodes: the data nodes of the drawing by their ids; a state stands on one.
    """
    if not isinstance(element, State):
        return _upright(element.graphics.box)
    node = nodes.get(element.graph_ref)
    under = _upright(node.graphics.box) if node else None
    width, height = element.graphics.width, element.graphics.height
    if under is None or width is None or height is None:
        return None
    across, down = number(element.drawn, "RelX") or 0.0, number(element.drawn, "RelY") or 0.0
    x = (under.left + under.right + across * (under.right - under.left)) / 2
    y = (under.top + under.bottom + down * (under.bottom - under.top)) / 2
    return _upright(Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2))


def _upright(box: Box | None) -> Box | None:
    if box is None:
        return None
    left, right = sorted((cut(box.left), cut(box.right)))
    top, bottom = sorted((cut(box.top), cut(box.bottom)))
    return Box(left, top, right, bottom)


def around(box: Box, turn: float) -> Box:
    """The upright rectangle around a box that is turned about its middle.

    Args:
        box: the box.
        turn: the angle, in radians.
    """
    if not turn:
        return box
    across, down = abs(math.cos(turn)), abs(math.sin(turn))
    width, height = box.right - box.left, box.bottom - box.top
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    half_width, half_height = (width * across + height * down) / 2, (width * down + height * across) / 2
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def nodes_by_id(drawing: Drawing) -> dict[str, DataNode]:
    """The data nodes that have an id; of several with one id the first."""
    found: dict[str, DataNode] = {}
    for node in drawing.datanodes:
        if node.graph_id:
            found.setdefault(node.graph_id, node)
    return found
