"""The shapes of the official RDF, to the letter, and the differences that are meant."""

from __future__ import annotations

import rdflib
from rdflib import RDF, URIRef

import wp2rdf
from tests.conftest import EXAMPLES, ROOT

WP = rdflib.Namespace("http://vocabularies.wikipathways.org/wp#")
CITO = rdflib.Namespace("http://purl.org/spar/cito/")
DC = rdflib.DC
DCTERMS = rdflib.DCTERMS
PAGE = EXAMPLES / "_pathways" / "WP9001.md"
BARE = URIRef("https://identifiers.org/wikipathways/WP9001")
PW = URIRef("https://identifiers.org/wikipathways/WP9001_r150001")
USER = "http://rdf.wikipathways.org/User/"


def test_wprdf_page_is_as_expected() -> None:
    """The golden file was compared by hand with the sketch of a pathway in the official RDF."""
    expected = rdflib.Graph().parse(ROOT / "tests" / "mapping" / "golden" / "WP9001-wprdf.ttl")
    found = wp2rdf.to_graph(PAGE, profile="wprdf")
    assert set(found) - set(expected) == set()
    assert set(expected) - set(found) == set()
    assert len(found) == 171


def test_a_query_in_the_official_style_runs_unchanged() -> None:
    query = """
        PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
        PREFIX dc: <http://purl.org/dc/elements/1.1/>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
        PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        PREFIX cur: <http://vocabularies.wikipathways.org/wp#Curation:>
        SELECT DISTINCT ?label ?symbol ?first WHERE {
          ?pathway a wp:Pathway ; dcterms:identifier "WP9001" ; dc:title "Glucose sensing in the example cell"@en ;
                   wp:ontologyTag cur:AnalysisCollection ; wp:organismName "Homo sapiens" ; dc:identifier ?bare .
          ?gene a wp:Protein ; dcterms:isPartOf ?pathway ; rdfs:label ?label ; wp:bdbHgncSymbol ?symbol .
          ?bare wp:hasAuthorship ?authorship .
          ?authorship pq:series_ordinal "1" ; dc:creator ?author . ?author foaf:name ?first .
        }"""
    rows = [tuple(map(str, row)) for row in wp2rdf.to_graph(PAGE).query(query)]  # type: ignore[arg-type]
    assert rows == [("GCK", "https://identifiers.org/hgnc.symbol/GCK", "Ada M. Example")]


def test_full_holds_all_that_wprdf_holds() -> None:
    assert set(wp2rdf.to_graph(PAGE, profile="wprdf")) < set(wp2rdf.to_graph(PAGE))


def test_difference_every_reference_is_of_the_pathway() -> None:
    """The site does not say which element cites; the GPML does."""
    graph = wp2rdf.to_graph(PAGE)
    works = set(graph.objects(PW, CITO.cites))
    assert works == set(graph.objects(PW, DCTERMS.references)) == set(graph.subjects(DCTERMS.isPartOf, PW)) & works
    assert len(works) == 3
    publications = set(graph.subjects(RDF.type, WP.PublicationReference))
    assert works - publications == {URIRef("urn:isbn:9780000000002")}


def test_difference_an_orcid_needs_no_wikidata_item() -> None:
    """The official RDF leaves out the ORCID of who has no Wikidata item; a third of those who have one."""
    orcid = URIRef("https://orcid.org/0000-0001-5109-3700")
    sample = URIRef(USER + "Bo.Sample")
    assert (sample, DC.identifier, orcid) in wp2rdf.to_graph(PAGE)
    assert (sample, DC.identifier, orcid) not in wp2rdf.to_graph(PAGE, profile="wprdf")


def test_difference_the_taxon_of_the_site_wins_over_the_table() -> None:
    """A table of organisms ships for pages that come alone; the site's own page knows better."""
    taxon = "http://purl.obolibrary.org/obo/NCBITaxon_"
    yeast = EXAMPLES / "_pathways" / "WP9002.md"
    assert (None, WP.organism, URIRef(taxon + "559292")) in wp2rdf.to_graph(yeast)
    assert (None, WP.organism, URIRef(taxon + "4932")) in wp2rdf.to_graph(wp2rdf.read(yeast))
    sheep = wp2rdf.to_graph(EXAMPLES / "_pathways" / "WP9003.md")
    assert (None, WP.organism, URIRef(taxon + "9940")) in sheep


def test_difference_nothing_is_said_that_only_gpml_holds() -> None:
    graph = wp2rdf.to_graph(EXAMPLES)
    assert set(graph.objects(None, WP.isAbout)) == {
        URIRef(f"http://rdf.wikipathways.org/Pathway/{str(revised).rpartition('/')[2]}")
        for revised in graph.subjects(WP.isAbout)
    }
    converted = URIRef("http://vocabularies.wikipathways.org/wp#Curation:Homology_Converted")
    assert (None, WP.ontologyTag, converted) not in graph
    assert (None, RDF.type, WP.Interaction) not in graph


def test_bots_are_left_out_before_authors_are_numbered() -> None:
    graph = wp2rdf.to_graph(PAGE)
    ordinal = URIRef("http://www.wikidata.org/prop/qualifier/series_ordinal")
    ordinals = {str(author).removeprefix(USER): str(number) for author, number in graph.subject_objects(ordinal)}
    assert ordinals == {
        "Ada_Example/WP9001_r150001": "1",
        "Bo.Sample/WP9001_r150001": "2",
        "Dana_Filler/WP9001_r150001": "3",
    }
    bot = URIRef(USER + "MaintBot")
    assert (bot, RDF.type, rdflib.PROV.SoftwareAgent) in graph
    assert (bot, RDF.type, rdflib.FOAF.Person) not in graph
    assert (bot, None, None) not in wp2rdf.to_graph(PAGE, profile="wprdf")


def test_the_node_of_a_pathway_has_exactly_one_title() -> None:
    graph = wp2rdf.to_graph(EXAMPLES)
    for revised in graph.subjects(RDF.type, WP.Pathway):
        assert len(list(graph.objects(revised, DC.title))) == 1, revised
    assert len(set(graph.subjects(RDF.type, WP.Pathway))) == 10
    assert (BARE, None, None) in graph
