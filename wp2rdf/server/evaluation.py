"""The evaluation of one query on the store that is served, from its text to the bytes of its answer."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any, TypeAlias, cast

import pyoxigraph

from wp2rdf.building import store as stores
from wp2rdf.errors import QueryError, UsageError
from wp2rdf.querying import federation, notes
from wp2rdf.querying.engines.remote import RemoteEngine
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.notes import datasets
from wp2rdf.querying.results import W3C, Answer, Table, Triples
from wp2rdf.querying.rows import Rows
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Iri, Service, Variable
from wp2rdf.rdf import iri
from wp2rdf.rdf.terms import Statement
from wp2rdf.server.passage import Lines, Passage
from wp2rdf.server.plans import plan, tree
from wp2rdf.server.refusals import ForbiddenError, NotAcceptableError, PartnerError, StoreError
from wp2rdf.server.writing import write_graph, write_table, write_truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.building.store import Identity
    from wp2rdf.querying.sparql.tree import Query
    from wp2rdf.writing.tidy import Writable


_BY_LINE = frozenset({"ntriples", "nquads"})
"""The formats in which a triple that is in no graph is a line."""

_Found: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples | pyoxigraph.QueryBoolean


class Served:
    """The store that is served, opened again when another has taken its place.

    Args:
        path: its folder.
        services: the endpoints that SERVICE may name.
        rows: rows of an answer, at most.
        size: bytes of an answer, at most.
        seconds: for each request to a partner.

    Attributes:
        identity: that of the store that is open; None: there is none yet.
    """

    def __init__(self, path: str, services: frozenset[str], *, rows: int, size: int, seconds: float) -> None:
        self.services = services
        self.rows = rows
        self.size = size
        self.seconds = seconds
        self.identity: Identity | None = None
        self._path = path
        self._store = pyoxigraph.Store()

    def open(self) -> pyoxigraph.Store:
        """The store as it is now.

        Raises:
            StoreError: it cannot be opened.
        """
        try:
            identity = stores.identity(self._path)
            if identity != self.identity:
                self._store = pyoxigraph.Store.read_only(self._path)
                self.identity = identity
        except FileNotFoundError as error:  # between two builds; the one that is open still answers
            if self.identity is None:
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
        self._plan = plan(job["query"])
        self._named = [*(job.get("default_graphs") or ()), *(job.get("named_graphs") or ())]
        self._there = self._are_there()
        self._names_default = not (datasets.DEFAULT - self._there).isdisjoint(self._named)

    def write(self, out: Writable) -> dict[str, object]:
        """Writes the answer.

        Args:
            out: what bytes are written to.

        Returns:
            `kind`, table or graph; `format`; `changes` in the query, `notes` about it, `failures` of partners; whether
            it is `lasting`, the same each time as long as the store is; the identity of the `store`.

        Raises:
            ForbiddenError: it names an endpoint that it may not.
            UsageError: it is no query that only reads.
            OverLimitError: the answer is too large.
            QueryError: the store or a partner fails.
        """
        plan = self._plan
        wanted = self._job[plan.kind]
        if wanted is None:
            raise NotAcceptableError("none of the formats that are asked for can hold this answer")
        failures: Sequence[str] = ()
        if plan.is_federated:
            answer, failures = self._federated()
            self._write_answer(answer, out, wanted)
        else:
            text = "" if self._names_default else plan.text
            answer = self._write_found(text or for_oxigraph(self._resolved()), out, wanted)
        return {
            "kind": plan.kind,
            "format": wanted,
            "changes": plan.changes,
            "notes": [*plan.notes, *self._notes(answer)],
            "failures": failures,
            "lasting": plan.is_lasting,
            "store": self._served.identity,
        }

    def _resolved(self) -> Query:
        """The tree of the query, in which the name of the default graph means it."""
        return datasets.resolved(self._tree(), self._there)

    def _tree(self) -> Query:
        """The tree of the query; where the protocol names the default graph, with its graphs instead of its own."""
        query = tree(self._job["query"])
        if not self._names_default:
            return query
        merged, named = (tuple(map(Iri, self._job.get(key) or ())) for key in ("default_graphs", "named_graphs"))
        return replace(query, form=replace(query.form, default_graphs=merged, named_graphs=named))

    def _write_found(self, text: str, out: Writable, wanted: str) -> Answer:
        """Writes what the store answers, as it comes; gives as much of it as tells whether it is nothing."""
        try:
            found = self._store.query(text, **self._dataset())
            if isinstance(found, pyoxigraph.QuerySolutions) and wanted != "html":
                return self._pass(found, out, wanted)
            if isinstance(found, pyoxigraph.QueryTriples) and wanted in _BY_LINE:
                return Triples([Statement("")][: self._pass_lines(found, out)])
            answer = self._taken(found)
        except UsageError:  # which is a ValueError too
            raise
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from error
        self._write_answer(answer, out, wanted)
        return answer

    def _write_answer(self, answer: Answer, out: Writable, wanted: str) -> None:
        match answer:
            case Triples(statements):
                write_graph(statements, out, wanted)
            case bool():
                write_truth(answer, out, wanted)
            case Table():
                write_table(answer, out, wanted)

    def _notes(self, answer: Answer) -> tuple[str, ...]:
        """What the reader of the answer should know, as far as that hangs on the data."""
        plan = self._plan
        others = [name for name in self._named if iri.absolute(name)]
        lacks = any(not name.startswith("?") and name not in self._there for name in (*plan.graphs, *others))
        if not plan.has_gaps and not lacks and not _may_be_nothing(answer, is_counting=plan.is_counting):
            return ()
        return notes.about(self._tree(), answer, self.answer, there=self._there, others=others)

    def _are_there(self) -> frozenset[str]:
        """The graphs, of those that are named, that are there."""
        return frozenset(
            graph
            for graph in (*self._named, *self._plan.graphs)
            if iri.absolute(graph) and self._store.contains_named_graph(pyoxigraph.NamedNode(graph))
        )

    def _federated(self) -> tuple[Answer, tuple[str, ...]]:
        """The answer to a query that asks other endpoints too, and a line for each that failed in silence."""
        query = self._resolved()
        self._check_partners(query)
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
        try:
            return self._taken(self._store.query(for_oxigraph(query), **self._dataset()))
        except UsageError:  # which is a ValueError too
            raise
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from error

    def _check_partners(self, query: Query) -> None:
        """Whether all endpoints that a query names may be asked.

        Raises:
            ForbiddenError: one of them may not be.
        """
        for clause in (node for node in walk(query) if isinstance(node, Service)):
            if isinstance(clause.endpoint, Iri):
                self._check_partner(clause.endpoint.value)
            elif not self._served.services:
                self._check_partner(f"?{clause.endpoint.name}")
            for inner in walk(clause.group):  # which that partner would ask
                if isinstance(inner, Service) and isinstance(inner.endpoint, Variable):
                    self._check_partner(f"?{inner.endpoint.name}")

    def _partner(self, endpoint: str) -> RemoteEngine:
        self._check_partner(endpoint)  # that of a variable is known only now
        return RemoteEngine(endpoint)

    def _check_partner(self, endpoint: str) -> None:
        if endpoint not in self._served.services:
            raise ForbiddenError(f"SERVICE {endpoint}: this server does not ask that endpoint")

    def _taken(self, found: _Found) -> Answer:
        """An answer of the store, taken as a whole."""
        if isinstance(found, pyoxigraph.QueryBoolean):
            return bool(found)
        if isinstance(found, pyoxigraph.QueryTriples):
            lines = io.BytesIO()
            self._pass_lines(found, lines)
            return Triples(list(map(Statement, lines.getvalue().decode().split(" .\n")[:-1])))
        whole = io.BytesIO()
        self._pass(found, whole, "tsv")
        return Table(tuple(variable.value for variable in found.variables), Rows(whole.getvalue()))

    def _pass_lines(self, found: pyoxigraph.QueryTriples, out: Writable) -> int:
        """Lets the engine write its triples, each once; gives how many there are."""
        lines = Lines(out, self._served.rows)
        found.serialize(cast("IO[bytes]", lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
        return lines.finish()

    def _pass(self, found: pyoxigraph.QuerySolutions, out: Writable, form: str) -> Table:
        """Lets the engine write its rows; gives as many as tell whether these are nothing."""
        variables = tuple(variable.value for variable in found.variables)
        passage = Passage(out, form, variables, rows=self._served.rows, size=self._served.size)
        known = pyoxigraph.QueryResultsFormat.JSON if form == "json" else W3C[form]
        found.serialize(cast("IO[bytes]", passage), format=known)
        rows = passage.finish()
        first = passage.row() if rows == 1 and self._plan.is_counting else ()
        return Table(variables, [first] * min(rows, 2))

    def _dataset(self) -> dict[str, Any]:
        """The graphs that the protocol names (https://www.w3.org/TR/sparql11-protocol/#dataset)."""
        merged, named = self._job.get("default_graphs") or [], self._job.get("named_graphs") or []
        if self._names_default or (not merged and not named):
            return {}
        return {
            "default_graph": [pyoxigraph.NamedNode(name) for name in merged],
            "named_graphs": [pyoxigraph.NamedNode(name) for name in named],
        }


def _may_be_nothing(answer: Answer, *, is_counting: bool) -> bool:
    if isinstance(answer, Triples):
        return not answer.statements
    if not isinstance(answer, Table):
        return not answer
    return len(answer.solutions) <= is_counting
