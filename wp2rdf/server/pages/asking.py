"""How a page asks the workers of the application: for rows, for statements, for a description of a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.server import representation
from wp2rdf.server.facts import Facts
from wp2rdf.server.questions import question, question_of_several
from wp2rdf.server.rendering import missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.querying.results import Table
    from wp2rdf.rdf.terms import Statement
    from wp2rdf.server.blocks import Blocks
    from wp2rdf.server.workers import Workers

Row = dict[str, str]
"""A solution: what is not bound is an empty text, and numbers are text."""


def workers(request: Request) -> Workers:
    """The workers of the application."""
    pool: Workers = request.app.state.workers
    return pool


def blocks(request: Request) -> Blocks:
    """The graphs of pages that need not be asked for."""
    found: Blocks = request.app.state.blocks
    return found


async def rows(request: Request, name: str, /, **values: str | int) -> Sequence[Row]:
    """The rows of one of our questions."""
    return await _rows(request, question(name, **values))


async def rows_of_several(request: Request, name: str, parameter: str, iris: Sequence[str]) -> Sequence[Row]:
    """The rows of one of our questions about several resources; none about none."""
    return await _rows(request, question_of_several(name, parameter, iris)) if iris else ()


async def _rows(request: Request, query: str) -> Sequence[Row]:
    return rows_of(await workers(request).table(query))


def rows_of(table: Table | bool) -> Sequence[Row]:
    """The rows of a table; none of a truth value."""
    if isinstance(table, bool):
        return ()
    columns = [["" if value is None else str(value) for value in column] for column in table.columns()]
    return [dict(zip(table.variables, cells, strict=True)) for cells in zip(*columns, strict=True)]


async def facts(request: Request, name: str, /, **values: str | int) -> Facts:
    """The statements that one of our questions gives."""
    return Facts(await workers(request).statements(question(name, **values)))


async def description(request: Request, ending: str, iri: str, *others: str) -> Response:
    """What is said of a resource, and with it, for a program.

    Args:
        request: what asks.
        ending: of the format.
        iri: of the resource.
        others: more names of the same resource.

    Raises:
        HTTPException: 404, nothing is said of it.
    """
    statements: list[Statement] = []
    for one in dict.fromkeys((iri, *others)):
        statements.extend(await workers(request).statements(question("description", iri=one)))
    if not statements:
        raise missing(iri)
    return await representation.rdf(request, ending, iri, statements)
