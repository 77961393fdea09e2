"""What somebody sees who reads a graph while it is replaced."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import httpx
import pytest

import wp2rdf
from tests.loading.content import password
from tests.loading.stores import Store, Virtuoso
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

GRAPH = "urn:read:all:the:while"
SIZES = 4000, 7000
COUNT = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{}> {{ {} }} }}"
PATTERNS = ("?s ?p ?o", "<urn:s:7> ?p ?o", "?s <urn:p:1> ?o", '?s ?p "a value"')


class Reader(threading.Thread):
    """Asks for the same again and again, and remembers what was answered."""

    def __init__(self, url: str, pattern: str, *, graph: str = GRAPH) -> None:
        super().__init__(daemon=True)
        self.seen: Counter[int] = Counter()
        self.ended = threading.Event()
        self._url, self._query = url, COUNT.format(graph, pattern)

    def run(self) -> None:
        with httpx.Client(timeout=PATIENCE) as client:
            while not self.ended.is_set():
                self.seen[count(client, self._url, self._query)] += 1


def count(client: httpx.Client, url: str, query: str) -> int:
    accept = {"Accept": "application/sparql-results+json"}
    reply = client.post(url, data={"query": query}, headers=accept)
    return int(reply.json()["results"]["bindings"][0]["n"]["value"])


def dumps(folder: Path) -> list[Path]:
    paths = []
    for size in SIZES:
        path = folder / f"{size}.nq"
        lines = (
            f'<urn:v:{n}> <urn:p:{n % 9}> "a value" <{GRAPH}> .\n'
            if n % 10 == 0
            else f'<urn:s:{n % 50}> <urn:p:{n % 9}> "{n}" <{GRAPH}> .\n'
            for n in range(size)
        )
        path.write_text("".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


class Watched(NamedTuple):
    """What readers saw of one pattern.

    Attributes:
        seen: how often which number.
        allowed: the numbers of whole graphs.
        loads: how often the graph was replaced.
    """

    seen: Counter[int]
    allowed: set[int]
    loads: int

    @property
    def partial(self) -> int:
        """How many of the answers were of no whole graph."""
        return sum(times for number, times in self.seen.items() if number not in self.allowed)


def watched(query_url: str, target: str, tmp_path: Path, *, times: int) -> list[Watched]:
    """Loads two dumps in turn while others read; some times, and more often until each of them has read enough."""
    paths = dumps(tmp_path)
    wp2rdf.load(paths[0], target)
    allowed: list[set[int]] = [set() for _ in PATTERNS]
    readers = [Reader(query_url, pattern) for pattern in PATTERNS]
    with httpx.Client(timeout=PATIENCE) as client:
        for path in paths:
            wp2rdf.load(path, target)
            for may, pattern in zip(allowed, PATTERNS, strict=True):
                may.add(count(client, query_url, COUNT.format(GRAPH, pattern)))
    for reader in readers:
        reader.start()
    loads = 0
    while loads < times or (loads < 20 * times and any(reader.seen.total() <= times // 2 for reader in readers)):
        assert wp2rdf.load(paths[loads % 2], target).differences == []
        loads += 1
    for reader in readers:
        reader.ended.set()
        reader.join()
        assert reader.seen.total() > times // 2
    assert all(len(may) == len(SIZES) for may in allowed)
    return [Watched(reader.seen, may, loads) for reader, may in zip(readers, allowed, strict=True)]


@pytest.mark.parametrize("target", ["gsp:{}/store", "update:{}/update"])
def test_oxigraph_shows_whole_graphs_only(oxigraph: Store, tmp_path: Path, target: str) -> None:
    for one in watched(f"{oxigraph.url}/query", target.format(oxigraph.url), tmp_path, times=4):
        assert one.partial == 0


@pytest.mark.parametrize("target", ["virtuoso:{url}", "update:{url}/sparql-auth", "virtuoso-isql:127.0.0.1:{sql}"])
def test_virtuoso_shows_whole_graphs_but_to_who_is_in_the_middle_of_one(
    virtuoso: Virtuoso, tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads what is committed, row by row: one answer of each reader, at most, for each replacement."""
    for name, value in password().items():
        monkeypatch.setenv(name, value)
    named = target.format(url=virtuoso.url, sql=virtuoso.sql)
    for one in watched(f"{virtuoso.url}/sparql", named, tmp_path, times=6):
        assert one.partial <= one.loads


def test_the_bulk_loader_of_virtuoso_shows_parts_of_a_new_graph(
    virtuoso: Virtuoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This is what docs/loading.md warns of."""
    for name, value in password().items():
        monkeypatch.setenv(name, value)
    dump = tmp_path / "new.nq"
    for attempt in range(5):  # on a busy machine a reader may not get its turn in time
        size = 100_000 * 2**attempt
        name = f"{GRAPH}:new:{attempt}"
        dump.write_text("".join(f"<urn:s:{n}> <urn:p> <urn:o:{n}> <{name}> .\n" for n in range(size)))
        reader = Reader(f"{virtuoso.url}/sparql", "?s ?p ?o", graph=name)
        reader.start()
        assert wp2rdf.load(dump, f"virtuoso-isql:127.0.0.1:{virtuoso.sql}").differences == []
        reader.ended.set()
        reader.join()
        if any(0 < number < size for number in reader.seen):
            return
    pytest.fail("nobody saw a part of a new graph")
