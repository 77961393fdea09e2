"""The page of a gene, protein or metabolite: what it is called, and the pathways that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import known
from wp2rdf.rdf.vocab import DC, DCTERMS, FOAF, RDF, RDFS, WP
from wp2rdf.registries.datasources import SOURCES
from wp2rdf.server import links, representation
from wp2rdf.server.pages.asking import description, facts, rows
from wp2rdf.server.pages.listing import listing, pathways
from wp2rdf.server.pages.pathway_view import MAPPINGS, known_as
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_BY_PATH = {source.path: source for source in SOURCES.values() if source.path}


async def node(request: Request) -> Response:
    """A data node, or an identifier that data nodes are mapped to."""
    path = request.path_params["source"]
    local, ending = representation.parted(request.path_params["local"])
    iri = links.node(path, local)
    if iri is None:
        raise missing(f"{path}:{local}"[:80])
    mapped = links.mapped(path, local) or iri
    form = representation.chosen(request, ending)
    if form != "html":
        return await description(request, form, iri, mapped)
    about = await facts(request, "about", iri=iri)
    same = await rows(request, "nodes-like", iri=iri, mapped=mapped)
    if not same:
        raise missing(f"{_BY_PATH[path].name} {local}"[:80])
    listed = listing(request, pathways(await rows(request, "pathways-of-node", iri=iri, mapped=mapped)))
    this = known(iri)
    symbols = {known_as(value).name for value in about.values(this, WP.bdbHgncSymbol)}
    labels = sorted(about.texts(this, RDFS.label), key=lambda label: (label not in symbols, label))
    return render(
        request,
        "node.html",
        headers=representation.headers(request),
        iri=iri,
        identifier=about.text(this, DCTERMS.identifier) or local,
        source=about.text(this, DC.source) or _BY_PATH[path].name,
        labels=labels or list(dict.fromkeys(row["name"] for row in same if row["name"]))[:1],
        is_node=bool(about),
        kinds=[kind.rpartition("#")[2][:-1] for kind in about.values(this, RDF.type) if kind != WP.DataNode],
        comments=about.texts(this, RDFS.comment),
        pages=about.texts(this, FOAF.page),
        mappings=[
            (name, [known_as(value) for value in about.values(this, property_)])
            for property_, name in MAPPINGS.items()
            if about.values(this, property_)
        ],
        others=[row for row in same if row["node"] != iri],
        listing=listed,
        address=representation.address(request),
    )
