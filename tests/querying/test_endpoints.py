"""Endpoints elsewhere: what they are sent, and what is made of whatever they answer."""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from tests.servers import Misbehaving, virtuoso
from wp2rdf.errors import QueryError, QueryTimeoutError
from wp2rdf.querying import reading_results
from wp2rdf.querying.ask import ask
from wp2rdf.querying.engines import sending
from wp2rdf.querying.engines.remote import RemoteEngine
from wp2rdf.querying.results import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Run
    from wp2rdf.querying.engines.sending import Reply
    from wp2rdf.querying.sparql.readonly import Form

JSON = "application/sparql-results+json"
DATA = '@prefix e: <http://example.org/> . e:g e:xref e:x1 , e:x2 . e:x1 e:label "one" .'


def result(*cells: object, names: tuple[str, ...] = ("x",)) -> bytes:
    rows = [{names[0]: cell} for cell in cells]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode()


def text(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def answering(body: bytes, status: int = 200, media_type: str = JSON, **headers: str) -> Misbehaving:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Misbehaving(lambda _number: (status, {"Content-Type": media_type, **named}, body))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.ttl"
    path.write_text(DATA, encoding="utf-8")
    return path


# What is sent


@pytest.mark.parametrize(
    ("query", "accept", "body"),
    [
        ("PREFIX e: <http://example.org/>\n# load the labels\nSELECT ?x { ?x ?p ?o }", JSON, result(text("a"))),
        ("# construct\nASK { ?s ?p ?o } # insert", JSON, b'{"head": {}, "boolean": true}'),
        ("# ask whether\nCONSTRUCT { ?s ?p ?o } # select\nWHERE { ?s ?p ?o }", "application/n-triples", b""),
        ("PREFIX a: <http://e.org/#delete>\nDESCRIBE a: # load <a>", "application/n-triples", b""),
        ('SELECT ?x { ?x ?p "# clear all\\n" }', JSON, result()),
    ],
)
def test_no_comment_says_how_a_query_is_sent(query: str, accept: str, body: bytes) -> None:
    with answering(body, media_type=accept) as server:
        ask(query, endpoint=server.url)
        (headers, sent), *others = server.asked
    assert others == []
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["Accept"].startswith(accept)
    form = parse_qs(sent)
    assert set(form) == {"query"}
    for word in ("load", "construct", "insert", "ask whether", "select\n", "load <a>"):
        assert f"# {word}" not in form["query"][0]


def test_a_time_limit_is_passed_on_to_virtuoso(run: Run) -> None:
    for page, wanted in ((b"<title>Virtuoso SPARQL Query Editor</title>", "2500"), (b"<title>Other</title>", None)):
        with Misbehaving(lambda _number: (200, {"Content-Type": JSON}, result(text("a"))), page=page) as server:
            query = b"SELECT ?x { ?x ?p ?o }"
            assert run("query", "-", "--endpoint", server.url, "--timeout", "2.5", stdin=query).code == 0
            assert run("query", "-", "--endpoint", server.url, stdin=query).code == 0
            forms = [parse_qs(sent) for _headers, sent in server.asked]
        assert [form.get("timeout", [None])[0] for form in forms] == [wanted, None]


# Parts of answers


PARTIAL: list[tuple[int, dict[str, str], str]] = [
    (200, {"X_SQL_State": "S1TAT"}, "its time was over (S1TAT)"),
    (206, {}, "gives a part of the answer only (206)"),
    (200, {"X_SPARQL_MaxRows": "2"}, "gives 2 rows at most, and the answer may have more"),
]


@pytest.mark.parametrize(("status", "headers", "said"), PARTIAL)
def test_a_part_of_an_answer_is_said_to_be_one(
    run: Run, data: Path, tmp_path: Path, status: int, headers: dict[str, str], said: str
) -> None:
    with answering(result(text("a"), text("b")), status, **headers) as server:
        query = b"SELECT ?x { ?s ?p ?x }"
        done = run("query", "-", "--endpoint", server.url, "-f", "csv", "--cache", tmp_path / "cache", stdin=query)
        assert (done.code, done.out) == (3, b"x\r\na\r\nb\r\n")
        assert done.err == f"wp2rdf: the answer is partial: {server.url}: {done.err.partition(f'{server.url}: ')[2]}"
        assert said in done.err
        assert not (tmp_path / "cache").exists()
        federated = f"SELECT ?x {{ SERVICE <{server.url}> {{ ?s ?p ?x }} }}".encode()
        done = run("query", "-", "--data", data, "-f", "csv", stdin=federated)
        assert (done.code, done.out) == (3, b"x\r\na\r\nb\r\n")
        assert "the answer is partial" in done.err
        assert said in done.err
        with pytest.raises(QueryError, match="gives"):
            RemoteEngine(server.url).answer(query.decode())


def test_as_many_rows_as_are_asked_for_are_all() -> None:
    with answering(result(text("a"), text("b")), X_SPARQL_MaxRows="2") as server:
        engine = RemoteEngine(server.url)
        assert engine.given("SELECT ?x { ?s ?p ?x } LIMIT 2").missing == ""
        assert engine.given("SELECT ?x { ?s ?p ?x } LIMIT 3").missing != ""
    with answering(result(text("a")), X_SPARQL_MaxRows="2") as server:
        assert RemoteEngine(server.url).given("SELECT ?x { ?s ?p ?x }").missing == ""


@pytest.fixture(scope="module")
def cutting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Virtuoso that gives five rows at most."""
    turtle = "".join(f"<http://example.org/s{number}> <http://example.org/p> {number} .\n" for number in range(300))
    with virtuoso(tmp_path_factory.mktemp("cutting"), turtle, rows=5) as endpoint:
        yield f"{endpoint}?default-graph-uri=urn:data"


@pytest.mark.slow
def test_a_virtuoso_that_cuts_rows(cutting: str, run: Run, data: Path) -> None:
    engine = RemoteEngine(cutting)
    whole = engine.given("SELECT ?s { ?s <http://example.org/p> ?o FILTER (?o < 4) }")
    assert whole.missing == ""
    cut = engine.given("SELECT ?s { ?s ?p ?o }")
    assert isinstance(cut.answer, Table)
    assert len(cut.answer.solutions) == 5
    assert "gives 5 rows at most" in cut.missing
    assert "gives 5 rows at most" in engine.given("CONSTRUCT WHERE { ?s ?p ?o }").missing
    assert engine.given("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 2").missing == ""
    query = f"SELECT ?o {{ VALUES ?s {{ {' '.join(f'<http://example.org/s{number}>' for number in range(40))} }} "
    query += f"SERVICE <{cutting}> {{ ?s <http://example.org/p> ?o }} }}"
    done = run("query", "-", "--data", data, "-f", "csv", stdin=query.encode())
    assert (done.code, done.err) == (0, "")  # in parts, none of which is cut
    assert len(done.out.splitlines()) == 41


@pytest.mark.slow
def test_a_virtuoso_whose_time_is_over(cutting: str, run: Run) -> None:
    heavy = "SELECT ?a { ?a ?p ?o . ?b ?q ?r . ?c ?s ?t . ?d ?u ?v FILTER (?o * ?r * ?t * ?v = 26463593) }"
    done = run("query", "-", "--endpoint", cutting, "--timeout", "3", "-f", "csv", stdin=heavy.encode())
    assert done.code == 3
    assert "its time was over (S1TAT)" in done.err


@pytest.fixture
def dripping() -> Iterator[Callable[[int], str]]:
    """Starts endpoints that answer with a status, and then with a byte now and then, without end.

    Below zero, what drips is the head.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.1)
    ended = threading.Event()
    statuses: list[int] = []

    def drip(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(65536)
            head = b"HTTP/1.1 %d Said\r\nContent-Type: text/plain\r\n" % abs(statuses[-1])
            connection.sendall(head + (b"\r\n" if statuses[-1] > 0 else b"X-Said: "))
            while not ended.wait(0.2):
                connection.sendall(b" ")

    def listen() -> None:
        while not ended.is_set():
            with suppress(TimeoutError):
                threading.Thread(target=drip, args=(listener.accept()[0],), daemon=True).start()

    def start(status: int) -> str:
        statuses.append(status)
        return f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"

    thread = threading.Thread(target=listen)
    thread.start()
    yield start
    ended.set()
    thread.join()
    listener.close()


# Odd answers


def row(cell: object) -> bytes:
    return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [{"x": cell}]}}).encode()


