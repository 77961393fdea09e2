"""What every engine can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.tree import Query


class Engine(Protocol):
    """Answers SPARQL 1.1 queries that only read."""

    def answer(self, query: Query | str, *, timeout: float | None = None) -> Answer:
        """The answer to a query.

        Args:
            query: its tree, or strict SPARQL 1.1; without SERVICE unless the engine is a remote endpoint.
            timeout: seconds after which the query is ended; None: never.

        Raises:
            QueryTimeoutError: it took longer.
            QueryError: the engine refuses the query, or fails.
        """


class Given(NamedTuple):
    """What an endpoint gave.

    Attributes:
        answer: rows, triples or a truth value.
        missing: why some of it is missing, in one line; empty: nothing is.
    """

    answer: Answer
    missing: str = ""


class Partner(Protocol):
    """An endpoint elsewhere, which may give a part of an answer.

    Attributes:
        endpoint: its address.
    """

    endpoint: str

    def given(self, query: Query | str, *, timeout: float | None = None) -> Given:
        """What it gives for a query.

        Raises:
            QueryTimeoutError: it did not answer in time.
            QueryError: it refuses the query, fails, or cannot be reached.
        """
