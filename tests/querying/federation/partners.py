"""A partner in this process, for tests of what partners are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.querying.engines.children import in_this_process
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.engines.protocol import Given
from wp2rdf.querying.engines.written import tree_of
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Values

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.querying.sparql.tree import Query


class Endpoint:
    """A partner in this process, which remembers what it was asked.

    Args:
        turtle: what it has.
        fault: given each query before it is answered; raises, or says why a part is missing.
    """

    def __init__(self, turtle: str, fault: Callable[[Query], str] = lambda _query: "") -> None:
        self.endpoint = "http://partner.example/sparql"
        self.asked: list[Query] = []
        self._fault = fault
        store = pyoxigraph.Store()
        store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
        self._engine = OxigraphEngine(lambda: store, in_this_process)

    def given(self, query: Query | str, *, timeout: float | None = None) -> Given:
        tree = tree_of(query)
        self.asked.append(tree)
        missing = self._fault(tree)
        return Given(self._engine.answer(tree, timeout=timeout), missing)

    @property
    def sent(self) -> list[int | None]:
        """How many values each query had; None: it asked for everything."""
        return [rows_sent(query) or None for query in self.asked]


def rows_sent(query: Query) -> int:
    """How many rows of VALUES a query has."""
    return sum(len(node.rows) for node in walk(query) if isinstance(node, Values))
