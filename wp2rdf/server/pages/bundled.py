"""The bundled queries as pages: a form for the parameters, and the results; they need no script."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from wp2rdf.querying import queries
from wp2rdf.server import fields
from wp2rdf.server.negotiation import content_type
from wp2rdf.server.pages import results
from wp2rdf.server.pages.home import by_category
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request


_RUN, _PART = "run", "part"
_TEXT = "rq"
_SEE_OTHER = 303
RESULTS = ("csv", "tsv", "json", "xml")
"""Endings that lead to the results in a format."""


async def bundled(request: Request) -> Response:
    """A bundled query: `/queries/genes-of-pathway`; with values in the query string its results.

    `/queries/genes-of-pathway.rq` is its text with the values, `.csv` and the like lead to the results alone, and
    `?part=form` is the form alone.
    """
    stem, _, ending = request.path_params["name"].partition(".")
    query = queries.bundled().get(stem) if ending in {"", _TEXT, *RESULTS} else None
    if query is None:
        raise missing(f"Query {stem[:80]!r}")
    given = {name: value for name, value in fields.given(request).items() if name not in {_RUN, _PART}}
    text = queries.fill(query, given)
    if ending == _TEXT:
        return Response(text, media_type=content_type("application/sparql-query"))
    if ending:
        return RedirectResponse(f"/sparql?{urlencode({'query': text, 'format': ending})}", _SEE_OTHER)
    values = {parameter.name: given.get(parameter.name, parameter.default) for parameter in query.parameters}
    if fields.given(request).get(_PART) == "form":
        return render(request, "query_form.html", query=query, values=values)
    return await results.show(request, text, query=query, values=values, run=bool(fields.given(request)))


async def all_bundled(request: Request) -> Response:
    """The list of the bundled queries."""
    return render(request, "queries.html", categories=by_category())
