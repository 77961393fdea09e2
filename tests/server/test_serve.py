"""`wp2rdf serve` from its start to its end: what it serves, how it is refused, and that nothing of it stays."""

from __future__ import annotations

import asyncio
import io
import json
import os
import shutil
import signal
import socket
import threading
import time
from contextlib import ExitStack, suppress
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree

import pyoxigraph
import pytest

from tests.conftest import EXAMPLES, ROOT, Run
from tests.served import Reply, Server, gone, served
from wp2rdf.building.build import build
from wp2rdf.server import sparql
from wp2rdf.server.preparation import store_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Message

pytestmark = pytest.mark.slow

PATHWAYS = "SELECT (COUNT(*) AS ?n) { ?p a wp:Pathway }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    build(EXAMPLES, folder)
    return folder / "store"


def number(reply: Reply) -> int:
    assert reply.status == 200, reply.text
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


def in_background(act: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return thread


def until(holds: Callable[[], bool], seconds: float = 20) -> bool:
    for _ in range(int(seconds * 20)):
        if holds():
            return True
        time.sleep(0.05)
    return False


def left_alone(server: Server) -> None:
    """Asks what is never answered."""
    with suppress(OSError, HTTPException):
        raise AssertionError(server.query(ENDLESS))


def running(server: Server) -> int:
    return load(server)[0]


def load(server: Server) -> tuple[int, int]:
    """How many queries run, and how many wait."""
    said = json.loads(server.ask("/health").body)
    return int(said["running"]), int(said["waiting"])


def connected(server: Server) -> socket.socket:
    host, port = server.url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)))


def test_a_site_is_built_and_served(tmp_path: Path, small_site: Path) -> None:
    with served(small_site, tmp_path) as server:
        assert number(server.query(PATHWAYS)) == 2
        assert (tmp_path / "output" / "site.nq").is_file()
        assert "wp2rdf: building " in server.log


def test_what_is_served_of_a_site_has_the_date_that_is_told(tmp_path: Path, small_site: Path, run: Run) -> None:
    with served(small_site, tmp_path, "--issued", "2026-08-22") as server:
        reply = server.query("SELECT DISTINCT ?when { ?d a void:Dataset ; pav:createdOn ?when }", "text/csv")
        assert reply.text.split() == ["when", "2026-08-22T00:00:00"]
    built = tmp_path / "output"
    for source in (built / "store", built / "site.nq"):
        done = run("serve", source, "--port", "0", "-q", "--issued", "2026-08-22", "-o", tmp_path / "other")
        said = f"wp2rdf: error: --issued dates what is built from a checkout; {source} is built already\n"
        assert (done.code, done.err) == (2, said)


def test_a_dump_is_loaded_once_and_again_when_it_changes(tmp_path: Path, run: Run) -> None:
    dump = tmp_path / "two.nq.gz"
    pages = ("--pathway", "WP9002", "--pathway", "WP9003")
    assert run("convert", EXAMPLES, "-o", dump, "-q", *pages[:2]).code == 0
    loaded = f"wp2rdf: loaded {dump} into "
    with served(dump, tmp_path) as server:
        assert number(server.query(PATHWAYS)) == 1
        assert loaded in server.log
        assert ".store, which stays for the next time (-o takes another folder)\n" in server.log
    with served(dump, tmp_path) as server:
        assert number(server.query(PATHWAYS)) == 1
        assert loaded not in server.log
    assert run("convert", EXAMPLES, "-o", dump, "-q", *pages).code == 0
    with served(dump, tmp_path, "-q") as server:
        assert number(server.query(PATHWAYS)) == 2
        assert loaded in server.log


def test_two_dumps_of_one_name_have_a_store_each(tmp_path: Path) -> None:
    dumps = [tmp_path / name / "dump.nt" for name in ("one", "two")]
    for dump in dumps:
        dump.parent.mkdir()
        dump.write_text(f"<urn:a> <urn:b> <urn:{dump.parent.name}> .\n", encoding="utf-8")
    one, two = (store_of(dump, tmp_path / "output") for dump in dumps)
    assert one != two
    assert store_of(dumps[0], tmp_path / "output") == one
    found = next(iter(pyoxigraph.Store.read_only(str(one))))
    assert str(found.object) == "<urn:one>", "the second does not change the data under the first"


