"""What a hostile client tries on the running server, each for real: none of it works, and the server goes on."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urlencode

import pytest

from tests.conftest import ROOT
from tests.served import Server, served
from tests.server.asking import ENDLESS, NO_LIMIT, PATHWAYS, left_alone, number, running
from tests.servers import Misbehaving
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


class Listener:
    """A server that must not be reached: remembers every connection, and what came first on it."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"

    def _listen(self) -> None:
        while not self._ended.is_set():
            with suppress(TimeoutError):
                connection, _ = self._socket.accept()
                with connection:
                    connection.settimeout(1)
                    self.heard.append(connection.recv(1000))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with Listener() as one:
        yield one


ELSEWHERE = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "select * {{ service<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    'SELECT * {{ BIND (IRI("{0}") AS ?e) SERVICE SILENT $e {{ ?s ?p ?o }} }}',
    "SELECT * {{ ?a ?b ?c {{ SELECT * {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }} }}",
    "SELECT * {{ ?a ?b ?c FILTER EXISTS {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ ?a ?b ?c MINUS {{ GRAPH ?g {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "PREFIX e: <{0}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # a comment\n SILENT # another\n <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE <{0}> {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} SERVICE <http://allowed.example.org/sparql> {{ ?s ?p ?o }} }}",
    "LOAD <{0}>",
    "LOAD SILENT <{0}> INTO GRAPH <urn:g>",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{0}#a> FROM NAMED <{0}> {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE <{0}>",
    "SELECT * {{ SERVICE <file:///etc/passwd> {{ ?s ?p ?o }} }}",
    "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <file:///etc/hostname> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}/> SELECT * {{ FILTER(1<2)SERVICE#>\nex:foo {{ ?s ?p ?o }} FILTER(1<2&&(3#>\n>2)) }}",
    "PREFIX ex: <{0}/> SELECT * {{ FILTER(1<2&&'>'!='')SERVICE ex:str {{?s ?p ?o}}#')\n}}",
    "PREFIX SERVICEex: <{0}> PREFIX ex: <{0}/> SELECT * {{ SERVICEex:foo {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}/> SELECT * {{ SERVICESILENT ex:foo {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}/> SELECT * {{ ?s ?p _:a.SERVICE ex:foo {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}/> SELECT * {{ ?s ?p ?o FILTER (!trueSERVICE ex:foo {{ ?s ?p ?o }} }}",
    "PREFIX ex: <{0}/> SELECT * {{ BIND ('\\u0027 AS ?a)SERVICE ex:foo {{ ?s ?p ?o }} #' AS ?b) FILTER (?b = 1) }}",
]


@pytest.mark.parametrize("template", ELSEWHERE)
def test_no_query_reaches_another_server_or_a_file(endpoint: Server, listener: Listener, template: str) -> None:
    query = template.format(listener.url)
    for more in ({}, {"default-graph-uri": listener.url, "named-graph-uri": "file:///etc/passwd"}):
        reply = endpoint.query(query, **more)
        assert reply.status in {200, 400, 403}, reply.text
        assert "root:" not in reply.text
        if "SERVICE <" in query:
            assert reply.status == 403
            assert "this server does not ask that endpoint" in reply.text
        if reply.status == 200:
            assert reply.type == "text/turtle" or json.loads(reply.body)["results"]["bindings"] == []
    assert listener.heard == []
    assert endpoint.ask("/health").status == 200


def test_no_file_of_the_folder_that_a_server_is_started_in_is_run(tmp_path: Path, store: Path) -> None:
    (tmp_path / "queue.py").write_text("raise SystemExit('queue.py was run')\n")
    with served(store, tmp_path, started_in=tmp_path) as server:
        assert number(server.query(PATHWAYS)) == 10
        assert "queue.py" not in server.log


