"""Answers over HTTP beside `oxigraph serve-read-only`: CPU time of server and workers, a request, on the same store.

Usage: `python -m benchmarks.beside SITE [--store STORE] [--rounds N] [--only NAME ...]`. Both servers are asked in turn
over connections that stay open. What is asked anew has another text each time; what is asked again, the same.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from benchmarks import external
from benchmarks.measure import ROOT
from benchmarks.serving import cpu_seconds, serving
from benchmarks.table import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PREFIXES = """PREFIX dc: <http://purl.org/dc/elements/1.1/> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX wp: <http://vocabularies.wikipathways.org/wp#> """
_TITLE = 'SELECT ?title { ?p dcterms:identifier "WPID" ; a wp:Pathway ; dc:title ?title }'
_GENES = 'SELECT ?n ?label { ?p dcterms:identifier "WPID" . ?n dcterms:isPartOf ?p ; rdfs:label ?label }'
_JSON, _CSV, _NT = "application/sparql-results+json", "text/csv", "application/n-triples"


class Asked(NamedTuple):
    """What is asked, and how much it may cost.

    Attributes:
        query: SPARQL; WPID stands for the id of a pathway, another one each time.
        accept: the media type.
        budget: times what Oxigraph takes.
        each: requests at a time, in each round.
        again: whether it is always the same pathway.
    """

    query: str
    accept: str
    budget: float
    each: int
    again: bool = False


ASKED = {
    "a lookup": Asked(_TITLE, _JSON, 3, 300),
    "a lookup, again": Asked(_TITLE, _JSON, 1.5, 300, again=True),
    "genes of a pathway": Asked(_GENES, _JSON, 2, 300),
    "genes of a pathway, again": Asked(_GENES, _JSON, 0.5, 300, again=True),
    "10,000 rows, JSON": Asked("SELECT ?s ?o { ?s rdfs:label ?o } LIMIT 10000 #WPID", _JSON, 1.2, 5),
    "10,000 rows, CSV": Asked("SELECT ?s ?o { ?s rdfs:label ?o } LIMIT 10000 #WPID", _CSV, 1.2, 5),
    "all labels, JSON": Asked("SELECT ?s ?o { ?s rdfs:label ?o } #WPID", _JSON, 1.15, 2),
    "all labels, CSV": Asked("SELECT ?s ?o { ?s rdfs:label ?o } #WPID", _CSV, 1.15, 2),
    "CONSTRUCT of all labels": Asked("CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o } #WPID", _NT, 1.15, 2),
}


class Client:
    """Asks one server over one connection.

    Args:
        process: the server's.
        endpoint: where queries are asked.
    """

    def __init__(self, process: int, endpoint: str) -> None:
        self._process = process
        parts = urlsplit(endpoint)
        self._path = parts.path
        self._connection = http.client.HTTPConnection(parts.netloc, timeout=300)

    def cost(self, queries: Sequence[str], accept: str) -> tuple[float, int]:
        """CPU seconds a request, and bytes of the last answer."""
        before = cpu_seconds(self._process)
        size = 0
        for query in queries:
            self._connection.request("GET", f"{self._path}?query={quote(query)}", headers={"Accept": accept})
            answer = self._connection.getresponse()
            size = len(answer.read())
            if answer.status != http.client.OK:
                raise SystemExit(f"{self._path}: {answer.status}")
        return (cpu_seconds(self._process) - before) / len(queries), size


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=list(ASKED), default=list(ASKED), metavar="NAME")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = args.store or built(args.site, Path(folder))
        with serving(store, Path(folder)) as (ours, url), oxigraph(store) as (theirs, endpoint):
            clients = {"wp2rdf": Client(ours, f"{url}/sparql"), "oxigraph": Client(theirs, endpoint)}
            wpids = _wpids(clients["oxigraph"], endpoint)
            rows = [_row(name, clients, wpids, args.rounds) for name in args.only]
    print(markdown(["what is asked", "wp2rdf, ms", "Oxigraph, ms", "times", "budget", "kB"], rows))
    return 0


def _row(name: str, clients: Mapping[str, Client], wpids: Iterator[str], rounds: int) -> list[str]:
    asked = ASKED[name]
    costs: dict[str, list[float]] = {kind: [] for kind in clients}
    size = 0
    for number in range(rounds + 1):  # the first round warms up
        ids = itertools.repeat("WP1") if asked.again else wpids
        for kind, client in clients.items():
            texts = [_PREFIXES + asked.query.replace("WPID", next(ids)) for _ in range(asked.each if number else 3)]
            taken, found = client.cost(texts, asked.accept)
            if number:
                costs[kind].append(1000 * taken)
            if kind == "wp2rdf":
                size = found
    ours, theirs = (statistics.median(costs[kind]) for kind in ("wp2rdf", "oxigraph"))
    return [name, f"{ours:.2f}", f"{theirs:.2f}", f"{ours / theirs:.2f}", f"{asked.budget:g}", f"{size / 1000:.0f}"]


def built(site: Path, folder: Path) -> Path:
    """A store of a site."""
    subprocess.run([sys.executable, "-m", "wp2rdf", "build", site, "-q", "-o", folder / "built"], check=False, cwd=ROOT)
    return folder / "built" / "store"


@contextmanager
def oxigraph(store: Path) -> Iterator[tuple[int, str]]:
    """The server of Oxigraph on a store; its process id and the address of its endpoint."""
    port = 20_000 + time.time_ns() % 10_000
    command = [external.oxigraph(), "serve-read-only", "-l", str(store), "-b", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        try:
            for _ in range(200):
                try:
                    http.client.HTTPConnection("127.0.0.1", port).connect()
                    break
                except OSError:
                    time.sleep(0.05)
            yield child.pid, f"http://127.0.0.1:{port}/query"
        finally:
            child.kill()


def _wpids(client: Client, endpoint: str) -> Iterator[str]:
    """The ids of pathways, again and again, each time with another blank behind, so that no text comes twice."""
    connection = http.client.HTTPConnection(urlsplit(endpoint).netloc)
    query = _PREFIXES + "SELECT DISTINCT ?id { ?p a wp:Pathway ; dcterms:identifier ?id } ORDER BY ?id"
    connection.request("GET", f"/query?query={quote(query)}", headers={"Accept": _JSON})
    rows = json.load(connection.getresponse())["results"]["bindings"]
    del client
    return itertools.cycle([row["id"]["value"] for row in rows])


if __name__ == "__main__":
    raise SystemExit(main())
