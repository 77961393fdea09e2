"""Beside the pictures that WikiPathways publishes, ours are the same."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import skip
from tests.drawing.pictures.parts import read
from wp2rdf.drawing.pictures.png import png
from wp2rdf.drawing.pictures.svg import Picture, View

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

PICTURES = 119
LEAST_MEAN = 0.90
LEAST = 0.70

UNLIKE: dict[str, str] = {}
"""Pictures below the least likeness, each with its reason."""

FONT = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")
pytestmark = pytest.mark.slow


def grey(picture: Image, size: tuple[int, int]) -> np.ndarray:
    """A picture on white, in grey, at a size."""
    from PIL import Image as images  # noqa: N813, PLC0415

    on_white = images.new("RGB", picture.size, "white")
    on_white.paste(picture, mask=picture.convert("RGBA").getchannel("A"))
    import numpy as np  # noqa: PLC0415

    return np.asarray(on_white.convert("L").resize(size, images.Resampling.BICUBIC))


def likeness(drawing: Path, official: Path) -> float:
    """The structural similarity of our picture and the official one at the size of the latter, drawn at twice that."""
    from PIL import Image as images  # noqa: N813, PLC0415
    from skimage.metrics import structural_similarity  # noqa: PLC0415

    theirs = images.open(official)
    picture = Picture(read(drawing))
    ours = images.open(io.BytesIO(png(picture, View(scale=2 * theirs.width / picture.width))))
    compared = structural_similarity(grey(theirs, theirs.size), grey(ours, theirs.size), data_range=255)  # type: ignore[no-untyped-call]
    return float(compared)


def test_our_pictures_are_like_the_official_ones(shared: Path) -> None:
    if not FONT.exists():
        skip("the fonts of the official pictures are not here: install fonts-liberation")
    official = sorted((shared / "thumbs").glob("WP*.png"))
    found = {
        path.stem: likeness(shared / "gpml" / "pathways" / path.stem / f"{path.stem}.gpml", path) for path in official
    }
    assert len(found) == PICTURES
    assert {name for name, value in found.items() if value < LEAST} == set(UNLIKE)
    assert sum(found.values()) / len(found) >= LEAST_MEAN
