from __future__ import annotations

import re

import pytest

from wp2rdf.drawing.pictures import shapes
from wp2rdf.drawing.pictures.numbers import short

NAMES = {
    "Oval": "oval", "RoundedRectangle": "roundedrectangle", "Rectangle": "rectangle", "Arc": "arc",
    "Triangle": "triangle", "None": "none", "Brace": "brace", "Hexagon": "hexagon", "Mitochondria": "mitochondria",
    "Endoplasmic Reticulum": "endoplasmicreticulum", "Pentagon": "pentagon", "mim-degradation": "degradation",
    "Sarcoplasmic Reticulum": "sarcoplasmicreticulum", "Golgi Apparatus": "golgiapparatus",
    "mim-phosphorylated": "phosphorylated", "mim-interaction": "oval", "Membrane region": "roundedrectangle",
    "Octagon": "octagon", "EndoplasmicReticulum": "endoplasmicreticulum", "Edge": "edge", "Line": "edge",
    "Cell": "roundedrectangle",
    "Nucleus": "oval", "Ribosome": "hexagon", "no such shape": "rectangle", "": "rectangle",
}  # fmt: skip
"""Those of real drawings, of GPML2021, and older ones."""


@pytest.mark.parametrize(("name", "kind"), NAMES.items())
def test_every_name_of_a_shape(name: str, kind: str) -> None:
    assert shapes.kind(name or "x") == kind


@pytest.mark.parametrize("kind", sorted(set(NAMES.values()) - {"none"} | {"complex"}))
def test_an_outline_fills_its_box(kind: str) -> None:
    data = shapes.outline(kind, 100, 80)
    assert data.startswith("M")
    assert ("Z" in data) == (kind not in shapes.OPEN_SHAPES | {"phosphorylated"})
    assert re.fullmatch(r"[MLHVCQAaZ0-9. -]+", data)
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", data)]
    assert max(numbers) >= 60
    assert max(numbers) <= 123
    assert shapes.outline(kind, 0, 0)


def test_small_boxes_have_small_corners() -> None:
    assert shapes.outline("roundedrectangle", 8, 100).startswith("M4 0H4a4 10 ")
    assert shapes.outline("complex", 20, 10).startswith("M4 0L16 0L20 4")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (1.5, "1.5"),
        (1.005, "1"),
        (-0.001, "0"),
        (2 / 3, "0.67"),
        (-12.345, "-12.35"),
        (1e6, "1000000"),
        (1e-9, "0"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert short(value) in {text, text.replace("-12.35", "-12.34")}
