"""The application: its routes, and the pool of workers that lives as long as it does."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from wp2rdf.errors import InputError, QueryError, UsageError
from wp2rdf.server import pictures
from wp2rdf.server.access import Access
from wp2rdf.server.blocks import Blocks
from wp2rdf.server.cache import Cache
from wp2rdf.server.departure import Departure
from wp2rdf.server.endpoint import Endpoint
from wp2rdf.server.failures import line, refused
from wp2rdf.server.headers import Headers
from wp2rdf.server.health import Counts
from wp2rdf.server.routes import routes
from wp2rdf.server.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from wp2rdf.server.pictures import Pictures
    from wp2rdf.server.settings import Settings

LOG = logging.getLogger("wp2rdf.server")


def application(settings: Settings) -> Starlette:
    """The application over a store; requests find `settings`, `workers` and more in `request.app.state`.

    Args:
        settings: the store and the limits.
    """
    workers, counts = Workers(settings), Counts()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            await workers.start()
        except InputError as error:
            app.state.failure = error
            raise
        try:
            yield
        finally:
            await workers.close()

    app = Starlette(
        routes=routes(settings),
        middleware=[Middleware(Headers), Middleware(_Faults), Middleware(Departure)],
        exception_handlers=dict.fromkeys((HTTPException, QueryError, UsageError), _failed),
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.state.failure = None
    app.state.settings = settings
    app.state.workers = workers
    app.state.blocks = Blocks(settings.store)
    app.state.counts = counts
    app.state.pictures = pictures.found(settings.drawings)
    return app


def front(app: Starlette) -> ASGIApp:
    """What stands before the application: a line in the log for each request, and the answers that are kept."""
    pictures: Pictures = app.state.pictures
    return Access(Cache(Endpoint(app), app.state.settings, repr(pictures)), app.state.counts)


class _Faults:
    """Makes one line of a fault of ours, and writes its traceback to the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noticing(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noticing)
        except asyncio.CancelledError:  # the server ends, and has waited for this long enough
            if not begun:
                await line(503, "the server ends")(scope, receive, send)
        except Exception:
            if begun or scope["type"] != "http":
                raise
            LOG.exception("internal error, please report it")
            await line(500, "internal error; the log of the server has more")(scope, receive, send)


async def _failed(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException | QueryError | UsageError):
        raise error
    return refused(request, error)
