"""Whether the server is well: an answer that needs no worker, so that it comes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from wp2rdf._version import __version__

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.server.workers import Workers


async def health(request: Request) -> Response:
    """What is served, by which version, and how many queries run and wait."""
    workers: Workers = request.app.state.workers
    store = workers.settings.store
    said = {
        "status": "ok" if (store / "CURRENT").is_file() else "the store is not there",
        "version": __version__,
        "store": store.name,
        "running": workers.running,
        "waiting": workers.waiting,
    }
    return JSONResponse(said, headers={"Cache-Control": "no-store"})
