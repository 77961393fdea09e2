"""One text for each value of XSD 1.1, so that a value is the same however a store writes it.

https://www.w3.org/TR/xmlschema11-2/#built-in-primitive-datatypes; a text outside its datatype stays as it is.
"""

from __future__ import annotations

import re
import struct
from fractions import Fraction
from typing import NamedTuple

INTEGERS = frozenset(
    {
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
    }
)  # fmt: skip
"""xsd:integer and what is derived from it."""

DURATIONS = frozenset({"duration", "dayTimeDuration", "yearMonthDuration"})

_INTEGER = re.compile(r"([+-]?)0*([0-9]+)")
_DECIMAL = re.compile(r"([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?")
_DOUBLE = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_DURATION = re.compile(
    r"(-?)P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?=[0-9.])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?|\.[0-9]+)S)?)?"
)
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})?"
_TIME = rf"([0-9]{{2}}):([0-9]{{2}}):([0-9]{{2}}(?:\.[0-9]+)?){_ZONE}"
_DATE_TIME = re.compile(rf"(-?[0-9]{{3,}})-([0-9]{{2}})-([0-9]{{2}})T{_TIME}")
_CLOCK = re.compile(_TIME)
_YEARLY = re.compile(rf"(-?[0-9]{{3,}})((?:-[0-9]{{2}}){{0,2}}){_ZONE}")
_ZONED = re.compile(rf"(--?-?[0-9]{{2}}(?:-[0-9]{{2}})?){_ZONE}")
_DAY = 86_400


class Length(NamedTuple):
    """A duration.

    Attributes:
        months: years are twelve of them.
        seconds: days, hours and minutes among them.
    """

    months: int
    seconds: Fraction


def one_text(name: str, lexical: str) -> tuple[str, str]:
    """The datatype and the one text of a value.

    Args:
        name: of its XSD datatype, without the namespace.
        lexical: its text.

    >>> one_text("int", "007"), one_text("dayTimeDuration", "PT90M"), one_text("gYear", "2026+00:00")
    (('integer', '7'), ('dayTimeDuration', '0M 5400S'), ('gYear', '2026Z'))
    """
    if name in INTEGERS:
        return "integer", whole(lexical) or lexical
    if name in DURATIONS:
        found = length(lexical)
        return name, f"{found.months}M {found.seconds}S" if found else lexical
    match name:
        case "decimal":
            return name, decimal(lexical) or lexical
        case "double" | "float":
            return name, _double(lexical, name) or lexical
        case "boolean":
            return name, {"1": "true", "0": "false"}.get(lexical, lexical)
        case "dateTime" | "dateTimeStamp":
            return "dateTime", _moment(lexical) or lexical
        case "time":
            return name, _clock(lexical) or lexical
        case "date" | "gYear" | "gYearMonth":
            return name, _yearly(lexical) or lexical
        case "gMonthDay" | "gMonth" | "gDay":
            zoned = _ZONED.fullmatch(lexical)
            return name, zoned[1] + _zone(zoned[2]) if zoned else lexical
        case "hexBinary":
            return name, lexical.upper()
        case "base64Binary":
            return name, "".join(lexical.split())
    return name, lexical


def whole(lexical: str) -> str | None:
    """An integer without plus and leading zeros; None: it is none."""
    found = _INTEGER.fullmatch(lexical)
    return _signed(found[1], found[2]) if found else None


def decimal(lexical: str) -> str | None:
    """A decimal without plus and needless zeros; None: it is none."""
    found = _DECIMAL.fullmatch(lexical)
    if not found or not any(char.isdigit() for char in lexical):
        return None
    return _signed(found[1], (found[2] or "0") + (f".{found[3]}" if found[3] else ""))


def _signed(sign: str, digits: str) -> str:
    return f"-{digits}" if sign == "-" and digits.strip("0.") else digits


def double(lexical: str) -> float | None:
    """A double or float; None: it is none."""
    return float(lexical.replace("INF", "inf")) if _DOUBLE.fullmatch(lexical) else None


def _double(lexical: str, name: str) -> str | None:
    found = double(lexical)
    if found is not None and name == "float":
        try:
            (found,) = struct.unpack("<f", struct.pack("<f", found))
        except OverflowError:
            found = float("-inf" if found < 0 else "inf")
    return None if found is None else repr(found)


def length(lexical: str) -> Length | None:
    """A duration; None: it is none."""
    found = _DURATION.fullmatch(lexical)
    if not found:
        return None
    years, months, days, hours, minutes = (int(part or 0) for part in found.groups()[1:6])
    seconds = days * _DAY + hours * 3600 + minutes * 60 + Fraction(found[7] or 0)
    sign = -1 if found[1] else 1
    return Length(sign * (years * 12 + months), sign * seconds)


def _zone(text: str | None) -> str:
    return "Z" if text in {"+00:00", "-00:00"} else text or ""


def _offset(zone: str) -> int:
    """Seconds that a time zone is before UTC."""
    if zone in {"", "Z"}:
        return 0
    return (1 if zone[0] == "+" else -1) * (int(zone[1:3]) * 3600 + int(zone[4:6]) * 60)


def _moment(lexical: str) -> str | None:
    """Seconds since the beginning of 1970, in UTC where there is a time zone."""
    found = _DATE_TIME.fullmatch(lexical)
    if not found:
        return None
    year, month, day, hours, minutes = map(int, found.groups()[:5])
    zone = _zone(found[7])
    seconds = _days(year, month, day) * _DAY + hours * 3600 + minutes * 60 + Fraction(found[6]) - _offset(zone)
    return f"{seconds}{'Z' if zone else ''}"


def _days(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the Gregorian calendar, which XSD has in all years."""
    year -= month <= 2  # noqa: PLR2004 - a year that begins in March has its leap day at the end
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 719_469


def _clock(lexical: str) -> str | None:
    found = _CLOCK.fullmatch(lexical)
    if not found:
        return None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 + Fraction(found[3])
    return f"{seconds % _DAY}{_zone(found[4])}"


def _yearly(lexical: str) -> str | None:
    found = _YEARLY.fullmatch(lexical)
    return f"{int(found[1])}{found[2]}{_zone(found[3])}" if found else None
