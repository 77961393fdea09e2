"""The text of a label: its lines, its place in the box, its font."""

from wp2rdf.drawing.pictures.markup import content
from wp2rdf.drawing.pictures.numbers import short
from wp2rdf.model.elements import Box

LINE_HEIGHT = 1.1
"""From one line to the next, in font sizes."""

MARGIN = 5.0
"""From a text to the side of its box that it leans on, in pixels."""

_HALF = 0.33
"""From the middle of a line to its base, in font sizes; what renderers make of other baselines differs."""

FAMILIES = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""The font of a label that names none, with fonts of the same widths after it."""

_GENERIC = {
    "arial": FAMILIES, "sansserif": FAMILIES, "sans-serif": FAMILIES, "dialog": FAMILIES, "symbol": FAMILIES,
    "helvetica": FAMILIES,
}  # fmt: skip

_SYMBOL = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
"""The letters of the font Symbol, which few machines have: what looks like D in the file is a delta for the author."""


def family(name: str | None) -> str:
    """The font families to ask for, first the one that the drawing names.

    Args:
        name: as the drawing has it; letters, digits, blanks and hyphens of it are kept.
    """
    plain = "".join(letter for letter in name or "" if letter.isalnum() or letter in " -").strip()
    if not plain:
        return FAMILIES
    return _GENERIC.get(plain.lower().replace(" ", ""), f"'{plain}', {FAMILIES}")


def lines(label: str, font: str | None) -> list[str]:
    """The lines of a label as the author saw them.

    Args:
        label: the text, with line feeds.
        font: the name of its font: letters in Symbol are Greek.
    """
    if (font or "").lower() == "symbol":
        label = "".join(_SYMBOL.get(letter, letter) for letter in label)
    return label.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def tspans(texts: list[str], *, box: Box, size: float, align: str, valign: str) -> str:
    """The lines as elements of a `text`, each at its own place.

    Args:
        texts: the lines.
        box: that the text stands in.
        size: of the font, in pixels.
        align: `Left`, `Center` or `Right`.
        valign: `Top`, `Middle` or `Bottom`.
    """
    left, top, right, bottom = box
    step = size * LINE_HEIGHT
    x = {"Left": left + MARGIN, "Right": right - MARGIN}.get(align, (left + right) / 2)
    span = step * (len(texts) - 1)
    first = {
        "Top": top + MARGIN + step / 2,
        "Bottom": bottom - MARGIN - step / 2 - span,
    }.get(valign, (top + bottom) / 2 - span / 2)
    return "".join(
        f'<tspan x="{short(x)}" y="{short(first + number * step + size * _HALF)}">{content(text)}</tspan>'
        for number, text in enumerate(texts)
        if text.strip()
    )


def anchor(align: str) -> str:
    """The `text-anchor` of an alignment: `start`, `middle` or `end`."""
    return {"Left": "start", "Right": "end"}.get(align, "middle")
