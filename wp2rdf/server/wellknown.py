"""What machines look for at well-known places (RFC 8615): the dataset, example queries; and what robots may read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph
from starlette.responses import PlainTextResponse

from wp2rdf.querying import export, queries
from wp2rdf.rdf.iri import known
from wp2rdf.rdf.terms import Statement, parts, say
from wp2rdf.rdf.vocab import RDF
from wp2rdf.rdf.vocab_of_dumps import DCAT, VOID
from wp2rdf.server import dataset_description, graphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from wp2rdf.server.settings import Settings
    from wp2rdf.server.workers import Workers

_DATASETS = """PREFIX void: <http://rdfs.org/ns/void#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX pav: <http://purl.org/pav/>
PREFIX sh: <http://www.w3.org/ns/shacl#>
CONSTRUCT { ?about ?property ?value } WHERE {
  { ?about a void:Dataset }
  UNION { ?dataset a void:Dataset ; void:subset|dcat:distribution|pav:createdWith|sh:declare ?about }
  ?about ?property ?value
}"""
"""What the store says of its datasets and their parts, the tool that made them, and their prefixes."""


async def void(request: Request) -> Response:
    """The description of the dataset (https://www.w3.org/TR/void/#well-known), with the address of the endpoint."""
    workers: Workers = request.app.state.workers
    endpoint = known(workers.settings.endpoint)
    found = list(dataset_description.statements(workers.settings.store) or await workers.statements(_DATASETS))
    triples = [parts(one) for one in found]
    datasets, catalogued = (
        {subject for subject, predicate, value in triples if (predicate, value) == (RDF.type, kind)}
        for kind in (VOID.Dataset, DCAT.Dataset)
    )
    subsets = {value for _, predicate, value in triples if predicate == VOID.subset}
    whole = sorted(datasets & catalogued or datasets - subsets)
    if not whole:
        whole = [known(f"{workers.settings.endpoint}#dataset")]
        found.append(say(whole[0], RDF.type, VOID.Dataset))
    found.extend(say(dataset, VOID.sparqlEndpoint, endpoint) for dataset in whole)
    return graphs.response(request, found)


async def examples(request: Request) -> Response:
    """The bundled queries, in the form of SIB (https://github.com/sib-swiss/sparql-examples)."""
    settings: Settings = request.app.state.settings
    return graphs.response(request, _examples(settings.endpoint))


@cache
def _examples(endpoint: str) -> Sequence[Statement]:
    text = export.sib_collection(queries.bundled().values(), endpoint=endpoint)
    found = pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return [Statement(f"{quad.subject} {quad.predicate} {quad.object}") for quad in found]


async def robots(_request: Request) -> Response:
    """What robots may read: pages, but no queries."""
    return PlainTextResponse("User-agent: *\nDisallow: /sparql\nDisallow: /results\nDisallow: /queries/\n")
