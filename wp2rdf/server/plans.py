"""What a worker knows of a query by its text alone; kept, so that who asks it again does not wait for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import UsageError
from wp2rdf.querying import notes
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.notes import datasets
from wp2rdf.querying.sparql import conforming, preparation, readonly
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import BuiltIn, Service
from wp2rdf.server import shapes

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Query

_KEPT, _LONGEST = 1_000, 4_000
"""How many plans are kept, and of how many characters their queries are at most."""

_FICKLE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
"""Functions that have another value each time (https://www.w3.org/TR/sparql11-query/#SparqlOps)."""


class Plan(NamedTuple):
    """A query, ready to be asked.

    Attributes:
        text: what Oxigraph is given; empty: it takes the tree to say, since other endpoints are asked, or the default
            graph by its name.
        kind: what its answer is, table or graph.
        changes: what was put right in it.
        notes: what its reader should know, whatever the answer.
        graphs: the graphs that it names.
        has_gaps: whether the data may lack what it asks for, or something about its names is to be told.
        is_counting: whether one row may mean that nothing was found.
        is_federated: whether other endpoints are asked.
        is_lasting: whether the same store gives the same answer each time.
    """

    text: str
    kind: str
    changes: tuple[str, ...]
    notes: tuple[str, ...]
    graphs: tuple[str, ...]
    has_gaps: bool
    is_counting: bool
    is_federated: bool
    is_lasting: bool


def plan(text: str) -> Plan:
    """The plan of a query.

    Raises:
        UsageError: it is no query that only reads.
    """
    if len(text) > _LONGEST:
        return made(text)
    shape, texts = shapes.cut(text)
    if not texts:
        return _kept(text)
    try:
        found = _kept(shape)
    except UsageError:
        return made(text)  # which says what is wrong, and where
    return found._replace(
        text=shapes.filled(found.text, texts),
        changes=tuple(shapes.filled(line, texts) for line in found.changes),
        notes=tuple(shapes.filled(line, texts) for line in found.notes),
        graphs=tuple(shapes.filled(name, texts) for name in found.graphs),
    )


def tree(text: str) -> Query:
    """The tree of a query, which few need.

    Raises:
        UsageError: it is no query that only reads.
    """
    return preparation.prepare(text)


def made(text: str) -> Plan:
    """The plan of a query, made of its text alone.

    Raises:
        UsageError: it is no query that only reads.
    """
    query = tree(text)
    nodes = list(walk(query))
    graphs = tuple(dict.fromkeys((*readonly.graphs_from(query), *readonly.graphs_inside(query))))
    is_federated = any(isinstance(node, Service) for node in nodes)
    is_fickle = any(isinstance(node, BuiltIn) and node.name in _FICKLE for node in nodes)
    takes_tree = is_federated or not datasets.DEFAULT.isdisjoint(graphs)
    return Plan(
        text="" if takes_tree else for_oxigraph(query),
        kind="table" if readonly.form(query) in {"SELECT", "ASK"} else "graph",
        changes=preparation.changes(query),
        notes=conforming.notes(query),
        graphs=graphs,
        has_gaps=notes.may_have_gaps(query),
        is_counting=notes.is_counting(query),
        is_federated=is_federated,
        is_lasting=not is_federated and not is_fickle,
    )


_kept = lru_cache(_KEPT)(made)
