"""The ways of lines: straight, segmented, at right angles, curved.

A line of a drawing states where it starts and ends, and maybe points between. Lines at right angles (elbows) and curves
often state no more than their ends: the points between follow from the sides of the boxes that they leave and reach, as
PathVisio, the editor of GPML, works them out.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wp2rdf.drawing.pictures.numbers import short

STUB = 20.0
"""How far a line runs straight out of the side that it leaves before it turns, in pixels."""

_KEPT = 0.9
"""A short last leg keeps a tenth of itself when its end gives way to an arrowhead."""


class Point(NamedTuple):
    """A place in the drawing, in pixels from its upper left corner."""

    x: float
    y: float


class Side(NamedTuple):
    """The side of a box that a line leaves or reaches, as the direction out of the box: (1, 0) is the right one."""

    x: int
    y: int


LEFT, RIGHT, UP, DOWN = Side(-1, 0), Side(1, 0), Side(0, -1), Side(0, 1)


def side_of(across: float, down: float) -> Side:
    """The side of a box on which a place lies.

    Args:
        across: the place from the middle of the box, to the right.
        down: the same, downward.
    """
    if abs(across) > abs(down):
        return RIGHT if across > 0 else LEFT
    return DOWN if down > 0 else UP


def side_beside(start: Point, end: Point, toward: Point) -> Side:
    """The side of a stretch of a line that another line leaves at a right angle.

    Args:
        start: where the stretch begins.
        end: where it ends.
        toward: where the other line goes to.
    """
    if abs(end.x - start.x) >= abs(end.y - start.y):
        return DOWN if toward.y > start.y + (end.y - start.y) / 2 else UP
    return RIGHT if toward.x > start.x + (end.x - start.x) / 2 else LEFT


def corners(connector: str, points: Sequence[Point], leaves: Side, reaches: Side) -> list[Point]:
    """The points that a line goes along, each once; for a curve, those of the right angles that it rounds off.

    Args:
        connector: `Straight`, `Segmented`, `Elbow` or `Curved`; any other word is straight.
        points: the points that the drawing states, two or more.
        leaves: the side that the line leaves.
        reaches: the side that it reaches.
    """
    if connector == "Segmented":
        way = list(points)
    elif connector in {"Elbow", "Curved"}:
        way = _right_angles(points, leaves, reaches)
    else:
        way = [points[0], points[-1]]
    return [way[0], *(point for before, point in pairwise(way) if point != before)]


def _right_angles(points: Sequence[Point], leaves: Side, reaches: Side) -> list[Point]:
    start, *between, end = points
    turns = _turns(start, end, leaves, reaches)
    if len(between) != turns:
        between = _usual(turns, start, end, leaves, reaches)
    way = [start]
    level = leaves.x != 0
    for point in [*between, end]:
        before = way[-1]
        way.append(Point(point.x, before.y) if level else Point(before.x, point.y))
        level = not level
    return [*way, end]


def _turns(start: Point, end: Point, leaves: Side, reaches: Side) -> int:
    """How many stretches lie between the first and the last one."""
    rightward = end.x > start.x
    toward = Side(1 if rightward else -1, 1 if end.y > start.y or (rightward and end.y == start.y) else -1)
    ahead = leaves.x == toward.x or leaves.y == toward.y
    facing = reaches.x == -toward.x or reaches.y == -toward.y
    if leaves == reaches:
        return 1
    if (leaves.x != 0) == (reaches.x != 0):
        return 1 if ahead else 3
    return 0 if ahead and facing else 2


def _usual(turns: int, start: Point, end: Point, leaves: Side, reaches: Side) -> list[Point]:
    """The middles of the stretches between, where the drawing states none."""
    if turns == 0:
        return []
    if turns == 1:
        if leaves == (-reaches.x, -reaches.y):
            return (
                [Point(start.x + leaves.x * STUB, (start.y + end.y) / 2)]
                if leaves.x
                else [Point((start.x + end.x) / 2, start.y + leaves.y * STUB)]
            )
        return [_out_of(start, leaves, end)]
    if turns == 2:  # noqa: PLR2004 - as the function says
        first = _out_of(start, leaves, Point(end.x + reaches.x * STUB, end.y + reaches.y * STUB))
        return [first, _out_of(end, reaches, first)]
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    return [_out_of(start, leaves, middle), middle, _out_of(end, reaches, middle)]


def _out_of(start: Point, leaves: Side, toward: Point) -> Point:
    """A point a stub out of a side, halfway to where the line goes."""
    if leaves.x:
        return Point(start.x + leaves.x * STUB, (start.y + toward.y) / 2)
    return Point((start.x + toward.x) / 2, start.y + leaves.y * STUB)


def path(connector: str, way: Sequence[Point], start_gap: float, end_gap: float) -> str:
    """The path data of a line.

    Args:
        connector: `Curved`, or any other word for a line of straight stretches.
        way: what `corners` has returned.
        start_gap: how much room the arrowhead at its start takes, in pixels; the line begins after it.
        end_gap: the same at its end.
    """
    points = list(way)
    if len(points) > 1:
        points[0] = _drawn_in(points[0], points[1], start_gap)
        points[-1] = _drawn_in(points[-1], points[-2], end_gap)
    if connector == "Curved" and len(points) > 2:  # noqa: PLR2004 - two points are straight
        return _rounded(points)
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)


def _drawn_in(end: Point, before: Point, gap: float) -> Point:
    length = math.dist(end, before)
    part = min(gap, length * _KEPT) / length if length else 0
    return Point(end.x + (before.x - end.x) * part, end.y + (before.y - end.y) * part)


def _rounded(points: Sequence[Point]) -> str:
    """Curves through the middles of the inner stretches; the corners pull them."""
    data = f"M{short(points[0].x)} {short(points[0].y)}"
    before = points[0]
    last = len(points) - 2
    for number in range(1, last + 1):
        corner, after = points[number], points[number + 1]
        if number == last:
            pull, to = _between(corner, after, 0.9), after
            data += _cubic(corner, pull, to)
        else:
            to = _between(corner, after, 0.5)
            data += _cubic(_between(before, corner, 0.1), corner, to)
        before = to
    return data


def _cubic(*points: Point) -> str:
    return "C" + " ".join(f"{short(x)} {short(y)}" for x, y in points)


def _between(start: Point, end: Point, part: float) -> Point:
    return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)


def along(way: Sequence[Point], part: float) -> tuple[Point, Point, Point]:
    """The place at a part of a line's length, with the ends of the stretch that it lies on.

    Args:
        way: what `corners` has returned.
        part: from 0, the start, to 1, the end.
    """
    lengths = [math.dist(start, end) for start, end in pairwise(way)]
    wanted = part * sum(lengths)
    for (start, end), length in zip(pairwise(way), lengths, strict=True):
        if wanted <= length and length:
            return _between(start, end, wanted / length), start, end
        wanted -= length
    return way[-1], way[max(len(way) - 2, 0)], way[-1]
