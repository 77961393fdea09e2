"""Nonsense of every kind sent to every route of the application: no fault of ours."""

from __future__ import annotations

import http.client
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from starlette.routing import BaseRoute, Mount, Route

from tests.conftest import ROOT
from tests.served import Server, served
from tests.server.html_page import Page
from tests.waiting import PATIENCE
from wp2rdf.server.app import application
from wp2rdf.server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

EACH = 40
"""Requests to each route."""

METHODS = ["GET"] * 6 + ["HEAD", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "XYZZY"]
PARTS = [
    "WP9001", "WP9001.ttl", "WP9001.jsonld", "WP9001.nt", "WP9001.rdf", "WP9001.html", "WP9001.pdf", "wp9001", "WP0",
    "WP99999999999999999999999999", "WP-1", "WP٣", "9606", "ncbigene", "2645", "ExampleCare",
    "Ada_Example", "PW_0000666",
    "genes-of-pathway", "", "%", "%ff", "%00", "%0d%0aSet-Cookie:%20a", "..", "%2e%2e%2f%2e%2e%2f", "a/b/c", "//", "\\",
    "'\"<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', ".ttl", "a.html.html",
    "{{7*7}}", "${jndi:ldap://x}", "💩",
    "e\u0301", "\u202e", "x" * 5_000, "null", "-1", "1e309",
    "1' OR '1'='1", '" } DROP ALL #', "<urn:a> ?b", ">", "urn:a", "https://identifiers.org/wikipathways/WP9001",
    "file:///etc/passwd", "javascript:alert(1)", "http://[::1", "?", "#", "&", "=", ";", "+", " ", "\ud800", "\ufeff",
]  # fmt: skip
QUERIES = [
    "ASK {}", "SELECT * { ?s ?p ?o } LIMIT 3", "CONSTRUCT WHERE { ?s a wp:Pathway }", "DESCRIBE <urn:a>", "SELECT", "{",
    "",
    "SELECT (1/0 AS ?x) {}", "SELECT (<urn:f>(1) AS ?x) {}", "SELECT (TRIPLE(<urn:a>, <urn:b>, 1) AS ?t) {}",
    "SELECT ('\\ud800' AS ?x) {}", "SELECT ('\\u0000' AS ?x) {}", "ASK { ?s ?p 'a'@en--ltr }",
    "ASK { << <urn:a> <urn:b> 1 >> ?p ?o }",
    "SELECT (BNODE() AS ?b) (RAND() AS ?r) (NOW() AS ?n) {}", "SELECT (REGEX('a', '(') AS ?x) {}", "BASE <x> ASK {}",
    "SELECT ?x { VALUES ?x { UNDEF 1 'a'@en 1.0 1e0 true <urn:a> '2020-13-45'^^xsd:date } }",
    "PREFIX : <urn:> ASK { : : : }",
    "SELECT (SUBSTR('abc', -9999999999999999999) AS ?x) {}", "SELECT (REPLACE('aaa', 'a*', 'b') AS ?x) {}",
    "SELECT * { ?s (!<urn:a>|^<urn:b>)* ?o } LIMIT 2", "SELECT (xsd:integer('9' + 1) AS ?x) {}",
]  # fmt: skip
ACCEPTS = [
    "*/*",
    "text/html",
    "text/turtle",
    "application/ld+json",
    "application/json",
    "image/png",
    "",
    ";q=x",
    "a/b;q=0",
]
TYPES = [
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "text/plain",
    "multipart/form-data",
    "",
    "a/b;c",
]


def _flat(routes: list[BaseRoute]) -> Iterator[str]:
    for route in routes:
        if isinstance(route, Route):
            yield route.path
        elif isinstance(route, Mount):
            yield f"{route.path}/{{path:path}}"


ROUTES = sorted(set(_flat(application(Settings(store=Path(), metrics=True)).routes)))
NAMES = sorted(
    {
        name
        for file in (ROOT / "wp2rdf" / "server").rglob("*.py")
        for name in re.findall(r"given\(request\)(?:\.get\(|\[)\"(\w+)\"", file.read_text(encoding="utf-8"))
    }
    | {"query", "format", "default-graph-uri", "named-graph-uri", "q", "page", "iri"}
)


@pytest.fixture(scope="module")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(store, tmp_path_factory.mktemp("fuzz"), "--metrics", "--timeout", "20") as running_one:
        yield running_one


def _quoted(text: str) -> str:
    return text if text.startswith("%") else quote(text.encode("utf-8", "surrogatepass"), safe="/:@!$'()*,")


def _request(chance: random.Random, route: str) -> tuple[str, str, dict[str, str], bytes | None]:
    """A request to a route that nobody sensible would send, or almost nobody."""
    path = re.sub(r"\{[^}]*\}", lambda _match: _quoted(chance.choice(PARTS)), route)
    values = PARTS + QUERIES
    fields = [(chance.choice(NAMES), chance.choice(values)) for _ in range(chance.choice((0, 1, 1, 2, 4)))]
    if route == "/sparql":
        fields.append(("query", chance.choice(QUERIES)))
    text = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in fields])
    method = chance.choice(METHODS)
    headers = {"Accept": chance.choice(ACCEPTS)}
    body = None
    if method in {"POST", "PUT", "PATCH"}:
        headers["Content-Type"] = chance.choice(TYPES)
        body = chance.choice([text, chance.choice(QUERIES), "", "\x00" * 10]).encode("utf-8", "surrogatepass")
        text = text if chance.random() < 0.3 else ""
    return method, f"{path}?{text}" if text else path, headers, body


def test_there_are_many_routes() -> None:
    assert {"/sparql", "/health", "/metrics", "/.well-known/void", "/robots.txt"} <= set(ROUTES)
    assert len(ROUTES) > 15


@pytest.mark.parametrize("route", ROUTES)
def test_no_nonsense_is_a_fault_of_ours(server: Server, route: str) -> None:
    chance = random.Random(f"fuzz {route}")
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=PATIENCE)
    statuses = set()
    for _ in range(EACH):
        method, target, headers, body = _request(chance, route)
        try:
            connection.request(method, target, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        except http.client.HTTPException:  # the server ended the connection, which it may
            connection.close()
            continue
        statuses.add(answer.status)
        assert answer.status < 500, (method, target, headers, body, content)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", (method, target)
        assert b"Traceback" not in content
        if method not in {"HEAD", "OPTIONS"} and answer.headers.get_content_type() == "text/html":
            assert Page(content.decode()).complain() == [], (method, target)
        if answer.status >= 400 and method != "HEAD" and "html" not in (answer.headers["Content-Type"] or ""):
            assert content.count(b"\n") == 1, (method, target, content)
    connection.close()
    assert statuses
    assert "internal error" not in server.log
    assert json.loads(server.ask("/health").body)["status"] == "ok"
