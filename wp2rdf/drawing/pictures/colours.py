"""Colours of a drawing as SVG has them in all renderers: `#rrggbb`, and nothing for what is transparent."""

import re

BLACK = "#000000"

_NAMES = {
    "aqua": "#00ffff", "black": BLACK, "blue": "#0000ff", "fuchsia": "#ff00ff", "gray": "#808080", "green": "#008000",
    "lime": "#00ff00", "maroon": "#800000", "navy": "#000080", "olive": "#808000", "purple": "#800080",
    "red": "#ff0000", "silver": "#c0c0c0", "teal": "#008080", "white": "#ffffff", "yellow": "#ffff00",
}  # fmt: skip
"""The names that the schema of GPML2013a lists."""

_HEX = re.compile(r"#?([0-9a-f]{6})([0-9a-f]{2})?")


def colour(text: str | None, default: str | None = BLACK) -> str | None:
    """A colour as `#rrggbb`; None: transparent.

    Args:
        text: as the drawing has it: six or eight hexadecimal digits, a name, `Transparent`; None: it says nothing.
        default: what stands for a text that is no colour, or for none.

    >>> colour("33CC00"), colour("Navy"), colour("Transparent"), colour("reddish")
    ('#33cc00', '#000080', None, '#000000')
    """
    plain = (text or "").strip().lower()
    if plain == "transparent":
        return None
    digits = _HEX.fullmatch(plain)
    if digits:
        return None if digits[2] == "00" else f"#{digits[1]}"
    return _NAMES.get(plain, default)
