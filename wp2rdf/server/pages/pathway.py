"""The page of a pathway, and its named graph for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from wp2rdf.querying import queries
from wp2rdf.rdf.iri import PAGES, PATHWAY, known
from wp2rdf.rdf.vocab import DCTERMS, PAV, RDFS, SKOS
from wp2rdf.server import chart, links, markup, representation
from wp2rdf.server.facts import Facts
from wp2rdf.server.pages import listing, picture, schema_org
from wp2rdf.server.pages.asking import facts, rows, workers
from wp2rdf.server.pages.home import is_federated
from wp2rdf.server.pages.pathway_view import view
from wp2rdf.server.questions import question
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_SIMILAR = 10
_MOVED = 301


async def pathway(request: Request) -> Response:
    """A pathway: everything that its graph holds, and the pathways that share most genes with it."""
    name, ending = representation.parted(request.path_params["wpid"])
    wpid = links.wpid(name)
    if wpid is None and links.wpid(name.upper()):
        ending_of = f".{ending}" if ending else ""
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/pathways/{name.upper()}{ending_of}{query}", _MOVED)
    if wpid is None:
        raise missing(f"Pathway {name[:40]!r}")
    form = representation.chosen(request, ending)
    bare, graph = PATHWAY + wpid, f"{PAGES}{wpid}.html"
    statements = await workers(request).statements(question("page-graph", page=graph))
    if not statements:  # a dump whose format has no named graphs
        statements = await workers(request).statements(question("page-merged", bare=bare))
    if not any(f" {PAV.hasVersion} " in statement for statement in statements):
        raise missing(f"Pathway {wpid}")
    if form != "html":
        return await representation.rdf(request, form, bare, statements)
    around = await facts(request, "around-pathway", bare=bare)
    found = await rows(request, "similar-pathways", pathway=wpid, limit=_SIMILAR)
    shown = view(wpid, known(bare), known(graph), Facts(statements), around)
    similar = listing.pathways([{**row, "wpid": row["identifier"], "modified": ""} for row in found], note="shared")
    address = request.app.state.settings.url + f"/pathways/{wpid}"
    return render(
        request,
        "pathway.html",
        headers=representation.headers(request),
        pathway=shown,
        picture=picture.address(request, wpid),
        similar=similar,
        collections=[
            (around.text(one, RDFS.label), group[1:-1])
            for one in around.subjects(SKOS.member, known(bare))
            for group in around.values(one, DCTERMS.isPartOf)
        ],
        chart=chart.by_year(shown.years, label="Works that cite this pathway, by year"),
        schema_org=markup.in_script(schema_org.dataset(shown, address)),
        queries=about_pathways(),
        forms=representation.MEDIA_TYPES,
    )


def about_pathways() -> list[queries.Query]:
    """The bundled queries about one pathway that ask nobody else."""
    return [
        query
        for query in queries.bundled().values()
        if any(parameter.kind == "pathway" for parameter in query.parameters) and not is_federated(query)
    ]
