"""The evaluation of one query on the store that is served, from its text to the bytes of its answer."""

from __future__ import annotations

import os
import urllib.request
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import pyoxigraph

from wp2rdf.errors import QueryError
from wp2rdf.querying import federation
from wp2rdf.querying.engines.remote import RemoteEngine
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.notes import about, datasets
from wp2rdf.querying.results import Answer, Table, Triples
from wp2rdf.querying.sparql import conforming, preparation, readonly
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Iri, Service, Variable
from wp2rdf.rdf import iri
from wp2rdf.rdf.terms import Term
from wp2rdf.server.refusals import ForbiddenError, NotAcceptableError, OverLimitError, PartnerError, StoreError
from wp2rdf.server.writing import write_graph, write_table, write_truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wp2rdf.querying.sparql.tree import Query
    from wp2rdf.writing.tidy import Writable


class Served:
    """The store that is served, opened again when another has taken its place.

    Args:
        path: its folder.
        services: the endpoints that SERVICE may name.
        rows: rows of an answer, at most.
        seconds: for each request to a partner.
    """

    def __init__(self, path: str, services: frozenset[str], rows: int, seconds: float) -> None:
        self.services = services
        self.rows = rows
        self.seconds = seconds
        self._path = path
        self._identity: tuple[int, ...] | None = None
        self._store = pyoxigraph.Store()

    def open(self) -> pyoxigraph.Store:
        """The store as it is now.

        Raises:
            StoreError: it cannot be opened.
        """
        try:
            found = os.stat(f"{self._path}/CURRENT")  # noqa: PTH116 - once for each query
            identity = (found.st_dev, found.st_ino, found.st_mtime_ns)
            if identity != self._identity:
                self._store = pyoxigraph.Store.read_only(self._path)
                self._identity = identity
        except FileNotFoundError as error:  # between two builds; the one that is open still answers
            if self._identity is None:
                raise StoreError(f"{self._path}: there is no store") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(f"{self._path}: the store cannot be opened: {error}") from error
        return self._store


