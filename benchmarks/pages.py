"""What a page of the served site costs: CPU time of the server and its workers together, and bytes.

Usage: `python -m benchmarks.pages SITE [--store STORE] [--rounds N]`. Each page is asked for one at a time, several
times, after it was asked for once: by addresses that differ, of a server that keeps no answers (`--cache 0`); by the
same one, whose answer is kept; and by the same one with its ETag, which is answered with 304.
"""

from __future__ import annotations

import argparse
import http.client
import json
import tempfile
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from benchmarks.serving import cpu_seconds, serving
from benchmarks.table import markdown
from wp2rdf.building.layout import STORE

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

_HTML = "text/html"
_BUDGETS = {"a pathway": ("12", "1")}
"""Milliseconds of a page that is asked for anew, and of one that has not changed."""
_AGAIN = 20
"""How much oftener a page is asked for that is kept: the system counts CPU time in hundredths of a second."""


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--rounds", type=int, default=10, help="how often each page is asked for")
    args = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(args.store or args.site, Path(folder)) as (process, url),
        serving(args.store or Path(folder) / STORE, Path(folder), "--cache", "0") as (forgetful, its_url),
    ):
        rows = []
        for name, path in (*_found(url), *_FIXED.items()):
            size = len(_read(url + path, _HTML))
            _read(its_url + path, _HTML)  # whoever comes first pays for what a server reads once
            anew = [f"{path}{'&' if '?' in path else '?'}time={count}" for count in range(args.rounds)]
            again = [path] * args.rounds * _AGAIN
            costs = [
                cpu_of_pages(forgetful, its_url, anew),
                cpu_of_pages(process, url, again),
                cpu_of_pages(process, url, again, known=True),
            ]
            figures = ["" if one is None else f"{1000 * one:.2f}" for one in costs]
            budget, budget_again = _BUDGETS.get(name, ("", ""))
            rows.append((name, figures[0], budget, *figures[1:], budget_again, f"{size / 1000:.0f}"))
        print(markdown(["page", "CPU ms", "budget", "again", "304", "budget", "kB"], rows))
    return 0


def cpu_of_pages(process: int, url: str, paths: list[str], *, known: bool = False, accept: str = _HTML) -> float | None:
    """CPU seconds a page, over one connection; None: it is not kept, and has no ETag.

    Args:
        process: the server's.
        url: its address.
        paths: of the pages.
        accept: the media type.
        known: whether the client sends the ETag of the first, and must be answered with 304.
    """
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=120)
    headers = {"Accept": accept}
    if known:
        tag = _asked(connection, paths[0], headers, http.client.OK).headers.get("ETag")
        if tag is None:
            return None
        headers["If-None-Match"] = tag
    before = cpu_seconds(process)
    for path in paths:
        _asked(connection, path, headers, http.client.NOT_MODIFIED if known else http.client.OK)
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


def _asked(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str], status: int
) -> http.client.HTTPResponse:
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != status:
        raise SystemExit(f"{path}: {answer.status}")
    return answer


def _read(address: str, accept: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept}), timeout=120) as answer:  # noqa: S310 - loopback
        content: bytes = answer.read()
    return content


if __name__ == "__main__":
    raise SystemExit(main())
