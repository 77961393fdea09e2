"""Real drawings in stores: they count what the dump says that it holds; in Oxigraph the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pyoxigraph

import wp2rdf
from tests.conftest import REAL_PAGES
from tests.loading.content import password
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.loading.stores import Virtuoso

ASKED = (
    "PREFIX wp: <http://vocabularies.wikipathways.org/wp#> PREFIX wp2rdf: <https://w3id.org/wp2rdf#> "
    "SELECT (COUNT(*) AS ?number) WHERE {{ {where} }}"
)


def test_oxigraph_counts_what_the_dump_holds(real_drawn_build: Path) -> None:
    with (real_drawn_build / "site.nq").open("rb") as dump:
        quads = sum(1 for _ in dump)
    assert quads > 2_500_000
    store = pyoxigraph.Store.read_only(str(real_drawn_build / "store"))
    assert sum(1 for _ in store.named_graphs()) == REAL_PAGES + 1

    def count(where: str) -> int:
        rows = store.query(ASKED.format(where=where))
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        return int(next(rows)["number"].value)

    assert count("GRAPH ?graph { ?subject ?predicate ?object }") == quads
    recovered = count("?one a wp2rdf:Recovered")
    assert count("?one a wp:Interaction") - recovered > 45_000
    assert recovered > 20_000


def test_virtuoso_counts_what_the_dump_holds(
    shared: Path, virtuoso: Virtuoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty drawings with everything that is drawn; docs/loading.md has what came of all of them."""
    wpids = sorted(path.name for path in (shared / "gpml" / "pathways").iterdir())[::85][:20]
    assert len(wpids) == 20
    dump = tmp_path / "drawn.nq"
    report = wp2rdf.convert(shared / "gpml", dump, pathways=wpids, gpml_layer=True)
    assert report.pages == 20
    assert report.triples > 60_000
    for name, value in password().items():
        monkeypatch.setenv(name, value)
    loaded = wp2rdf.load(dump, f"virtuoso-isql:127.0.0.1:{virtuoso.sql}")
    assert not loaded.differences
    ours = 'FILTER(STRSTARTS(STR(?g), "https://www.wikipathways.org/"))'
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}"
    asked = {"query": query, "format": "text/csv"}
    assert httpx.get(f"{virtuoso.url}/sparql", params=asked, timeout=PATIENCE).text.split() == [
        '"n"',
        str(report.triples),
    ]
