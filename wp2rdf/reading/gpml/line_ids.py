"""The ids of lines that have none, as the official converter makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Line, Point


def give(drawing: Drawing) -> None:
    """Gives an id to every line without one: a hash of where it starts and ends, and of a number."""
    lines: tuple[Line, ...] = (*drawing.interactions, *drawing.graphical_lines)
    nameless = [line for line in lines if not line.graph_id and line.points]
    if not nameless:
        return
    taken = set(_ids(drawing))
    for line in sorted(nameless, key=lambda line: line.index):
        said = _said(line.points[0], line.points[-1])
        number = 1
        while (made := f"id{_hash(f'{said}_{number}'):x}") in taken:
            number += 1
        taken.add(made)
        line.raw = {**line.raw, "GraphId": made}


def _ids(drawing: Drawing) -> Iterable[str]:
    elements = (drawing.datanodes, drawing.states, drawing.labels, drawing.shapes, drawing.groups)
    for kind in elements:
        yield from (element.graph_id for element in kind)
    for line in (*drawing.interactions, *drawing.graphical_lines):
        yield line.graph_id
        yield from (anchor.graph_id for anchor in line.anchors)


def _said(start: Point, end: Point) -> str:
    """What tells a line from others: where it starts and ends, and with which arrowheads."""
    places = "".join(repr(number or 0.0) for number in (start.x, start.y, end.x, end.y))
    return f"{places}{start.arrow_head or 'Line'}{end.arrow_head or 'Line'}"


def _hash(text: str) -> int:
    """The hash code that Java gives to a text (`String.hashCode`)."""
    value = 0
    for char in text:
        value = (31 * value + ord(char)) & 0xFFFFFFFF
    return value
