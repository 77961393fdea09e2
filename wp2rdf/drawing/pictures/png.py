"""Pictures as PNG, for what cannot show SVG."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wp2rdf.drawing.pictures.text import FAMILIES
from wp2rdf.errors import OutputError, UsageError

if TYPE_CHECKING:
    from types import ModuleType

    from wp2rdf.drawing.pictures.svg import Picture, View

PIXELS = 100_000_000
"""No picture has more pixels; one takes four bytes of memory."""

_DPI = 96.0  # without it resvg takes every length with a unit for nothing
_SANS = "Liberation Sans"
_LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#ffffff"/>'
    f'<text x="2" y="16" font-size="16" font-family="{FAMILIES}">{{}}</text></svg>'
)


def png(picture: Picture, view: View) -> bytes:
    """A picture as PNG, on white.

    Args:
        picture: what is drawn.
        view: how it is shown.

    Raises:
        UsageError: the package for it is not installed, or the picture would be too large.
        OutputError: this machine has no font for the labels.
    """
    resvg = _resvg()
    width, height = (max(round(side), 1) for side in picture.size(view))
    if width * height > PIXELS:
        raise UsageError(
            f"a picture of {width:,} by {height:,} pixels is too large: at most {PIXELS:,}; take a smaller scale"
        )
    if not _writes():
        raise OutputError("no font to write the labels with: install one, such as Liberation Sans or DejaVu Sans")
    return _rendered(resvg, picture.svg(view), width, height)


def _resvg() -> ModuleType:
    try:
        import resvg_py  # noqa: PLC0415 - few who draw want PNG
    except ImportError:
        raise UsageError("PNG needs resvg: pip install 'wp2rdf[pictures]'") from None
    return resvg_py


def _rendered(resvg: ModuleType, svg: str, width: int, height: int) -> bytes:
    return bytes(resvg.svg_to_bytes(svg_string=svg, dpi=_DPI, width=width, height=height, sans_serif_family=_SANS))


@cache
def _writes() -> bool:
    """Whether a letter leaves something: without any font, resvg leaves out all text and says nothing."""
    resvg = _resvg()
    return _rendered(resvg, _LETTER.format("M"), 20, 20) != _rendered(resvg, _LETTER.format(""), 20, 20)