def test_only_endpoints_of_the_list_are_asked_and_no_redirect_is_followed(
    tmp_path: Path, store: Path, listener: Listener
) -> None:
    statuses = [301, 302, 303, 307, 308]

    def away(number_of_request: int) -> tuple[int, dict[str, str], bytes]:
        return statuses[number_of_request % 5], {"Location": listener.url}, b""

    evil = f"urn:a> }} }} # \n SERVICE <{listener.url}> {{ ?s ?p ?o }} {{ <urn:b"
    uri = {"type": "uri", "value": evil}
    cells = [
        uri,
        {"type": "literal", "value": "1", "datatype": evil},
        {"type": "literal", "value": "a", "xml:lang": f"en }} SERVICE <{listener.url}> {{ ?s ?p ?o"},
        {"type": "bnode", "value": f"b }} SERVICE <{listener.url}> {{ ?s ?p ?o"},
    ]

    def injecting(number_of_request: int) -> tuple[int, dict[str, str], bytes]:
        rows = [{"p": cells[number_of_request % 4]}]
        said = {"head": {"vars": ["p"]}, "results": {"bindings": rows}}
        return 200, {"Content-Type": "application/sparql-results+json"}, json.dumps(said).encode()

    good = {"type": "uri", "value": "https://identifiers.org/wikipathways/WP9001"}
    answering = {"head": {"vars": ["p"]}, "results": {"bindings": [{"p": good}]}}
    with (
        Misbehaving(away) as redirecting,
        Misbehaving(injecting) as injector,
        Misbehaving(
            lambda _number: (200, {"Content-Type": "application/sparql-results+json"}, json.dumps(answering).encode())
        ) as partner,
    ):
        allowed = (option for one in (redirecting, injector, partner) for option in ("--allow-service", one.url))
        with served(store, tmp_path, *allowed) as server:
            query = "SELECT ?p {{ SERVICE {} <{}> {{ ?p a ?t }} }}"
            answered = json.loads(server.query(query.format("", partner.url)).body)
            assert answered["results"]["bindings"] == [{"p": good}]
            near = [partner.url + "/", partner.url + "?x", partner.url.replace("127.0.0.1", "localhost"), listener.url]
            for url in near:
                assert server.query(query.format("", url)).status == 403
            for _ in statuses:
                assert server.query(query.format("", redirecting.url)).status == 502
            assert len(redirecting.asked) == 5
            for _ in cells:
                assert server.query(query.format("", injector.url)).status in {200, 502}
            assert len(injector.asked) == 4
            silent = server.query(query.format("SILENT", redirecting.url))
            assert silent.status == 200
            assert silent.headers["SPARQL-Partial"].startswith(redirecting.url)
            assert len(partner.asked) == 1
    assert listener.heard == []


NAMED_BY_VARIABLES = [
    "SELECT ?p {{ VALUES ?e {{ <{1}> <{0}> }} SERVICE ?e {{ ?p a ?t }} }}",
    "SELECT ?p {{ VALUES ?e {{ <{0}> }} SERVICE SILENT ?e {{ ?p a ?t }} }}",
    'SELECT ?p {{ BIND (IRI(CONCAT("{0}", "")) AS ?e) SERVICE ?e {{ ?p a ?t }} }}',
    "SELECT ?p {{ SERVICE <{1}> {{ ?e a ?t }} BIND (IRI('{0}') AS ?f) SERVICE ?f {{ ?p a ?t }} }}",
    "SELECT ?p {{ SERVICE <{1}> {{ VALUES ?e {{ <{1}> }} SERVICE ?e {{ ?p a ?t }} }} }}",
    "SELECT ?p {{ SERVICE <{1}> {{ SERVICE <{0}> {{ ?p a ?t }} }} }}",
    "SELECT ?p {{ ?p a ?t FILTER NOT EXISTS {{ VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?p a ?t }} }} }}",
    "SELECT ?p {{ SERVICE <{2}> {{ ?p a ?t }} SERVICE ?p {{ ?q a ?t }} }}",
]


def test_a_variable_names_only_endpoints_of_the_list(tmp_path: Path, store: Path, listener: Listener) -> None:
    def answering(value: str) -> Misbehaving:
        found = {"head": {"vars": ["p"]}, "results": {"bindings": [{"p": {"type": "uri", "value": value}}]}}
        body = json.dumps(found).encode()
        return Misbehaving(lambda _number: (200, {"Content-Type": "application/sparql-results+json"}, body))

    with answering("urn:p") as partner, answering(listener.url) as leading_away:
        allowed = (option for one in (partner, leading_away) for option in ("--allow-service", one.url))
        with served(store, tmp_path, *allowed) as server:
            reply = server.query(f"SELECT ?p {{ VALUES ?e {{ <{partner.url}> }} SERVICE ?e {{ ?p a ?t }} }}")
            assert json.loads(reply.body)["results"]["bindings"] == [{"p": {"type": "uri", "value": "urn:p"}}]
            for template in NAMED_BY_VARIABLES:
                reply = server.query(template.format(listener.url, partner.url, leading_away.url))
                assert reply.status == 403, template
                assert "this server does not ask that endpoint" in reply.text
    assert listener.heard == []


