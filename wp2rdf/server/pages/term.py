"""The page of an ontology term, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import OBO, RDFS, SKOS
from wp2rdf.registries.ontologies import ONTOLOGIES
from wp2rdf.server import links, representation
from wp2rdf.server.pages.asking import description, facts, rows
from wp2rdf.server.pages.listing import Item, listing, paged, pathways
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def term(request: Request) -> Response:
    """A term: its definition, the terms right above and below it, and its pathways."""
    name, ending = representation.parted(request.path_params["id"])
    iri = links.term(name)
    if iri is None:
        raise missing(f"Term {name[:80]!r}")
    form = representation.chosen(request, ending)
    if form != "html":
        return await description(request, form, iri)
    about = await facts(request, "about", iri=iri)
    if not about:
        raise missing(f"Term {name[:80]!r}")
    this = known(iri)
    below = await rows(request, "narrower-terms", iri=iri)
    listed = listing(request, pathways(await rows(request, "pathways-of-tag", iri=iri)))
    id_ = about.text(this, SKOS.notation) or iri.rpartition("/")[2].replace("_", ":")
    return render(
        request,
        "term.html",
        headers=representation.headers(request),
        iri=iri,
        id=id_,
        ontology=ONTOLOGIES[id_.partition(":")[0]].type,
        label=about.text(this, RDFS.label) or id_,
        definition=about.text(this, OBO.IAO_0000115),
        above=[(about.text(top, RDFS.label), top[1:-1]) for top in about.values(this, RDFS.subClassOf)],
        below=below,
        listing=listed,
        address=representation.address(request),
    )


async def terms(request: Request) -> Response:
    """All terms, those of the most pathways first."""
    found = {row["iri"]: row for row in reversed(await rows(request, "terms"))}
    shown, pages = paged(request, list(reversed(found.values())))
    items = [Item(links.href(row["iri"]), row["name"], row["pathways"], id=_id(row["iri"])) for row in shown]
    said = "Pathways are counted that have the term itself, or a term right below it."
    return render(request, "list.html", title="Ontology terms", items=items, pages=pages, said=said, of="Term")


def _id(iri: str) -> str:
    return iri.rpartition("/")[2].replace("_", ":")
