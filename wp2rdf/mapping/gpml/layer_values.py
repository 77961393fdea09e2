"""Values of the drawing layer: numbers, colours and shapes as the official converter writes what a drawing says.

The forms are those of PathVisio's model, which the official converter reads drawings with: numbers in Java's decimal
form, colours as hexadecimal numbers without leading zeros, names of shapes that it knows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite
from types import MappingProxyType

from wp2rdf.mapping.gpml.layer_words import NOTHING
from wp2rdf.rdf.terms import Term, plain

_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_SMALLEST, _LARGEST = 1e-3, 1e7
"""Between them Java writes a number without exponent."""

_COLORS = MappingProxyType(
    {
        "Aqua": "ffff",
        "Black": "0",
        "Blue": "ff",
        "Fuchsia": "ff00ff",
        "Gray": "7f7f7f",
        "Green": "7f00",
        "Lime": "ff00",
        "Maroon": "7f0000",
        "Navy": "7f",
        "Olive": "7f7f00",
        "Purple": "7f007f",
        "Red": "ff0000",
        "Silver": "bfbfbf",
        "Teal": "7f7f",
        "Transparent": "ffffff",
        "White": "ffffff",
        "Yellow": "ffff00",
    }
)
_HEXADECIMAL = re.compile("[0-9a-fA-F]{1,6}")
_DIGITS = 6
"""Of a colour; more are passed over."""

SHAPES = frozenset(
    {
        "Arc", "Brace", "Endoplasmic Reticulum", "Golgi Apparatus", "Hexagon", "Line", "Mitochondria", "None", "Oval",
        "Pentagon", "Rectangle", "RoundedRectangle", "Sarcoplasmic Reticulum", "Triangle", "mim-degradation",
        "mim-interaction", "mim-phosphorylated",
    }
)  # fmt: skip
"""The shapes that have a name in the layer; one of another name is drawn, but its name is not written."""

_TURNED = MappingProxyType(
    {"Top": "0.0", "Right": "1.5707963267948966", "Bottom": "3.141592653589793", "Left": "4.71238898038469"}
)
"""Rotations that have a name, in radians."""


def double(text: str) -> str | None:
    """The lexical form that Java gives a number (`Double.toString`); None for what is no finite number.

    >>> double("90"), double("0.0001"), double("12345678.9"), double("wide")
    ('90.0', '1.0E-4', '1.23456789E7', None)
    """
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    if _SMALLEST <= abs(value) < _LARGEST or value == 0:
        return repr(value)
    return _scientific(value) if isfinite(value) else None


def _scientific(value: float) -> str:
    """A number as `d.ddEn`, with the digits that `repr` gives."""
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text = "".join(map(str, digits))
    return f"{'-' if sign else ''}{text[0]}.{text[1:] or '0'}E{int(exponent) + len(text) - 1}"


class Doubles(dict[str, str]):
    """The forms of numbers by the texts in a drawing; `NOTHING` for what is no number."""

    def __missing__(self, text: str) -> str:
        try:
            value = float(text)
        except ValueError:
            found = NOTHING
        else:
            found = repr(value)
            if found != text or not _SMALLEST <= value < _LARGEST:  # a program that is not written in Java, or rarely
                found = double(text) or NOTHING
        self[text] = found
        return found


def order(text: str, default: int) -> int:
    """A place in the drawing order; a default for what is no whole number."""
    return int(text) if _INTEGER.fullmatch(text) else default


class Colors(dict[str, str]):
    """Colours by the texts in a drawing: a name, or hexadecimal red, green and blue; black for anything else."""

    def __missing__(self, text: str) -> str:
        named = _COLORS.get(text)
        if named is None:
            digits = text[:_DIGITS]
            named = f"{int(digits, 16):x}" if _HEXADECIMAL.fullmatch(digits) else "0"
        self[text] = named
        return named


class Quoted(dict[str, Term]):
    """Simple literals by their texts, for texts that stand often."""

    def __missing__(self, text: str) -> Term:
        self[text] = found = plain(text)
        return found


def rotation(text: str) -> str:
    """The angle of a shape in radians.

    >>> rotation("Left"), rotation("0.5")
    ('4.71238898038469', '0.5')
    """
    return _TURNED.get(text) or double(text) or "0.0"