UPDATES = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "# SELECT * { ?s ?p ?o }\nDELETE WHERE { ?s ?p ?o }",
    "PREFIX SELECT: <urn:x> INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "dRoP aLl",
    "CLEAR SILENT DEFAULT",
    "CREATE GRAPH <urn:g>",
    "ASK {} ; DROP ALL",
    "ASK {}\nDROP ALL",
    "SELECT * { ?s ?p ?o } INSERT DATA { <urn:a> <urn:b> 1 }",
    "BASE <urn:SELECT> COPY DEFAULT TO <urn:g>",
    "\u2028DELETE WHERE { ?s ?p ?o }",
    "\\u0044ROP ALL",
    "",
]


def _digest(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.name != "LOG")
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def test_no_update_is_done_whatever_it_looks_like(tmp_path: Path, store: Path) -> None:
    before = _digest(store)
    with served(store, tmp_path) as server:
        for update in UPDATES:
            for kind, name in (("sparql-query", ""), ("sparql-update", ""), ("x-www-form-urlencoded", "query"),
                               ("x-www-form-urlencoded", "update")):  # fmt: skip
                body = urlencode({name: update}) if name else update
                headers = {"Content-Type": f"application/{kind}"}
                reply = server.ask("/sparql", method="POST", headers=headers, body=body.encode())
                assert reply.status in {400, 403}, (update, kind, reply.text)
            assert server.query(update).status == 400
            assert server.ask(f"/sparql?{urlencode({'update': update})}").status == 403
            assert server.ask(f"/sparql?{urlencode({'query': 'ASK {}', 'update': update})}").status == 403
        assert number(server.query(PATHWAYS)) == 10
    assert _digest(store) == before


def raw(server: Server, *parts: bytes) -> bytes:
    """What comes back for bytes that no library would send."""
    host, port = server.url.removeprefix("http://").split(":")
    answer = b""
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as client, suppress(ConnectionError):
        for part in parts:
            client.sendall(part)
        while part := client.recv(2**16):
            answer += part
    return answer


