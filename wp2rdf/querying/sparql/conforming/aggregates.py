"""Aggregates that pass over gaps, as those of Virtuoso and rdflib do, and lists of anything, as of its text.

A gap is a variable without a value. One makes MIN, MAX, SUM, AVG and GROUP_CONCAT of Oxigraph unbound. A value that is
of the wrong type makes an aggregate an error, here as there (https://www.w3.org/TR/sparql11-query/#aggregateAlgebra).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.conforming.parts import FAILS, joined, number
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    As,
    BuiltIn,
    Exists,
    Expression,
    Group,
    Iri,
    Literal,
    Node,
    Operation,
    Select,
    Variable,
)

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Query

_HIGHEST = Literal("\uffff", datatype=Iri("urn:wp2rdf:nothing"))
"""What Oxigraph puts behind every other term; in front of every other it puts a blank node."""
_MARK = "\ufdd0"
"""A noncharacter, which stands for a gap in a list until it is taken out."""
_DEALS_WITH_GAPS = frozenset({"COALESCE", "BOUND", "IF"})
_Node = TypeVar("_Node", bound=Node)
_SPECIAL = re.compile(r"[\\.^$*+?()\[\]{}|\-]")


def conforming(query: Query) -> Query:
    """A query whose aggregates pass over gaps."""

    def change(node: Node) -> Node:
        return _select(node) if isinstance(node, Select) else node

    return transform(query, change)


def _select(select: Select) -> Select:
    parts = (*select.columns, *select.having, *select.order_by)
    if not any(isinstance(node, Aggregate) for part in parts for node in walk(part, into=_outside_patterns)):
        return select
    sure = scope.certain((*select.where.elements, *([select.values] if select.values else ())))

    def change(node: Node) -> Node:
        return _aggregate(node, sure) if isinstance(node, Aggregate) else node

    def each(several: tuple[_Node, ...]) -> tuple[_Node, ...]:
        return tuple(transform(one, change, into=_outside_patterns) for one in several)

    found = replace(
        select, columns=each(_without_aliases(select)), having=each(select.having), order_by=each(select.order_by)
    )
    return select if found == select else found


def _outside_patterns(node: Node) -> bool:
    return not isinstance(node, Group)


def _without_aliases(select: Select) -> tuple[Variable | As, ...]:
    """The columns, with the expressions of those before them where they are named: a group does not know them."""
    known: dict[str, Expression] = {}

    def change(node: Node) -> Node:
        return known.get(node.name, node) if isinstance(node, Variable) else node

    columns: list[Variable | As] = []
    for column in select.columns:
        made = column
        if isinstance(column, As):
            expression = transform(column.expression, change, into=lambda node: not isinstance(node, Aggregate | Group))
            made = replace(column, expression=expression)
            if column.variable is not None:
                known[column.variable.name] = expression
        columns.append(made)
    return tuple(columns)


def _aggregate(aggregate: Aggregate, sure: frozenset[str]) -> Expression:
    operand = aggregate.operand
    if operand is None or aggregate.name in {"COUNT", "SAMPLE"}:
        return aggregate
    gaps = [name for name in scope.mentioned(operand) if name not in sure]
    handled = any(isinstance(one, Exists) or _handles(one) for one in walk(operand))
    present = None if handled or not gaps else joined("&&", [BuiltIn("BOUND", (Variable(name),)) for name in gaps])
    if aggregate.name == "GROUP_CONCAT":
        return _list(aggregate, _text(operand), present)
    if present is None:
        return aggregate

    def filled(value: Expression) -> Aggregate:
        return replace(aggregate, operand=BuiltIn("IF", (present, operand, value)))

    match aggregate.name:
        case "SUM":
            return filled(number(0))
        case "AVG":
            count = replace(aggregate, name="COUNT")
            mean = Operation((replace(filled(number(0)), name="SUM"), count), ("/",))
            return BuiltIn("IF", (Operation((count, number(0)), ("=",)), number(0), mean))
        case "MIN":
            least = filled(_HIGHEST)
            return BuiltIn("IF", (BuiltIn("SAMETERM", (least, _HIGHEST)), FAILS, least))
        case "MAX":
            greatest = filled(BuiltIn("BNODE", ()))
            return BuiltIn("IF", (BuiltIn("ISBLANK", (greatest,)), FAILS, greatest))
    return aggregate


def _handles(node: Node) -> bool:
    return isinstance(node, BuiltIn) and node.name in _DEALS_WITH_GAPS


def _text(operand: Expression) -> Expression:
    """The text of an operand; an IRI or a number in a list makes that of Oxigraph unbound."""
    return operand if isinstance(operand, BuiltIn) and operand.name == "STR" else BuiltIn("STR", (operand,))


def _list(aggregate: Aggregate, text: Expression, present: Expression | None) -> Expression:
    if present is None:
        return aggregate if text is aggregate.operand else replace(aggregate, operand=text)
    separator = " " if aggregate.separator is None else aggregate.separator
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], separator)
    marked = replace(aggregate, operand=BuiltIn("IF", (present, text, Literal(_MARK))), separator=separator)
    inside = BuiltIn("REPLACE", (marked, Literal(_MARK + escaped), Literal("")))
    return BuiltIn("REPLACE", (inside, Literal(f"({escaped})?{_MARK}"), Literal("")))
