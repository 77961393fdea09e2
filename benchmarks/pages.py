"""What a page of the served site costs: CPU time of the server and its workers together, and bytes.

Usage: `python -m benchmarks.pages SITE [--store STORE] [--rounds N]`. Each page is asked for one at a time, several
times, after it was asked for once: by addresses that differ, and by the same one, whose answer is kept.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from benchmarks.serving import cpu_seconds, serving
from benchmarks.table import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIXED = {
    "the query page": "/",
    "browse": "/browse",
    "all pathways": "/pathways",
    "all terms": "/terms",
    "all authors": "/authors",
    "most frequent genes": "/nodes",
    "a search": "/search?q=insulin",
    "a completion": "/complete?kind=pathway&q=insu",
}
_FOUND = {
    "a pathway": "SELECT ?x { ?x a wp:Pathway } ORDER BY MD5(STR(?x)) LIMIT 1",
    "the pathway of most data nodes": """SELECT ?x (COUNT(?n) AS ?c) { ?n dcterms:isPartOf ?x ; a wp:DataNode }
        GROUP BY ?x ORDER BY DESC(?c) LIMIT 1""",
    "the gene of most pathways": """SELECT ?x (COUNT(?p) AS ?c) { ?x dcterms:isPartOf ?p ; a wp:Protein }
        GROUP BY ?x ORDER BY DESC(?c) LIMIT 1""",
    "the term of most pathways": """SELECT ?x (COUNT(?p) AS ?c) { ?p wp:pathwayOntologyTag ?x }
        GROUP BY ?x ORDER BY DESC(?c) LIMIT 1""",
    "the organism of most pathways": """SELECT ?x (COUNT(?p) AS ?c) { ?p wp:organism ?x }
        GROUP BY ?x ORDER BY DESC(?c) LIMIT 1""",
    "the author of most pathways": """SELECT ?x (COUNT(?p) AS ?c) { ?p dc:creator ?x }
        GROUP BY ?x ORDER BY DESC(?c) LIMIT 1""",
    "the work of most pathways": """SELECT ?x (COUNT(?p) AS ?c) { ?p dcterms:references ?x }
        GROUP BY ?x ORDER BY DESC(?c) LIMIT 1""",
}
"""What is looked up first: the heaviest of each kind."""


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--rounds", type=int, default=10, help="how often each page is asked for")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(args.store or args.site, Path(folder)) as (process, url):
        rows = []
        for name, path in (*_found(url), *_FIXED.items()):
            size = len(_read(url + path, "text/html"))
            anew = [f"{path}{'&' if '?' in path else '?'}time={count}" for count in range(args.rounds)]
            each = [1000 * _cost(process, url, paths) for paths in (anew, [path] * args.rounds)]
            rows.append((name, f"{each[0]:.0f}", f"{each[1]:.1f}", f"{size / 1000:.0f}"))
        print(markdown(["page", "CPU ms", "again", "kB"], rows))
    return 0


def _cost(process: int, url: str, paths: list[str]) -> float:
    """CPU seconds a page."""
    before = cpu_seconds(process)
    for path in paths:
        _read(url + path, "text/html")
    return (cpu_seconds(process) - before) / len(paths)


def _found(url: str) -> Iterator[tuple[str, str]]:
    for name, query in _FOUND.items():
        table = json.loads(_read(f"{url}/sparql?query={quote(query)}", "application/sparql-results+json"))
        rows = table["results"]["bindings"]
        if rows:
            yield name, _home(url, f"/resource?iri={quote(rows[0]['x']['value'], safe='')}")


def _home(url: str, path: str) -> str:
    """Where the page lies to which an address leads."""
    with urllib.request.urlopen(url + path, timeout=120) as answer:  # noqa: S310 - loopback
        return str(answer.geturl()).removeprefix(url)


def _read(address: str, accept: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept}), timeout=120) as answer:  # noqa: S310 - loopback
        content: bytes = answer.read()
    return content


if __name__ == "__main__":
    raise SystemExit(main())
