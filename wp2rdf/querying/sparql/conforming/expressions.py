"""Expressions: casts of doubles, durations that are added, truth values of texts, functions that nobody knows.

https://www.w3.org/TR/sparql11-query/#ebv, #FunctionMapping (17.2.2, 17.5)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from wp2rdf.querying.sparql.conforming.parts import FAILS, XSD, number
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    BuiltIn,
    Call,
    Filter,
    In,
    Iri,
    Literal,
    Operation,
    Query,
    Select,
    Service,
    Unary,
    Variable,
)

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Expression, Node

_CASTS = frozenset(
    {XSD + name for name in (
        "boolean", "date", "dateTime", "dayTimeDuration", "decimal", "double", "duration", "float", "gDay", "gMonth",
        "gMonthDay", "gYear", "gYearMonth", "integer", "string", "time", "yearMonthDuration",
    )}
)  # fmt: skip
"""The functions by IRI that Oxigraph knows."""

_DOUBLES = (Iri(XSD + "double"), Iri(XSD + "float"))
_DURATIONS = frozenset(XSD + name for name in ("dayTimeDuration", "duration", "yearMonthDuration"))
_NO_DOUBLES = frozenset({"integer", "decimal", "string", "boolean", "date", "dateTime"})
_LARGEST = 30
"""Nodes of an operand that is written three times at most."""


def conforming(query: Query) -> Query:
    """A query whose expressions have the values that SPARQL 1.1 says."""

    def change(node: Node) -> Node:
        match node:
            case Call():
                return _call(node)
            case Operation():
                return _operation(node)
            case Unary(operator="!"):
                return replace(node, operand=_truth(node.operand))
            case BuiltIn(name="IF"):
                return replace(node, arguments=(_truth(node.arguments[0]), *node.arguments[1:]))
            case Filter():
                return replace(node, condition=_truth(node.condition))
            case Select() if any(_truth(one) is not one for one in node.having):
                return replace(node, having=tuple(map(_truth, node.having)))
        return node

    return transform(query, lambda node: _same(node, change(node)))


def _same(before: Node, after: Node) -> Node:
    """The node before, if it was made anew for nothing."""
    return before if after == before else after


def unknown_functions(query: Query) -> tuple[str, ...]:
    """The functions of a query that Oxigraph does not know, each once, as they are written.

    What is asked of another endpoint is left out.
    """
    found = (
        node.function.name or f"<{node.function.value}>"
        for node in walk(query, into=lambda one: not isinstance(one, Service))
        if isinstance(node, Call) and node.function.value not in _CASTS
    )
    return tuple(dict.fromkeys(found))


def _call(call: Call) -> Expression:
    iri = call.function.value
    if iri not in _CASTS:
        return FAILS
    if iri not in {XSD + "integer", XSD + "decimal"} or len(call.arguments) != 1:
        return call
    operand = call.arguments[0]
    if not _may_be_double(operand) or sum(1 for _ in walk(operand)) > _LARGEST:
        return call
    by_text: Expression = Call(Iri(XSD + "decimal"), (BuiltIn("STR", (operand,)),))
    if iri == XSD + "integer":
        by_text = Call(call.function, (by_text,))
    return BuiltIn("IF", (In(BuiltIn("DATATYPE", (operand,)), _DOUBLES), by_text, call))


def _may_be_double(operand: Expression) -> bool:
    """Whether a double may come of an expression; a cast of one goes by way of its text, which has no tail of nines."""
    match operand:
        case Variable() | Operation() | Unary() | Aggregate():
            return not (isinstance(operand, Aggregate) and operand.name in {"COUNT", "GROUP_CONCAT"})
        case Literal():
            return operand.datatype in _DOUBLES
        case Call():
            return operand.function.value.removeprefix(XSD) not in _NO_DOUBLES
        case BuiltIn():
            return operand.name in {"ABS", "CEIL", "COALESCE", "FLOOR", "IF", "RAND", "ROUND", "STRDT"}
    return False


def _operation(operation: Operation) -> Expression:
    if operation.operators[0] in {"||", "&&"}:
        return replace(operation, operands=tuple(map(_truth, operation.operands)))
    if "+" not in operation.operators:
        return operation
    operands = list(operation.operands)
    operators = list(operation.operators)
    if operators[0] == "+" and _is_duration(operands[0]) and not _is_duration(operands[1]):
        operands[:2] = operands[1], operands[0]
    for place, operator in enumerate(operators):
        right = operands[place + 1]
        if operator == "+" and isinstance(right, Literal) and _is_duration(right):
            text = right.text[1:] if right.text.startswith("-") else f"-{right.text}"
            operators[place], operands[place + 1] = "-", replace(right, text=text)
    return replace(operation, operands=tuple(operands), operators=tuple(operators))


def _is_duration(operand: Expression) -> bool:
    """Whether an operand is a duration that is written out: Oxigraph takes them from a date, but adds none."""
    return isinstance(operand, Literal) and operand.datatype is not None and operand.datatype.value in _DURATIONS


def _truth(operand: Expression) -> Expression:
    """What decides, as a truth value: of a text with a language, whether it is empty, where Oxigraph has an error."""
    if isinstance(operand, Literal) and operand.language:
        return Literal(str(bool(operand.text)).lower(), datatype=Iri(XSD + "boolean"))
    if not isinstance(operand, Variable):
        return operand
    has_text = Operation((BuiltIn("STRLEN", (BuiltIn("STR", (operand,)),)), number(0)), (">",))
    plain = Operation((BuiltIn("LANG", (operand,)), Literal("")), ("=",))
    return cast("Expression", BuiltIn("IF", (plain, operand, has_text)))
