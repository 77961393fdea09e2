"""What Virtuoso gives back of a value, measured with 7.2.5: one text for what it makes one of.

Numbers of a subject and property are one value whatever their datatype, booleans and most durations are numbers, and
doubles come back with six digits. A change that such a store cannot show is none that can be found by reading it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from wp2rdf.loading import values

_BEGINNING = re.compile(r"\s*([+-]?[0-9]*)")
_SECONDS = re.compile(r".*[A-Z]([0-9]{1,3})S")
_NUMERIC = Context(prec=60, rounding=ROUND_HALF_UP)
_MICROSECONDS = re.compile(r"(\.[0-9]{6})[0-9]+")
_PLACES = Decimal("1e-15")
_EXACT = 10**6
_HALF, _WRAP = 2**31, 2**32
_NUMBER = "number"


def one_text(name: str, lexical: str) -> tuple[str, str]:
    """The datatype and the one text of a value; see `wp2rdf.loading.values.one_text`.

    >>> one_text("integer", "2147483648") == one_text("decimal", "2147483648.0")
    True
    >>> one_text("double", "3.141592653589793") == one_text("double", "3.14159")
    True
    >>> one_text("duration", "P1Y2M") == one_text("duration", "14")
    True
    """
    if name in values.INTEGERS:
        return _NUMBER, _whole(name, lexical)
    if name in values.DURATIONS:
        return _duration(name, lexical)
    match name:
        case "boolean" if lexical in {"true", "1", "false", "0"}:
            return _NUMBER, "1" if lexical in {"true", "1"} else "0"
        case "decimal" if values.decimal(lexical) is not None:
            rounded = str(_NUMERIC.quantize(Decimal(lexical), _PLACES))
            return _NUMBER, values.decimal(rounded) or rounded
        case "double" | "float":
            found = values.double(lexical)
            return (_NUMBER, _six_digits(found)) if found is not None else (name, lexical)
        case "dateTime" | "dateTimeStamp" | "time":
            lexical = _MICROSECONDS.sub(r"\1", lexical)
    return values.one_text(name, lexical)


def _whole(name: str, lexical: str) -> str:
    """An integer; of a text that is none, what C's atoi makes of it."""
    text = values.whole(lexical)
    if text is None:
        beginning = _BEGINNING.match(lexical)
        text = values.whole(beginning[1] if beginning else "") or "0"
    if name == "unsignedInt" and _HALF <= int(text) < _WRAP:
        return str(int(text) - _WRAP)
    return text


def _six_digits(number: float) -> str:
    rounded = float(f"{number:.6g}")
    return str(int(rounded)) if abs(rounded) < _EXACT and rounded.is_integer() else repr(rounded)


def _duration(name: str, lexical: str) -> tuple[str, str]:
    """Months where there are any, else seconds; seconds without a point are their own first decimals (5 s: 5.5)."""
    number = values.double(lexical)
    if number is not None:
        return _NUMBER, _six_digits(number)
    found = values.length(lexical)
    if found is None:
        return name, lexical
    if found.months:
        return _NUMBER, _six_digits(found.months)
    seconds = _SECONDS.fullmatch(lexical)
    return _NUMBER, _six_digits(float(found.seconds) + (float(f"0.{seconds[1]}") if seconds else 0.0))
