"""The pages of `wp2rdf serve`, over the example site and the real one: what people see, and what programs get."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest

import wp2rdf
from tests.conftest import EXAMPLES
from tests.html_page import Page
from tests.served import Reply, Server, served
from wp2rdf import queries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HTML = {"Accept": "text/html"}

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


def opened(server: Server, path: str) -> Page:
    """A page that opens, and has no fault."""
    reply = server.ask(path, headers=HTML)
    assert reply.status == 200, path
    assert reply.type == "text/html", path
    page = Page(reply.text)
    assert page.complain() == [], path
    return page


def triples(reply: Reply, form: pyoxigraph.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in pyoxigraph.parse(io.BytesIO(reply.body), format=form)}


def crawled(server: Server, starts: Iterable[str], *, most: int) -> list[str]:
    """The paths that are reached by local links, each opened once and without fault."""
    waiting, seen = list(starts), set(starts)
    for path in waiting:
        reply = server.ask(path, headers=HTML)
        assert reply.status in {200, 303}, f"{reply.status} {path}"
        if reply.status == 303:
            found = {reply.headers["Location"]}
        elif reply.type == "text/html":
            page = Page(reply.text)
            assert page.complain() == [], path
            found = {href.partition("#")[0] for href in page.local}
        else:
            continue
        new = sorted(one for one in found - seen if not one.startswith("/sparql?"))[: most - len(waiting)]
        seen.update(new)
        waiting.extend(new)
    return waiting


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
    assert any(KINDS[path] in line for line in by_ending["nt"])


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
        ("/organisms/Homo%20sapiens", "Glucose sensing in the example cell"),
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


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("glucose sensing", "/pathways/WP9001"),
        ("GLUCOSE made-up", "/pathways/WP9001"),  # one word of the title, one of the description
        ("gck", "/nodes/ncbigene/2645"),
        ("glucose", "/nodes/chebi/CHEBI:17634"),
        ("P35557", "/nodes/uniprot/P35557"),
        ("CHEBI:17634", "/nodes/chebi/CHEBI:17634"),
        ("ncbigene:2645", "/nodes/ncbigene/2645"),
        ("PW:0000666", "/terms/PW:0000666"),
        ("diabetes", "/terms/DOID:9351"),
        ("ada m", "/authors/Ada_Example"),
        ("example care", "/communities/ExampleCare"),
        ("human", "/organisms/9606"),
        ("10000001", "/works/pubmed/10000001"),
        ("10.5555/ref.2021.7", "/works/doi/10.5555/ref.2021.7"),
        ("PMC9000001", "/works/pmc/PMC9000001"),
        ("https://identifiers.org/hmdb/HMDB0000538", "/nodes/hmdb/HMDB0000538"),
    ],
)
def test_a_search_finds(endpoint: Server, text: str, link: str) -> None:
    assert link in opened(endpoint, f"/search?{urlencode({'q': text})}").local


def test_a_search_for_a_pathway_goes_there(endpoint: Server) -> None:
    reply = endpoint.ask("/search?q=wp9001", headers=HTML)
    assert (reply.status, reply.headers["Location"]) == (303, "/pathways/WP9001")
    assert "None." in opened(endpoint, "/search?q=xyzzy").text
    opened(endpoint, "/search")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("pathway", "glucose", "WP9001"),
        ("pathway", "wp9001", "WP9001"),
        ("gene", "gc", "GCK"),
        ("organism", "hum", "Homo sapiens"),
        ("community", "care", "ExampleCare"),
        ("term", "diabetes", "DOID:9351"),
        ("author", "ada", "Ada_Example"),
    ],
)
def test_forms_are_completed_from_the_data(endpoint: Server, kind: str, text: str, value: str) -> None:
    reply = endpoint.ask(f"/complete?{urlencode({'kind': kind, 'q': text})}")
    assert reply.type == "application/json"
    assert value in {found["value"] for found in json.loads(reply.body)}


def test_every_kind_that_a_query_names_can_be_completed(endpoint: Server) -> None:
    kinds = {one.kind for query in queries.bundled().values() for one in query.parameters if one.kind}
    assert len(kinds) >= 5
    for kind in kinds:
        assert endpoint.ask(f"/complete?kind={kind}&q=a").status == 200


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


HOSTILE = {
    "title": '</title></h1><script>alert("title")</script><img src=x onerror=alert(1)>',
    "description": "</script><script>alert(1)</script> [click](javascript:alert(1)) <svg onload=alert(1)> <b>bold</b>",
    "label": '"><script>alert(2)</script>',
    "comment": "<iframe src=javascript:alert(3)></iframe>",
    "author": "<script>alert(4)</script>",
    "citation": "x</li><script>alert(5)</script> &lt;img src=x onerror=alert(6)&gt;",
    "work": "<script>alert(7)</script>",
    "term": "<img src=x onerror=alert(8)>",
    "organism": "Homo <script>alert(9)</script>",
    "community": "Care<script>alert(10)</script>",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    pages, tables = folder / "site" / "_pathways", folder / "site" / "_data"
    pages.mkdir(parents=True)
    tables.mkdir()

    def text(name: str) -> str:
        return json.dumps(HOSTILE[name])

    (pages / "WP1.md").write_text(
        f"""---
