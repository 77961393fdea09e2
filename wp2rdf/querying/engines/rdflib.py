"""Queries on an rdflib graph: the reference, for small data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyoxigraph

from wp2rdf.errors import QueryError
from wp2rdf.querying.engines.children import isolated
from wp2rdf.querying.engines.written import for_rdflib
from wp2rdf.querying.results import Answer, Table, Triples
from wp2rdf.rdf.rdflib_terms import as_written, node, term
from wp2rdf.rdf.terms import Statement, Term, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.querying.engines.children import Runner
    from wp2rdf.querying.sparql.tree import Query
    from wp2rdf.rdf.block import Block


class RdflibEngine:
    """An rdflib dataset: merged default graph, and a named graph a block.

    Args:
        blocks: what it holds; every literal keeps its text.
        run: where queries run; None: each in a process of its own.
    """

    def __init__(self, blocks: Iterable[Block], run: Runner | None = None) -> None:
        import rdflib  # noqa: PLC0415 - slow to load

        self._run = run or isolated()
        self._data = rdflib.Dataset(default_union=True)
        with as_written():
            for block in blocks:
                graph = self._data.graph(node(block.graph)) if block.graph else self._data.default_graph
                for line in block.lines:
                    graph.add(tuple(map(node, parts(Statement(line)))))

    def answer(self, query: Query | str, *, timeout: float | None = None) -> Answer:
        """The answer to a query.

        Raises:
            QueryTimeoutError: it took longer.
            QueryError: rdflib refuses the query, or fails.
        """
        return self._run(lambda: self._answer(query), timeout)

    def _answer(self, query: Query | str) -> Answer:
        try:
            with as_written():
                found = self._data.query(for_rdflib(query))
                if found.type == "ASK":
                    return bool(found.askAnswer)
                if found.type in {"CONSTRUCT", "DESCRIBE"}:
                    triples = found.graph or ()
                    lines = {" ".join(map(_shown, triple)) for triple in triples}
                    return Triples(sorted(lines))
                names = tuple(str(name) for name in found.vars or ())
                rows = [[row.get(name) for name in found.vars or ()] for row in found.bindings]
                solutions = [tuple(None if one is None else _shown(one) for one in row) for row in rows]
        except MemoryError:
            raise
        except Exception as error:  # parser and algebra of rdflib raise what they like
            raise QueryError(f"rdflib: {error}") from error
        return Table(names, solutions)


def _shown(found: Any) -> Term:  # noqa: ANN401 - a node of rdflib
    """A node as Oxigraph shows it, so that an answer reads the same whichever engine gave it."""
    made = term(found)
    return _with_value(made) if "^^" in made else made


@lru_cache(maxsize=10_000)
def _with_value(literal: Term) -> Term:
    """A typed literal as a store keeps it that keeps values: `01` as `1`, `1.50` as `1.5`."""
    where = pyoxigraph.NamedNode("urn:a")
    store = pyoxigraph.Store()
    store.load(f"{where} {where} {literal} .".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Term(str(next(iter(store)).object))
