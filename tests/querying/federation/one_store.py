"""The reference for federated queries: one store with everything, GRAPH in the place of SERVICE."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph

from tests.querying.federation.shapes import LOCAL, OTHER, REMOTE
from wp2rdf.querying.engines.children import in_this_process
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import Graph, Service

if TYPE_CHECKING:
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.tree import Node, Query

_LABEL = re.compile(r"_:\S+")
_TURTLE = pyoxigraph.RdfFormat.TURTLE


def here() -> pyoxigraph.Store:
    """What is here; the named graph `urn:local` has it too."""
    store = pyoxigraph.Store()
    store.load(LOCAL.encode(), format=_TURTLE)
    named = pyoxigraph.NamedNode("urn:local")
    for quad in list(store):
        store.add(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, named))
    return store


def everything() -> pyoxigraph.Store:
    """What is here and what the partners have."""
    store = here()
    for name, turtle in (("urn:remote", REMOTE), ("urn:other", OTHER)):
        store.load(turtle.encode(), format=_TURTLE, to_graph=pyoxigraph.NamedNode(name))
    return store


def right_answer(query: str) -> Answer:
    """What one store answers."""
    return OxigraphEngine(everything, in_this_process).answer(with_graphs(parse(query)))


def with_graphs(query: Query) -> Query:
    """A query with GRAPH in the place of SERVICE."""

    def change(node: Node) -> Node:
        return Graph(node.endpoint, node.group) if isinstance(node, Service) else node

    return transform(query, change)


def comparable(answer: Answer) -> object:
    """An answer without the order of rows and the labels of blank nodes; how often each row is there counts."""
    if isinstance(answer, bool):
        return answer
    if isinstance(answer, Table):
        order = sorted(range(len(answer.variables)), key=lambda place: answer.variables[place])
        rows = (tuple(_unnamed(row[place]) for place in order) for row in answer.solutions)
        return [answer.variables[place] for place in order], Counter(rows)
    return Counter(map(_unnamed, answer.statements))


def _unnamed(term: str | None) -> str | None:
    return None if term is None else _LABEL.sub("_:", term) if term.startswith("_:") or " _:" in term else term
