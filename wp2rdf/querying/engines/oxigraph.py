"""Queries on an Oxigraph store: in memory, or on disk."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.building import store as stores
from wp2rdf.errors import InputError, QueryError
from wp2rdf.querying.engines.children import isolated
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.results import Answer, Table, Triples
from wp2rdf.querying.rows import Rows
from wp2rdf.rdf.terms import Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from wp2rdf.querying.engines.children import Runner
    from wp2rdf.querying.sparql.tree import Query
    from wp2rdf.rdf.block import Block


class OxigraphEngine:
    """An Oxigraph store.

    Args:
        opened: gives the store, with the merged default graph, and the named graphs if queries need them; called when
            it is first needed, in the process that needs it.
        run: where queries run; None: each in a process of its own.
    """

    def __init__(self, opened: Callable[[], pyoxigraph.Store], run: Runner | None = None) -> None:
        self._opened = cache(opened)
        self._run = run or isolated()

    def answer(self, query: Query | str, *, timeout: float | None = None) -> Answer:
        """The answer to a query.

        Raises:
            QueryTimeoutError: it took longer.
            QueryError: the store refuses the query, or fails.
        """
        return self._run(lambda: _answer(self._opened(), query), timeout)


def _answer(store: pyoxigraph.Store, query: Query | str) -> Answer:
    try:
        found = store.query(for_oxigraph(query))
        if isinstance(found, pyoxigraph.QueryBoolean):
            return bool(found)
        if isinstance(found, pyoxigraph.QueryTriples):
            return Triples(statements(found))
        names = tuple(variable.value for variable in found.variables)
        rows = Rows(found.serialize(format=pyoxigraph.QueryResultsFormat.TSV) or b"")
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"Oxigraph: {error}") from error
    return Table(names, rows)


def statements(found: pyoxigraph.QueryTriples) -> list[Statement]:
    """Triples in N-Triples form without the final dot, each once."""
    lines = (found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b"").decode().split(" .\n")
    return list(dict.fromkeys(map(Statement, lines[:-1])))


def in_memory(blocks: Iterable[Block], run: Runner | None = None, *, named: bool) -> OxigraphEngine:
    """An engine over blocks: merged in the default graph, and each in the graph of its name where that is wanted."""
    store = pyoxigraph.Store()
    for block in blocks:
        store.load(block.ntriples().data, format=pyoxigraph.RdfFormat.N_TRIPLES)
        if named and block.graph:
            store.load(block.nquads().data, format=pyoxigraph.RdfFormat.N_QUADS)
    return OxigraphEngine(lambda: store, run)


def on_disk(path: Path, run: Runner | None = None) -> OxigraphEngine:
    """An engine over a store on disk, opened for reading.

    Raises:
        InputError: there is no store.
    """
    if not stores.is_store(path):
        raise InputError(f"{path}: no Oxigraph store; wp2rdf build SITE makes one")

    def opened() -> pyoxigraph.Store:
        try:
            return pyoxigraph.Store.read_only(str(path))
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"{path}: the store cannot be opened: {error}") from error

    return OxigraphEngine(opened, run)
