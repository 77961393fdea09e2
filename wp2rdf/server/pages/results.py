"""The results of a query as a page, for those without a script: the first rows, and downloads of all."""

from __future__ import annotations

from itertools import islice
from typing import IO, TYPE_CHECKING, NamedTuple

import pyoxigraph
from starlette.concurrency import run_in_threadpool

from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError
from wp2rdf.querying.results import shown
from wp2rdf.rdf.terms import Term
from wp2rdf.server import fields, links
from wp2rdf.server.pages.asking import workers
from wp2rdf.server.process import Question
from wp2rdf.server.refusals import Busy
from wp2rdf.server.rendering import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.querying.queries import Query

MOST_ROWS = 1_000
"""Rows that a page shows."""

_MOST_BYTES = 50_000


class Cell(NamedTuple):
    """A term in a table: its text, and the local page that it leads to; empty: none."""

    text: str
    href: str


class Shown(NamedTuple):
    """What is shown of an answer.

    Attributes:
        variables: of a table.
        rows: the first rows of a table.
        total: how many rows there are.
        truth: the answer to an ASK.
        graph: the beginning of triples, as Turtle.
        notes: what its reader should know.
        error: why there is none; empty: there is one.
        status: of the page.
    """

    variables: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    total: int = 0
    truth: bool | None = None
    graph: str = ""
    notes: Sequence[str] = ()
    error: str = ""
    status: int = 200


async def results(request: Request) -> Response:
    """The results of any query, `/results?query=…`."""
    text = fields.given(request).get("query", "")
    if not text.strip():
        raise UsageError("There is no query: /results?query=SELECT…")
    return await show(request, text)


async def show(
    request: Request, text: str, *, query: Query | None = None, values: dict[str, str] | None = None, run: bool = True
) -> Response:
    """The page of a query and its results.

    Args:
        request: what asks.
        text: the query.
        query: the bundled one that it comes from.
        values: of its parameters.
        run: whether it is asked.
    """
    answer = await answered(request, text) if run else Shown()
    return render(
        request,
        "results.html",
        status=answer.status,
        query=query,
        values=values or {},
        text=text,
        run=run,
        answer=answer,
    )


async def answered(request: Request, text: str) -> Shown:
    """The answer to a query, or why there is none; it waits in the line of the endpoint.

    Raises:
        Busy: too many queries wait.
    """
    try:
        whole = await workers(request).answer(Question(query=text, table="json", graph="turtle"))
    except Busy:
        raise
    except QueryTimeoutError as error:
        return Shown(error=str(error), status=504)
    except UsageError as error:
        return Shown(error=str(error), status=400)
    except QueryError as error:
        return Shown(error=str(error), status=400)
    with whole.body as body:
        read = await run_in_threadpool(_triples if whole.format == "turtle" else _table, body)
    return read._replace(notes=(*whole.failures, *whole.notes))


def _triples(body: IO[bytes]) -> Shown:
    text = body.read(_MOST_BYTES + 1).decode(errors="ignore")
    return Shown(graph=text if len(text) <= _MOST_BYTES else f"{text[:_MOST_BYTES]}\n…")


def _table(body: IO[bytes]) -> Shown:
    found = pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Shown(truth=bool(found))
    if not isinstance(found, pyoxigraph.QuerySolutions):
        raise QueryError("the answer is neither a table nor a truth value")
    first = [[cell(term) for term in solution] for solution in islice(found, MOST_ROWS)]
    total = len(first) + sum(1 for _ in found)
    return Shown([variable.value for variable in found.variables], first, total)


def cell(term: object) -> Cell:
    """A term of pyoxigraph in a table."""
    if term is None:
        return Cell("", "")
    text = shown(Term(str(term)))
    if isinstance(term, pyoxigraph.NamedNode):
        return Cell(text, links.href(text))
    return Cell(text, f"/pathways/{text}" if links.wpid(text) else "")
