"""The page of a community with its collections, and the list of all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import PREFIXES, known
from wp2rdf.rdf.vocab import DCTERMS, FOAF, PAV, RDFS, SCHEMA
from wp2rdf.server import links, representation
from wp2rdf.server.pages.asking import description, facts, rows
from wp2rdf.server.pages.author import shown_name
from wp2rdf.server.pages.listing import Item, listing, paged, pathways
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.rdf.terms import Term
    from wp2rdf.server.facts import Facts


async def community(request: Request) -> Response:
    """A community or curation tag: who they are, their collections and pathways."""
    name, ending = representation.parted(request.path_params["tag"])
    iri = links.community(name)
    if iri is None:
        raise missing(f"Community {name[:80]!r}")
    form = representation.chosen(request, ending)
    if form != "html":
        return await description(request, form, iri)
    about = await facts(request, "about", iri=iri)
    listed = listing(request, pathways(await rows(request, "pathways-of-tag", iri=iri)))
    if not about and not listed.pathways:
        raise missing(f"Community {name[:80]!r}")
    this = known(iri)
    collections = [
        (label, [(row["title"], row["bare"]) for row in members if row["bare"]])
        for label, members in groupby(await rows(request, "collections", iri=iri), key=lambda row: row["label"])
    ]
    return render(
        request,
        "community.html",
        headers=representation.headers(request),
        iri=iri,
        tag=iri.removeprefix(PREFIXES["cur"]),
        name=about.text(this, FOAF.name) or iri.removeprefix(PREFIXES["cur"]),
        title=about.text(this, DCTERMS.title),
        description=about.text(this, DCTERMS.description),
        reference=about.text(this, DCTERMS.bibliographicCitation),
        funding=about.text(this, SCHEMA.funding),
        pages=about.texts(this, FOAF.homepage, RDFS.seeAlso),
        editors=_people(about, this, PAV.curatedBy),
        members=_people(about, this, FOAF.member),
        collections=collections,
        listing=listed,
        address=representation.address(request),
    )


def _people(about: Facts, this: Term, role: Term) -> list[tuple[str, str]]:
    found = ((shown_name(about.text(user, RDFS.label), user[1:-1]), user[1:-1]) for user in about.values(this, role))
    return sorted(found, key=lambda pair: pair[0].lower())


async def communities(request: Request) -> Response:
    """All communities and curation tags, those of the most pathways first."""
    shown, pages = paged(request, await rows(request, "communities"))
    items = [
        Item(
            links.href(row["iri"]),
            row["name"] or row["iri"].removeprefix(PREFIXES["cur"]),
            row["pathways"],
            also=row["abstract"],
        )
        for row in shown
    ]
    return render(request, "list.html", title="Communities", items=items, pages=pages, said="", of="Community")
