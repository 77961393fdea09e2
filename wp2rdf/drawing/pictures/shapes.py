"""Outlines of the shapes that a drawing knows, as SVG path data.

An outline is given for a box of some width and height in pixels whose upper left corner is the origin. The basic shapes
stand in their box as PathVisio, the editor of GPML, draws them: a triangle points to the right and over its box, an arc
is the lower half of its oval, a brace the upper half of its box.
"""

import math
from collections.abc import Callable
from functools import lru_cache

from wp2rdf.drawing.pictures.numbers import short
from wp2rdf.drawing.pictures.organelles import ORGANELLES

OPEN_SHAPES = frozenset({"arc", "brace", "edge"})
"""The shapes that are lines: never filled."""

ROUNDING = 10.0
"""Radius of the corners of a rounded rectangle, in pixels (PathVisio's)."""

COMPLEX_CORNER = 18.0
"""How much of each side the corners of a complex cut off, in pixels (PathVisio's)."""

_SAME = {
    "roundrect": "roundedrectangle", "ellipse": "oval", "circle": "oval", "line": "edge",
    "cell": "roundedrectangle", "organelle": "roundedrectangle", "membrane": "roundedrectangle",
    "membraneregion": "roundedrectangle", "cellicon": "roundedrectangle",
    "cytosolregion": "roundedrectangle", "extracellularregion": "roundedrectangle",
    "nucleus": "oval", "nucleolus": "oval", "vacuole": "oval", "lysosome": "oval", "vesicle": "oval", "cella": "oval",
    "organa": "oval", "organb": "oval", "organc": "oval", "coronavirusicon": "oval", "coronavirus": "oval",
    "ribosome": "hexagon", "proteincomplex": "hexagon", "proteinb": "hexagon",
    "miminteraction": "oval", "mimdegradation": "degradation", "mimphosphorylated": "phosphorylated",
    "poly": "triangle",
}  # fmt: skip


@lru_cache(maxsize=256)
def kind(name: str | None) -> str:
    """Which shape a name stands for: the shape in lower letters without blanks and hyphens, `none` for no outline.

    Args:
        name: as the drawing has it: `RoundedRectangle`, `Endoplasmic Reticulum`, `mim-degradation`, or an older name.
    """
    plain = "".join(letter for letter in (name or "none").lower() if letter.isalnum())
    plain = _SAME.get(plain, plain)
    return plain if plain == "none" or plain in _OUTLINES else "rectangle"


def outline(shape: str, width: float, height: float) -> str:
    """The outline of a shape as path data; empty for `none`.

    Args:
        shape: A result of `kind`.
        width: width of its box, in pixels.
        height: height of its box, in pixels.
    """
    return "" if shape == "none" else _OUTLINES[shape](width, height)


def _polygon(points: list[tuple[float, float]], width: float, height: float) -> str:
    """A closed polygon whose points are given as parts of the box."""
    return "M" + "L".join(f"{short(x * width)} {short(y * height)}" for x, y in points) + "Z"


def _regular(corners: int, width: float, height: float) -> str:
    """A regular polygon on the oval of the box, with its first corner at the right."""
    turns = [math.tau * corner / corners for corner in range(corners)]
    return _polygon([(0.5 + math.cos(turn) / 2, 0.5 + math.sin(turn) / 2) for turn in turns], width, height)


def _rectangle(width: float, height: float) -> str:
    return f"M0 0H{short(width)}V{short(height)}H0Z"


def _rounded(width: float, height: float) -> str:
    across, down = min(ROUNDING, width / 2), min(ROUNDING, height / 2)
    corner = f"a{short(across)} {short(down)} 0 0 1"
    return (
        f"M{short(across)} 0H{short(width - across)}{corner} {short(across)} {short(down)}"
        f"V{short(height - down)}{corner} {short(-across)} {short(down)}"
        f"H{short(across)}{corner} {short(-across)} {short(-down)}"
        f"V{short(down)}{corner} {short(across)} {short(-down)}Z"
    )


def _oval(width: float, height: float) -> str:
    half = f"{short(width / 2)} {short(height / 2)} 0 0 1"
    return f"M0 {short(height / 2)}A{half} {short(width)} {short(height / 2)}A{half} 0 {short(height / 2)}Z"


def _triangle(width: float, height: float) -> str:
    return _polygon([(0.29, 0.067), (1.22, 0.5), (0.29, 0.933)], width, height)


def _pentagon(width: float, height: float) -> str:
    return _regular(5, width, height)


def _hexagon(width: float, height: float) -> str:
    return _polygon([(0, 0.5), (0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1)], width, height)


def _octagon(width: float, height: float) -> str:
    cut = min(width / 4, height / 4)
    return _cut_corners(width, height, cut)


def _complex(width: float, height: float) -> str:
    return _cut_corners(width, height, min(width / 2.5, height / 2.5, COMPLEX_CORNER))


def _cut_corners(width: float, height: float, cut: float) -> str:
    points = [
        (cut, 0.0), (width - cut, 0.0), (width, cut), (width, height - cut),
        (width - cut, height), (cut, height), (0.0, height - cut), (0.0, cut),
    ]  # fmt: skip
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points) + "Z"


def _arc(width: float, height: float) -> str:
    return f"M{short(width)} {short(height / 2)}A{short(width / 2)} {short(height / 2)} 0 0 1 0 {short(height / 2)}"


def _brace(width: float, height: float) -> str:
    quarter, middle = short(width / 4), short(width / 2)
    shoulder = short(height / 4)
    return (
        f"M0 {short(height / 2)}Q0 {shoulder} {quarter} {shoulder}Q{middle} {shoulder} {middle} 0"
        f"Q{middle} {shoulder} {short(width * 0.75)} {shoulder}"
        f"Q{short(width)} {shoulder} {short(width)} {short(height / 2)}"
    )


def _edge(width: float, height: float) -> str:
    return f"M0 0L{short(width)} {short(height)}"


def _degradation(width: float, height: float) -> str:
    """A circle that a line from the upper left to the lower right strikes through."""
    left, top, across, down = width * 0.14, height * 0.14, width * 0.37, height * 0.37
    half = f"{short(across)} {short(down)} 0 0 1"
    return (
        f"M{short(left)} {short(top + down)}A{half} {short(left + 2 * across)} {short(top + down)}"
        f"A{half} {short(left)} {short(top + down)}ZM0 0L{short(width)} {short(height)}"
    )


def _phosphorylated(width: float, height: float) -> str:
    """The letter P, drawn as a stem and a bow."""
    bow = f"{short(width * 0.5)} {short(height * 0.3)} 0 0 1"
    return f"M0 {short(height)}V0H{short(width * 0.5)}A{bow} {short(width * 0.5)} {short(height * 0.6)}H0"


def _organelle(name: str) -> Callable[[float, float], str]:
    curves = ORGANELLES[name]

    def scaled(width: float, height: float) -> str:
        return "".join(
            command + " ".join(f"{short(x * width)} {short(y * height)}" for x, y in points)
            for command, points in curves
        )

    return scaled


_OUTLINES: dict[str, Callable[[float, float], str]] = {
    "rectangle": _rectangle, "roundedrectangle": _rounded, "oval": _oval, "triangle": _triangle, "pentagon": _pentagon,
    "hexagon": _hexagon, "octagon": _octagon, "complex": _complex, "arc": _arc, "brace": _brace, "edge": _edge,
    "degradation": _degradation, "phosphorylated": _phosphorylated,
    **{name: _organelle(name) for name in ORGANELLES},
}  # fmt: skip
