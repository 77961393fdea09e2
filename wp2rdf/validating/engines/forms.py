"""What literals of the datatypes of XML Schema look like (https://www.w3.org/TR/xmlschema11-2/).

SHACL asks engines to check the form of the datatypes of SPARQL only (https://www.w3.org/TR/shacl/#DatatypeConstraintComponent).
A year that is no year is as wrong as a number that is no number, so all are checked here. White space around a value is
no part of any form but that of strings, as RDF has it (https://www.w3.org/TR/rdf11-concepts/#xsd-datatypes).
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.validating.engines.patterns import PYTHON, translate

XSD = PREFIXES["xsd"]

_YEAR = "-?([1-9][0-9]{3,}|0[0-9]{3})"
_LEAP_YEAR = "-?([1-9][0-9]*)?([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_ZONE = r"(Z|[+\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
_DAY_OF_MONTH = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_DATE = f"({_YEAR}-{_DAY_OF_MONTH}|{_LEAP_YEAR}-02-29)"
_TIME = r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)"
_SECONDS = r"[0-9]+(\.[0-9]+)?S"
_HOURS = f"T([0-9]+H([0-9]+M)?({_SECONDS})?|[0-9]+M({_SECONDS})?|{_SECONDS})"
_DAYS = f"([0-9]+D({_HOURS})?|{_HOURS})"
_MONTHS = "([0-9]+Y([0-9]+M)?|[0-9]+M)"
_B64 = "[A-Za-z0-9+/] ?"
_NCNAME = r"[\i-[:]][\c-[:]]*"
_CHARACTER = r'([^\s<>"\{\}\|\\\^`%\[\]#?/:\x]|%[0-9A-Fa-f]{2})'.replace(r"\x", "\x01-\x1f\x7f")
_SEGMENT = f"({_CHARACTER}|:)"
_PATH = f"(/{_SEGMENT}*)*"
_AUTHORITY = rf"({_SEGMENT}|\[[0-9A-Fa-f:.]+\])*"
_TAIL = rf"(\?({_SEGMENT}|[/?])*)?(#({_SEGMENT}|[/?])*)?"
_REFERENCE = (
    rf"([A-Za-z][A-Za-z0-9+.\-]*:(//{_AUTHORITY}{_PATH}|/?{_SEGMENT}+{_PATH}|/?)|//{_AUTHORITY}{_PATH}"
    f"|/({_SEGMENT}+{_PATH})?|{_CHARACTER}+{_PATH}|){_TAIL}"
)

_FORMS = MappingProxyType(
    {
        "boolean": "true|false|1|0",
        "decimal": r"[+\-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
        "double": r"[+\-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+\-]?[0-9]+)?|[+\-]?INF|NaN",
        "date": f"{_DATE}{_ZONE}?",
        "dateTime": f"{_DATE}T{_TIME}{_ZONE}?",
        "dateTimeStamp": f"{_DATE}T{_TIME}{_ZONE}",
        "time": f"{_TIME}{_ZONE}?",
        "gYear": f"{_YEAR}{_ZONE}?",
        "gYearMonth": f"{_YEAR}-(0[1-9]|1[0-2]){_ZONE}?",
        "gMonth": f"--(0[1-9]|1[0-2]){_ZONE}?",
        "gMonthDay": f"--({_DAY_OF_MONTH}|02-29){_ZONE}?",
        "gDay": f"---(0[1-9]|[12][0-9]|3[01]){_ZONE}?",
        "duration": f"-?P({_MONTHS}{_DAYS}?|{_DAYS})",
        "yearMonthDuration": f"-?P{_MONTHS}",
        "dayTimeDuration": f"-?P{_DAYS}",
        "hexBinary": "([0-9a-fA-F]{2})*",
        "base64Binary": f"(({_B64}){{4}})*(({_B64}){{3}}[A-Za-z0-9+/]"
        f"|({_B64}){{2}}[AEIMQUYcgkosw048] ?=|{_B64}[AQgw] ?= ?=)?",
        "anyURI": _REFERENCE,
        "language": r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
        "normalizedString": r"[^\t\n\r]*",
        "token": r"([^\s]+( [^\s]+)*)?",
        "NMTOKEN": r"\c+",
        "NMTOKENS": r"\c+( \c+)*",
        "Name": r"\i\c*",
        "NCName": _NCNAME,
        "QName": f"{_NCNAME}(:{_NCNAME})?",
        "IDREFS": f"{_NCNAME}( {_NCNAME})*",
    }
)
_LIKE = {"float": "double", "NOTATION": "QName", "ENTITIES": "IDREFS"} | dict.fromkeys(
    ("ID", "IDREF", "ENTITY"), "NCName"
)
_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
_INTEGER = re.compile(r"[+-]?0*([0-9]+)")
_DIGITS = 20
"""As many as the largest bound has."""


def pattern(datatype: str) -> str | None:
    """The form of a datatype as a regular expression of XPath, or None when it has none or is one of integers.

    Args:
        datatype: its IRI.
    """
    name = datatype.removeprefix(XSD) if datatype.startswith(XSD) else ""
    form = _FORMS.get(_LIKE.get(name, name))
    return None if form is None else f"^({form})$"


def fits(text: str, datatype: str) -> bool:
    """Whether a literal has the form that its datatype asks for; True for datatypes of others.

    >>> fits("2024", XSD + "gYear"), fits("soon", XSD + "gYear"), fits("128", XSD + "byte")
    (True, False, False)
    """
    name = datatype.removeprefix(XSD)
    if name in _INTEGERS and datatype.startswith(XSD):
        return _is_within(text, *_INTEGERS[name])
    form = _compiled(datatype)
    return form is None or form.search(text) is not None


def _is_within(text: str, least: int | None, most: int | None) -> bool:
    found = _INTEGER.fullmatch(text) if text.isascii() else None
    if not found:
        return False
    digits = found[1] if len(found[1]) <= _DIGITS else "9" * (_DIGITS + 1)
    number = -int(digits) if text[0] == "-" else int(digits)
    return (least is None or number >= least) and (most is None or number <= most)


@cache
def _compiled(datatype: str) -> re.Pattern[str] | None:
    form = pattern(datatype)
    return None if form is None else re.compile(translate(form, "", PYTHON))
