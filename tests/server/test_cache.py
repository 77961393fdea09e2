"""Who asks the same again is answered from memory, as long as the answer is what the store would give."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from tests.conftest import EXAMPLES
from tests.served import served
from tests.server.asking import PATHWAYS, number
from wp2rdf.building.build import build
from wp2rdf.errors import UsageError
from wp2rdf.querying import queries
from wp2rdf.rdf.iri import PAGES, PATHWAY
from wp2rdf.server import plans, questions, shapes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.served import Reply, Server

pytestmark = pytest.mark.slow

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
NAMES = "SELECT ?p ?title WHERE { ?p a wp:Pathway ; dc:title ?title }"
MADE = "CONSTRUCT { ?p dc:title ?title } WHERE { ?p a wp:Pathway ; dc:title ?title }"


def evaluated(server: Server) -> int:
    """How often a worker was asked: each answer of one makes its CPU time grow, so a counter is kept by the server."""
    return int(re.findall(r"^wp2rdf_queries_total (\d+)$", server.ask("/metrics").text, re.MULTILINE)[0])


def same(one: Reply, other: Reply) -> bool:
    skipped = {"date"}
    ours, theirs = ({(n, v) for n, v in reply.headers.items() if n not in skipped} for reply in (one, other))
    return (one.status, one.body, ours) == (other.status, other.body, theirs)


def test_the_same_again_asks_no_worker(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--metrics") as server:
        for path, headers in (
            (f"/sparql?{urlencode({'query': NAMES})}", {"Accept": "text/csv"}),
            (f"/sparql?{urlencode({'query': MADE})}", {"Accept": "text/turtle"}),
            ("/pathways/WP9001", {"Accept": "text/html"}),
            ("/pathways/WP9001.ttl", {}),
            ("/search?q=insulin", {"Accept": "text/html"}),
        ):
            first = server.ask(path, headers=headers)
            asked = evaluated(server)
            assert same(first, server.ask(path, headers=headers))
            head = server.ask(path, method="HEAD", headers=headers)
            assert (head.status, head.body, head.headers["ETag"]) == (200, b"", first.headers["ETag"])
            known = server.ask(path, headers={**headers, "If-None-Match": first.headers["ETag"]})
            assert (known.status, known.body, known.headers["ETag"]) == (304, b"", first.headers["ETag"])
            assert known.headers["Access-Control-Allow-Origin"] == "*"
            assert known.headers["Cache-Control"] == "no-cache"
            stale = server.ask(path, headers={**headers, "If-None-Match": 'W/"0000", "x"'})
            assert same(first, stale)
            assert evaluated(server) == asked
        body = urlencode({"query": NAMES, "format": "tsv"}).encode()
        posts = [server.ask("/sparql", method="POST", headers=FORM, body=body) for _ in range(2)]
        posts += [server.ask("/sparql", method="POST", headers=DIRECT, body=NAMES.encode()) for _ in range(2)]
        asked = evaluated(server)
        assert posts[0].type == posts[1].type == "text/tab-separated-values"
        assert posts[0].body == posts[1].body != posts[2].body == posts[3].body
        assert asked == evaluated(server)


def test_whatever_changes_the_bytes_makes_another_answer(tmp_path: Path, store: Path) -> None:
    page = "https://www.wikipathways.org/pathways/WP9001.html"
    with served(store, tmp_path) as server:
        tags = set()
        for fields, accept in (
            ({}, "text/csv"),
            ({}, "application/sparql-results+json"),
            ({"format": "xml"}, "text/csv"),
            ({"default-graph-uri": page}, "text/csv"),
            ({"named-graph-uri": page}, "text/csv"),
        ):
            reply = server.query(PATHWAYS, accept, **fields)
            assert reply.status == 200
            tags.add(reply.headers["ETag"])
        assert len(tags) == 5
        tags.add(server.query(PATHWAYS + " ", "text/csv").headers["ETag"])
        assert len(tags) == 6
        limited = server.query(PATHWAYS, "text/csv").headers["ETag"]
    with served(store, tmp_path / "again", "--max-rows", "100") as server:
        assert server.query(PATHWAYS, "text/csv").headers["ETag"] != limited, "another limit, another answer"


FICKLE = [
    "SELECT (NOW() AS ?x) {}",
    "SELECT (RAND() AS ?x) {}",
    "SELECT (UUID() AS ?x) {}",
    "SELECT (STRUUID() AS ?x) {}",
    "SELECT (BNODE() AS ?x) {}",
    "SELECT ?x { { SELECT (STRUUID() AS ?x) {} } }",
    "SELECT ?p { ?p a wp:Pathway } ORDER BY RAND()",
    "SELECT ?x { ?p a wp:Pathway BIND(CONCAT(STR(?p), STRUUID()) AS ?x) }",
    "CONSTRUCT { ?p rdfs:label ?x } { ?p a wp:Pathway BIND(STR(RAND()) AS ?x) }",
]


def test_what_is_another_answer_each_time_is_not_kept(endpoint: Server) -> None:
    for query in FICKLE:
        replies = [endpoint.query(query) for _ in range(2)]
        assert [reply.status for reply in replies] == [200, 200], query
        assert all("ETag" not in reply.headers for reply in replies)
        if "NOW" not in query:
            assert replies[0].body != replies[1].body, query


def test_a_word_in_a_text_or_a_name_is_no_function(endpoint: Server) -> None:
    for query in (
        "ASK { ?s ?p 'NOW() RAND()' }",
        "SELECT ?now { ?now a wp:Pathway } # UUID()",
        "ASK { ?s rdfs:rand ?o }",
    ):
        assert "ETag" in endpoint.query(query).headers


@pytest.mark.parametrize(
    "path", ["/health", "/metrics", "/robots.txt", "/nothing", "/sparql?query=nonsense", "/sparql?query="]
)
def test_what_is_no_answer_of_the_store_is_not_kept(tmp_path: Path, store: Path, path: str) -> None:
    with served(store, tmp_path, "--metrics") as server:
        assert "ETag" not in server.ask(path).headers


def test_a_new_build_is_seen_by_who_asked_before(tmp_path: Path, small_site: Path) -> None:
    build(small_site, tmp_path / "output")
    page = small_site / "_pathways" / "WP9003.md"
    with served(tmp_path / "output" / "store", tmp_path) as server:
        before = server.query(PATHWAYS)
        assert number(before) == number(server.query(PATHWAYS)) == 2
        page.write_bytes((EXAMPLES / "_pathways" / "WP9003.md").read_bytes())
        build(small_site, tmp_path / "output")
        path = f"/sparql?query={quote(PATHWAYS)}"
        after = server.ask(path, headers={"If-None-Match": before.headers["ETag"]})
        assert after.status == 200
        assert number(after) == number(server.query(PATHWAYS)) == 3
        assert after.headers["ETag"] != before.headers["ETag"]


def test_what_is_kept_is_bounded(tmp_path: Path, store: Path) -> None:
    queries = [f"SELECT ?s ?p ?o {{ ?s ?p ?o }} OFFSET {number} LIMIT 200" for number in range(60)]
    with served(store, tmp_path, "--cache", "1", "--metrics", "-q") as server:
        sizes = [len(server.query(query).body) for query in queries]
        assert sum(sizes) > 1_500_000
        asked = evaluated(server)
        server.query(queries[-1])
        assert evaluated(server) == asked
        server.query(queries[0])
        assert evaluated(server) == asked + 1
    with served(store, tmp_path / "none", "--cache", "0", "--metrics", "-q") as server:
        tags = {server.query(PATHWAYS).headers["ETag"] for _ in range(3)}
        assert (len(tags), evaluated(server)) == (1, 3)
        path = f"/sparql?{urlencode({'query': PATHWAYS})}"
        assert server.ask(path, headers={"If-None-Match": tags.pop(), "Accept": "*/*"}).status == 304


def test_a_body_that_does_not_come_is_refused_as_before(endpoint: Server) -> None:
    wrong = endpoint.ask("/sparql", method="POST", headers={**FORM, "Content-Length": "0"}, body=b"")
    assert (wrong.status, wrong.text) == (400, "there is no query: give it as the parameter query, or as the body\n")


TITLE = 'SELECT ?t {{ ?p dcterms:identifier "{}" ; a wp:Pathway ; dc:title ?t }}'


def test_queries_of_one_shape_have_their_own_texts(endpoint: Server) -> None:
    found = {wpid: json.loads(endpoint.query(TITLE.format(wpid)).body) for wpid in ("WP9001", "WP9002", "WP1")}
    titles = [[row["t"]["value"] for row in one["results"]["bindings"]] for one in found.values()]
    assert [len(one) for one in titles] == [1, 1, 0]
    assert titles[0] != titles[1]
    both = """SELECT ?a ?b {
        ?p dcterms:identifier "WP9001" ; dc:title ?a . ?q dcterms:identifier 'WP9002' ; dc:title ?b }"""
    (row,) = json.loads(endpoint.query(both).body)["results"]["bindings"]
    assert [row["a"]["value"], row["b"]["value"]] == [titles[0][0], titles[1][0]]


def planned(make: Callable[[str], plans.Plan], query: str) -> plans.Plan | str:
    try:
        return make(query)
    except UsageError as error:
        return str(error)


def test_a_shape_gives_what_the_query_itself_gives() -> None:
    cut = 0
    for query in (
        TITLE.format("WP4"),
        "SELECT * { ?s ?p 'a b', \"c\" ; a wp:Pathway }",
        "CONSTRUCT { ?s rdfs:label 'x' } { ?s rdfs:label 'x' , 'y' }",
        'SELECT * { ?s rdfs:label "x" FILTER(?s = "x") BIND("x" AS ?y) VALUES ?z { "x" "y" } }',
        'SELECT * { ?s rdfs:label "x"@en , "1"^^xsd:integer ; dc:title "{}" , "a#b" , "a\\tb" , "\'" }',
        'SELECT * { { ?s rdfs:label "x" } UNION { ?s rdfs:label "x" } MINUS { [] dc:title "y" } }',
        "ASK { ?s ?p 'cut00tuc' ; rdfs:label 'x' }",
        "# of { what",
        "# of { what\nASK { ?s ?p 'x' }",
        "SELECT ('{' AS ?x) { ?s ?p 'x' }",
        "'{ ?s ?p 'x' }",
        "PREFIX gene: <https://identifiers.org/ncbigene/> SELECT * { gene:4171 rdfs:label ?x, 'a' . ?y ?p gene:672 }",
        "SELECT * { <https://example.org/CHEBI:1> wp:isAbout* <https://example.org/a#b-2> MINUS { ?x ?y <urn:a:3> } }",
        "SELECT * FROM <https://example.org/WP4_r5> { GRAPH <https://example.org/WP4_r6> { ?s a wp:Interaction } }",
        "DESCRIBE <https://identifiers.org/wikipathways/WP4>",
        "BASE <https://example.org/a/> SELECT * { <b1> ?p <../c/d2> . <http://h:80> ?q <e%20f/3> # { <u:9>\n ?r ?s }",
        "SELECT (GROUP_CONCAT(?x; separator = ', 1') AS ?y) { VALUES ?x { <u:a:4> <u:b:5> } <u:c:6> ^<u:p:7> ?z }",
        "ASK { ?s <urn:p:8> <urn:x>, 1, true, 'a'@en, ex:a1 }",
        "SELECT * { VALUES (?x ?y) { (<u:a:4> 5) (UNDEF <u:b:6>) } ?x <u:p:7> ?y } VALUES ?z { <u:a:8> wp:Pathway }",
        questions.question("page-graph", page=f"{PAGES}WP4.html"),
        questions.question("around-pathway", bare=f"{PATHWAY}WP4"),
        questions.question_of_several("names-of-pathways", "pathways", [f"{PATHWAY}WP{n}_r{n}" for n in range(10)]),
    ):
        shape, texts = shapes.cut(query)
        cut += len(texts)
        assert shapes.filled(shape, texts) == query
        assert planned(plans.plan, query) == planned(plans.made, query)
    assert cut == 34


_BITS = (
    "{",
    "}",
    "'",
    '"',
    "#",
    "<",
    "ex:a1 ",
    "<http://x/1>",
    " \n",
    "GRAPH ",
    "?x ",
    "'a1' ",
    "'''",
    "FROM <urn:a:2> ",
    "\\",
    "é",
)


def test_a_shape_of_a_query_with_a_slip_gives_what_that_itself_gives() -> None:
    chance = random.Random(4)
    texts = [queries.fill(query, {}) for query in queries.bundled().values() if len(query.text) < 1_000]
    cut = 0
    for _ in range(300):
        text = chance.choice(texts)
        place = chance.randrange(len(text))
        text = chance.choice((text[:place], text[:place] + chance.choice(_BITS) + text[place:]))
        shape, found = shapes.cut(text)
        cut += len(found)
        assert shapes.filled(shape, found) == text
        assert planned(plans.plan, text) == planned(plans.made, text), text
    assert cut > 10