ODD: dict[str, bytes] = {
    "a relative IRI": row({"type": "uri", "value": "gene/1"}),
    "an IRI with a blank": row({"type": "uri", "value": "http://example.org/a b"}),
    "an IRI that ends a query": row({"type": "uri", "value": "urn:a> } } # {"}),
    "a variable twice": json.dumps({"head": {"vars": ["x", "x"]}, "results": {"bindings": []}}).encode(),
    "a variable without a name": json.dumps({"head": {"vars": [""]}, "results": {"bindings": []}}).encode(),
    "a variable that is a number": json.dumps({"head": {"vars": [1]}, "results": {"bindings": []}}).encode(),
    "a lone surrogate": b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"\\ud800"}}]}}',
    "a surrogate in a name": b'{"head":{"vars":["\\ud800x"]},"results":{"bindings":[{"\\ud800x":{"type":"a"}}]}}',
    "deep JSON": b"[" * 200_000,
    "deep JSON in a cell": b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":' + b'{"a":' * 100_000,
    "an answer that breaks off": result(text("a"))[:-9],
    "an error behind the answer": result(text("a")) + b"\nVirtuoso 42000 Error timeout",
    "no answer": b"",
    "a page": b"<html><body>Not found</body></html>",
    "a value of a variable that the head does not name": result(text("a"), names=("y",)).replace(b'["y"]', b'["x"]'),
    "a list": b"[]",
    "a text": b'"x"',
    "rows that are none": b'{"head":{"vars":["x"]},"results":{"bindings":[1]}}',
    "rows that are no list": b'{"head":{"vars":["x"]},"results":{"bindings":{}}}',
    "a head that is none": b'{"head":[],"results":{"bindings":[]}}',
    "a cell that is none": row("a"),
    "a cell without value": row({"type": "uri"}),
    "a value that is a number": row({"type": "literal", "value": 1}),
    "an unknown kind of term": row({"type": "triple", "value": {}}),
    "a language tag that is none": row({"type": "literal", "value": "a", "xml:lang": "en }"}),
    "a language that is a number": row({"type": "literal", "value": "a", "xml:lang": 1}),
    "a datatype that is none": row({"type": "literal", "value": "a", "datatype": "no IRI"}),
    "a truth value": b'{"head": {}, "boolean": true}',
    "bytes": b"\xff\xfe\x00\xd8",
}


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_answer_is_one_line(kind: str) -> None:
    with answering(ODD[kind]) as server, pytest.raises(QueryError, match="no SPARQL result") as refused:
        RemoteEngine(server.url).given("SELECT ?x { ?s ?p ?x }")
    said = str(refused.value)
    assert said.startswith(f"{server.url}: no SPARQL result")
    assert said.isprintable()
    assert len(said) < 400


