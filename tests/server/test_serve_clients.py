"""Clients that people have, on the served example site over HTTP: libraries, curl, and stores that federate."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

import wp2rdf
from tests import servers
from tests.conftest import skip
from tests.querying.loose_cases import LOOSE
from tests.validating import jena
from tests.waiting import PATIENCE
from wp2rdf.querying import reading_results, results
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from tests.served import Server

pytestmark = pytest.mark.slow

WP = rdflib.Namespace(PREFIXES["wp"])
DC = rdflib.Namespace(PREFIXES["dc"])
DECLARED = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("wp", "dc", "dcterms"))
TITLES = DECLARED + "SELECT ?p ?title WHERE { ?p a wp:Pathway ; dc:title ?title }"
OURS = '<urn:x> <urn:id> "WP9001" , "WP9002" .'
JOINED = """SELECT ?id ?p WHERE {{ {0}
  SERVICE <{1}> {{ ?p <http://purl.org/dc/terms/identifier> ?id ; a <http://vocabularies.wikipathways.org/wp#Pathway> }}
}}"""
FOUND = {
    ("WP9001", "https://identifiers.org/wikipathways/WP9001_r150001"),
    ("WP9002", "https://identifiers.org/wikipathways/WP9002_r150002"),
}


def wrapper(endpoint: Server, query: str) -> SPARQLWrapper.SPARQLWrapper:
    made = SPARQLWrapper.SPARQLWrapper(endpoint.endpoint)
    made.setQuery(query)
    made.setTimeout(60)
    return made


def converted(made: SPARQLWrapper.SPARQLWrapper) -> Any:  # noqa: ANN401 - what SPARQLWrapper gives
    return cast("Any", made.query().convert())


def pairs(found: dict[str, Any], *names: str) -> set[tuple[str, ...]]:
    return {tuple(row[name]["value"] for name in names) for row in found["results"]["bindings"]}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("way", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
def test_sparqlwrapper(endpoint: Server, method: str, way: str) -> None:
    made = wrapper(endpoint, TITLES)
    made.setMethod(method)
    if method == SPARQLWrapper.POST:
        made.setRequestMethod(way)
    made.setReturnFormat(SPARQLWrapper.JSON)
    titles = pairs(converted(made), "p", "title")
    assert len(titles) == 10
    made.setReturnFormat(SPARQLWrapper.XML)
    assert len(converted(made).getElementsByTagName("result")) == 10
    made.setReturnFormat(SPARQLWrapper.CSV)
    assert len(converted(made).splitlines()) == 11
    made.setQuery("ASK { ?p a wp:Pathway }")
    made.setReturnFormat(SPARQLWrapper.JSON)
    assert converted(made)["boolean"] is True
    made.setQuery(f"{DECLARED} CONSTRUCT {{ ?p dc:title ?title }} WHERE {{ ?p a wp:Pathway ; dc:title ?title }}")
    for form in (SPARQLWrapper.RDFXML, SPARQLWrapper.XML, SPARQLWrapper.JSONLD):
        made.setReturnFormat(form)
        graph = converted(made)
        assert {(str(s), str(o)) for s, _, o in graph} == titles
    made.setReturnFormat(SPARQLWrapper.TURTLE)
    assert len(rdflib.Graph().parse(data=converted(made), format="turtle")) == 10


def test_sparqlwrapper_shows_our_line_about_a_wrong_query(endpoint: Server) -> None:
    with pytest.raises(QueryBadFormed, match=r"line 2, column 3: 'wp' does not belong here|line \d, column \d"):
        wrapper(endpoint, "SELECT ?p {\n  wp Pathway }").query()


@pytest.mark.parametrize(("form", "repaired"), [one[1:] for one in LOOSE], ids=[one[0] for one in LOOSE])
def test_a_query_in_the_style_of_the_official_collection(endpoint: Server, form: str, repaired: str) -> None:
    made = wrapper(endpoint, form)
    made.setMethod(SPARQLWrapper.POST)
    made.setReturnFormat(SPARQLWrapper.JSON)
    ours = reading_results.from_json(json.dumps(converted(made)))
    theirs = reading_results.from_json(endpoint.query(repaired).body)
    assert isinstance(ours, results.Table)
    assert isinstance(theirs, results.Table)
    assert ours.variables == theirs.variables
    assert sorted(map(str, ours.solutions)) == sorted(map(str, theirs.solutions))


def test_there_are_many_such_queries() -> None:
    assert len(LOOSE) > 50


def curl(*arguments: str) -> str:
    if shutil.which("curl") is None:
        skip("curl is not installed: apt-get install curl")
    done = subprocess.run(["curl", "-sS", "--max-time", "60", *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def test_curl(endpoint: Server) -> None:
    count = "query=SELECT count(*) as ?n { ?p a wp:Pathway }"
    here = endpoint.endpoint
    assert json.loads(curl(here, "--data-urlencode", count))["results"]["bindings"][0]["n"]["value"] == "10"
    assert curl("-G", here, "--data-urlencode", count, "-H", "Accept: text/csv").split() == ["n", "10"]
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", count.removeprefix("query="))
    assert curl(here, *direct, "-H", "Accept: text/tab-separated-values").split() == ["?n", "10"]
    assert curl("-I", here).startswith("HTTP/1.1 200 OK")
    assert "@prefix" in curl(here)
    assert curl("-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", "-H", "Accept: text/html", here).startswith(
        f"303 {endpoint.url}/"
    )
    assert curl("-F", "query=ASK {}", here, "-w", "%{http_code}").endswith("415")
    compressed = curl("--compressed", "-G", here, "--data-urlencode", count)
    assert '"10"' in compressed


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_a_graph_of_rdflib_on_the_endpoint(endpoint: Server, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint.endpoint, method=cast("Any", method)))
    titles = list(graph.query(TITLES))
    assert len(titles) == 10
    assert len(set(graph.subjects(rdflib.RDF.type, WP.Pathway))) == 10
    subject = rdflib.URIRef("https://identifiers.org/wikipathways/WP9001_r150001")
    assert (subject, rdflib.RDF.type, WP.Pathway) in graph
    assert {str(title) for title in graph.objects(subject, DC.title)} == {"Glucose sensing in the example cell"}
    made = graph.query(f"{DECLARED} CONSTRUCT {{ ?p dc:title ?t }} WHERE {{ ?p a wp:Pathway ; dc:title ?t }}")
    assert len(made.graph or ()) == 10
    assert graph.query(f"{DECLARED} ASK {{ ?p a wp:Pathway }}").askAnswer is True


COMUNICA = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wp2rdf" / "comunica-4"
"""Where `.ci/run` puts Comunica."""


def comunica(*arguments: str) -> str:
    program = COMUNICA / "node_modules" / ".bin" / "comunica-sparql"
    if shutil.which("node") is None or not program.exists():
        skip(f"Comunica is not installed: npm install --prefix {COMUNICA} '@comunica/query-sparql@^4', with Node.js 18")
    done = subprocess.run(
        ["node", str(program), *arguments], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_comunica_finds_by_the_service_description_what_it_talks_to(endpoint: Server) -> None:
    for source in (endpoint.endpoint, f"sparql@{endpoint.endpoint}"):
        found = comunica(source, TITLES, "-t", "application/sparql-results+json")
        assert len(pairs(json.loads(found), "p", "title")) == 10


def test_comunica_joins_the_endpoint_with_a_page_of_it(endpoint: Server) -> None:
    query = DECLARED + "SELECT DISTINCT ?p WHERE { ?p a wp:Pathway ; dcterms:identifier 'WP9001' }"
    page = f"{endpoint.url}/pathways/WP9001"
    found = comunica(page, query, "-t", "application/sparql-results+json")
    (row,) = pairs(json.loads(found), "p")
    assert row == ("https://identifiers.org/wikipathways/WP9001_r150001",)
    both = comunica(endpoint.endpoint, page, query, "-t", "application/sparql-results+json")
    assert pairs(json.loads(both), "p") == {row}


def asked(endpoint: str, query: str) -> dict[str, Any]:
    address = f"{endpoint}?{urlencode({'query': query, 'format': 'json'})}"
    request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
        return cast("dict[str, Any]", json.load(answer))


def test_service_of_oxigraph(endpoint: Server, tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path / "oxigraph", OURS) as other:
        found = asked(other, JOINED.format("?x <urn:id> ?id", endpoint.endpoint))
        assert pairs(found, "id", "p") == FOUND


def test_service_of_virtuoso(endpoint: Server, tmp_path: Path) -> None:
    with servers.virtuoso(tmp_path / "virtuoso", OURS, federates=True) as other:
        found = asked(other, JOINED.format("GRAPH <urn:data> { ?x <urn:id> ?id }", endpoint.endpoint))
        assert pairs(found, "id", "p") == FOUND


def test_service_of_jena(endpoint: Server, tmp_path: Path) -> None:
    data = tmp_path / "ours.ttl"
    data.write_text(OURS, encoding="utf-8")
    found = json.loads(jena.rows(JOINED.format("?x <urn:id> ?id", endpoint.endpoint), data, tmp_path))
    assert pairs(found, "id", "p") == FOUND


def test_service_of_rdflib(endpoint: Server) -> None:
    graph = rdflib.Graph().parse(data=OURS, format="turtle")
    found = graph.query(JOINED.format("?x <urn:id> ?id", endpoint.endpoint))
    assert {(str(row["id"]), str(row["p"])) for row in cast("Any", found)} == FOUND


def test_service_of_our_own(endpoint: Server, tmp_path: Path) -> None:
    data = tmp_path / "ours.ttl"
    data.write_text(OURS, encoding="utf-8")
    found = wp2rdf.query(JOINED.format("?x <urn:id> ?id", endpoint.endpoint), data=data)
    assert isinstance(found, results.Table)
    assert {(row["id"], row["p"]) for row in found.rows()} == FOUND
