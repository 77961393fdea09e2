"""An Oxigraph store on disk: changed as a copy, which takes its place as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.building import store as stores
from wp2rdf.errors import StoreError
from wp2rdf.loading.names import DEFAULT, is_aside, is_ours
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from wp2rdf.loading.dump import Content

_PART = 2**24


class DirectoryTarget:
    """A folder with an Oxigraph store, or one that is to be.

    Args:
        path: the folder.
        merged: whether everything goes into one graph; otherwise the default graph has the triples of all graphs.
    """

    at_once = True
    is_virtuoso = False

    def __init__(self, path: Path, *, merged: bool) -> None:
        self.name = f"oxigraph:{path}"
        self._path = path
        self._merged = merged
        self._put: dict[str, Content] = {}
        self._drop: list[str] = []

    def check(self) -> None:
        stores.check_target(self._path)

    def replace(self, name: str, content: Content) -> None:
        self._put[name] = content

    def drop(self, name: str) -> None:
        self._drop.append(name)

    def commit(self) -> None:
        if not self._put and not self._drop:
            return
        is_new = not self._path.exists()
        with stores.replacing(self._path) as beside:
            if not is_new:
                stores.copy(self._path, beside)
            if self._merged:
                self._load_merged(beside)
            elif is_new:
                stores.fill(beside, self._blocks())
            else:
                stores.change(beside, self._blocks(), dropped=[Term(f"<{name}>") for name in self._drop])

    def _blocks(self) -> Iterator[Block]:
        for name, content in self._put.items():
            yield Block.of(Term(f"<{name}>"), (line[:-3].decode() for line in content.lines()))

    def _load_merged(self, path: Path) -> None:
        store = pyoxigraph.Store(str(path))
        for name, content in self._put.items():
            graph = _graph(name)
            store.clear_graph(graph)
            for part in content.parts(size=_PART):
                store.bulk_load(part, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph)
        store.flush()
        store.optimize()
        del store  # closes it

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        store = self._store()
        if store is None:
            return dict.fromkeys(names, 0)
        return {name: sum(1 for _ in store.quads_for_pattern(None, None, None, _graph(name))) for name in names}

    def names(self) -> set[str]:
        store = self._store()
        found = {graph.value for graph in store.named_graphs()} if store else set()
        return {name for name in found if is_ours(name) or is_aside(name)}

    def write_triples(self, name: str, into: BinaryIO) -> None:
        store = self._store()
        if store:
            store.dump(into, format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=_graph(name))

    def _store(self) -> pyoxigraph.Store | None:
        if not self._path.exists():
            return None
        try:
            return pyoxigraph.Store.read_only(str(self._path))
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be opened: {error}") from error

    def close(self) -> None:
        pass


def _graph(name: str) -> pyoxigraph.NamedNode | pyoxigraph.DefaultGraph:
    return pyoxigraph.DefaultGraph() if name == DEFAULT else pyoxigraph.NamedNode(name)
