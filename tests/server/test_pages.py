"""The pages of `wp2rdf serve`, over the example site and the real one: what people see, and what programs get."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import EXAMPLES
from tests.served import Reply, Server, served
from tests.server.html_page import Page
from tests.server.walk import HTML, crawled, opened
from wp2rdf.querying import queries

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

KINDS = {
    "/pathways/WP9001": "https://identifiers.org/wikipathways/WP9001",
    "/nodes/ncbigene/2645": "https://identifiers.org/ncbigene/2645",
    "/nodes/chebi/CHEBI:17634": "https://identifiers.org/chebi/CHEBI:17634",
    "/authors/Ada_Example": "http://rdf.wikipathways.org/User/Ada_Example",
    "/terms/PW:0000666": "http://purl.obolibrary.org/obo/PW_0000666",
    "/organisms/9606": "http://purl.obolibrary.org/obo/NCBITaxon_9606",
    "/communities/ExampleCare": "http://vocabularies.wikipathways.org/wp#Curation:ExampleCare",
    "/works/pubmed/10000001": "https://identifiers.org/pubmed/10000001",
    "/works/doi/10.5555/ref.2021.7": "https://doi.org/10.5555/ref.2021.7",
    "/works/pmc/PMC9000001": "https://europepmc.org/article/PMC/9000001",
    "/works/isbn/9780000000002": "urn:isbn:9780000000002",
}
"""A page of each kind of resource, and whose it is."""

FORMATS = {
    "ttl": ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
    "nt": ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
    "jsonld": ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
}


def triples(reply: Reply, form: pyoxigraph.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in pyoxigraph.parse(io.BytesIO(reply.body), format=form)}


def test_the_page_of_a_pathway_shows_what_its_graph_holds(endpoint: Server) -> None:
    page = opened(endpoint, "/pathways/WP9001")
    assert page.headings[0] == (1, "Glucose sensing in the example cell")
    for shown in (
        "A made-up pathway that shows what a page can hold.", "Homo sapiens", "2026-03-14", "r150001",
        "Ada M. Example", "Bo Sample", "glucose homeostasis pathway (example)", "PW:0000666", "diabetes mellitus",
        "type B pancreatic cell", "Example Care", "Signals & senses", "CC0 1.0", "GCK", "D-glucose", "ENSG00000106633",
        "CHEBI:4167", "An invented study of glucose sensing in example cells (2024)",
        "Another invented reference & its italics.", "NDEx", "https://identifiers.org/wikipathways/WP9001",
        "_data/WP9001-datanodes.tsv", "Rate-limiting step in this drawing",
    ):  # fmt: skip
        assert shown in page.text, shown
    assert "MaintBot" not in page.text
    for link in (
        "/nodes/ncbigene/2645", "/nodes/ensembl/ENSG00000106633", "/nodes/wikidata/Q37525", "/authors/Ada_Example",
        "/terms/PW:0000666", "/organisms/9606", "/communities/ExampleCare", "/works/pubmed/10000001",
        "/works/pmc/PMC9000001", "/pathways/WP9001.ttl", "/queries/genes-of-pathway?pathway=WP9001",
    ):  # fmt: skip
        assert link in page.local, link
    outside = {href for href, _ in page.outside}
    assert {"https://example.org/handbook", "https://www.wikipathways.org/pathways/WP9001.html"} <= outside
    assert "svg" in page.tags


def test_search_engines_find_the_pathway_in_its_page(endpoint: Server) -> None:
    page = opened(endpoint, "/pathways/WP9001")
    (content,) = [text for attributes, text in page.scripts if attributes.get("type") == "application/ld+json"]
    said = json.loads(content)
    assert said["@type"] == "Dataset"
    assert said["@id"] == "https://identifiers.org/wikipathways/WP9001"
    assert said["name"] == "Glucose sensing in the example cell"
    assert "the example handbook for the drawing" in said["description"]
    assert [author["name"] for author in said["creator"]] == ["Ada M. Example", "Bo Sample", "Dana Filler"]
    assert said["distribution"][0]["contentUrl"] == f"{endpoint.url}/pathways/WP9001.ttl"


@pytest.mark.parametrize(("path", "iri"), KINDS.items())
def test_a_resource_has_a_page_with_its_iri(endpoint: Server, path: str, iri: str) -> None:
    page = opened(endpoint, path)
    assert iri in page.text
    assert {f"{path}.{ending}" for ending in FORMATS} <= page.local


@pytest.mark.parametrize("path", KINDS)
def test_the_forms_of_a_resource_are_the_same_triples(endpoint: Server, path: str) -> None:
    by_ending = {}
    for ending, (media_type, form) in FORMATS.items():
        reply = endpoint.ask(f"{path}.{ending}", headers=HTML)
        assert (reply.status, reply.type) == (200, media_type)
        by_ending[ending] = triples(reply, form)
        negotiated = endpoint.ask(path, headers={"Accept": media_type})
        assert (negotiated.status, negotiated.type) == (200, media_type)
        assert triples(negotiated, form) == by_ending[ending]
        for one in (reply, negotiated):
            assert one.headers["Vary"] == "Accept"
            assert f'<{path}.jsonld>; rel="alternate"; type="application/ld+json"' in one.headers["Link"]
    assert by_ending["ttl"]
    assert len({frozenset(found) for found in by_ending.values()}) == 1
    lines = endpoint.ask(f"{path}.nt").text.splitlines()
    assert lines[0].startswith(f"<{KINDS[path]}> ")
    assert endpoint.ask(f"{path}.nt").text.splitlines() == lines


def test_programs_get_the_named_graph_of_a_page(endpoint: Server, tmp_path: Path) -> None:
    wp2rdf.convert(EXAMPLES, tmp_path / "site.nq")
    graph = "https://www.wikipathways.org/pathways/WP9001.html"
    quads = pyoxigraph.parse(path=str(tmp_path / "site.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    expected = {str(quad.triple) for quad in quads if str(quad.graph_name) == f"<{graph}>"}
    assert len(expected) > 240
    assert triples(endpoint.ask("/pathways/WP9001.nt"), pyoxigraph.RdfFormat.N_TRIPLES) == expected


def test_an_iri_leads_to_its_page(endpoint: Server) -> None:
    for path, iri in KINDS.items():
        reply = endpoint.ask(f"/resource?{urlencode({'iri': iri})}")
        assert (reply.status, reply.headers["Location"]) == (303, path)
    by_name = endpoint.ask("/organisms/Homo%20sapiens", headers={"Accept": "text/turtle"})
    assert (by_name.status, by_name.headers["Location"]) == (303, "/organisms/9606")
    other = opened(endpoint, f"/resource?{urlencode({'iri': 'http://vocabularies.wikipathways.org/wp#Protein'})}")
    assert "rdf:type" in other.text
    assert "/nodes/ncbigene/2645" in other.local
    turtle = endpoint.ask("/resource?iri=https://github.com/ada-example", headers={"Accept": "text/turtle"})
    assert '"ada-example"' in turtle.text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/nodes/ensembl/ENSG00000106633", "GCK"),  # only the object of a mapping
        ("/nodes/pubchem.compound/5793", "D-glucose"),  # the same, and its IRI is another
        ("/nodes/wikidata/Q37525", "D-glucose"),
        ("/authors/Ada%20Example", "Ada M. Example"),  # as people write it
        ("/terms/PW_0000666", "glucose homeostasis pathway (example)"),
        ("/pathways/WP9001.html", "Glucose sensing in the example cell"),
        ("/terms/PW:0000002", "glucose homeostasis pathway (example)"),  # a top term, and what is below it
        ("/communities/ExampleCare", "Nothing/else"),
        ("/labels/GCK", "2645"),
        ("/pathways", "Glucose sensing in the example cell"),
        ("/pathways?organism=Homo+sapiens&page=1", "Glucose sensing in the example cell"),
        ("/nodes", "D-glucose"),
        ("/nodes?type=Metabolite", "D-glucose"),
        ("/terms", "diabetes mellitus"),
        ("/authors", "Ada M. Example"),
        ("/organisms", "Homo sapiens"),
        ("/communities", "Example Care"),
        ("/works", "An invented reference about glucose."),
        ("/citing-works", "An invented data paper with an archived copy"),
        ("/browse", "Example Care"),
        ("/queries", "Genes of a pathway"),
        ("/", "Genes of a pathway"),
    ],
)
def test_what_is_on_a_page(endpoint: Server, path: str, expected: str) -> None:
    assert expected in opened(endpoint, path).text


def test_a_bundled_query_needs_no_script(endpoint: Server) -> None:
    page = opened(endpoint, "/queries/genes-of-pathway?pathway=WP9001")
    assert "3 rows" in page.text
    assert "/nodes/ncbigene/2645" in page.local
    assert any(href.startswith("/sparql?query=") and href.endswith("format=csv") for href in page.local)
    form = opened(endpoint, "/queries/genes-of-pathway")
    assert "rows" not in form.text.lower().split("the query in sparql")[0].split("run")[-1]
    by_title = opened(endpoint, "/queries/pathways-by-title?word=glucose")
    assert "/pathways/WP9001" in by_title.local


def test_the_results_of_a_bundled_query_have_addresses(endpoint: Server) -> None:
    for ending, media_type in {"csv": "text/csv", "json": "application/sparql-results+json"}.items():
        reply = endpoint.ask(f"/queries/genes-of-pathway.{ending}?pathway=WP9001")
        assert reply.status == 303
        followed = endpoint.ask(reply.headers["Location"])
        assert (followed.status, followed.type) == (200, media_type)
        assert "GCK" in followed.text


def test_every_bundled_query_has_its_page(endpoint: Server) -> None:
    for name, query in queries.bundled().items():
        page = opened(endpoint, f"/queries/{name}")
        assert query.title in page.text
        reply = endpoint.ask(f"/queries/{name}.rq")
        assert (reply.status, reply.type) == (200, "application/sparql-query")
        assert reply.text == queries.fill(query, {})


def test_values_are_bound_by_the_server(endpoint: Server) -> None:
    given = urlencode({"pathway": 'WP1" } DROP ALL'})
    assert 'identifier "WP1\\" } DROP ALL"' in endpoint.ask(f"/queries/genes-of-pathway.rq?{given}").text
    reply = endpoint.ask("/queries/similar-pathways?limit=many", headers=HTML)
    assert reply.status == 400
    assert "limit" in Page(reply.text).text
    assert endpoint.ask("/queries/genes-of-pathway?nothing=x", headers=HTML).status == 400


def test_results_of_any_query_without_a_script(endpoint: Server) -> None:
    def asked(query: str) -> Page:
        return opened(endpoint, f"/results?{urlencode({'query': query})}")

    table = asked("SELECT ?pathway ?title ?wpid { ?pathway dc:title ?title ; dcterms:identifier ?wpid }")
    assert "10 rows" in table.text
    assert "/pathways/WP9001" in table.local
    assert "Yes" in asked("ASK { ?s ?p ?o }").text
    graph = asked("CONSTRUCT { ?s dc:title ?o } WHERE { ?s dc:title ?o }")
    assert "Glucose sensing in the example cell" in graph.text
    wrong = endpoint.ask(f"/results?{urlencode({'query': 'SELECT * WHERE {'})}", headers=HTML)
    assert wrong.status == 400
    assert "this { is not closed" in Page(wrong.text).text
    refused = endpoint.ask(f"/results?{urlencode({'query': 'DELETE WHERE { ?s ?p ?o }'})}", headers=HTML)
    assert refused.status == 400
    service = endpoint.ask(
        f"/results?{urlencode({'query': 'SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }'})}", headers=HTML
    )
    assert service.status in {400, 403}


@pytest.mark.parametrize(
    "path",
    [
        "/pathways/WP1", "/pathways/nonsense", "/pathways/WP9001.ttl.ttl", "/nodes/ncbigene/0", "/nodes/nonsense/1",
        "/terms/PW:9999999", "/terms/x", "/organisms/1", "/organisms/Nobody", "/communities/Nobody", "/authors/Nobody",
        "/works/pubmed/1", "/works/nonsense/1", "/queries/nonsense", "/resource?iri=https://example.org/nothing",
        "/nothing", "/static/nothing.js", "/static/../app.py", "/static/%2e%2e/app.py",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_so(endpoint: Server, path: str) -> None:
    reply = endpoint.ask(path, headers=HTML)
    assert reply.status == 404
    assert reply.type == "text/html"
    page = Page(reply.text)
    assert page.complain() == []
    assert page.headings[0] == (1, "Not found")
    plain = endpoint.ask(path, headers={"Accept": "text/turtle"})
    assert (plain.status, plain.type) == (404, "text/plain")
    assert plain.text.count("\n") == 1


@pytest.mark.parametrize("path", ["/resource", "/resource?iri=x", "/pathways?page=x", "/results", "/complete?kind=x"])
def test_wrong_values_are_told(endpoint: Server, path: str) -> None:
    assert endpoint.ask(path, headers=HTML).status == 400


@pytest.mark.parametrize("number", [0, 2, 9999])
def test_a_page_of_a_list_that_is_not_there(endpoint: Server, number: int) -> None:
    reply = endpoint.ask(f"/pathways?page={number}", headers=HTML)
    assert reply.status == 404
    assert f"There is no page {number:,}; the last is 1." in reply.text


def test_static_files_are_small_and_asked_for_again(endpoint: Server) -> None:
    reply = endpoint.ask("/static/style.css", headers={"Accept-Encoding": "gzip"})
    assert (reply.status, reply.type) == (200, "text/css")
    assert reply.headers["Content-Encoding"] == "gzip"
    assert reply.headers["Cache-Control"] == "no-cache"
    again = endpoint.ask("/static/style.css", headers={"If-None-Match": reply.headers["ETag"]})
    assert again.status == 304
    assert again.headers["ETag"] == reply.headers["ETag"]
    assert reply.headers["ETag"].startswith('W/"'), "it stands for the file compressed and not"
    assert endpoint.ask("/static/style.css").headers["ETag"] == reply.headers["ETag"]


def test_no_page_may_run_what_is_not_ours(endpoint: Server) -> None:
    for path in ("/pathways/WP9001", "/browse", "/search?q=a", "/"):
        policy = endpoint.ask(path, headers=HTML).headers["Content-Security-Policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["script-src"] == "'self'"
        assert rules["default-src"] == "'none'"
        assert rules["connect-src"] == "'self'"
        assert rules["frame-ancestors"] == "'none'"
        if path != "/":
            assert rules["style-src"] == "'self'"


def test_every_link_of_the_examples_leads_somewhere(endpoint: Server) -> None:
    paths = crawled(endpoint, ["/", "/browse"], most=700)
    assert len(paths) > 250
    for kind in ("pathways", "nodes", "terms", "authors", "communities", "organisms", "works", "queries", "labels"):
        assert any(path.startswith(f"/{kind}/") for path in paths) or kind == "labels", kind


def test_a_dump_without_named_graphs_has_the_same_pages(endpoint: Server, tmp_path: Path) -> None:
    wp2rdf.convert(EXAMPLES, tmp_path / "site.ttl")
    with served(tmp_path / "site.ttl", tmp_path) as server:
        for path in ("/pathways/WP9001", "/pathways/WP9002", "/pathways/WP9105"):
            merged, named = opened(server, path), opened(endpoint, path)
            assert merged.headings == named.headings
            assert merged.local >= named.local
        assert server.ask("/pathways/WP9004", headers=HTML).status == 404
        assert triples(server.ask("/pathways/WP9001.nt"), pyoxigraph.RdfFormat.N_TRIPLES) >= {
            line
            for line in triples(endpoint.ask("/pathways/WP9001.nt"), pyoxigraph.RdfFormat.N_TRIPLES)
            if "identifiers.org/wikipathways/WP9001" in line and "User/" not in line.split(" ")[0]
        }


def test_a_store_that_takes_too_long_gives_a_page(tmp_path: Path) -> None:
    with served(EXAMPLES, tmp_path, "--timeout", "0.0001") as server:
        for path in ("/pathways/WP9001", "/browse", "/search?q=glucose"):
            reply = server.ask(path, headers=HTML)
            assert (reply.status, reply.type) == (504, "text/html"), path
            assert Page(reply.text).headings[0] == (1, "Out of time")
        assert server.ask("/", headers=HTML).status == 200


@pytest.mark.parametrize("ending", ["", ".ttl", "?highlight=GCK", ".ttl?x=1"])
def test_a_wpid_in_small_letters_leads_to_its_page(endpoint: Server, ending: str) -> None:
    reply = endpoint.ask(f"/pathways/wp9001{ending}", headers=HTML)
    assert (reply.status, reply.headers["Location"]) == (301, f"/pathways/WP9001{ending}")
    assert endpoint.ask("/pathways/xp9001", headers=HTML).status == 404


@pytest.mark.parametrize("path", ["/nothing", "/pathways/WP1", "/nodes/ncbigene/1", "/queries/nothing"])
def test_not_found_is_said_once(endpoint: Server, path: str) -> None:
    reply = endpoint.ask(path, headers=HTML)
    main = reply.text.partition("<main")[2].partition("</main>")[0]
    assert (reply.status, main.lower().count("not found")) == (404, 1)


def test_the_words_of_the_store_are_told_with_their_counts(endpoint: Server) -> None:
    told = json.loads(endpoint.ask("/vocabulary").text)
    assert told["prefixes"]["wp"] == "http://vocabularies.wikipathways.org/wp#"
    assert "http://vocabularies.wikipathways.org/wp#Pathway" in {one["iri"] for one in told["classes"]}
    assert "http://vocabularies.wikipathways.org/wp#organismName" in {one["iri"] for one in told["properties"]}
    counts = [one["count"] for one in told["properties"]]
    assert counts == sorted(counts, reverse=True)


def test_what_there_is_is_drawn_as_bars_and_columns(endpoint: Server) -> None:
    body = endpoint.ask("/browse", headers=HTML).text
    bars = [float(width) for width in re.findall(r'class="bar-of"[^>]*><rect x="[0-9]+" width="([0-9]+)"', body)]
    assert len(bars) >= 4
    assert max(bars) == 100
    assert re.search(r'aria-label="Works that cite pathways, by year: [0-9]{4}: [0-9]+', body)
