"""The page of a publication: a reference of pathways, a work that cites them, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import DCTERMS, FOAF, SCHEMA
from wp2rdf.server import links, representation
from wp2rdf.server.pages.asking import description, facts, rows
from wp2rdf.server.pages.listing import Item, paged, pathways
from wp2rdf.server.pages.pathway_view import work_id
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def work(request: Request) -> Response:
    """A publication, the pathways that cite it, and those that it cites."""
    local, ending = representation.parted(request.path_params["local"])
    iri = links.work(request.path_params["kind"], local)
    if iri is None:
        raise missing(f"Publication {local[:80]!r}")
    form = representation.chosen(request, ending)
    if form != "html":
        return await description(request, form, iri)
    about = await facts(request, "about", iri=iri)
    found = await rows(request, "pathways-of-work", iri=iri)
    if not about and not found:
        raise missing(f"Publication {local[:80]!r}")
    this = known(iri)
    citations = about.texts(this, DCTERMS.title) or about.texts(this, DCTERMS.bibliographicCitation)
    return render(
        request,
        "work.html",
        headers=representation.headers(request),
        iri=iri,
        id=work_id(iri),
        title=min(citations, key=len) if citations else work_id(iri),
        citations=about.texts(this, DCTERMS.bibliographicCitation),
        year=about.text(this, DCTERMS.date),
        pages=list(dict.fromkeys((iri, *about.texts(this, FOAF.page, SCHEMA.archivedAt)))),
        citing=pathways(row for row in found if row["how"] == "cited"),
        cited=pathways(row for row in found if row["how"] == "citing"),
        address=representation.address(request),
    )


async def works(request: Request) -> Response:
    """The works that the most pathways cite."""
    shown, pages = paged(request, await rows(request, "works"))
    items = [
        Item(links.href(row["work"]), row["citation"] or work_id(row["work"]), row["pathways"], id=work_id(row["work"]))
        for row in shown
        if not links.href(row["work"]).startswith("/pathways/")
    ]
    said = "The works that the most pathways refer to."
    return render(request, "list.html", title="References", items=items, pages=pages, said=said, of="Work")


async def citing_works(request: Request) -> Response:
    """The works that cite pathways, the newest first."""
    shown, pages = paged(request, await rows(request, "citing-works"))
    items = [
        Item(
            links.href(row["work"]),
            row["name"] or work_id(row["work"]),
            row["pathways"],
            id=work_id(row["work"]),
            also=row["year"],
        )
        for row in shown
    ]
    said = "Publications that cite pathways, the newest first."
    return render(request, "list.html", title="Citing works", items=items, pages=pages, said=said, of="Work")
