"""Rewrites a query for Oxigraph, whose answers differ from SPARQL 1.1 in known ways; what needs none stays the same.

Each rule says what it is about; `docs/sparql.md` lists them, and what is left. Measured with pyoxigraph 0.5.13.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.conforming import aggregates, existence, expressions, graphs, paths
from wp2rdf.querying.sparql.names import Names
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import Aggregate, Describe, Select, Variable

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Node, Query

_GROWTH = 5
"""A query that grows more than so many times is left as it is: Oxigraph ends the whole process on a very large one."""
_SMALL = 2_000
"""Nodes that a query may have after all."""


def conforming(query: Query) -> Query:
    """A query to which Oxigraph gives the answer that SPARQL 1.1 says."""
    names = Names(query)
    found = _rewritten(query, names)
    if found is query:
        return query
    if names.given:
        if any(isinstance(node, Aggregate) and node.distinct and node.operand is None for node in walk(query)):
            return query  # COUNT(DISTINCT *) would see the new variables
        found = _rewritten(_named(query), Names(query))
    before, after = (sum(1 for _ in walk(one)) for one in (query, found))
    return found if after <= max(_SMALL, _GROWTH * before) else query


def notes(query: Query) -> tuple[str, ...]:
    """What of a query has no value on Oxigraph, in words."""
    return tuple(
        f"{name} is no function that is known here: its value is an error"
        for name in expressions.unknown_functions(query)
    )


def _rewritten(query: Query, names: Names) -> Query:
    found = expressions.conforming(existence.conforming(query, names))
    found = aggregates.conforming(found)
    found = graphs.conforming(found, names)
    return paths.conforming(found, names)


def _named(query: Query) -> Query:
    """A query with the columns named that `*` stands for, in the order of Oxigraph."""

    def change(node: Node) -> Node:
        if isinstance(node, Select) and not node.columns:
            return replace(node, columns=tuple(map(Variable, sorted(scope.projected(node)))))
        if isinstance(node, Describe) and not node.targets and node.where is not None:
            return replace(node, targets=tuple(map(Variable, sorted(scope.visible(node.where.elements)))))
        return node

    return transform(query, change)
