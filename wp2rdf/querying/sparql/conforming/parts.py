"""Small expressions that the rules of rewriting are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.tree import BuiltIn, Iri, Literal, Operation
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.querying.sparql.tree import Expression

XSD = PREFIXES["xsd"]

FAILS = BuiltIn("ABS", (Literal(""),))
"""An expression whose value is an error."""


def number(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=Iri(XSD + "integer"))


def joined(operator: str, operands: Sequence[Expression]) -> Expression:
    """Operands with an operator between each two; one alone as it is."""
    if len(operands) == 1:
        return operands[0]
    return Operation(tuple(operands), (operator,) * (len(operands) - 1))
