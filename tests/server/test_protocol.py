"""SPARQL 1.1 Protocol over HTTP, on the example site."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest

from tests.served import Reply, Server
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?p a wp:Pathway }"
NAMES = "SELECT ?p ?title WHERE { ?p a wp:Pathway ; dc:title ?title }"
MADE = "CONSTRUCT { ?p dc:title ?title } WHERE { ?p a wp:Pathway ; dc:title ?title }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
PAGE = "https://www.wikipathways.org/pathways/WP9001.html"


def number(reply: Reply) -> int:
    assert reply.status == 200, reply.text
    (row,) = json.loads(reply.body)["results"]["bindings"]
    return int(row["n"]["value"])


def form(**fields: str) -> bytes:
    return urlencode(fields).encode()


def test_the_three_ways_to_ask(endpoint: Server) -> None:
    assert number(endpoint.query(COUNT)) == 10
    assert number(endpoint.ask("/sparql", method="POST", headers=FORM, body=form(query=COUNT))) == 10
    assert number(endpoint.ask("/sparql", method="POST", headers=DIRECT, body=COUNT.encode())) == 10
    with_charset = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    assert number(endpoint.ask("/sparql", method="POST", headers=with_charset, body=COUNT.encode())) == 10


def test_programs_that_know_the_host_only_are_answered_there(endpoint: Server) -> None:
    asked = f"/?{urlencode({'query': COUNT})}"
    json_only = {"Accept": "application/sparql-results+json,application/json"}
    assert number(endpoint.ask(asked, headers=json_only)) == 10
    assert number(endpoint.ask("/", method="POST", headers=FORM, body=form(query=COUNT))) == 10
    for path, headers in ((asked, {"Accept": "text/html,*/*;q=0.8"}), ("/", {}), ("/", json_only)):
        assert b"<html" in endpoint.ask(path, headers=headers).body


def test_the_graphs_of_the_protocol(endpoint: Server) -> None:
    asked = {"query": COUNT, "default-graph-uri": PAGE}
    for reply in (
        endpoint.ask(f"/sparql?{urlencode(asked)}"),
        endpoint.ask("/sparql", method="POST", headers=FORM, body=urlencode(asked).encode()),
        endpoint.ask(
            f"/sparql?default-graph-uri={quote(PAGE, '')}", method="POST", headers=DIRECT, body=COUNT.encode()
        ),
    ):
        assert number(reply) == 1
    two = [("query", COUNT), ("default-graph-uri", PAGE), ("default-graph-uri", PAGE.replace("9001", "9002"))]
    assert number(endpoint.ask(f"/sparql?{urlencode(two)}")) == 2
    graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(endpoint.query(graphs)) == 11
    assert number(endpoint.ask(f"/sparql?{urlencode({'query': graphs, 'named-graph-uri': PAGE})}")) == 1
    over = COUNT.replace("WHERE", f"FROM <{PAGE}> FROM <{PAGE.replace('9001', '9002')}> WHERE")
    assert number(endpoint.query(over)) == 2
    assert number(endpoint.ask(f"/sparql?{urlencode({'query': over, 'default-graph-uri': PAGE})}")) == 1
    assert number(endpoint.ask(f"/sparql?{urlencode({'query': COUNT, 'default-graph-uri': ''})}")) == 10


@pytest.mark.parametrize("name", ["http://rdf.wikipathways.org/", "http://rdf.wikipathways.org"])
def test_the_official_name_of_the_default_graph_by_the_protocol_is_what_it_is_in_the_query(
    endpoint: Server, name: str
) -> None:
    inside = COUNT.replace("{", "{ GRAPH ?g {", 1) + " }"
    for query, graphs in (
        (inside, {"named-graph-uri": name}),
        (inside, {"named-graph-uri": name, "default-graph-uri": name}),
        (COUNT, {"default-graph-uri": name}),
        (COUNT.replace("WHERE", f"FROM <{PAGE}> WHERE"), {"default-graph-uri": name}),
    ):
        reply = endpoint.ask(f"/sparql?{urlencode({'query': query, **graphs})}")
        assert number(reply) == 10
        assert "SPARQL-Notes" not in reply.headers
    named_only = endpoint.ask(f"/sparql?{urlencode({'query': COUNT, 'named-graph-uri': name})}")
    assert number(named_only) == number(endpoint.query(COUNT.replace("WHERE", f"FROM NAMED <{name}> WHERE"))) == 0
    two = [("query", inside.replace("*", "DISTINCT ?g")), ("named-graph-uri", name), ("named-graph-uri", PAGE)]
    assert number(endpoint.ask(f"/sparql?{urlencode(two)}")) == 2


REFUSED: list[tuple[str, str, dict[str, str], bytes | None, int, str]] = [
    ("GET", "/sparql?query=a&query=b", {}, None, 400, "one query at a time: there are 2 parameters named query"),
    ("POST", "/sparql", FORM, b"query=a&query=b", 400, "one query at a time: there are 2 parameters named query"),
    ("POST", "/sparql?query=a", DIRECT, b"ASK {}", 400, "one query at a time: there are 2 parameters named query"),
    ("POST", "/sparql", FORM, b"", 400, "there is no query: give it as the parameter query, or as the body"),
    ("GET", "/sparql?query=", {}, None, 400, "line 1, column 1: there is no query here"),
    ("POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK {}", 415, "the body of a query is "),
    ("POST", "/sparql", {"Content-Type": "multipart/form-data; boundary=x"}, b"--x--", 415, "the body of a query is "),
    ("POST", "/sparql", {"Content-Type": "application/sparql-query; charset=latin-1"}, b"ASK {}", 415, "the body of"),
    ("POST", "/sparql", DIRECT, b"ASK { ?a ?b '\xff' }", 400, "the request is not in UTF-8"),
    ("GET", "/sparql?query=%ff", {}, None, 400, "the request is not in UTF-8"),
    ("GET", f"/sparql?query=ASK%7B%7D&{'a=b&' * 2000}", {}, None, 400, "the request has more than 1,000 fields"),
    ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=graph", {}, None, 400, "default-graph-uri: 'graph' is no"),
    ("GET", "/sparql?query=ASK%7B%7D&format=pdf", {}, None, 400, "unknown format 'pdf'; one of json, xml"),
    ("GET", "/sparql?query=ASK%7B%7D", {"Accept": "image/png"}, None, 406, "none of the formats that are asked for"),
    ("GET", "/sparql?query=SELECT+*+%7B+%3Fa", {}, None, 400, "line 1, column 10: this { is not closed"),
    ("GET", "/sparql?query=SELECT+*%0A%7B+x:y+%3Fa+1+%7D", {}, None, 400, "line 2, column 3: the prefix x: is not"),
    ("GET", "/sparql", {"Accept": "image/png"}, None, 406, "this is to be had as text/turtle, "),
    ("PUT", "/sparql", {}, b"", 405, "Method Not Allowed"),
    ("DELETE", "/sparql", {}, None, 405, "Method Not Allowed"),
    ("PATCH", "/health", {}, b"", 405, "Method Not Allowed"),
    ("GET", "/nothing/here", {}, None, 404, "Not Found"),
    ("GET", "/sparql/x", {}, None, 404, "Not Found"),
]


@pytest.mark.parametrize(("method", "path", "headers", "body", "status", "said"), REFUSED)
def test_what_is_refused_is_told_in_one_line(
    endpoint: Server, method: str, path: str, headers: Mapping[str, str], body: bytes | None, status: int, said: str
) -> None:
    reply = endpoint.ask(path, method=method, headers=headers, body=body)
    assert reply.status == status
    assert reply.type == "text/plain"
    assert reply.text.count("\n") == 1
    assert reply.text.startswith(said)
    if status == 405:
        assert "GET" in reply.headers["Allow"]


def test_the_formats_of_a_table(endpoint: Server) -> None:
    as_json = endpoint.query(NAMES, "application/sparql-results+json")
    rows = {row["p"]["value"]: row["title"] for row in json.loads(as_json.body)["results"]["bindings"]}
    assert len(rows) == 10
    assert all(title["xml:lang"] == "en" for title in rows.values())
    as_xml = endpoint.query(NAMES, "application/sparql-results+xml")
    assert as_xml.type == "application/sparql-results+xml"
    uris = {element.text for element in ET.fromstring(as_xml.body).iter("{http://www.w3.org/2005/sparql-results#}uri")}  # noqa: S314 - our own
    assert uris == set(rows)
    as_csv = endpoint.query(NAMES, "text/csv")
    assert as_csv.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert as_csv.text.splitlines()[0] == "p,title"
    assert len(as_csv.text.splitlines()) == 11
    as_tsv = endpoint.query(NAMES, "text/tab-separated-values")
    assert as_tsv.text.splitlines()[0] == "?p\t?title"
    assert as_tsv.text.count('"@en') == 10
    for form_of_truth in ("json", "xml", "csv", "tsv"):
        assert "true" in endpoint.query("ASK { ?p a wp:Pathway }", format=form_of_truth).text
    for name in ("format", "output", "results"):
        assert endpoint.query(NAMES, **{name: "csv"}).type == "text/csv"


def test_what_clients_of_virtuoso_ask_for(endpoint: Server) -> None:
    """Tried on Virtuoso 7.2.5, which gives the same tables but for their order."""
    values = """SELECT ?a ?b { VALUES (?a ?b) {
        (<http://x/?a&b> '<i>"x"</i>\\n'@en) (<javascript:alert(1)> 5) ('a^^<b>' '2020'^^xsd:gYear) (UNDEF 1.5) } }"""
    for name in ("text/html", "html"):
        reply = endpoint.query(values, "application/json", format=name)
        assert (reply.status, reply.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        table = ET.fromstring(reply.text)  # noqa: S314 - our own
        assert table.attrib == {"class": "sparql", "border": "1"}
        assert [["".join(cell.itertext()) for cell in row] for row in table] == [
            ["a", "b"],
            ["http://x/?a&b", '"<i>"x"</i>\n"@en'],
            ["javascript:alert(1)", "5"],
            ["a^^<b>", '"2020"^^<http://www.w3.org/2001/XMLSchema#gYear>'],
            ["", "1.5"],
        ]
        assert [link.get("href") for link in table.iter("a")] == ["http://x/?a&b"]
        assert ET.fromstring(endpoint.query("ASK {}", format=name).text)[1][0][0].text == "1"  # noqa: S314 - our own
        triples = ET.fromstring(endpoint.query(MADE, format=name).text)  # noqa: S314 - our own
        assert [cell.text for cell in triples[0]] == ["subject", "predicate", "object"]
        assert len(triples) == 11
    for accept in ("text/csv", "text/turtle", "*/*", "application/sparql-results+xml"):
        for query in (NAMES, MADE):
            plain, auto = endpoint.query(query, accept), endpoint.query(query, accept, format="auto")
            assert (auto.status, auto.headers["Content-Type"]) == (plain.status, plain.headers["Content-Type"])
            assert auto.body == plain.body
    assert number(endpoint.ask(f"/sparql/?{urlencode({'query': COUNT})}")) == 10
    assert number(endpoint.ask("/sparql/", method="POST", headers=FORM, body=form(query=COUNT))) == 10
    assert endpoint.ask("/sparql/").body == endpoint.ask("/sparql").body


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "application/rdf+xml",
                                        "application/n-quads", "application/trig", "application/ld+json"])  # fmt: skip
def test_the_formats_of_triples(endpoint: Server, media_type: str) -> None:
    reply = endpoint.query(MADE, media_type)
    assert (reply.status, reply.type) == (200, media_type)
    form_of_it = pyoxigraph.RdfFormat.from_media_type(media_type)
    assert form_of_it is not None
    found = list(pyoxigraph.parse(reply.body, format=form_of_it))
    assert len(found) == 10
    assert all(quad.graph_name == pyoxigraph.DefaultGraph() for quad in found)


def test_describe(endpoint: Server) -> None:
    reply = endpoint.query("DESCRIBE <https://identifiers.org/wikipathways/WP9001>")
    assert reply.type == "text/turtle"
    assert "WP9001" in reply.text


def test_several_accept_headers_are_one(endpoint: Server) -> None:
    address = endpoint.url.removeprefix("http://")
    connection = http.client.HTTPConnection(address, timeout=PATIENCE)
    connection.putrequest("GET", f"/sparql?{urlencode({'query': COUNT})}")
    connection.putheader("Accept", "text/html;q=0.1")
    connection.putheader("Accept", "text/csv")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.headers.get_content_type() == "text/csv"
    assert answer.read().split() == [b"n", b"10"]
    connection.close()


def test_a_head_has_the_headers_and_no_body(endpoint: Server) -> None:
    path = f"/sparql?{urlencode({'query': COUNT})}"
    whole, head = endpoint.ask(path), endpoint.ask(path, method="HEAD")
    assert head.status == 200
    assert head.body == b""
    for name in ("Content-Type", "Content-Length", "Vary"):
        assert head.headers[name] == whole.headers[name]
    assert int(whole.headers["Content-Length"]) == len(whole.body)


def test_options_say_what_may_be_done(endpoint: Server) -> None:
    for path in ("/sparql", "/sparql/", "/health"):
        reply = endpoint.ask(path, method="OPTIONS")
        assert (reply.status, reply.body) == (204, b"")
        assert {"GET", "HEAD"} <= set(reply.headers["Allow"].split(", "))
    assert endpoint.ask("/sparql", method="PUT").status == 405


def test_scripts_of_other_sites_may_ask(endpoint: Server) -> None:
    asked = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    preflight = endpoint.ask("/sparql", method="OPTIONS", headers=asked)
    assert preflight.status == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
    assert endpoint.query(COUNT).headers["Access-Control-Allow-Origin"] == "*"
    assert endpoint.query("nonsense").headers["Access-Control-Allow-Origin"] == "*"


def test_without_a_query_machines_get_the_description_and_people_the_editor(endpoint: Server) -> None:
    reply = endpoint.ask("/sparql")
    assert reply.type == "text/turtle"
    store = pyoxigraph.Store()
    store.load(reply.body, format=pyoxigraph.RdfFormat.TURTLE)
    assert store.query(
        f"""PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK {{
        ?s a sd:Service ; sd:endpoint <{endpoint.endpoint}> ; sd:supportedLanguage sd:SPARQL11Query ;
          sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON> ; sd:feature sd:UnionDefaultGraph ;
          sd:defaultDataset/sd:defaultGraph ?g
        FILTER NOT EXISTS {{ ?s sd:feature sd:BasicFederatedQuery , sd:DereferencesURIs }} }}"""
    )
    assert endpoint.ask("/sparql", headers={"Accept": "application/rdf+xml"}).type == "application/rdf+xml"
    people = endpoint.ask("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (people.status, people.headers["Location"]) == (303, "/")


def test_people_who_follow_a_link_with_a_query_get_its_results_as_a_page(endpoint: Server) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    sent_on = endpoint.query(NAMES, browser)
    assert (sent_on.status, sent_on.headers["Vary"]) == (303, "Accept")
    page = endpoint.ask(sent_on.headers["Location"], headers={"Accept": browser})
    assert (page.status, page.type) == (200, "text/html")
    assert "Glucose sensing in the example cell" in page.text
    assert endpoint.query(NAMES, browser, format="csv").type == "text/csv"
    assert endpoint.query(NAMES, "text/html;q=0.5, text/csv").type == "text/csv"


def test_headers_say_what_was_changed_and_what_is_lacking(endpoint: Server) -> None:
    loose = endpoint.query("SELECT count(?i) as ?n { ?i a wp:Interaction }")
    assert number(loose) == 0
    assert loose.headers["SPARQL-Changes"] == "line 1: count(?i) as ?n stands in brackets"
    assert loose.headers["SPARQL-Notes"].startswith("only drawings (GPML files) hold interactions")
    for graph, there in (("http://rdf.wikipathways.org/", True), ("http://rdf.wikipathways.org/none", False)):
        for asked in (
            endpoint.query(COUNT, **{"default-graph-uri": graph}),
            endpoint.query(COUNT.replace("WHERE", f"FROM <{graph}> WHERE")),
        ):
            said = None if there else f"there is no graph {graph} here: it counts as empty"
            assert asked.headers["SPARQL-Notes"] == said
            assert (number(asked) > 0) is there  # the first one is the official name of the default graph
    empty = endpoint.query('SELECT * { ?p a wp:Pathway ; dcterms:identifier "WP99999" }')
    assert empty.headers["SPARQL-Notes"] == "there is no pathway WP99999 in the data"
    plain = endpoint.query(COUNT)
    assert "SPARQL-Changes" not in plain.headers
    assert "SPARQL-Notes" not in plain.headers
    many = " ".join(f"count(?p) as ?größe{place}" for place in range(60))
    bounded = endpoint.query(f"SELECT {many} {{ ?p a wp:Pathway }}")
    assert bounded.status == 200, bounded.text
    assert bounded.headers["SPARQL-Changes"].isascii()
    assert len(bounded.headers["SPARQL-Changes"]) < 1_100


def test_the_dataset_the_examples_and_the_robots(endpoint: Server) -> None:
    void = endpoint.ask("/.well-known/void")
    store = pyoxigraph.Store()
    store.load(void.body, format=pyoxigraph.RdfFormat.TURTLE)
    assert store.query(
        f"""PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcterms: <http://purl.org/dc/terms/> ASK {{
        <https://www.wikipathways.org/#dataset> a void:Dataset ; void:sparqlEndpoint <{endpoint.endpoint}> ;
          dcterms:license ?l ; void:subset ?s . ?s a void:Linkset ; void:linkPredicate ?p }}"""
    )
    examples = endpoint.ask("/.well-known/sparql-examples")
    assert examples.type == "text/turtle"
    store = pyoxigraph.Store()
    store.load(examples.body, format=pyoxigraph.RdfFormat.TURTLE)
    texts = (
        "SELECT ?text { ?q a <http://www.w3.org/ns/shacl#SPARQLExecutable> ; ?k ?text ; <https://schema.org/target> ?t"
    )
    found = store.query(texts + " FILTER (STRENDS(STR(?k), 'select') || STRENDS(STR(?k), 'construct')) }")
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert len(list(found)) > 70
    robots = RobotFileParser()
    robots.parse(endpoint.ask("/robots.txt").text.splitlines())
    asks = ("/sparql?query=ASK{}", "/results?query=ASK{}", "/queries/genes-of-pathway?pathway=WP9001")
    assert not any(robots.can_fetch("anybody", path) for path in asks)
    assert all(robots.can_fetch("anybody", path) for path in ("/", "/queries", "/browse", "/pathways/WP9001"))


def test_health_and_no_metrics_unless_asked_for(endpoint: Server) -> None:
    reply = endpoint.ask("/health")
    said = json.loads(reply.body)
    assert said == {"status": "ok", "version": said["version"], "store": "store", "running": 0, "waiting": 0}
    assert endpoint.ask("/metrics").status == 404
