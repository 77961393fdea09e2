"""The whole real site with its drawings in a store: it counts what the dump says that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

import wp2rdf
from tests.conftest import REAL_PAGES

if TYPE_CHECKING:
    from pathlib import Path

ASKED = (
    "PREFIX wp: <http://vocabularies.wikipathways.org/wp#> PREFIX wp2rdf: <https://w3id.org/wp2rdf#> "
    "SELECT (COUNT(?one) AS ?number) WHERE {{ {where} }}"
)


def test_oxigraph_counts_what_the_dump_holds(real_site: Path, shared: Path, tmp_path: Path) -> None:
    dump = tmp_path / "all.nq"
    report = wp2rdf.convert(real_site, dump, drawings=shared / "gpml", jobs=2)
    assert report.pages == REAL_PAGES
    assert report.triples > 2_500_000
    store = pyoxigraph.Store(tmp_path / "store")
    store.bulk_load(path=dump)
    assert len(store) == report.triples
    assert sum(1 for _ in store.named_graphs()) == REAL_PAGES + 1

    def count(where: str) -> int:
        rows = store.query(ASKED.format(where=where), use_default_graph_as_union=True)
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        return int(next(rows)["number"].value)

    recovered = count("?one a wp2rdf:Recovered")
    assert count("?one a wp:Interaction") - recovered > 45_000
    assert recovered > 20_000
