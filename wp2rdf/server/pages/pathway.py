"""The page of a pathway, and its named graph for programs."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from wp2rdf.querying import queries
from wp2rdf.rdf.iri import PAGES, PATHWAY, known
from wp2rdf.rdf.vocab import DCTERMS, PAV, RDFS, SKOS
from wp2rdf.server import chart, links, markup, representation
from wp2rdf.server.facts import Facts
from wp2rdf.server.pages import listing, picture, schema_org
from wp2rdf.server.pages.asking import blocks, rows_of, rows_of_several, workers
from wp2rdf.server.pages.home import is_federated
from wp2rdf.server.pages.pathway_view import view
from wp2rdf.server.process import Question
from wp2rdf.server.questions import question
from wp2rdf.server.rendering import missing, render
from wp2rdf.server.workers import statements_of, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.server.pages.asking import Row

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
    asked = []
    statements = await blocks(request).graph(known(graph))
    if not statements:
        asked.append(Question(query=question("page-graph", page=graph), graph="ntriples"))
    if form == "html":
        asked.append(Question(query=question("around-pathway", bare=bare), graph="ntriples"))
        asked.append(Question(query=question("sharing-genes", pathway=wpid), table="tsv"))
    told = await workers(request).together(*asked)
    statements = statements or statements_of(told.pop(0))
    if not statements:  # a dump whose format has no named graphs
        statements = await workers(request).statements(question("page-merged", bare=bare))
    if not any(f" {PAV.hasVersion} " in statement for statement in statements):
        raise missing(f"Pathway {wpid}")
    if form != "html":
        return await representation.rdf(request, form, bare, statements)
    around, sharing = Facts(statements_of(told[0])), rows_of(table_of(told[1]))
    shown = view(wpid, known(bare), known(graph), Facts(statements), around)
    address = request.app.state.settings.url + f"/pathways/{wpid}"
    return render(
        request,
        "pathway.html",
        headers=representation.headers(request),
        pathway=shown,
        picture=picture.address(request, wpid),
        similar=await _similar(request, sharing),
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


async def _similar(request: Request, sharing: Sequence[Row]) -> list[listing.Pathway]:
    """The pathways that share most genes with one; those that share as many, in the order of their identifiers."""
    shared = {row["other"]: int(row["shared"]) for row in sharing}
    most = nsmallest(_SIMILAR, shared, key=lambda other: (-shared[other], other.partition("_r")[0]))
    named = await rows_of_several(request, "names-of-pathways", "pathways", most)
    similar = [
        {**row, "wpid": row["identifier"], "modified": "", "shared": str(shared[row["pathway"]])} for row in named
    ]
    similar.sort(key=lambda row: -int(row["shared"]))
    return listing.pathways(similar, note="shared")


def about_pathways() -> list[queries.Query]:
    """The bundled queries about one pathway that ask nobody else."""
    return [
        query
        for query in queries.bundled().values()
        if any(parameter.kind == "pathway" for parameter in query.parameters) and not is_federated(query)
    ]