title: {text("title")}
authors:
  - {text("author")}
description: {text("description")}
last-edited: 2026-01-01
organisms:
  - {text("organism")}
communities:
  - {text("community")}
annotations:
  - value: {text("term")}
    id: PW:0000001
    type: Pathway Ontology
    parent: regulatory pathway
citedin:
  - link: PMC1
    title: {json.dumps(HOSTILE["work"] + " (2024)")}
wpid: WP1
revision: r1
redirect_from:
  - /instance/WP1
---
""",
        encoding="utf-8",
    )
    header = "Label\tType\tIdentifier\tComment\tEnsembl\tNCBI gene\tHGNC\tUniProt\n"
    cell = HOSTILE["label"].replace('"', '""')
    row = f'"{cell}"\tProtein\tuniprot:X"><script>alert(0)</script>\t{HOSTILE["comment"]}\t\t\t\t\n'
    row += f'"{cell}"\tProtein\tncbigene:1\t{HOSTILE["comment"]}\t\t\t\t\n'
    (tables / "WP1-datanodes.tsv").write_text(header + row, encoding="utf-8")
    (tables / "WP1-bibliography.tsv").write_text(
        f"ID\tDatabase\tCitation\n1\tPubmed\t{HOSTILE['citation']}\n", encoding="utf-8"
    )
    with served(folder / "site", folder) as server:
        yield server


def test_hostile_data_stays_text(hostile: Server) -> None:
    paths = crawled(
        hostile, ["/pathways/WP1", "/browse", "/search?q=alert", "/complete?kind=pathway&q=alert"], most=250
    )
    assert len(paths) > 40
    assert any(path.startswith("/authors/%253Cscript") for path in paths)
    for path in ("/pathways/WP1", "/pathways", "/nodes/ncbigene/1", "/works/pmc/PMC1", "/terms/PW:0000001", "/authors"):
        reply = hostile.ask(path, headers=HTML)
        page = Page(reply.text)
        assert page.complain() == [], path
        assert not re.search(r"<(?:script>|img|svg onload|iframe)", reply.text), path
    page = opened(hostile, "/pathways/WP1")
    assert HOSTILE["title"] in page.text
    assert "javascript:alert(1)" in page.text
    (content,) = [text for attributes, text in page.scripts if attributes.get("type") == "application/ld+json"]
    assert json.loads(content)["name"] == HOSTILE["title"]


def test_pathways_of_the_real_site_open(real_endpoint: Server) -> None:
    table = json.loads(
        real_endpoint.query(
            "SELECT DISTINCT ?w { ?p a wp:Pathway ; dcterms:identifier ?w } ORDER BY MD5(?w) LIMIT 200"
        ).body
    )
    wpids = [row["w"]["value"] for row in table["results"]["bindings"]]
    assert len(wpids) == 200
    links: set[str] = set()
    for wpid in wpids:
        links |= opened(real_endpoint, f"/pathways/{wpid}").local
    others = sorted(path for path in links if path.count("/") > 1 and not path.startswith(("/pathways", "/queries")))
    assert len(others) > 10_000
    for path in others[:: len(others) // 150]:
        assert real_endpoint.ask(path, headers=HTML).status == 200, path


@pytest.mark.parametrize("text", ["insulin", "NF-kB/", "a", "Ca²⁺", "TNF-"])
def test_what_a_search_finds_on_the_real_site_is_there(real_endpoint: Server, text: str) -> None:
    found = opened(real_endpoint, f"/search?{urlencode({'q': text})}").local
    nodes = [path for path in found if path.startswith(("/nodes/", "/labels/", "/terms/", "/authors/"))]
    assert len(nodes) > 5
    for path in nodes:
        opened(real_endpoint, path)


@pytest.mark.parametrize(
    "path",
    [
        "/", "/browse", "/pathways", "/pathways?page=3", "/organisms", "/communities", "/terms", "/authors?page=2",
        "/nodes", "/works", "/citing-works", "/search?q=insulin+signaling", "/search?q=TP53", "/labels/TP53",
        "/organisms/9606?page=9", "/communities/CPTAC", "/terms/PW:0000013?organism=Homo+sapiens", "/authors/Egonw",
        "/nodes/ncbigene/7157", "/nodes/ensembl/ENSG00000141510", "/nodes/uniprot/P04637", "/works/pubmed/20067622",
        "/queries/genes-of-pathway?pathway=WP364", "/resource?iri=http://vocabularies.wikipathways.org/wp%23DataNode",
    ],
)  # fmt: skip
def test_every_kind_of_page_opens_on_the_real_site(real_endpoint: Server, path: str) -> None:
    page = opened(real_endpoint, path)
    assert len(page.links) > 15, path
    assert not [href for href in page.local if quote(href, safe="/?&=%:+.,;@!$'()*~_-#") != href]