@pytest.mark.parametrize("kind", ["a relative IRI", "a variable twice", "a lone surrogate", "deep JSON", "bytes"])
def test_an_odd_answer_on_the_command_line(run: Run, data: Path, kind: str) -> None:
    with answering(ODD[kind]) as server:
        done = run("query", "-", "--endpoint", server.url, "-f", "csv", stdin=b"SELECT ?x { ?s ?p ?x }")
        assert (done.code, done.out, len(done.err.splitlines())) == (2, b"", 1)
        federated = f"SELECT * {{ ?g ?p ?y OPTIONAL {{ SERVICE <{server.url}> {{ ?s ?q ?x }} }} }}"
        done = run("query", "-", "--data", data, "-f", "csv", stdin=federated.encode())
        assert (done.code, len(done.out.splitlines()), len(done.err.splitlines())) == (3, 4, 1)
    assert "internal error" not in done.err


ODD_GRAPHS = [b"<a> <b> <c> .", b"<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .", b"<urn:a> <urn:b", b"\xff", b"{}"]


@pytest.mark.parametrize("body", ODD_GRAPHS)
def test_triples_that_are_none_are_one_line(body: bytes) -> None:
    with answering(body, media_type="text/turtle") as server, pytest.raises(QueryError, match="no SPARQL result"):
        RemoteEngine(server.url).given("CONSTRUCT WHERE { ?s ?p ?o }")


def test_rows_for_a_question_and_a_question_for_rows() -> None:
    with answering(result(text("a"))) as server, pytest.raises(QueryError, match="has rows, not a truth value"):
        RemoteEngine(server.url).given("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(("rows", "wanted"), [([{"__ASK_RETVAL": text("1")}], True), ([], False)])
def test_a_truth_value_of_virtuoso_is_one(run: Run, rows: list[object], wanted: object) -> None:
    body = json.dumps({"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": rows}}).encode()
    with answering(body) as server:
        assert RemoteEngine(server.url).answer("ASK { ?s ?p ?o }") is wanted
        assert (
            run("query", "-", "--endpoint", server.url, stdin=b"ASK { ?s ?p ?o }").out == f"{wanted}\n".lower().encode()
        )


