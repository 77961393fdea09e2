"""What the tools ask: the bundled queries, those in `rq/`, and SPARQL of the model's own, under limits."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.ask import ask
from wp2rdf.querying.results import Table, Triples
from wp2rdf.spelling import near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wp2rdf.querying.ask import Asked
    from wp2rdf.querying.queries import Query

_FOLDER = Path(__file__).parent / "rq"
MOST_ROWS = 1_000
"""Rows of an answer at most: a model has to read them."""


class Rows(NamedTuple):
    """The rows of an answer.

    Attributes:
        rows: a text for each variable that is bound; IRIs without brackets, literals without datatype and language.
        total: how many rows there were.
        notes: what a reader of the rows should know.
    """

    rows: list[dict[str, str]]
    total: int
    notes: list[str]


class Knowledge:
    """A store or an endpoint that is asked.

    Args:
        store: an Oxigraph store on disk.
        endpoint: the address of a SPARQL endpoint, instead.
        seconds: a query is ended after this time.
        memory: bytes that a query may take on this machine.
    """

    def __init__(
        self, *, store: Path | None = None, endpoint: str | None = None, seconds: float = 60, memory: int = 2**30
    ) -> None:
        self._store = store
        self._endpoint = endpoint
        self._seconds = seconds
        self._memory = memory

    @property
    def place(self) -> Path | str | None:
        """Where it is asked: the store, or the address of the endpoint."""
        return self._store or self._endpoint

    def rows(
        self, query: str, given: Mapping[str, str] | None = None, /, *, limit: int = MOST_ROWS, **values: str | int
    ) -> Rows:
        """The rows of a query in `rq/`, of a bundled one, or of SPARQL that only reads.

        Args:
            query: its name, or its text.
            given: values for its parameters, whatever these are called.
            limit: rows at most.
            values: more values, for parameters that are not called `limit`.

        Raises:
            UsageError: there is no such query, a value is not of its form, or it does not only read.
            QueryError: it fails, or takes too long.
        """
        known = _ours(query)
        asked = ask(
            known or query,
            {**(given or {}), **{name: str(value) for name, value in values.items()}},
            store=self._store,
            endpoint=self._endpoint,
            timeout=self._seconds,
            memory=self._memory,
            network=self._endpoint is not None,
        )
        return _rows(asked, limit)


def _rows(asked: Asked, limit: int) -> Rows:
    """An answer as rows: a truth value is one row, and triples have a row each."""
    notes = [*asked.notes, *asked.failures]
    match asked.answer:
        case Table() as table:
            rows = [_texts(row) for row in islice(table.rows(), limit)]
            total = len(table.solutions)
        case Triples() as triples:
            rows = [{"triple": statement} for statement in triples.statements[:limit]]
            total = len(triples.statements)
        case truth:
            rows, total = [{"answer": str(truth).lower()}], 1
    if total > limit:
        notes.append(f"{total} rows, of which the first {limit} are here: ask more narrowly, or count")
    return Rows(rows, total, notes)


def _texts(row: dict[str, str | int | float | bool | None]) -> dict[str, str]:
    said = {name: str(value).lower() if isinstance(value, bool) else value for name, value in row.items()}
    return {name: str(value) for name, value in said.items() if value is not None}


@cache
def _ours(name: str) -> Query | None:
    path = _FOLDER / f"{name}.rq"
    is_name = name.replace("-", "").isalnum()
    return queries.parse(path.read_text(encoding="utf-8"), name) if is_name and path.is_file() else None


def bundled(name: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """The values for a bundled query, checked by name.

    Raises:
        UsageError: there is no such query, or it has no such parameter; says which there are.
    """
    known = queries.bundled()
    if name not in known:
        like = near(name, known, most=5)
        hint = f"near it: {', '.join(like)}" if like else "list_queries tells which there are"
        raise UsageError(f"there is no bundled query {name!r}; {hint}")
    wanted = {one.name for one in queries.load(name).parameters}
    if unknown := sorted(set(parameters) - wanted):
        raise UsageError(f"{name} has no parameter {unknown[0]!r}; it has: {', '.join(sorted(wanted)) or 'none'}")
    return dict(parameters)
