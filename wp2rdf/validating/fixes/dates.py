"""Dates in clear forms other than that of XML Schema."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})", re.ASCII)
_MONTH_NAMED = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)


def clear_date(text: str) -> str | None:
    """A date as `2025-12-31`; None: it is none, or could be two (`03/04/2025`).

    >>> clear_date("14 March 2026"), clear_date("2026/3/14"), clear_date("03/04/2026")
    ('2026-03-14', '2026-03-14', None)
    """
    text = text.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        if not found[2] and len(text) != len("20251231"):
            return None
        return _date(found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(text):
        return _date(found[3], found[2], found[1])
    if found := _DAY_NAMED.fullmatch(text):
        return _date(found[3], _month(found[2]), found[1])
    if found := _MONTH_NAMED.fullmatch(text):
        return _date(found[3], _month(found[1]), found[2])
    return None


def _month(name: str) -> str:
    """The number of a month by its English name, whole or its first three letters; 0: it is none."""
    whole = ("january", "february", "march", "april", "may", "june", "july", "august", "september")
    named = (*whole, "october", "november", "december")
    short = name.lower()
    if short in _MONTHS:
        return str(_MONTHS.index(short) + 1)
    return str(named.index(short) + 1) if short in named else "0"


def _date(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
