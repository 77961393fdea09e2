"""The description of the service (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import known
from wp2rdf.rdf.terms import plain, say
from wp2rdf.rdf.vocab import RDF, RDFS
from wp2rdf.rdf.vocab_of_dumps import SD, VOID

if TYPE_CHECKING:
    from wp2rdf.rdf.terms import Statement
    from wp2rdf.server.settings import Settings

_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG")


def statements(settings: Settings) -> list[Statement]:
    """What the endpoint can do, in triples.

    Args:
        settings: those of the server.
    """
    endpoint = known(settings.endpoint)
    dataset, default = known(f"{settings.endpoint}#dataset"), known(f"{settings.endpoint}#default-graph")
    said = [
        say(endpoint, RDF.type, SD.Service),
        say(endpoint, RDFS.label, plain("WikiPathways RDF, served by wp2rdf")),
        say(endpoint, SD.endpoint, endpoint),
        say(endpoint, SD.supportedLanguage, SD.SPARQL11Query),
        say(endpoint, SD.feature, SD.UnionDefaultGraph),
        *(say(endpoint, SD.resultFormat, known(_FORMATS + name)) for name in (*_RESULTS, *_GRAPHS)),
        say(endpoint, SD.defaultDataset, dataset),
        say(dataset, RDF.type, SD.Dataset),
        say(dataset, RDF.type, VOID.Dataset),
        say(dataset, VOID.sparqlEndpoint, endpoint),
        say(dataset, SD.defaultGraph, default),
        say(default, RDF.type, SD.Graph),
    ]
    if settings.services:
        said.append(say(endpoint, SD.feature, SD.BasicFederatedQuery))
    return said
