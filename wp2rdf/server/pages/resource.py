"""Any IRI at all: leads to its local page, or shows what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from wp2rdf.errors import UsageError
from wp2rdf.rdf import iri as iris
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.server import fields, links, representation
from wp2rdf.server.pages.asking import description, rows
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_SEE_OTHER = 303
_LONGEST = 2_000
_MOST_VALUES, _MOST_MENTIONS, _MOST_USES = 500, 200, 50


async def resource(request: Request) -> Response:
    """The resource of `iri` in the query string."""
    iri = fields.given(request).get("iri", "").strip().removeprefix("<").removesuffix(">")
    if len(iri) > _LONGEST or iris.absolute(iri) is None:
        raise UsageError("Say which resource: /resource?iri=https://identifiers.org/…")
    local = links.page(iri)
    if local:
        return RedirectResponse(local, _SEE_OTHER, {"Vary": "Accept"})
    form = representation.chosen(request, "")
    if form != "html":
        return await description(request, form, iri)
    values = await rows(request, "values-of", iri=iri)
    mentions = await rows(request, "mentions-of", iri=iri)
    uses = await rows(request, "uses-of", iri=iri)
    if not values and not mentions and not uses:
        raise missing(iri)
    return render(
        request,
        "resource.html",
        headers={"Vary": "Accept"},
        iri=iri,
        name=next((row["value"] for row in values if row["property"] == f"{PREFIXES['rdfs']}label"), "") or short(iri),
        values=[{**row, "short": short(row["property"])} for row in values[:_MOST_VALUES]],
        mentions=[{**row, "short": short(row["property"])} for row in mentions[:_MOST_MENTIONS]],
        uses=uses[:_MOST_USES],
        more_uses=len(uses) > _MOST_USES,
        more_values=len(values) > _MOST_VALUES,
        more_mentions=len(mentions) > _MOST_MENTIONS,
    )


def short(iri: str) -> str:
    """An IRI with one of our prefixes, or whole."""
    fitting = [(prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base) and iri != base]
    if not fitting:
        return iri
    prefix, base = max(fitting, key=lambda pair: len(pair[1]))
    return f"{prefix}:{iri.removeprefix(base)}"