class Evaluation:
    """One query.

    Args:
        served: the store, and what queries may do.
        job: the query; the format that a table and the format that a graph is wanted in, None where none will do; the
            graphs that the protocol names.
    """

    def __init__(self, served: Served, job: dict[str, Any]) -> None:
        self._served = served
        self._job = job
        self._store = served.open()
        self._query = preparation.prepare(job["query"])
        self._there = self._are_there()

    def write(self, out: Writable) -> dict[str, object]:
        """Writes the answer.

        Args:
            out: what bytes are written to.

        Returns:
            `kind`, table or graph; `format`; `changes` in the query, `notes` about it, `failures` of partners.

        Raises:
            ForbiddenError: it names an endpoint that it may not.
            UsageError: it is no query that only reads.
            OverLimitError: the answer is too large.
            QueryError: the store or a partner fails.
        """
        kind = "table" if readonly.form(self._query) in {"SELECT", "ASK"} else "graph"
        wanted = self._job[kind]
        if wanted is None:
            raise NotAcceptableError("none of the formats that are asked for can hold this answer")
        found, failures = self._answered()
        match found:
            case Triples(statements):
                write_graph(statements, out, wanted)
            case bool():
                write_truth(found, out, wanted)
            case _:
                write_table(found.variables, found.solutions, out, wanted)
        changes = preparation.changes(self._query)
        notes = [*conforming.notes(self._query), *self._notes(found)]
        return {"kind": kind, "format": wanted, "changes": changes, "notes": notes, "failures": failures}

    def _notes(self, found: _Rows | Answer) -> tuple[str, ...]:
        """What the reader of the answer, which is written, should know."""
        answer = Table(found.variables, found.first) if isinstance(found, _Rows) else found
        others = chain(self._job.get("default_graphs") or [], self._job.get("named_graphs") or [])
        return about(self._query, answer, self.answer, there=self._there, others=filter(iri.absolute, others))

    def _are_there(self) -> frozenset[str]:
        """The graphs, of those that are named, that are there."""
        named = (self._job.get("default_graphs") or [], self._job.get("named_graphs") or [])
        graphs = (*chain(*named), *readonly.graphs_from(self._query), *readonly.graphs_inside(self._query))
        return frozenset(
            graph
            for graph in graphs
            if iri.absolute(graph) and self._store.contains_named_graph(pyoxigraph.NamedNode(graph))
        )

    def _answered(self) -> tuple[_Rows | Answer, tuple[str, ...]]:
        """The answer, and a line for each partner that failed in silence."""
        query = datasets.resolved(self._query, self._there)
        if not self._partners():
            return self._found(query), ()
        found = federation.answer(query, self, self._partner, timeout=self._served.seconds)
        for failure in found.failures:
            if failure not in found.silent:
                raise PartnerError(failure)
        return found.answer, found.failures

    def answer(self, query: Query | str, *, timeout: float | None = None) -> Answer:
        """The answer of the store to the local part of a federated query.

        Raises:
            OverLimitError: it is too large.
            QueryError: the store refuses the query, or fails.
        """
        del timeout  # the server ends the process
        found = self._found(query)
        if isinstance(found, _Rows):
            return Table(found.variables, list(found.solutions))
        return found

    def _partners(self) -> bool:
        """Whether other endpoints are asked.

        Raises:
            ForbiddenError: one of them may not be.
        """
        clauses = [node for node in walk(self._query) if isinstance(node, Service)]
        for clause in clauses:
            if isinstance(clause.endpoint, Iri):
                self._check_partner(clause.endpoint.value)
            elif not self._served.services:
                self._check_partner(f"?{clause.endpoint.name}")
            for inner in walk(clause.group):  # which that partner would ask
                if isinstance(inner, Service) and isinstance(inner.endpoint, Variable):
                    self._check_partner(f"?{inner.endpoint.name}")
        return bool(clauses)

    def _partner(self, endpoint: str) -> RemoteEngine:
        self._check_partner(endpoint)  # that of a variable is known only now
        return RemoteEngine(endpoint)

    def _check_partner(self, endpoint: str) -> None:
        if endpoint not in self._served.services:
            raise ForbiddenError(f"SERVICE {endpoint}: this server does not ask that endpoint")

    def _found(self, query: Query | str) -> _Rows | Triples | bool:
        try:
            found = self._store.query(for_oxigraph(query), **self._dataset())
            if isinstance(found, pyoxigraph.QueryBoolean):
                return bool(found)
            if isinstance(found, pyoxigraph.QueryTriples):
                return self._triples(found)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from error
        return _Rows(tuple(variable.value for variable in found.variables), self._solutions(found))

    def _dataset(self) -> dict[str, Any]:
        """The graphs that the protocol names (https://www.w3.org/TR/sparql11-protocol/#dataset)."""
        merged, named = self._job.get("default_graphs") or [], self._job.get("named_graphs") or []
        if not merged and not named:
            return {}
        known = {"named_graphs": [pyoxigraph.NamedNode(name) for name in named]} if named else {}
        if datasets.DEFAULT - self._there & set(merged):
            return known
        return {"named_graphs": [], "default_graph": [pyoxigraph.NamedNode(name) for name in merged]} | known

    def _triples(self, found: Iterable[pyoxigraph.Triple]) -> Triples:
        lines: dict[str, None] = {}
        for triple in found:
            lines[str(triple)] = None
            if len(lines) > self._served.rows:
                raise OverLimitError(f"the answer has more than {self._served.rows:,} triples, which is the limit here")
        return Triples(list(lines))

    def _solutions(self, found: pyoxigraph.QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
        try:
            for count, solution in enumerate(found):
                if count >= self._served.rows:
                    raise OverLimitError(
                        f"the answer has more than {self._served.rows:,} rows, which is the limit here"
                    )
                yield tuple(_term(term) for term in solution)
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from error


class _Rows:
    """The rows of an answer, as they come; the first two are kept, for what is said about them."""

    def __init__(self, variables: Sequence[str], solutions: Iterable[tuple[Term | None, ...]]) -> None:
        self.variables = tuple(variables)
        self.first: list[tuple[Term | None, ...]] = []
        self.solutions = self._noted(solutions)

    def _noted(self, solutions: Iterable[tuple[Term | None, ...]]) -> Iterator[tuple[Term | None, ...]]:
        rows = iter(solutions)
        self.first.extend(islice(rows, 2))
        yield from self.first
        yield from rows


def _term(found: object) -> Term | None:
    if found is None:
        return None
    if isinstance(found, pyoxigraph.Triple):
        raise QueryError("a triple as a value is not of SPARQL 1.1")
    return Term(str(found))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: an endpoint of the list could send a query anywhere."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


def stay_on_the_list() -> None:
    """Lets this process follow no redirect of a partner."""
    urllib.request.install_opener(urllib.request.build_opener(_NoRedirect))
