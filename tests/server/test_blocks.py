"""Graphs of pages that are read from the dump of the build: as the store has them, or not at all."""

from __future__ import annotations

import asyncio
import io
import shutil
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from tests.conftest import EXAMPLES
from tests.served import Server, served
from wp2rdf.building import manifest
from wp2rdf.building.build import build
from wp2rdf.rdf.iri import PAGES, known
from wp2rdf.server.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from wp2rdf.rdf.terms import Statement

PAGE = f"{PAGES}WP9001.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blocks")
    build(EXAMPLES, folder)
    return folder


def read(folder: Path, *graphs: str) -> list[Sequence[Statement]]:
    async def all_of(blocks: Blocks) -> list[Sequence[Statement]]:
        return [await blocks.graph(known(graph)) for graph in graphs]

    return asyncio.run(all_of(Blocks(folder / "store")))


def held(store: Path, graph: str) -> list[str]:
    """What the engine gives for a graph."""
    out = io.BytesIO()
    query = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    found = pyoxigraph.Store.read_only(str(store)).query(query)
    assert isinstance(found, pyoxigraph.QueryTriples)
    found.serialize(out, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return out.getvalue().decode().split(" .\n")[:-1]


def check(folder: Path, every: int = 1) -> int:
    """Whether named graphs of a store are read from the dump as the engine gives them; how many were looked at."""
    graphs = [name.value for name in pyoxigraph.Store.read_only(str(folder / "store")).named_graphs()]
    graphs = sorted(graphs)[::every]
    for graph, statements in zip(graphs, read(folder, *graphs), strict=True):
        assert sorted(statements) == sorted(held(folder / "store", graph)), graph
    return len(graphs)


def test_the_dump_gives_what_the_engine_gives(built: Path) -> None:
    assert check(built) > 10


def test_the_dump_gives_what_the_engine_gives_on_the_real_site(real_build: Path) -> None:
    assert check(real_build, every=10) > 170


def _change_the_dump(folder: Path) -> None:
    dump = folder / "site.nq"
    dump.write_bytes(dump.read_bytes().replace(b"Glucose sensing", b"Glucose feeling"))


def _change_the_store(folder: Path) -> None:
    store = pyoxigraph.Store(str(folder / "store"))
    more = pyoxigraph.NamedNode("urn:more")
    store.bulk_extend([pyoxigraph.Quad(more, more, more, pyoxigraph.NamedNode(PAGE))])
    store.flush()


def _damage_the_manifest(folder: Path) -> None:
    listed = folder / manifest.NAME
    listed.write_bytes(listed.read_bytes()[:-9])


@pytest.mark.parametrize(
    "change",
    [
        _change_the_dump,
        _change_the_store,
        _damage_the_manifest,
        lambda folder: (folder / "site.nq").unlink(),
        lambda folder: (folder / manifest.NAME).unlink(),
        lambda folder: (folder / manifest.NAME).write_text('{"form": [2]}\n[]\n', encoding="utf-8"),
    ],
)
def test_what_is_not_of_the_store_is_not_used(built: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = tmp_path / "built"
    shutil.copytree(built, folder)
    assert read(folder, PAGE)[0]
    change(folder)
    assert not read(folder, PAGE)[0]


def test_another_build_is_noticed(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "built"
    shutil.copytree(EXAMPLES, site)
    build(site, folder)
    blocks = Blocks(folder / "store")

    async def titles() -> list[str]:
        return [one for one in await blocks.graph(known(PAGE)) if "Glucose sensing" in one or "Another title" in one]

    assert any("Glucose sensing" in one for one in asyncio.run(titles()))
    page = site / "_pathways/WP9001.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Glucose sensing", "Another title"), encoding="utf-8")
    build(site, folder)
    found = asyncio.run(titles())
    assert found
    assert not any("Glucose sensing" in one for one in found)


@pytest.mark.slow
def test_pages_are_the_same_without_a_dump(endpoint: Server, built: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(built / "store", store)
    with served(store, tmp_path / "served") as alone:
        for path in ("/pathways/WP9001", "/pathways/WP9001.ttl", "/pathways/WP9001.nt", "/pathways/WP9002"):
            ours, theirs = (one.ask(path, headers={"Accept": "text/html"}) for one in (endpoint, alone))
            assert ours.status == theirs.status == 200
            said, other = (reply.text.replace(server.url, "") for reply, server in ((ours, endpoint), (theirs, alone)))
            assert said == other, path