def test_a_new_build_is_seen_by_new_queries_and_leaves_running_ones_alone(tmp_path: Path, small_site: Path) -> None:
    build(small_site, tmp_path / "output")
    with served(tmp_path / "output" / "store", tmp_path) as server:
        every = number(server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
        typed = number(server.query("SELECT (COUNT(*) AS ?n) { ?s a ?o }"))
        found: list[int] = []
        long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g a ?h }"
        asking = in_background(lambda: found.append(number(server.query(long))))
        assert until(lambda: running(server) > 0 or bool(found))
        time.sleep(1)  # its process has opened the store by now
        (small_site / "_pathways" / "WP9003.md").write_bytes((EXAMPLES / "_pathways" / "WP9003.md").read_bytes())
        build(small_site, tmp_path / "output")
        assert number(server.query(PATHWAYS)) == 3
        assert number(server.query(PATHWAYS)) == 3
        asking.join(60)
        assert found == [every * every * typed]


@pytest.mark.parametrize("number_of_signal", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, store: Path, number_of_signal: signal.Signals) -> None:
    with served(store, tmp_path) as server:
        assert number(server.query(PATHWAYS)) == 10
        workers = server.children
        assert len(workers) >= 3
        asking = in_background(lambda: server.query(ENDLESS))
        assert until(lambda: running(server) == 1)
        server.process.send_signal(number_of_signal)
        assert server.process.wait(20) == 0
        assert gone(workers)
        asking.join(10)
        assert "Traceback" not in server.log.replace("asyncio.exceptions.CancelledError", "")