TRAVERSALS = [
    "/static/../../../pyproject.toml",
    "/static/..%2f..%2f..%2fpyproject.toml",
    "/static/%2e%2e/%2e%2e/%2e%2e/pyproject.toml",
    "/static/%2e%2e%2f%2e%2e%2fapp.py",
    "/static/..%5c..%5c..%5cpyproject.toml",
    "/static/..\\..\\app.py",
    "/static/....//....//app.py",
    "/static/%252e%252e/%252e%252e/app.py",
    "/static/..%c0%af..%c0%afapp.py",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/%00/../../app.py",
    "/static/pages.css%00.html",
    "/../../../../../../etc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "//etc/passwd",
    "/pathways/../../../../etc/passwd",
    "/pathways/..%2f..%2f..%2fetc%2fpasswd",
    "/pathways/%2e%2e%2f%2e%2e%2fetc%2fpasswd.ttl",
    "/queries/..%2f..%2fpyproject",
    "/queries/../../pyproject.toml",
    "/nodes/x/../../../etc/passwd",
    "/.well-known/../../../etc/passwd",
    "/resource?iri=file:///etc/passwd",
    "/.git/config",
    "/pyproject.toml",
    "/output/site.nq",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_file_outside_the_data_is_reached(endpoint: Server, path: str) -> None:
    for target in (path, f"http://x{path}"):
        answer = raw(endpoint, f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1\.1 (?:400|404|303|307) ", answer), answer[:200]
        for secret in (b"root:", b"[project]", b"import annotations", b"repositoryformatversion"):
            assert secret not in answer
    assert (ROOT / "pyproject.toml").is_file()


def test_a_flood_of_heavy_queries_leaves_health_and_pages_answering(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, *NO_LIMIT, "--waiting", "20") as server:
        flood = [threading.Thread(target=left_alone, args=(server,)) for _ in range(20)]
        for thread in flood:
            thread.start()
        assert until(lambda: running(server) == 2)
        for _ in range(50):
            said = json.loads(server.ask("/health").body)
            assert (said["status"], said["running"]) == ("ok", 2)
        assert server.ask("/.well-known/void").status == 200
        server.process.kill()
        for thread in flood:
            thread.join(PATIENCE)


def test_the_log_holds_no_credentials_and_no_query(tmp_path: Path, store: Path) -> None:
    secret = "hunter2"  # noqa: S105 - what must not be found
    with served(store, tmp_path) as server:
        query = quote(f"ASK {{ ?s ?p '{secret}' }}")
        requests = [
            f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {secret}\r\n",
            f"GET http://user:{secret}@x/sparql?query={query} HTTP/1.1\r\nHost: x\r\n",
            f"GET /health?password={secret} HTTP/1.1\r\nHost: user:{secret}@x\r\nCookie: session={secret}\r\n",
            f"GET /sparql?query=x&token={secret} HTTP/1.1\r\nHost: x\r\nReferer: http://u:{secret}@y/\r\n",
            f"GET /nothing%0d%0a%1b%5b31m HTTP/1.1\r\nHost: x\r\nProxy-Authorization: {secret}\r\n",
        ]
        for request in requests:
            assert raw(server, f"{request}Connection: close\r\n\r\n".encode()).startswith(b"HTTP/1.1 ")
        assert b"HTTP/1.1 200 " in raw(server, b"GET http://x/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert until(lambda: server.log.count("\n") >= 2 + len(requests)), "a line is written behind its answer"
        assert server.log.count("\n") == 2 + len(requests)
        assert secret not in server.log
        assert "ASK" not in server.log
        assert "\x1b" not in server.log
        assert re.search(r" GET /sparql 200 \d+ bytes \d+ ms \?[0-9a-f]{12}$", server.log, re.MULTILINE)


def test_what_is_too_large_is_refused_before_it_is_read(endpoint: Server) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    assert b" 413 " in raw(endpoint, f"{head}Content-Length: 99999999999\r\n\r\nASK".encode())[:20]
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    answer = raw(endpoint, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode(), *[chunk] * 200)
    assert answer == b"" or b" 413 " in answer[:20]
    query = "ASK { ?s ?p '" + "x" * 150_000 + "' }"
    reply = endpoint.ask(
        "/sparql", method="POST", headers={"Content-Type": "application/sparql-query"}, body=query.encode()
    )
    assert (reply.status, reply.text) == (413, "the query has more than 100,000 characters, the limit here\n")
    for header in (f"X: {'x' * 200_000}", "\r\n".join(f"X{place}: {'x' * 100}" for place in range(2_000))):
        answer = raw(endpoint, f"GET /health HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n".encode())
        assert answer == b"" or re.match(rb"HTTP/1\.1 4\d\d ", answer)
    answer = raw(endpoint, f"GET /sparql?query={'x' * 200_000} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert answer == b"" or re.match(rb"HTTP/1\.1 4\d\d ", answer)
    deep = "ASK " + "{" * 5_000 + "}" * 5_000
    assert endpoint.ask("/sparql", method="POST", headers={"Content-Type": "application/sparql-query"},
                        body=deep.encode()).status == 400  # fmt: skip
    assert endpoint.ask("/health").status == 200


def test_every_answer_has_the_headers_that_protect_browsers(endpoint: Server) -> None:
    for path in ("/", "/sparql", "/sparql?query=nonsense", "/health", "/nothing", "/.well-known/void", "/robots.txt"):
        headers = endpoint.ask(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in re.sub(r"style-src [^;]*", "", policy), "YASQE sets styles; nothing may run"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers
        assert "uvicorn" not in str(headers).lower()


def test_queries_that_end_their_process_do_not_end_the_server(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, *NO_LIMIT, "--max-memory", "300") as server:
        greedy = "SELECT ?a ?c { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"
        for _ in range(3):
            reply = server.query(greedy)
            assert reply.status == 500
            assert "it may have needed more than 300,000,000 bytes of memory" in reply.text
        assert number(server.query(PATHWAYS)) == 10
        assert ENDLESS not in server.log
