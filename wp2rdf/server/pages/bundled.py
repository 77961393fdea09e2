"""The bundled queries as pages: a form for the parameters, and the results; they need no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from wp2rdf import queries
from wp2rdf.server.negotiation import content_type
from wp2rdf.server.pages import results
from wp2rdf.server.pages.home import by_category
from wp2rdf.server.rendering import missing, page, render

if TYPE_CHECKING:
    from starlette.requests import Request


_RUN, _PART = "run", "part"
_ENDING = ".rq"


@page
async def bundled(request: Request) -> Response:
    """A bundled query: `/queries/genes-of-pathway`; with values in the query string its results.

    `/queries/genes-of-pathway.rq` is its text with the values, and `?part=form` the form alone.
    """
    name: str = request.path_params["name"]
    query = queries.bundled().get(name.removesuffix(_ENDING))
    if query is None:
        raise missing(f"Query {name[:80]!r}")
    given = {name: value for name, value in request.query_params.items() if name not in {_RUN, _PART}}
    if name.endswith(_ENDING):
        return Response(queries.fill(query, given), media_type=content_type("application/sparql-query"))
    values = {parameter.name: given.get(parameter.name, parameter.default) for parameter in query.parameters}
    if request.query_params.get(_PART) == "form":
        return render(request, "query_form.html", query=query, values=values)
    text = queries.fill(query, given)
    return await results.show(request, text, query=query, values=values, run=bool(request.query_params))


@page
async def all_bundled(request: Request) -> Response:
    """The list of the bundled queries."""
    return render(request, "queries.html", categories=by_category())