def test_names_of_virtuoso_are_made_legal(run: Run) -> None:
    names = ("callret-0", "x")
    labels = ("nodeID://b1", "nodeID://b2", "nodeID://b1", "a.", f"hex-{b'a.'.hex()}", "b1")
    rows = [{"callret-0": {"type": "bnode", "value": label}} for label in labels]
    body = json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode()
    with answering(body) as server:
        done = run("query", "-", "--endpoint", server.url, "-f", "csv", stdin=b"SELECT ?x { ?s ?p ?x }")
    assert (done.code, done.err) == (0, "")
    head, *lines = done.out.decode().split()
    assert head == "callret_0,x"
    assert lines[0] == lines[2]
    assert len(set(lines)) == 5
    assert lines[5] == "_:b1,"


def test_results_in_xml_are_read() -> None:
    body = b"""<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">
    <head><variable name="x"/></head><results><result><binding name="x"><literal xml:lang="en">a</literal></binding>
    </result><result/></results></sparql>"""
    with answering(body, media_type="application/sparql-results+xml; charset=utf-8") as server:
        found = RemoteEngine(server.url).answer("SELECT ?x { ?s ?p ?x }")
        assert isinstance(found, Table)
        assert list(found.solutions) == [('"a"@en',), (None,)]
    with (
        answering(b"<sparql><oops", media_type="text/xml") as server,
        pytest.raises(QueryError, match="no SPARQL result"),
    ):
        RemoteEngine(server.url).given("SELECT ?x { ?s ?p ?x }")


def test_blanks_at_the_ends_of_a_text_in_xml_are_kept() -> None:
    cells = ["<literal> a b </literal>", "<s:literal\txml:lang='en'>\r\n&lt;\t</s:literal >", "<literal>  </literal>"]
    cells += ["<literal/>", "<literal></literal>", "<uri> http://e.org/ </uri>"]
    rows = "".join(f"<result>\n <binding name='x'> {cell}\n </binding> </result>" for cell in cells)
    head = "<sparql xmlns='http://www.w3.org/2005/sparql-results#' xmlns:s='http://www.w3.org/2005/sparql-results#'>"
    body = f"{head}<head><variable name='x'/></head><results>{rows}</results></sparql>"
    found = reading_results.from_xml(body.encode())
    assert isinstance(found, Table)
    texts = ['" a b "', r'"\n<\t"@en', '"  "', '""', '""', "<http://e.org/>"]
    assert [cell for (cell,) in found.solutions] == texts


@pytest.mark.parametrize("address", ["http://[::1", "ftp://e.org/", "nowhere"])
def test_what_is_no_address_is_one_line(run: Run, address: str) -> None:
    done = run("query", "ASK {}", "--endpoint", address)
    assert (done.code, done.err) == (2, f"wp2rdf: error: endpoint {address!r} is not an http address\n")


def test_an_answer_that_drips_is_not_waited_for(dripping: Callable[[int], str]) -> None:
    for status in (200, 400, -200, -400):
        with pytest.raises(QueryTimeoutError, match="no answer in 1 s"):
            RemoteEngine(dripping(status), retries=0).given("ASK { ?s ?p ?o }", timeout=1)


def test_looking_for_a_virtuoso_takes_none_of_the_time_for_the_answer_twice(
    dripping: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time of the answer is counted from before the page is looked for."""
    looked: list[float] = []
    counted: list[float] = []
    page, send = sending.page, sending.send

    def looks(endpoint: str, *, timeout: float | None) -> Reply:
        looked.append(time.monotonic())
        return page(endpoint, timeout=timeout)

    def sends(endpoint: str, query: str, form: Form, *, began: float, **more: Any) -> Reply:  # noqa: ANN401 - passed on
        counted.append(began)
        return send(endpoint, query, form, began=began, **more)

    monkeypatch.setattr(sending, "page", looks)
    monkeypatch.setattr(sending, "send", sends)
    with pytest.raises(QueryTimeoutError, match="no answer in 1 s"):
        RemoteEngine(dripping(200), retries=0).given("ASK { ?s ?p ?o }", timeout=1)
    assert len(looked) == len(counted) == 1
    assert counted <= looked


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wp2rdf.querying.engines.sending.LARGEST", 1_000_000)
    with answering(b" " * 2_000_000) as server, pytest.raises(QueryError, match="answers more than 1 MB"):
        RemoteEngine(server.url).given("ASK { ?s ?p ?o }")
