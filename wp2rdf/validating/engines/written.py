"""Terms of rdflib as SHACL means them: whether a literal has the form of its datatype, and what it is compared by.

rdflib takes `1_000` for an integer, and knows neither a year before 1 nor one after 9999 nor the hour 24. To it what is
neither equal nor greater is less, so that NaN would be below every bound.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, NoReturn

import rdflib

from wp2rdf.rdf import rdflib_terms
from wp2rdf.validating.engines import forms

if TYPE_CHECKING:
    from wp2rdf.rdf.terms import Term

_YEAR = re.compile("-?[0-9]+")
_DIGITS_OF_YEAR = 4
_MIDNIGHT = re.compile(r"24:00:00(\.0+)?")
_CALENDAR = frozenset(forms.XSD + name for name in ("date", "dateTime", "dateTimeStamp", "time"))
_FLOATS = frozenset(forms.XSD + name for name in ("double", "float"))


class _NotANumber(rdflib.Literal):
    """NaN, which is not below, above or equal to anything (https://www.w3.org/TR/sparql11-query/#OperatorMapping)."""

    __slots__ = ()

    def eq(self, other: object) -> NoReturn:  # noqa: ARG002 - as rdflib has it
        raise TypeError  # by which pySHACL knows what cannot be compared

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__


def node(term: Term) -> Any:  # noqa: ANN401 - of rdflib
    """The node of rdflib that an encoded term stands for."""
    made = rdflib_terms.node(term)
    if isinstance(made, rdflib.Literal) and made.datatype is not None:
        text, datatype = str(made), str(made.datatype)
        fits = forms.fits(text, datatype)
        if text == "NaN" and datatype in _FLOATS:
            made = _NotANumber(text, datatype=made.datatype, normalize=False)
            made._ill_typed, made._value = False, None  # noqa: SLF001 - rdflib has no other way
            return made
        value = _moment(text, datatype) if fits and datatype in _CALENDAR else made.value
        made._ill_typed, made._value = not fits, value if fits else None  # noqa: SLF001 - rdflib has no other way
    return made


def _moment(text: str, datatype: str) -> Any:  # noqa: ANN401 - of rdflib
    """A date or time as Python has it; what is beyond its calendar is the first or the last day in it."""
    is_late = not datatype.endswith(("#date", "#time")) and _MIDNIGHT.search(text) is not None
    text = _MIDNIGHT.sub("00:00:00", text)
    year = None if datatype.endswith("#time") else _YEAR.match(text)
    if year and (len(year[0]) > _DIGITS_OF_YEAR or int(year[0]) < datetime.MINYEAR):
        day = "0001-01-01" if int(year[0][:_DIGITS_OF_YEAR]) < datetime.MINYEAR else "9999-12-31"
        text = day if datatype.endswith("#date") else f"{day}T00:00:00"
        is_late = False
    kind = rdflib.URIRef(datatype.removesuffix("Stamp"))
    value = rdflib.Literal(text, datatype=kind, normalize=False).value
    return value + datetime.timedelta(days=1) if is_late and value.year < datetime.MAXYEAR else value
