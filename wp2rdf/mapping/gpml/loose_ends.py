"""Which data node a loose end of a line lies beside: the author may have meant it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wp2rdf.model.drawing import Drawing
    from wp2rdf.model.elements import Box, DataNode, Point

NEAR = 10.0
"""How far from a node a line end may lie to be beside it, in units of the board."""

_MOST = 5_000_000
"""So many pairs of ends and nodes are looked at in one drawing; the largest real one has half a million."""


class Neighbours:
    """The data nodes of a drawing by where they are.

    Args:
        drawing: the drawing.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._boxes: list[tuple[Box, DataNode]] | None = None
        self._lefts: list[float] = []
        self._widest = 0.0
        self._looked = 0

    def of(self, point: Point) -> tuple[DataNode, float] | None:
        """The nearest data node within reach of a point, and how far it is; 0: the point lies in it."""
        try:
            x, y = float(point.raw["X"]), float(point.raw["Y"])
        except (KeyError, ValueError):
            return None
        if self._looked > _MOST:
            return None
        boxes = self._placed() if self._boxes is None else self._boxes
        start = bisect_left(self._lefts, x - NEAR - self._widest)
        end = bisect_right(self._lefts, x + NEAR)
        self._looked += end - start
        found: tuple[float, DataNode] | None = None
        before, above, below = x - NEAR, y - NEAR, y + NEAR
        for (left, top, right, bottom), element in boxes[start:end]:
            if right >= before and top <= below and bottom >= above:
                distance = math.hypot(max(left - x, x - right, 0.0), max(top - y, y - bottom, 0.0))
                if distance <= NEAR and (found is None or distance < found[0]):
                    found = distance, element
        return None if found is None else (found[1], found[0])

    def _placed(self) -> list[tuple[Box, DataNode]]:
        """The boxes of all data nodes, from left to right."""
        boxes = [(box, element) for element in self._drawing.datanodes if (box := element.graphics.box)]
        boxes.sort(key=lambda one: one[0].left)
        self._boxes = boxes
        self._lefts = [box.left for box, _ in boxes]
        self._widest = max((box.right - box.left for box, _ in boxes), default=0.0)
        return boxes
