"""Groups: the rectangle around what they hold, and the outline that they or their style give it."""

import re
from collections import defaultdict
from collections.abc import Mapping

from wp2rdf.drawing.pictures import shapes
from wp2rdf.drawing.pictures.appearance import FARTHEST, stroke
from wp2rdf.drawing.pictures.boxes import DASHES
from wp2rdf.drawing.pictures.colours import colour
from wp2rdf.drawing.pictures.markup import attributes, content
from wp2rdf.drawing.pictures.numbers import short
from wp2rdf.model.drawing import Drawing
from wp2rdf.model.elements import Box, Group

MARGIN = 8.0
COMPLEX_MARGIN = 12.0
"""From what a group holds to its outline, in pixels (PathVisio's)."""

_STYLES = {
    "None": ("rectangle", ' fill="#b4b464" fill-opacity="0.1" stroke="#808080" stroke-dasharray="5 3"'),
    "Group": ("rectangle", ' fill="none" stroke="none"'),
    "Complex": ("complex", ' fill="#b4b464" fill-opacity="0.1" stroke="#808080"'),
    "Pathway": ("rectangle", ' fill="#00ff00" fill-opacity="0.05" stroke="#808080" stroke-dasharray="5 3"'),
}
"""Shape and paint of each style; a group of style Group only holds together, one sees nothing of it."""


_ALPHA = re.compile("#?[0-9a-fA-F]{6}([0-9a-fA-F]{2})")


def boxes(drawing: Drawing, held: Mapping[int, Box]) -> dict[int, Box]:
    """The rectangles of the groups that hold something, by their index.

    Args:
        drawing: the drawing.
        held: the rectangles of all other elements, by their index.
    """
    members: dict[str, list[Box]] = defaultdict(list)
    kinds = (
        drawing.datanodes,
        drawing.states,
        drawing.labels,
        drawing.shapes,
        drawing.interactions,
        drawing.graphical_lines,
    )
    for kind in kinds:
        for element in kind:
            if element.group_ref and element.index in held:
                members[element.group_ref].append(held[element.index])
    inner: dict[str, list[Group]] = defaultdict(list)
    for group in drawing.groups:
        if group.group_ref:
            inner[group.group_ref].append(group)
    found: dict[int, Box] = {}
    waiting = list(drawing.groups)
    under_way: set[int] = set()
    while waiting:
        group = waiting[-1]
        below = [one for one in inner[group.group_id] if one.index not in under_way] if group.group_id else []
        if group.index not in under_way and below:
            under_way.add(group.index)
            waiting += below
            continue
        waiting.pop()
        under_way.add(group.index)
        inside = [*members[group.group_id], *(found[one.index] for one in inner[group.group_id] if one.index in found)]
        if inside and group.group_id:
            found[group.index] = _around(inside, COMPLEX_MARGIN if group.style == "Complex" else MARGIN)
    return found


def _around(inside: list[Box], margin: float) -> Box:
    return Box(
        min(box.left for box in inside) - margin,
        min(box.top for box in inside) - margin,
        max(box.right for box in inside) + margin,
        max(box.bottom for box in inside) + margin,
    )


def _own_paint(group: Group) -> str:
    """The paint that a group says itself, as in GPML2021; one may see through its area in part."""
    drawn, thickness = group.drawn, group.graphics.line_thickness
    fill, line = drawn.get("FillColor", "Transparent"), colour(drawn.get("Color"), None)
    inside, seen = colour(fill, None), _ALPHA.fullmatch(fill)
    area = f' fill="{inside or "none"}"'
    if inside and seen and seen[1].lower() != "ff":
        area += f' fill-opacity="{short(int(seen[1], 16) / 255)}"'
    if line is None:
        return f'{area} stroke="none"'
    width = "" if thickness is None else f' stroke-width="{short(min(max(thickness, 0.0), FARTHEST))}"'
    return f'{area} stroke="{line}"{width}{DASHES if stroke(group) == "Broken" else ""}'


def svg(group: Group, box: Box) -> str:
    """A group as a `g` of class `Group`.

    Args:
        group: the group.
        box: its rectangle, by `boxes`.
    """
    style = group.style if group.style in _STYLES else "Group"
    shape, paint = _STYLES[style]
    if style != "Group" and ("FillColor" in group.drawn or "Color" in group.drawn):
        paint = _own_paint(group)
    said = " ".join(group.label.split())
    data = attributes(
        data_id=group.graph_id,
        data_group_id=group.group_id,
        data_style=style,
        data_label=said,
        data_group=group.group_ref,
    )
    title = f"<title>{content(said)}</title>" if said else ""
    return (
        f'<g class="Group"{data}>{title}<path transform="translate({short(box.left)} {short(box.top)})"'
        f' d="{shapes.outline(shape, box.right - box.left, box.bottom - box.top)}"{paint}/></g>'
    )
