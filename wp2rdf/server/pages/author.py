"""The page of an author, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import USER, known
from wp2rdf.rdf.vocab import DC, DCTERMS, FOAF, OWL, RDFS, SCHEMA
from wp2rdf.server import links, representation
from wp2rdf.server.pages.asking import description, facts, rows
from wp2rdf.server.pages.listing import Item, listing, paged, pathways
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_NO_NAME = "NA"


async def author(request: Request) -> Response:
    """An author: profile and pathways."""
    name, ending = representation.parted(request.path_params["name"])
    iri = links.user(name)
    if iri is None:
        raise missing(f"Author {name[:80]!r}")
    form = representation.chosen(request, ending)
    if form != "html":
        return await description(request, form, iri)
    about = await facts(request, "about", iri=iri)
    listed = listing(request, pathways(await rows(request, "pathways-of-person", iri=iri)))
    if not about and not listed.pathways:
        raise missing(f"Author {name[:80]!r}")
    this = known(iri)
    accounts = [(about.text(account, RDFS.label), account[1:-1]) for account in about.values(this, FOAF.account)]
    return render(
        request,
        "author.html",
        headers=representation.headers(request),
        iri=iri,
        name=shown_name(about.text(this, FOAF.name), iri),
        user=iri.removeprefix(USER),
        affiliation=about.text(this, SCHEMA.affiliation),
        bio=about.text(this, DCTERMS.description),
        pages=about.texts(this, DC.identifier, OWL.sameAs, SCHEMA.url, FOAF.homepage),
        accounts=accounts,
        listing=listed,
        address=representation.address(request),
    )


async def authors(request: Request) -> Response:
    """All authors, those of the most pathways first."""
    found = await rows(request, "people")
    shown, pages = paged(request, found)
    items = [Item(links.href(row["iri"]), shown_name(row["name"], row["iri"]), row["pathways"]) for row in shown]
    return render(request, "list.html", title="Authors", items=items, pages=pages, said="", of="Author")


def shown_name(name: str, iri: str) -> str:
    """An author's name, or else the user name."""
    return name if name not in {"", _NO_NAME} else iri.removeprefix(USER)
