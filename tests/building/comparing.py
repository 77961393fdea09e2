"""A build compared with a conversion of everything, and a change to a site that is built again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyoxigraph

import wp2rdf
from tests.conftest import store_content
from wp2rdf.building import manifest

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.building.build import Built


def change(site: Path, old: str = "title: ", new: str = "title: Now ", name: str = "_pathways/WP9001.md") -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert old in text
    (site / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def check_like_full(built: Built, site: Path, folder: Path, *, issued: str | None = None) -> None:
    """Compares a build with a conversion of everything, and its store with one filled from that."""
    dump = io.BytesIO()
    whole = wp2rdf.convert(site, dump, format="nquads", issued=issued)
    assert (folder / "site.nq").read_bytes() == dump.getvalue()
    assert store_content(folder / "store") == merged_content(dump.getvalue())
    assert built.problems == whole.problems
    assert (built.pages, built.triples) == (whole.pages, whole.triples)
    assert built.counts == wp2rdf.describe(folder / "site.nq").counts
    assert {path.name for path in folder.iterdir()} - {"void.ttl"} == {manifest.NAME, "site.nq", "store"}


def merged_content(dump: bytes) -> set[str]:
    """What a store of a dump holds."""
    store = pyoxigraph.Store()
    for quad in pyoxigraph.parse(dump, format=pyoxigraph.RdfFormat.N_QUADS):
        store.add(quad)
        store.add(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object))
    return store_content(store)
