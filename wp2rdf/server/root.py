"""`/`: the first page for people, the endpoint for programs that know no other address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.server import negotiation
from wp2rdf.server.pages import home
from wp2rdf.server.sparql import sparql

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def root(request: Request) -> Response:
    """The first page; a query of a program is answered as at `/sparql`, for many know the address of the host only."""
    is_asked = "query" in request.query_params and not negotiation.reads_pages(negotiation.accepted(request.headers))
    if is_asked or request.method == "POST":
        return await sparql(request)
    return await home.home(request)
