"""`wp2rdf serve`: what it serves of what it is given, and how it is refused."""

from __future__ import annotations

import json
import shutil
import socket
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pyoxigraph
import pytest

from tests.conftest import EXAMPLES, ROOT, Run
from tests.served import Server, served
from tests.server.asking import PATHWAYS, number
from wp2rdf.server.preparation import store_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


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
