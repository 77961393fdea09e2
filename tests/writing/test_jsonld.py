"""JSON-LD: a context, short names, and the same triples for other readers."""

from __future__ import annotations

import io
import json

import pyoxigraph
import pytest
import rdflib

from tests.conftest import EXAMPLES
from wp2rdf.converting.convert import convert
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.terms import Statement
from wp2rdf.writing import formats

LINES = (
    '<https://example.org/a> <http://purl.org/dc/elements/1.1/title> "a \\"title\\"\\n"@en',
    '<https://example.org/a> <http://purl.org/dc/elements/1.1/title> "plain"',
    '<https://example.org/a> <http://purl.org/dc/terms/modified> "2026-03-14"^^<http://www.w3.org/2001/XMLSchema#date>',
    "<https://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<http://vocabularies.wikipathways.org/wp#Pathway>",
    "<https://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> _:b",
    "<https://example.org/a> <http://purl.org/dc/terms/isPartOf> <dc:not-a-prefixed-name>",
    "<dc:not-a-prefixed-name> <http://purl.org/dc/terms/isPartOf> <https://example.org/a>",
    "<https://example.org/a> <http://purl.org/dc/terms/isPartOf> <http://purl.org/dc/terms///slashes>",
    "<https://example.org/a> <http://purl.org/dc/terms/isPartOf> "
    "<http://vocabularies.wikipathways.org/wp#Curation:Samples>",
    "_:b <http://purl.org/dc/terms/isPartOf> <http://purl.obolibrary.org/obo/PW_0000666>",
)


def written(*lines: str) -> bytes:
    out = io.BytesIO()
    formats.write([Block.of(GRAPH_OF_SITE, map(Statement, lines))], out, formats.named("jsonld"))
    return out.getvalue()


def canonical(triples: list[pyoxigraph.Triple]) -> set[str]:
    dataset = pyoxigraph.Dataset(pyoxigraph.Quad(*triple) for triple in triples)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def test_it_has_a_context_and_the_same_triples() -> None:
    data = written(*LINES)
    tree = json.loads(data)
    assert tree["@context"]["dc"] == "http://purl.org/dc/elements/1.1/"
    assert any(node["@id"] == "https://example.org/a" and "dc:title" in node for node in tree["@graph"])
    meant = [
        quad.triple
        for quad in pyoxigraph.parse("".join(f"{one} .\n" for one in LINES), format=pyoxigraph.RdfFormat.N_TRIPLES)
    ]
    ours = [quad.triple for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.JSON_LD)]
    assert canonical(ours) == canonical(meant)
    theirs = rdflib.Graph().parse(data=data, format="json-ld").serialize(format="nt")
    again = [quad.triple for quad in pyoxigraph.parse(theirs, format=pyoxigraph.RdfFormat.N_TRIPLES)]
    assert canonical(again) == canonical(meant)


def test_nothing_is_a_document_too() -> None:
    assert json.loads(written()) == {"@context": {}, "@graph": []}


@pytest.mark.parametrize("page", ["WP9001", ""])
def test_pages_say_the_same_as_in_n_triples(page: str, tmp_path: object) -> None:
    source = EXAMPLES / "_pathways" / f"{page}.md" if page else EXAMPLES
    jsonld, ntriples = (str(tmp_path) + f"/out.{ending}" for ending in ("jsonld", "nt"))
    convert(source, jsonld)
    convert(source, ntriples)
    ours = {str(quad.triple) for quad in pyoxigraph.parse(path=jsonld, format=pyoxigraph.RdfFormat.JSON_LD)}
    meant = {str(quad.triple) for quad in pyoxigraph.parse(path=ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES)}
    assert len(meant) > 100
    assert ours == meant
