"""Every IRI of the data has one local page, and the page leads back to that IRI."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

import wp2rdf
from tests.conftest import EXAMPLES
from wp2rdf.server import links
from wp2rdf.server.representation import parted

PAGES = {
    "https://identifiers.org/wikipathways/WP364": "/pathways/WP364",
    "https://identifiers.org/wikipathways/WP364_r142066": "/pathways/WP364",
    "https://www.wikipathways.org/pathways/WP364.html": "/pathways/WP364",
    "http://www.wikipathways.org/instance/WP364_r142066": "/pathways/WP364",
    "http://rdf.wikipathways.org/Pathway/WP364_r142066": "/pathways/WP364",
    "http://rdf.wikipathways.org/User/Ada_Example": "/authors/Ada_Example",
    "http://rdf.wikipathways.org/User/Ada_Example/WP9001_r150001": "/authors/Ada_Example",
    "http://rdf.wikipathways.org/User/Zo&euml;_E": "/authors/Zo%26euml;_E",
    "http://purl.obolibrary.org/obo/PW_0000516": "/terms/PW:0000516",
    "http://purl.obolibrary.org/obo/NCBITaxon_9606": "/organisms/9606",
    "http://vocabularies.wikipathways.org/wp#Curation:CPTAC": "/communities/CPTAC",
    "http://vocabularies.wikipathways.org/wp#Curation:CPTAC/collection/A%20b": "/communities/CPTAC",
    "https://identifiers.org/ncbigene/7157": "/nodes/ncbigene/7157",
    "https://identifiers.org/chebi/CHEBI:17634": "/nodes/chebi/CHEBI:17634",
    "http://www.wikidata.org/entity/Q37525": "/nodes/wikidata/Q37525",
    "http://rdf.ncbi.nlm.nih.gov/pubchem/compound/CID5793": "/nodes/pubchem.compound/5793",
    "https://identifiers.org/pubmed/123": "/works/pubmed/123",
    "https://doi.org/10.1000/a%2Fb?c": "/works/doi/10.1000/a%252Fb%3Fc",
    "https://doi.org/10.1000/data.rdf": "/works/doi/10.1000/data.rdf.html",
    "https://europepmc.org/article/PMC/9000001": "/works/pmc/PMC9000001",
    "urn:isbn:9780000000002": "/works/isbn/9780000000002",
}

NONE = [
    "https://example.org/",
    "https://identifiers.org/",
    "https://identifiers.org/ncbigene",
    "https://identifiers.org/ncbigene/",
    "https://identifiers.org/nonsense/1",
    "https://identifiers.org/wikipathways/WPx",
    "http://purl.obolibrary.org/obo/NCIT_C179773",
    "http://vocabularies.wikipathways.org/wp#DataNode",
    "http://rdf.wikipathways.org/User/",
    "javascript:alert(1)",
    "",
]


@pytest.mark.parametrize(("iri", "path"), PAGES.items())
def test_an_iri_has_its_page(iri: str, path: str) -> None:
    assert links.page(iri) == path
    assert links.href(iri) == path


@pytest.mark.parametrize("iri", NONE)
def test_other_iris_are_described(iri: str) -> None:
    assert links.page(iri) is None
    assert links.href(iri).startswith("/resource?iri=")


def _back(path: str) -> set[str | None]:
    """The IRIs that a path is of, read as the server reads it: unquoted once."""
    _, kind, *rest = unquote(path).split("/", 2)
    local = parted(rest[0])[0]
    match kind:
        case "pathways":
            return {f"https://identifiers.org/wikipathways/{links.wpid(local)}"}
        case "authors":
            return {links.user(local)}
        case "terms":
            return {links.term(local)}
        case "organisms":
            return {links.taxon(local)}
        case "communities":
            return {links.community(local)}
        case "works":
            return {links.work(*local.split("/", 1))}
    return {links.node(*local.split("/", 1)), links.mapped(*local.split("/", 1))}


def test_every_iri_of_the_examples_comes_back_from_its_page() -> None:
    terms = {
        term[1:-1]
        for name in ("WP9001", "WP9002", "WP9102", "WP9105")
        for statement in wp2rdf.triples(wp2rdf.read(EXAMPLES / "_pathways" / f"{name}.md"))
        for term in statement
        if term.startswith("<")
    }
    own = {iri: path for iri in terms if (path := links.page(iri))}
    assert len(own) > 60
    for iri, path in own.items():
        there = _back(path)
        assert iri in there or links.page(next(iter(there)) or "") == path, iri
        assert path in {links.page(one or "") for one in there}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (links.user("Ada Example"), "http://rdf.wikipathways.org/User/Ada_Example"),
        (links.user("a<b>"), "http://rdf.wikipathways.org/User/a%3Cb%3E"),
        (links.user(""), None),
        (links.term("PW_0000516"), "http://purl.obolibrary.org/obo/PW_0000516"),
        (links.term("PW:0000516> . <x"), None),
        (links.taxon("9606"), "http://purl.obolibrary.org/obo/NCBITaxon_9606"),
        (links.taxon("Homo sapiens"), None),
        (links.node("ncbigene", "7157"), "https://identifiers.org/ncbigene/7157"),
        (links.node("ncbigene", '"><script>'), "https://identifiers.org/ncbigene/%22%3E%3Cscript%3E"),
        (links.node("nonsense", "1"), None),
        (links.node("ncbigene", ".."), None),
        (links.work("nonsense", "1"), None),
        (links.community("a b"), "http://vocabularies.wikipathways.org/wp#Curation:a%20b"),
        (links.wpid("WP1' OR 1"), None),
        (links.outside("javascript:alert(1)"), None),
        (links.outside("ftp://example.org/x"), None),
        (links.outside("https://example.org/x"), "https://example.org/x"),
    ],
)
def test_what_people_type_becomes_an_iri_or_nothing(made: str | None, expected: str | None) -> None:
    assert made == expected
