"""Nodes, labels, shapes and states as elements of SVG: an outline, a text, a link, and what they are."""

import math
from collections.abc import Callable

from wp2rdf.drawing.pictures import links, shapes, text
from wp2rdf.drawing.pictures.appearance import Appearance
from wp2rdf.drawing.pictures.markup import attributes, content
from wp2rdf.drawing.pictures.numbers import short
from wp2rdf.model.elements import DataNode, Element, Label, State

DASHES = ' stroke-dasharray="5 3"'

GLOW = "#ffd54d"
"""The colour around what is highlighted."""

Link = Callable[[DataNode], str | None]


def svg(element: Element, look: Appearance, link: Link, *, is_highlighted: bool) -> str:
    """An element as a `g` with its kind as class.

    Args:
        element: a data node, label, shape or state.
        look: what it looks like.
        link: gives the address that a data node leads to.
        is_highlighted: whether it is to stand out.
    """
    inside = f"{_title(element)}{_glow(look) if is_highlighted else ''}{_outline(look)}{_text(element, look)}"
    kind = type(element).__name__
    address = link(element) if isinstance(element, DataNode) else None
    if isinstance(element, Label):
        address = links.of_label(element)
    if address:
        inside = f"<a{attributes(href=address)}>{inside}</a>"
    return f'<g class="{kind}{" highlighted" if is_highlighted else ""}"{_data(element)}>{inside}</g>'


def _data(element: Element) -> str:
    xref = element.xref
    return attributes(
        data_id=element.graph_id,
        data_label=" ".join(element.label.split()),
        data_type=element.type if isinstance(element, (DataNode, State)) else None,
        data_node=element.graph_ref if isinstance(element, State) else None,
        data_database=xref.database if xref and xref.identifier else None,
        data_identifier=xref.identifier if xref else None,
        data_group=element.group_ref,
    )


def _title(element: Element) -> str:
    """What a screen reader says, and a pointer that rests on it shows."""
    parts = [" ".join(element.label.split())]
    if isinstance(element, (DataNode, State)):
        parts.append(element.type if element.type != "Unknown" else "")
    if element.xref and element.xref.identifier:
        parts.append(f"{element.xref.database} {element.xref.identifier}".strip())
    said = ", ".join(part for part in parts if part)
    return f"<title>{content(said)}</title>" if said else ""


def _outline(look: Appearance) -> str:
    if look.shape == "none":
        return ""
    fill = "none" if look.fill is None or look.shape in shapes.OPEN_SHAPES else look.fill
    if look.stroke != "Double":
        return _path(look, 0, fill, look.colour, look.thickness, DASHES if look.stroke == "Broken" else "")
    half = look.thickness / 2
    return _path(look, half, fill, look.colour, look.thickness) + _path(
        look, half + 2 * look.thickness, "none", look.colour, look.thickness
    )


def _glow(look: Appearance) -> str:
    outlined = look if look.shape != "none" else look._replace(shape="rectangle")
    return _path(outlined, -2, "none", GLOW, 8)


def _path(look: Appearance, inset: float, fill: str, colour: str, thickness: float, more: str = "") -> str:
    left, top, right, bottom = look.box
    width, height = max(right - left - 2 * inset, 0), max(bottom - top - 2 * inset, 0)
    turn = f" rotate({short(math.degrees(look.turn))} {short(width / 2)} {short(height / 2)})" if look.turn else ""
    return (
        f'<path transform="translate({short(left + inset)} {short(top + inset)}){turn}"'
        f' d="{shapes.outline(look.shape, width, height)}" fill="{fill}" stroke="{colour}"'
        f' stroke-width="{short(thickness)}"{more}/>'
    )


def _text(element: Element, look: Appearance) -> str:
    lines = text.lines(element.label, look.font)
    spans = text.tspans(lines, box=look.box, size=look.size, align=look.align, valign=look.valign)
    if not spans:
        return ""
    return (
        f'<text{attributes(font_family=text.family(look.font))} font-size="{short(look.size)}"'
        f' text-anchor="{text.anchor(look.align)}" fill="{look.text_colour}"{look.style}>{spans}</text>'
    )
