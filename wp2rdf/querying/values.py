"""Terms as plain Python values: IRIs and texts as `str`, numbers and truth values as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from wp2rdf.rdf.terms import lexical
from wp2rdf.rdf.vocab import XSD

if TYPE_CHECKING:
    from wp2rdf.rdf.terms import Term

Value: TypeAlias = str | int | float | bool | None
"""What a cell of a table is in Python; None: the variable is not bound."""


def value_of(term: Term | None) -> Value:
    """A term as a plain Python value; a number that is none stays text."""
    if term is None:
        return None
    if not term.startswith('"'):
        return term.strip("<>")
    text, datatype = lexical(term), term.rpartition("^^")[2]
    try:
        match datatype:
            case XSD.integer | XSD.int | XSD.long:
                return int(text)
            case XSD.decimal | XSD.double | XSD.float:
                return float(text)
            case XSD.boolean:
                return text in {"true", "1"}
    except ValueError:
        pass
    return text
