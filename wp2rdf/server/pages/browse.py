"""What there is: an overview, and the lists of pathways and data nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.server import chart, fields, links
from wp2rdf.server.pages.asking import rows
from wp2rdf.server.pages.listing import Item, listing, paged, pathways
from wp2rdf.server.rendering import render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_KINDS = (
    ("Pathways", "/pathways", ("wp:Pathway",)),
    ("Genes and proteins", "/nodes", ("wp:GeneProduct", "wp:Protein")),
    ("Metabolites", "/nodes?type=Metabolite", ("wp:Metabolite",)),
    ("Ontology terms", "/terms", ("owl:Class",)),
    ("Authors", "/authors", ("foaf:Person",)),
    ("Communities", "/communities", ("foaf:Group",)),
    ("References", "/works", ("wp:PublicationReference",)),
    ("Citing works", "/citing-works", ("fabio:Expression",)),
)
_TYPES = ("GeneProduct", "Protein", "Metabolite", "Rna", "Complex")
_SHORT = 12
_EVERY_PATHWAY = PREFIXES["cur"] + "AnalysisCollection"


async def overview(request: Request) -> Response:
    """What there is of each kind, and the first of some."""
    counted = {row["class"]: int(row["number"]) for row in await rows(request, "counts")}
    organisms = await rows(request, "organisms")
    terms = await rows(request, "terms")
    cited = {int(row["year"]): int(row["works"]) for row in await rows(request, "citations-by-year") if _is_year(row)}
    return render(
        request,
        "browse.html",
        kinds=[
            (title, address, sum(counted.get(PREFIXES[one.partition(":")[0]] + one.partition(":")[2], 0) for one in of))
            for title, address, of in _KINDS
        ],
        organisms=[
            (row["name"], (row["iri"] and links.page(row["iri"])) or links.organism(row["name"]), row["pathways"])
            for row in organisms
        ],
        communities=[
            (row["name"] or row["iri"].removeprefix(PREFIXES["cur"]), links.href(row["iri"]), row["pathways"])
            for row in await rows(request, "communities")
            if row["iri"] != _EVERY_PATHWAY
        ],
        terms=[(row["name"], links.href(row["iri"]), row["pathways"]) for row in terms[:_SHORT]],
        citing=chart.by_year(cited, label="Works that cite pathways, by year"),
        bar=chart.bar,
        edited=pathways(await rows(request, "recently-edited-pathways", limit=_SHORT)),
    )


def _is_year(row: dict[str, str]) -> bool:
    return len(row["year"]) == len("2026") and row["year"].isdecimal()


async def all_pathways(request: Request) -> Response:
    """All pathways, by title."""
    return render(request, "pathways.html", listing=listing(request, pathways(await rows(request, "pathways"))))


async def nodes(request: Request) -> Response:
    """The genes and molecules that stand in the most pathways."""
    kind = fields.given(request).get("type", "")
    found = [row for row in await rows(request, "nodes") if row["type"]]
    kinds = [row["type"].rpartition("#")[2] for row in found]
    kept = [row for row, one in zip(found, kinds, strict=True) if not kind or one == kind]
    shown, pages = paged(request, kept)
    items = [
        Item(
            links.href(row["node"]),
            row["name"] or row["node"],
            row["pathways"],
            id=row["node"].removeprefix("https://identifiers.org/"),
        )
        for row in shown
    ]
    return render(
        request,
        "list.html",
        title="Genes and molecules",
        items=items,
        pages=pages,
        said="Those that stand in the most pathways. The search finds all.",
        of="Gene or molecule",
        chips=[("All", "/nodes", not kind)]
        + [(one, f"/nodes?type={one}", one == kind) for one in _TYPES if one in kinds],
    )
