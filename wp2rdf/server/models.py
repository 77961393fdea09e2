"""What language models read before they ask: `/llms.txt`, and the MIE file of TogoMCP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

from wp2rdf._version import __version__
from wp2rdf.querying import queries
from wp2rdf.querying.results import shown
from wp2rdf.querying.traps import TRAPS
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import parts
from wp2rdf.rdf.vocab import DCTERMS
from wp2rdf.rdf.vocab_of_dumps import VOID
from wp2rdf.server import dataset_description, shex, yaml_text
from wp2rdf.server.graphs import turtle
from wp2rdf.server.pages.home import by_category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.rdf.terms import Statement
    from wp2rdf.server.settings import Settings
    from wp2rdf.server.workers import Workers

_ABOUT = (
    "Pathways of WikiPathways as RDF: genes, proteins, metabolites and their identifiers, interactions, literature, "
    "ontology terms, authors and communities."
)
_KINDS = {
    "A pathway": "wp:Pathway ; dcterms:identifier",
    "A gene or protein": "wp:Protein ; rdfs:label",
    "A publication": "wp:PublicationReference ; dcterms:identifier",
}
_EXAMPLES = {
    "genes-of-pathway": "basic",
    "pathways-of-organism": "basic",
    "references-of-gene": "intermediate",
    "metabolites-of-pathway": "intermediate",
    "pathways-per-top-term": "intermediate",
    "similar-pathways": "advanced",
    "most-frequent-genes": "advanced",
}
"""The bundled queries that the MIE file has: two basic ones, three and two."""

_SAMPLE = """CONSTRUCT {{ ?one ?property ?value }} WHERE {{
  {{ SELECT ?one WHERE {{ ?one a {kind} ?id }} ORDER BY ?id ?one LIMIT 1 }}
  ?one ?property ?value
}} ORDER BY ?property ?value LIMIT 15"""


async def llms_txt(request: Request) -> Response:
    """Where to read and how to ask, in Markdown (https://llmstxt.org/)."""
    settings: Settings = request.app.state.settings
    url = settings.url
    lines = [
        "# WikiPathways RDF",
        "",
        f"> {_ABOUT} A SPARQL 1.1 endpoint that only reads, with pages for people, served by wp2rdf {__version__}.",
        "",
        f"Ask `{settings.endpoint}?query=…` by GET, or POST `query`; `format=json`, `csv`, `tsv` or `turtle`. Prefixes "
        f"that everybody knows need not be declared. A query is ended after {settings.seconds:g} seconds and "
        f"{settings.rows:,} rows. An answer is whole, or it is an error that says why.",
        "",
        "What a good guess gets wrong:",
        "",
        *(f"- {one.trap}" for one in TRAPS),
        "",
        "## Schema",
        "",
        f"- [Classes, properties and prefixes with counts]({url}/vocabulary): JSON, the most used first",
        f"- [Shapes, samples, queries and traps]({url}/mie.yaml): one YAML file, a MIE file as TogoMCP reads it",
        f"- [Description of the dataset]({url}/.well-known/void): VoID with partitions by class and property",
        "",
        "## Queries",
        "",
        f"- [Example queries]({url}/.well-known/sparql-examples): `sh:SPARQLExecutable`, as SIB has them",
        *(
            f"- [{query.title}]({url}/queries/{query.name}.rq): {query.description}"
            for _, group in by_category()
            for query in group
        ),
        "",
        "## Look up",
        "",
        f"- [By any label]({url}/complete?kind=entity&q=insulin): JSON, IRIs of genes, terms and pathways",
        f"- [A pathway]({url}/pathways/WP364.ttl): Turtle; `.jsonld`, `.nt`; genes at `{url}/nodes/ncbigene/3630.ttl`",
        "",
    ]
    return PlainTextResponse("\n".join(lines), media_type="text/markdown")


async def mie(request: Request) -> Response:
    """The store in the form that TogoMCP hands to a model (https://github.com/dbcls/togomcp), in its order."""
    workers: Workers = request.app.state.workers
    samples = []
    for title, kind in _KINDS.items():
        found = await workers.statements(_SAMPLE.format(kind=kind))
        if found:
            text = "\n".join(line for line in turtle(found).splitlines() if line and not line.startswith("@prefix"))
            samples.append({"title": title, "description": "One of those in the store, in part.", "rdf": text + "\n"})
    said = dataset_description.statements(workers.settings.store)
    document = yaml_text.text(_mie(workers.settings, samples, shex.shapes(said), *_told(said)))
    return PlainTextResponse(document, media_type="application/yaml")


def _told(said: Sequence[Statement]) -> tuple[int, str]:
    """How many entities a description tells of, and the date of the data; 0 and empty: it does not."""
    entities, date = 0, ""
    for statement in said:
        _, predicate, value = parts(statement)
        if predicate == VOID.entities:
            entities = max(entities, int(shown(value)))
        elif predicate == DCTERMS.issued:
            date = max(date, shown(value))
    return entities, date


def _mie(settings: Settings, samples: list[dict[str, str]], shapes: str, entities: int, date: str) -> dict[str, object]:
    prefixes = "\n".join(f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in PREFIXES.items())
    known = queries.bundled()
    return {
        "schema_info": {
            "title": "WikiPathways",
            "description": _ABOUT,
            "keywords": [
                "pathway", "gene", "protein", "metabolite", "interaction", "reaction", "signaling", "metabolism",
                "disease", "ontology", "literature", "community",
            ],
            "categories": ["pathway", "interaction"],
            "endpoint": settings.endpoint,
            "base_uri": "https://identifiers.org/wikipathways/",
            "graphs": ["https://www.wikipathways.org/"],
            "co_hosted_graphs": [
                "https://www.wikipathways.org/pathways/WPn.html: one a page; the default graph has all triples once"
            ],
            "kw_search_tools": [],
            "version": {
                "mie_version": __version__, "mie_created": date, "data_version": date, "update_frequency": "Monthly",
            },
            "license": {"data_license": "CC0 1.0"},
            "access": {"backend": "Oxigraph"},
        },
        "critical_warnings": "".join(f"- {one.trap}\n" for one in TRAPS),
        "shape_expressions": shapes or "# this store has no description beside it: wp2rdf build makes one\n",
        "sample_rdf_entries": {"rdf_prefixes": prefixes + "\n", "entries": samples},
        "sparql_query_examples": [
            {
                "title": known[name].title,
                "description": known[name].description,
                "question": known[name].title,
                "complexity": complexity,
                "sparql": queries.fill(known[name], {}).strip() + "\n",
            }
            for name, complexity in _EXAMPLES.items()
        ],
        "cross_database_queries": {
            "shared_endpoint": settings.endpoint,
            "co_located_databases": [],
            "examples": [],
            "notes": "The only database of this endpoint. Genes and molecules join others by IRIs of identifiers.org.",
        },
        "cross_references": [
            {
                "pattern": "wp:bdbEnsembl, wp:bdbEntrezGene, wp:bdbUniprot, wp:bdbHgncSymbol, wp:bdbChEBI …",
                "description": "The same gene or molecule in another database, by an IRI of identifiers.org.",
                "databases": {"genes": ["Ensembl", "NCBI Gene", "UniProt", "HGNC"], "molecules": ["ChEBI", "HMDB"]},
            }
        ],
        "architectural_notes": {
            "query_strategy": [
                "Ask for a pathway by dcterms:identifier, for a gene by its mapping (wp:bdbHgncSymbol and the like)",
                f"Find IRIs by a label at {settings.url}/complete?kind=entity&q=LABEL",
            ],
            "schema_design": [
                "A pathway has a bare IRI and one with its revision (pav:hasVersion); data hang on the latter",
                "Nodes, interactions and references are dcterms:isPartOf the revision",
            ],
            "performance": ["A join over all interactions takes seconds: begin with a pathway or a gene", "Set LIMIT"],
            "data_integration": ["Ontology terms are OBO IRIs; taxa are obo:NCBITaxon_n"],
            "data_quality": ["A node has the label and type that its author drew: one gene has several nodes"],
        },
        "data_statistics": {
            "total_entities": entities, "verified_date": date, "verification_method": "Counted in the whole dump",
        },
        "anti_patterns": [
            {
                "title": "Comparing a title without its language",
                "problem": "Titles have the language tag @en",
                "wrong_sparql": 'SELECT ?p { ?p dc:title "Glycolysis and gluconeogenesis" }\n',
                "correct_sparql": 'SELECT ?p { ?p dc:title ?t FILTER (STR(?t) = "Glycolysis and gluconeogenesis") }\n',
                "explanation": "A literal with a language tag equals none without one.",
            }
        ],
        "common_errors": [
            {
                "error": "No rows",
                "causes": ["A title was compared without its language tag", "A bare IRI instead of the revision"],
                "solutions": [one.query for one in TRAPS[:2]],
            }
        ],
    }  # fmt: skip
