"""The ends of lines: arrowheads and the other signs of molecular interaction maps, as SVG markers.

A sign is drawn with the end of the line at (0, 0), in the direction of the line. The line gives way to it: it ends
`gap` pixels before the box that it reaches, so that neither a thick line nor what lies beneath shows through. The names
are those of GPML2013a and GPML2021.
The signs themselves: https://discover.nci.nih.gov/mim/formal_mim_spec.pdf.
"""

from typing import NamedTuple

from wp2rdf.drawing.pictures.numbers import short


class Sign(NamedTuple):
    """How one kind of line end is drawn."""

    path: str
    gap: float
    fill: str
    """`full`: in the colour of the line; `open`: white inside; `none`: strokes only."""


_HEAD = "M0 -4.5L10 0L0 4.5Z"
_OPEN_HEAD = Sign(_HEAD, 10, "open")
_FULL_HEAD = Sign(_HEAD, 10, "full")
_BAR = Sign("M0 -7.5V7.5", 6, "none")

SIGNS: dict[str, Sign] = {
    "arrow": _FULL_HEAD,
    "mim-conversion": _FULL_HEAD,
    "mim-modification": _FULL_HEAD,
    "mim-translocation": _FULL_HEAD,
    "mim-binding": Sign("M0 0L-4 -4.5L9 0L-4 4.5Z", 9, "full"),
    "mim-stimulation": _OPEN_HEAD,
    "mim-necessary-stimulation": Sign(f"{_HEAD}M-4 -4.5V4.5", 10, "open"),
    "mim-catalysis": Sign("M0 0A4.5 4.5 0 0 1 9 0A4.5 4.5 0 0 1 0 0Z", 10, "open"),
    "mim-inhibition": _BAR,
    "tbar": _BAR,
    "mim-cleavage": Sign("M0 0V-10L18 10", 10, "none"),
    "mim-covalent-bond": Sign("M8 -7H0V7H8", 0, "none"),
    "mim-branching-left": Sign("M0 0L8 8", 8, "none"),
    "mim-branching-right": Sign("M0 0L8 -8", 8, "none"),
    "mim-transcription-translation": Sign("M0 0V8H6M6 4L14 8L6 12Z", 13, "open"),
    "mim-gap": Sign("", 10, "none"),
    "ligandround": Sign("M-5.5 0A5.5 5.5 0 0 1 5.5 0A5.5 5.5 0 0 1 -5.5 0Z", 0, "full"),
    "ligandsquare": Sign("M-8 -5.5H0V5.5H-8Z", 0, "full"),
    "receptorround": Sign("M7 -7A7 7 0 0 0 7 7", 0, "none"),
    "receptorsquare": Sign("M10 -6.5H0V6.5H10", 0, "none"),
    "receptor": Sign("M10 -6.5L0 0L10 6.5", 0, "none"),
}

_SAME = {
    "directed": "arrow", "conversion": "mim-conversion", "inhibition": "mim-inhibition", "catalysis": "mim-catalysis",
    "stimulation": "mim-stimulation", "binding": "mim-binding", "translocation": "mim-translocation",
    "transcriptiontranslation": "mim-transcription-translation",
    "transcription-translation": "mim-transcription-translation",
    "conversion-modification": "mim-conversion", "modification": "mim-modification", "cleavage": "mim-cleavage",
}  # fmt: skip


def kind(name: str | None) -> str | None:
    """Which sign a name stands for, as a key of `SIGNS`; none for the end of a plain line.

    Args:
        name: as the drawing has it; a word that no version of GPML knows is a plain end, as in the official RDF.
    """
    plain = (name or "line").lower()
    plain = _SAME.get(plain, plain)
    return plain if plain in SIGNS else None


_MARKER = (
    'viewBox="-25 -25 50 50" markerWidth="50" markerHeight="50" markerUnits="userSpaceOnUse"'
    ' orient="auto-start-reverse"'
)


class Markers:
    """The markers that a picture needs, each once; not in all renderers can one take the colour of its line."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, str], str] = {}

    def url(self, sign: str, colour: str, thickness: float) -> str:
        """The reference to the marker of a sign.

        Args:
            sign: A key of `SIGNS`.
            colour: Of the line, as `#rrggbb`.
            thickness: Of the line, in pixels.
        """
        wide = short(thickness)
        name = f"sign-{sign}-{colour[1:]}-{wide.replace('.', '_')}"
        self._made[sign, colour, wide] = name
        return f"url(#{name})"

    def definitions(self) -> str:
        """The markers as elements for `defs`."""
        return "".join(
            f'<marker id="{name}" {_MARKER}><path d="{SIGNS[sign].path or "M0 0"}"'
            f' fill="{_fill(SIGNS[sign].fill, colour)}" stroke="{colour}" stroke-width="{wide}"/></marker>'
            for (sign, colour, wide), name in sorted(self._made.items())
        )


def _fill(fill: str, colour: str) -> str:
    return {"full": colour, "open": "#ffffff", "none": "none"}[fill]
