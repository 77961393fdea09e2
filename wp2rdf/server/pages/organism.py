"""The page of an organism, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import DCTERMS, RDFS, SCHEMA, SKOS
from wp2rdf.server import links, representation
from wp2rdf.server.pages.asking import description, facts, rows
from wp2rdf.server.pages.listing import Item, listing, paged, pathways
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_SEE_OTHER = 303


async def organism(request: Request) -> Response:
    """An organism, by its taxonomy id or its Latin name."""
    name, ending = representation.parted(request.path_params["id"])
    iri = links.taxon(name)
    form = representation.chosen(request, ending)
    if iri is None:
        return await _by_name(request, name, form)
    if form != "html":
        return await description(request, form, iri)
    about = await facts(request, "about", iri=iri)
    if not about:
        raise missing(f"Organism {name!r}")
    this = known(iri)
    found = pathways(await rows(request, "pathways-of-taxon", iri=iri))
    return render(
        request,
        "organism.html",
        headers=representation.headers(request),
        iri=iri,
        taxon=name,
        name=about.text(this, RDFS.label) or (found[0].organisms[0] if found and found[0].organisms else name),
        common=about.texts(this, SKOS.altLabel),
        group=about.text(this, SCHEMA.category),
        description=about.text(this, DCTERMS.description),
        listing=listing(request, found),
        address=representation.address(request),
    )


async def _by_name(request: Request, name: str, form: str) -> Response:
    """An organism that is asked for by its name: leads to the page of its taxon, if that is known."""
    taxa = {row["name"]: row["iri"] for row in await rows(request, "organisms")}
    if taxa.get(name):
        return RedirectResponse(links.href(taxa[name]), _SEE_OTHER, {"Vary": "Accept"})
    found = pathways(await rows(request, "pathways-of-organism-name", name=name))
    if not found or form != "html":
        raise missing(f"Organism {name[:80]!r}")
    return render(
        request,
        "organism.html",
        headers={"Vary": "Accept"},
        iri="",
        taxon="",
        name=name,
        common=[],
        group="",
        description="",
        listing=listing(request, found),
        address="",
    )


async def organisms(request: Request) -> Response:
    """All organisms, those of the most pathways first."""
    shown, pages = paged(request, await rows(request, "organisms"))
    items = [
        Item(
            (row["iri"] and links.page(row["iri"])) or links.organism(row["name"]),
            row["name"],
            row["pathways"],
            also=row["called"],
        )
        for row in shown
    ]
    return render(request, "list.html", title="Organisms", items=items, pages=pages, said="", of="Organism")
