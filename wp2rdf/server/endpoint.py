"""The way of queries to the endpoint: as short as can be, beside the routes, which go through a framework for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request

from wp2rdf.errors import QueryError, UsageError
from wp2rdf.server.failures import refused
from wp2rdf.server.routes import ENDPOINT
from wp2rdf.server.sparql import sparql

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import ASGIApp, Receive, Scope, Send

_METHODS = frozenset({"GET", "HEAD", "POST"})


class Endpoint:
    """Answers queries, and passes everything else on.

    Args:
        app: the application; what stands before its routes stands before this too.
    """

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self._answer: ASGIApp = _answer
        for one in reversed(app.user_middleware):
            self._answer = one.cls(self._answer, *one.args, **one.kwargs)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a query, or passes a request on."""
        if scope["type"] == "http" and scope["path"] in ENDPOINT and scope["method"] in _METHODS:
            scope["app"] = self._app
            await self._answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    try:
        response = await sparql(request)
    except (HTTPException, QueryError, UsageError) as error:
        response = refused(request, error)
    await response(scope, receive, send)