def test_ctrl_c_while_workers_start_says_nothing(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--queries", "6") as server:
        os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does: to the whole group
        assert server.process.wait(20) == 0
        assert server.log.count("\n") == 1, server.log


def test_workers_do_not_outlive_a_server_that_is_killed(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path) as server:
        assert until(lambda: len(server.children) >= 4)

        asking = in_background(lambda: left_alone(server))
        assert until(lambda: running(server) == 1)
        workers = server.children
        server.process.kill()
        assert gone(workers)
        asking.join(10)


_DIRECT = (
    f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    f"Content-Length: {len(ENDLESS)}\r\n\r\n{ENDLESS}"
)
_ASKED = urlencode({"query": ENDLESS})


@pytest.mark.parametrize(
    "request_sent",
    [_DIRECT, *(f"GET {path}?{_ASKED} HTTP/1.1\r\nHost: x\r\n\r\n" for path in ("/sparql", "/results"))],
    ids=["post", "get", "page"],
)
def test_when_clients_go_away_their_queries_end_and_leave_the_line(
    tmp_path: Path, store: Path, request_sent: str
) -> None:
    with served(store, tmp_path, "--queries", "1") as server:
        assert until(lambda: len(server.children) == 4)
        workers = server.children
        with ExitStack() as clients:
            for _ in range(10):
                clients.enter_context(connected(server)).sendall(request_sent.encode())
            assert until(lambda: load(server) == (1, 9))
        assert until(lambda: load(server) == (0, 0))
        assert until(lambda: len(workers - server.children) == 1)
        assert number(server.query(PATHWAYS)) == 10
        assert until(lambda: server.log.count(" 499 0 bytes ") == 10)


def test_pages_of_clients_that_went_away_ask_nothing_more(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--queries", "2") as server:
        assert until(lambda: len(server.children) == 5)
        workers = server.children
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        try:
            with ExitStack() as clients:
                for _ in range(5):
                    clients.enter_context(connected(server)).sendall(
                        b"GET /pathways/WP9001 HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n"
                    )
                assert until(lambda: load(server) == (2, 3))
            assert until(lambda: load(server) == (0, 0))
        finally:
            for worker in workers & server.children:
                os.kill(worker, signal.SIGCONT)
        assert server.ask("/pathways/WP9001").status == 200


def test_a_client_that_leaves_before_its_body_is_there_is_no_fault(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path) as server:
        with connected(server) as client:
            client.sendall(_DIRECT[:-20].encode())
            assert server.ask("/health").status == 200
        assert until(lambda: " POST /sparql 499 0 bytes " in server.log)
        assert "internal error" not in server.log
        assert "Traceback" not in server.log


def test_a_client_that_does_not_read_holds_nothing_up(tmp_path: Path, store: Path) -> None:
    many = "SELECT * { ?a ?b ?c . ?d ?e <http://vocabularies.wikipathways.org/wp#Pathway> }"

    def kept(server: Server) -> int:
        folder = Path(f"/proc/{server.process.pid}/fd")
        return sum("(deleted)" in str(link.readlink()) for link in folder.iterdir() if link.is_symlink())

    with served(store, tmp_path, "--timeout", "10", "--queries", "1") as server:
        host, port = server.url.removeprefix("http://").split(":")
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect((host, int(port)))
            client.sendall(f"GET /sparql?{urlencode({'query': many})} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert until(lambda: kept(server) == 1 and running(server) == 0), "its worker is free while it is sent"
            assert number(server.query(PATHWAYS)) == 10
            assert until(lambda: kept(server) == 0), "it is left after a while"
            assert len(server.query(many).body) > 4_000_000


def test_a_client_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql, "LEAST_RATE", 2**30)
    taken: list[Message] = []

    async def drip(message: Message) -> None:
        taken.append(message)
        await asyncio.sleep(0.05)

    async def nothing() -> Message:
        raise AssertionError("nothing is read")

    body = io.BytesIO(bytes(2**23))
    asyncio.run(sparql.Whole(body, {"Content-Length": str(2**23)}, 0.3)({}, nothing, drip))
    assert 1 < len(taken) < 2**23 / 2**16
    assert taken[-1]["more_body"]
    assert body.closed


def test_more_clients_that_ask_than_a_server_has_files_for_are_sent_away(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--waiting", "1000") as server:
        with ExitStack() as clients:
            for _ in range(398):
                clients.enter_context(connected(server)).sendall(_DIRECT.encode())
            assert until(lambda: load(server) == (2, 396))
            clients.enter_context(connected(server)).sendall(_DIRECT.encode())
            time.sleep(1)  # nobody can ask whether it is there
            refused = server.ask("/health")
            assert refused.status == 503
            assert refused.text == "too many clients ask: try again later\n"
            assert refused.headers["Retry-After"] == "5"
        assert until(lambda: server.ask("/health").status == 200)


def test_a_query_that_takes_too_long_is_ended_and_said_so(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--timeout", "1", "--queries", "1", "--metrics") as server:
        reply = server.query(ENDLESS)
        assert (reply.status, reply.text) == (504, "the query took longer than 1 s and was ended\n")
        assert number(server.query(PATHWAYS)) == 10
        metrics = server.ask("/metrics").text
        assert 'wp2rdf_answers_total{status="504"} 1\n' in metrics
        assert "wp2rdf_processes_ended_total 1\n" in metrics
        assert "wp2rdf_queries_running 0\n" in metrics


def test_when_too_many_wait_the_next_is_sent_away(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--timeout", "8", "--queries", "1", "--waiting", "1") as server:
        threads = [in_background(lambda: left_alone(server)) for _ in range(2)]
        assert until(lambda: json.loads(server.ask("/health").body)["waiting"] == 1)
        reply = server.query(PATHWAYS)
        assert (reply.status, reply.headers["Retry-After"]) == (503, "5")
        assert reply.text == "too many queries wait: try again later\n"
        server.process.kill()
        for thread in threads:
            thread.join(10)


def test_an_answer_over_a_limit_is_an_error_and_not_a_part(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--max-rows", "20", "--max-size", "1") as server:
        reply = server.query("SELECT * { ?s ?p ?o }")
        assert (reply.status, reply.text) == (400, "the answer has more than 20 rows, which is the limit here\n")
        repeat = (
            "SELECT (CONCAT("
            + ", ".join(["?many"] * 200)
            + ") AS ?x) { { SELECT (GROUP_CONCAT(STR(?o)) AS ?many) { ?s ?p ?o } } }"
        )
        reply = server.query(repeat)
        assert (reply.status, reply.text) == (
            400,
            "the answer has more than 1,000,000 bytes, which is the limit here\n",
        )


def test_the_address_that_the_world_knows(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--base-url", "https://rdf.example.org/wp/") as server:
        assert "<https://rdf.example.org/wp/sparql>" in server.ask("/sparql", headers={"Accept": "text/turtle"}).text
        assert "<https://rdf.example.org/wp/sparql>" in server.ask("/.well-known/void").text


def test_what_cannot_be_served_is_said_in_one_line(tmp_path: Path, store: Path, run: Run) -> None:
    def refused(*arguments: str | Path) -> str:
        done = run("serve", *arguments, "-q", "-o", tmp_path / "output")
        assert done.code == 2
        assert done.err.count("\n") == 1, done.err
        return done.err.removeprefix("wp2rdf: error: ").rstrip()

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused(store, "--port", str(port))
        assert said == f"127.0.0.1:{port}: the port is taken: stop what listens there, or give another --port"
    assert refused(store, "--host", "203.0.113.7", "--port", "0").endswith("this machine has no such address")
    assert refused(store, "--host", "no such host", "--port", "0").endswith("no such address")
    assert refused(tmp_path / "nothing").endswith("no such file or folder")
    text = tmp_path / "notes.txt"
    text.write_text("notes", encoding="utf-8")
    assert "is no checkout, no RDF file and no store" in refused(text)
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b>", encoding="utf-8")
    assert "broken.ttl" in refused(broken)
    assert refused(store, "--port", "99999") == "port must be 0 to 65535, not 99999"
    assert refused(store, "--timeout", "nan") == "seconds must be more than 0, not nan"
    assert refused(store, "--max-memory", "10") == "the process of a query needs 200 MB of memory or more"
    assert refused(store, "--base-url", "rdf.example.org") == "'rdf.example.org' is not an http address"
    assert refused(store, "--timeout", "0") == "seconds must be more than 0, not 0"
    assert refused(store, "--allow-service", "file:///etc/passwd") == "'file:///etc/passwd' is not an http address"
    damaged = tmp_path / "damaged"
    shutil.copytree(store, damaged)
    for manifest in damaged.glob("MANIFEST-*"):
        manifest.write_bytes(manifest.read_bytes()[:100])
    assert "the store is damaged, or not one of ours" in refused(damaged)
    for file in damaged.iterdir():
        file.write_bytes(b"")
    assert "the store is damaged, or not one of ours" in refused(damaged)


def test_workers_that_cannot_start_are_told_in_one_line(tmp_path: Path, store: Path, run: Run) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\nif 'wp2rdf.server.worker' in sys.orig_argv:\n    os._exit(1)\n", encoding="utf-8"
    )
    done = run("serve", store, "--port", "0", "-q", env={"PYTHONPATH": f"{tmp_path}:{ROOT}"})
    assert (done.code, done.err) == (2, "wp2rdf: error: a worker does not start\n")


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path, store: Path, run: Run) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('gone', name='uvicorn')", encoding="utf-8")
    done = run("serve", store, env={"PYTHONPATH": f"{tmp_path}:{ROOT}"})
    assert done.code == 2
    assert done.err == "wp2rdf: error: uvicorn is not installed: pip install 'wp2rdf[server]'\n"


@pytest.mark.parametrize(
    "query",
    [
        "BASE <http://x/> SELECT * FROM <rel> { ?s ?p ?o } LIMIT 1",
        "BASE <http://x/> PREFIX g: <rel#> SELECT * FROM NAMED g:a { GRAPH ?g { ?s ?p ?o } } LIMIT 1",
        "SELECT * FROM <urn:%> { ?s ?p ?o } LIMIT 1",
    ],
)
def test_graphs_with_relative_names_are_answered(endpoint: Server, query: str) -> None:
    reply = endpoint.query(query)
    assert reply.status in {200, 400}, reply.text
    if "BASE" in query:
        assert json.loads(reply.body)["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ('SELECT ("a\\u0001b" AS ?x) {}', "application/sparql-results+xml"),
        ('CONSTRUCT { <urn:s> <urn:p> "a\\u0001b" } {}', "application/rdf+xml"),
        ("CONSTRUCT { <http://x/s> <http://x/1> 1 } {}", "application/rdf+xml"),
    ],
)
def test_what_xml_cannot_hold_is_not_written_as_xml(endpoint: Server, query: str, accept: str) -> None:
    reply = endpoint.query(query, accept)
    assert reply.status == 406
    assert "XML" in reply.text
    assert endpoint.query(query).status == 200


def test_predicates_that_end_in_a_name_are_written_as_xml(endpoint: Server) -> None:
    for name in ("http://x/a", "http://x/a.b-c", "http://x/1a", "http://x/#_1", "urn:p"):
        reply = endpoint.query(f"CONSTRUCT {{ <urn:s> <{name}> 1 }} {{}}", "application/rdf+xml")
        assert reply.status == 200
        assert reply.text.count("oxprefix: ") == 0
        ElementTree.fromstring(reply.body)  # noqa: S314 - ours


def test_a_compressed_body_is_refused(endpoint: Server) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    reply = endpoint.ask("/sparql", method="POST", headers=headers, body=b"ASK {}")
    assert reply.status == 415
