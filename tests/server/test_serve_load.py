"""Many connections at a time, on the example site and on the real one: no error, nothing that grows, nothing left."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.conftest import REAL_PAGES, skip
from tests.served import Server, served
from tests.server.asking import PATHWAYS, number
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.slow

NAMES = "SELECT ?p ?title { ?p a wp:Pathway ; dc:title ?title }"
JOINED = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a dcterms:isPartOf ?p . ?b dcterms:isPartOf ?p . ?p a wp:Pathway }"
MINUTES = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?b ?q ?c . ?c ?r ?d . ?d ?s ?e . ?e ?t ?f }"


def load(server: Server, paths: Iterable[str]) -> int:
    """Lets 50 connections ask for a second each; gives the memory after it."""
    wrk = shutil.which("wrk")
    if wrk is None:
        skip("wrk is not installed: apt-get install wrk")
    for path in paths:
        assert server.ask(path).status == 200
        command = [str(wrk), "-t1", "-c50", "-d1s", "--timeout", "60s", server.url + path]
        done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "Non-2xx" not in done, done
        assert "Socket errors" not in done, done
        assert int(re.findall(r"(\d+) requests in", done)[0]) > 0
    assert until(lambda: idle(server))
    return _memory(server)


def _memory(server: Server) -> int:
    """Bytes that the server and its workers have; what they share counts once."""
    total = 0
    for process in (server.process.pid, *server.children):
        with suppress(OSError):
            said = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
            total += 1024 * int(re.findall(r"Pss: +(\d+) kB", said)[0])
    return total


def idle(server: Server) -> bool:
    said = json.loads(server.ask("/health").body)
    return (said["running"], said["waiting"]) == (0, 0)


def test_fifty_connections_see_no_error_and_the_memory_stays(store: Path, tmp_path: Path) -> None:
    paths = ["/health", *(f"/sparql?query={quote(query)}" for query in (NAMES, JOINED)), "/pathways/WP9001.ttl"]
    with served(store, tmp_path, "-q") as server:
        assert until(lambda: len(server.children) >= 5)
        first, again = (load(server, paths) for _ in range(2))
        assert again < first * 1.25 + 10_000_000
        assert until(lambda: idle(server))


def test_the_real_site_under_load_and_a_query_of_minutes(real_build: Path, tmp_path: Path) -> None:
    one = 'SELECT ?label { ?p dcterms:identifier "WP1" . ?n dcterms:isPartOf ?p ; rdfs:label ?label }'
    with served(real_build / "store", tmp_path, "--timeout", "5", "--queries", "1") as server:
        assert number(server.query(PATHWAYS)) == REAL_PAGES
        load(server, ["/health", f"/sparql?query={quote(one)}"])
        reply = server.query(MINUTES)
        assert (reply.status, reply.text) == (504, "the query took longer than 5 s and was ended\n")
        assert number(server.query(PATHWAYS)) == REAL_PAGES
        assert until(lambda: idle(server))
        greedy = server.query("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f")
        assert greedy.status in {500, 504}, "it is ended by the memory that it may have, or by the time"
        assert number(server.query(PATHWAYS)) == REAL_PAGES
