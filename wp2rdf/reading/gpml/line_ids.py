"""The ids of lines that have none, as the official converter makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Line, Point


def give(drawing: Drawing) -> None:
    """Gives an id to every line without one: a hash of where it starts and ends, and a number."""
    lines: tuple[Line, ...] = (*drawing.interactions, *drawing.graphical_lines)
    nameless = [line for line in lines if not line.graph_id and line.points]
    if not nameless:
        return
    taken = set(_ids(drawing))
    for line in sorted(nameless, key=lambda line: line.index):
        stem = f"id{_hash(line.points[0], line.points[-1]):x}_"
        number = 1
        while f"{stem}{number}" in taken:
            number += 1
        taken.add(f"{stem}{number}")
        line.raw = {**line.raw, "GraphId": f"{stem}{number}"}


def _ids(drawing: Drawing) -> Iterable[str]:
    elements = (drawing.datanodes, drawing.states, drawing.labels, drawing.shapes, drawing.groups)
    for kind in elements:
        yield from (element.graph_id for element in kind)
    for line in (*drawing.interactions, *drawing.graphical_lines):
        yield line.graph_id
        yield from (anchor.graph_id for anchor in line.anchors)


def _hash(start: Point, end: Point) -> int:
    """The hash code that Java gives to the text of both ends."""
    numbers = (start.x, start.y, end.x, end.y)
    text = "".join(repr(number or 0.0) for number in numbers)
    value = 0
    for char in f"{text}{start.arrow_head or 'Line'}{end.arrow_head or 'Line'}":
        value = (31 * value + ord(char)) & 0xFFFFFFFF
    return value
