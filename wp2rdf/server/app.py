"""The application: its routes, and the pool of workers that lives as long as it does."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse

from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError
from wp2rdf.server.headers import Headers
from wp2rdf.server.refusals import Busy
from wp2rdf.server.routes import ROUTES
from wp2rdf.server.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.server.settings import Settings


def application(settings: Settings) -> Starlette:
    """The application over a store; requests find `settings` and `workers` in `request.app.state`.

    Args:
        settings: the store and the limits.
    """
    workers = Workers(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await workers.start()
        try:
            yield
        finally:
            await workers.close()

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(Headers)],
        exception_handlers={
            HTTPException: _http,
            Busy: _busy,
            QueryTimeoutError: _timeout,
            UsageError: _usage,
            QueryError: _query,
        },
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.workers = workers
    return app


def line(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """An answer that is one line of plain text."""
    text = " ".join(message.split()).encode("utf-8", errors="replace").decode()
    return PlainTextResponse(f"{text}\n", status, headers)


async def _http(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return line(error.status_code, error.detail, dict(error.headers or {}))


async def _busy(_request: Request, error: Exception) -> Response:
    return line(503, str(error), {"Retry-After": "5"})


async def _timeout(_request: Request, error: Exception) -> Response:
    return line(504, str(error))


async def _usage(_request: Request, error: Exception) -> Response:
    return line(400, str(error))


async def _query(_request: Request, error: Exception) -> Response:
    return line(503, str(error))
