"""Queries written so that rdflib answers them rightly, where it otherwise does not; measured with rdflib 7.6.0.

- Rows of VALUES before an OPTIONAL get lost, those of a subquery do not.
- `FILTER (false)`, or of another constant, is passed over.
- VALUES without rows or without variables are errors.
- The variables of a subquery that it does not project take values from outside: they get names of their own.
- `SELECT *` has its columns in any order, variables that only an EXISTS has among them.
- An EXISTS in an inner group takes values from outside of the group: see `conforming.existence`.
- `"a"^^xsd:string` and `"a"` are two texts.
- The flags of REPLACE are taken for how often to replace.
- IN asks for the same term, so that 1 is not IN (1.0), and one option without a value makes it an error.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.conforming import existence
from wp2rdf.querying.sparql.names import Names
from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import (
    BuiltIn,
    Filter,
    Group,
    In,
    Iri,
    Literal,
    Operation,
    Optional,
    Select,
    Unary,
    Values,
    Variable,
)
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.sparql.tree import Element, Expression, Node, Query

_STRING = PREFIXES["xsd"] + "string"
_NOTHING = Filter(Operation((Literal("1"), Literal("2")), ("=",)))


def readable(query: Query) -> Query:
    """A query that rdflib answers as SPARQL 1.1 says.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> query = readable(parse("SELECT * { ?b ?a 'x' }"))
    >>> [column.name for column in query.form.columns]
    ['a', 'b']
    """
    query = existence.conforming(query, Names(query))
    taken = set(scope.mentioned(query))
    fresh = (name for name in map("hidden_{}".format, count()) if name not in taken)

    def change(node: Node) -> Node:
        match node:
            case Literal(datatype=Iri(value=value)) if value == _STRING:
                return Literal(node.text, span=node.span)
            case BuiltIn(name="REPLACE", arguments=(text, pattern, new, flags)):
                asked = BuiltIn("CONCAT", (Literal("(?"), flags, Literal(")"), pattern))
                is_none = Operation((flags, Literal("")), ("=",))
                return replace(node, arguments=(text, BuiltIn("IF", (is_none, pattern, asked)), new))
            case In():
                return _compared(node)
            case Filter(condition=Literal() as constant):
                return replace(node, condition=Unary("!", Unary("!", constant)))
            case Group(elements=(Select() as inner,)):
                inside = sorted(set(scope.mentioned(inner)) - set(scope.projected(inner)))
                names = {name: next(fresh) for name in inside}
                return transform(node, lambda part: _renamed(part, names)) if names else node
            case Group(elements=elements) if any(isinstance(one, Values) for one in elements):
                has_optional = any(isinstance(one, Optional) for one in elements)
                return replace(node, elements=tuple(_values(one, fresh, subquery=has_optional) for one in elements))
        return node

    return transform(transform(query, _with_columns), change)


def _with_columns(node: Node) -> Node:
    if isinstance(node, Select) and not node.columns:
        return replace(node, columns=tuple(map(Variable, sorted(scope.projected(node)))))
    return node


def _renamed(part: Node, names: dict[str, str]) -> Node:
    return Variable(names.get(part.name, part.name), span=part.span) if isinstance(part, Variable) else part


def _compared(node: In) -> Expression:
    """IN as the comparisons that it stands for (https://www.w3.org/TR/sparql11-query/#func-in)."""
    names = tuple(option for option in node.options if isinstance(option, Iri))
    others = [Operation((node.operand, option), ("=",)) for option in node.options if not isinstance(option, Iri)]
    if not others:
        return node
    parts: tuple[Expression, ...] = (*([In(node.operand, names)] if names else []), *others)
    found = parts[0] if len(parts) == 1 else Operation(parts, ("||",) * (len(parts) - 1))
    return Unary("!", found) if node.negated else found


def _values(element: Element, fresh: Iterator[str], *, subquery: bool) -> Element:
    """A VALUES among the elements of a group; anything else as it is."""
    if not isinstance(element, Values):
        return element
    if not element.rows:
        return Group((Values((Variable(next(fresh)),), ((Literal(""),),)), _NOTHING))
    if not element.variables:
        element = Values((Variable(next(fresh)),), ((Literal(""),),) * len(element.rows))
    return Group((Select(columns=element.variables, where=Group((element,))),)) if subquery else element
