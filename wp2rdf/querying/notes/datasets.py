"""The graphs that a query names: the default graph by its official name, and those that are not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wp2rdf.querying.notes.presence import graphs
from wp2rdf.querying.sparql import readonly
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import (
    Filter,
    Graph,
    Group,
    In,
    Iri,
    Literal,
    Query,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from wp2rdf.querying.notes.presence import Look
    from wp2rdf.querying.sparql.tree import Node

DEFAULT = frozenset({PREFIXES["wprdf"], PREFIXES["wprdf"].rstrip("/")})
"""What the official endpoint calls the graph that holds everything; here that is the default graph."""


def there(query: Query, look: Look) -> frozenset[str]:
    """The graphs, of those that a query names, that hold anything."""
    return graphs((name for name in _named(query) if not name.startswith("?")), look)


def _named(query: Query) -> tuple[str, ...]:
    return (*readonly.graphs_from(query), *readonly.graphs_inside(query))


def resolved(query: Query, there: frozenset[str]) -> Query:
    """A query in which the name of the default graph means it, unless there is a graph of that name.

    Args:
        query: the query.
        there: the graphs, of those that it names, that are there.
    """
    names = DEFAULT - there
    form = query.form
    named = {graph.value for graph in form.named_graphs} & names
    if any(graph.value in names for graph in form.default_graphs) or (
        named and not form.default_graphs and not _has_triples_outside(query)
    ):
        form = replace(form, default_graphs=(), named_graphs=())
        query = _only_named(replace(query, form=form), query.form.named_graphs, named)

    def change(node: Node) -> Node:
        if isinstance(node, Graph) and isinstance(node.name, Iri) and node.name.value in names:
            return node.group
        return node

    return transform(query, change, into=lambda node: not isinstance(node, Service))


def _has_triples_outside(query: Query) -> bool:
    """Whether triples of the default graph are asked for."""
    return any(isinstance(one, Triple) for one in walk(query, into=lambda one: not isinstance(one, Graph | Service)))


def _only_named(query: Query, named: tuple[Iri, ...], default: Collection[str]) -> Query:
    """A query whose GRAPH clauses see some graphs only, as FROM NAMED says.

    Args:
        query: the query.
        named: the graphs.
        default: those of them that are the default graph here.
    """
    if not named:
        return query
    nothing = Filter(Literal("false", datatype=Iri(PREFIXES["xsd"] + "boolean")))
    others = tuple(graph for graph in named if graph.value not in default)

    def change(node: Node) -> Node:
        if not isinstance(node, Graph):
            return node
        if isinstance(node.name, Variable):
            branches = [Group((node.group, Values((node.name,), ((Iri(name),),)))) for name in sorted(default)]
            if others:
                branches.append(Group((node, Filter(In(node.name, others)))))
            return branches[0] if len(branches) == 1 else Group((Union(tuple(branches)),))
        return node if node.name in named else Group((nothing,))

    return transform(query, change, into=lambda node: not isinstance(node, Service))


def missing(query: Query, there: frozenset[str], others: Iterable[str] = ()) -> tuple[str, ...]:
    """A line for each graph that is named and not there: it counts as empty, and is fetched from nowhere.

    Args:
        query: the query.
        there: the graphs, of those that are named, that are there.
        others: graphs that are named beside the query, by the protocol.
    """
    return tuple(
        f"there is no graph {name} here: it counts as empty"
        for name in dict.fromkeys((*others, *_named(query)))
        if name not in there | DEFAULT and not name.startswith("?")
    )
