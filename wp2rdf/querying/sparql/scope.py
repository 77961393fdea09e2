"""Which variables the parts of a query bind (https://www.w3.org/TR/sparql11-query/#variableScope)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import (
    As,
    Bind,
    Graph,
    Group,
    Iri,
    Lateral,
    Literal,
    Optional,
    Select,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.querying.sparql.tree import Element, Node


def mentioned(node: Node) -> tuple[str, ...]:
    """The names of all variables in a part of a query, each once, in the order of the text."""
    return tuple(dict.fromkeys(one.name for one in walk(node) if isinstance(one, Variable)))


def projected(select: Select) -> tuple[str, ...]:
    """The names of the columns of a SELECT; of those of `*`, the order is that of the text."""
    if not select.columns:
        return visible(select.where.elements, (select.values,) if select.values else ())
    names = (column.variable if isinstance(column, As) else column for column in select.columns)
    return tuple(dict.fromkeys(one.name for one in names if one is not None))


def visible(*parts: Iterable[Element]) -> tuple[str, ...]:
    """The names of the variables that elements of a group can bind, in the order of the text.

    What stands in FILTER, MINUS and EXISTS only, and what a subquery does not project, cannot be seen outside.
    """
    found: dict[str, None] = {}
    for elements in parts:
        for element in elements:
            found |= dict.fromkeys(_of(element))
    return tuple(found)


def _of(element: Element) -> tuple[str, ...]:
    match element:
        case Triple():
            return mentioned(element)
        case Bind():
            return (element.variable.name,)
        case Values():
            return tuple(one.name for one in element.variables)
        case Group():
            return visible(element.elements)
        case Optional() | Lateral():
            return visible(element.group.elements)
        case Union():
            return visible(*(branch.elements for branch in element.branches))
        case Graph(name=named) | Service(endpoint=named):
            inner = visible(element.group.elements)
            return (named.name, *inner) if isinstance(named, Variable) else inner
        case Select():
            return projected(element)
    return ()


def certain(elements: Iterable[Element]) -> frozenset[str]:
    """The names of the variables that have a value in every solution of some elements of a group, joined.

    What an expression gives may be an error, so BIND and computed columns make nothing certain but constants; nor does
    the name of a SERVICE, which must have its value from elsewhere.
    """
    found: set[str] = set()
    for element in elements:
        found |= _certain(element)
    return frozenset(found)


def _certain(element: Element) -> frozenset[str]:
    match element:
        case Triple():
            return frozenset(mentioned(element))
        case Values():
            columns = zip(*element.rows, strict=True) if element.rows else [()] * len(element.variables)
            pairs = zip(element.variables, columns, strict=True)
            return frozenset(variable.name for variable, cells in pairs if None not in cells)
        case Bind(expression=Iri() | Literal()):
            return frozenset({element.variable.name})
        case Group():
            return certain(element.elements)
        case Lateral():
            return certain(element.group.elements)
        case Service():
            return frozenset() if element.silent else certain(element.group.elements)
        case Union():
            return frozenset.intersection(*(certain(branch.elements) for branch in element.branches))
        case Graph():
            inner = certain(element.group.elements)
            return inner | {element.name.name} if isinstance(element.name, Variable) else inner
        case Select():
            return _certain_columns(element)
    return frozenset()


def _certain_columns(select: Select) -> frozenset[str]:
    inner = certain(select.where.elements) | (_certain(select.values) if select.values else frozenset())
    if not select.columns:
        return inner
    named = {column.name: column.name for column in select.columns if isinstance(column, Variable)}
    named |= {
        column.variable.name: column.expression.name
        for column in select.columns
        if isinstance(column, As) and column.variable is not None and isinstance(column.expression, Variable)
    }
    return frozenset(name for name, source in named.items() if source in inner)
