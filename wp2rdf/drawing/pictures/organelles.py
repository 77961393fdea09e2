"""The curves of the shapes that stand for parts of a cell, in parts of the box that holds them.

Each curve is a list of path commands, with points from 0 to 1 in both directions. They show what readers know
such a part by: the folds of a mitochondrion, the stack of a Golgi apparatus, the fingers of a reticulum.
"""

import math

Point = tuple[float, float]
Curve = list[tuple[str, list[Point]]]


def _wave(points: list[Point], reach: float = 0.5) -> Curve:
    """A closed curve through points, level at each of them; the farther it reaches out, the rounder its tips."""
    curve: Curve = [("M", [points[0]])]
    for (x, y), (to_x, to_y) in zip(points, [*points[1:], points[0]], strict=True):
        out_of = (to_x - x) * reach
        if abs(to_x - x) < 0.04:  # noqa: PLR2004 - the end of a row: a bow to the outside
            bow = 0.08 if x > 0.5 else -0.08  # noqa: PLR2004
            curve.append(("C", [(x + bow, y), (to_x + bow, to_y), (to_x, to_y)]))
        else:
            curve.append(("C", [(x + out_of, y), (to_x - out_of, to_y), (to_x, to_y)]))
    return [*curve, ("Z", [])]


def _oval() -> Curve:
    """The oval of the box."""
    bend = 0.5 * 0.5523  # a quarter of a circle as a cubic curve
    return [
        ("M", [(0, 0.5)]),
        ("C", [(0, 0.5 - bend), (0.5 - bend, 0), (0.5, 0)]),
        ("C", [(0.5 + bend, 0), (1, 0.5 - bend), (1, 0.5)]),
        ("C", [(1, 0.5 + bend), (0.5 + bend, 1), (0.5, 1)]),
        ("C", [(0.5 - bend, 1), (0, 0.5 + bend), (0, 0.5)]),
        ("Z", []),
    ]


def _mitochondrion() -> Curve:
    """An oval, and in it a membrane that folds inward from above and from below."""
    above: list[Point] = []
    for step in range(9):
        x = 0.14 + 0.09 * step
        edge = 0.5 - 0.43 * math.sqrt(1 - ((x - 0.5) / 0.5) ** 2)
        above.append((x, 0.42 if step % 2 else edge))
    below = [(x, 1 - y) for x, y in reversed(above)]
    return [*_oval(), *_wave([*above, *below])]


def _golgi() -> Curve:
    """Three sacs beside each other, bulged at their ends, the tallest at the right."""
    curve: Curve = []
    for left, right, top, bottom in ((0.02, 0.24, 0.26, 0.76), (0.27, 0.56, 0.12, 0.88), (0.6, 1, 0, 1)):
        wide = right - left
        waist_left, waist_right = left + wide * 0.32, right - wide * 0.32
        bulge = (bottom - top) * 0.18
        curve += [
            ("M", [(waist_left, 0.5)]),
            ("C", [(waist_left, top + bulge * 1.8), (left, top + bulge * 1.2), (left, top + bulge * 0.7)]),
            ("C", [(left, top), (right, top), (right, top + bulge * 0.7)]),
            ("C", [(right, top + bulge * 1.2), (waist_right, top + bulge * 1.8), (waist_right, 0.5)]),
            ("C", [(waist_right, bottom - bulge * 1.8), (right, bottom - bulge * 1.2), (right, bottom - bulge * 0.7)]),
            ("C", [(right, bottom), (left, bottom), (left, bottom - bulge * 0.7)]),
            ("C", [(left, bottom - bulge * 1.2), (waist_left, bottom - bulge * 1.8), (waist_left, 0.5)]),
            ("Z", []),
        ]
    return curve


def _endoplasmic_reticulum() -> Curve:
    """Fingers that reach up and down from a band, deep and of unlike length."""
    above: list[Point] = [(0.04, 0.5), (0.17, 0.6), (0.29, 0.16), (0.43, 0.55), (0.56, 0.2), (0.66, 0.5), (0.88, 0)]
    below: list[Point] = [(0.94, 0.86), (0.72, 0.62), (0.58, 1), (0.44, 0.7), (0.28, 0.94), (0.1, 0.74)]
    return _wave([*above, *below], reach=0.72)


def _sarcoplasmic_reticulum() -> Curve:
    """One long sac that winds from top to bottom."""
    return [
        ("M", [(0.6, 0)]),
        ("C", [(0.15, 0.02), (0.12, 0.24), (0.24, 0.4)]),
        ("C", [(0.36, 0.6), (-0.02, 0.72), (0.26, 0.92)]),
        ("C", [(0.5, 1.06), (0.88, 0.98), (0.94, 0.83)]),
        ("C", [(1.02, 0.67), (0.78, 0.57), (0.9, 0.4)]),
        ("C", [(1.04, 0.2), (0.9, 0), (0.6, 0)]),
        ("Z", []),
    ]


ORGANELLES: dict[str, Curve] = {
    "mitochondria": _mitochondrion(),
    "golgiapparatus": _golgi(),
    "endoplasmicreticulum": _endoplasmic_reticulum(),
    "sarcoplasmicreticulum": _sarcoplasmic_reticulum(),
}
"""The curve of each shape, by its name as `shapes.kind` has it."""
