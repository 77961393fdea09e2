"""Queries on an rdflib graph: the reference, for small data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import QueryError
from wp2rdf.querying.engines.children import in_child
from wp2rdf.querying.results import Answer, Table, Triples
from wp2rdf.querying.sparql.one_reading import rewritten
from wp2rdf.rdf.rdflib_terms import term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.rdf.block import Block


class RdflibEngine:
    """An rdflib dataset: merged default graph, and a named graph a block.

    Args:
        blocks: what it holds.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        import rdflib  # noqa: PLC0415 - slow to load

        self._rdflib = rdflib
        self._data = rdflib.Dataset(default_union=True)
        for block in blocks:
            self._data.graph(rdflib.URIRef(block.graph[1:-1])).parse(data=block.ntriples().data, format="nt")

    def answer(self, query: str, *, timeout: float | None = None) -> Answer:
        """The answer to a query; with a time limit it runs in a forked process, which is killed when time is up.

        Raises:
            QueryTimeoutError: it took longer.
            QueryError: rdflib refuses the query, or fails.
        """
        return self._answer(query) if timeout is None else in_child(lambda: self._answer(query), timeout)

    def _answer(self, query: str) -> Answer:
        try:
            found = self._data.query(rewritten(query))
            if found.type == "ASK":
                return bool(found.askAnswer)
            if found.type in {"CONSTRUCT", "DESCRIBE"}:
                triples = found.graph or ()
                lines = {" ".join(map(term, triple)) for triple in triples}
                return Triples(sorted(lines))
            names = tuple(str(name) for name in found.vars or ())
            rows = [[row.get(name) for name in found.vars or ()] for row in found.bindings]
            solutions = [tuple(None if node is None else term(node) for node in row) for row in rows]
        except Exception as error:  # parser and algebra of rdflib raise what they like
            raise QueryError(f"rdflib: {error}") from error
        return Table(names, solutions)
