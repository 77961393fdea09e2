"""The Oxigraph store that we build: merged triples in its default graph, each page in its named graph.

A store is never changed in place, since somebody may be reading it: `replacing` gives a folder beside it to fill, or to
copy it to and change, and puts that in its place as a whole.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from wp2rdf.errors import OutputError, UsageError
from wp2rdf.writing.folders import put_in_place
from wp2rdf.writing.lock import leftovers, locked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from pyoxigraph import Triple

    from wp2rdf.rdf.block import Block
    from wp2rdf.rdf.terms import Term

_PIECE = 3 * 2**17
"""Quads that are loaded at a time: bounds the memory, of which Oxigraph takes more than 1 kB for each."""

_REMEMBERED = 2**21
"""Merged triples that are remembered at most, each in about 90 bytes."""

_MERGED = DefaultGraph()

Identity: TypeAlias = tuple[int, int, int]


class DamagedError(OutputError):
    """The files of a store are damaged; says what Oxigraph found."""


@contextmanager
def damage_told() -> Iterator[None]:
    """Around what Oxigraph reads: it tells damage, and nothing else that can happen there, as a RuntimeError."""
    try:
        yield
    except RuntimeError as error:
        found = re.split(r": |\.? {2}", str(error).removeprefix("Corruption: "))[0]
        raise DamagedError(f"the store is damaged: {found}") from error


def is_store(path: Path) -> bool:
    """Whether a folder is an Oxigraph store."""
    return (path / "CURRENT").is_file()


def identity(path: Path | str) -> Identity:
    """What tells a store from another that takes its place: where its file CURRENT lies, and since when.

    Raises:
        FileNotFoundError: there is no store.
        OSError: it cannot be looked at.
    """
    found = os.stat(f"{path}/CURRENT")  # noqa: PTH116 - once for each request that a server gets
    return found.st_dev, found.st_ino, found.st_mtime_ns


def check_target(path: Path) -> None:
    """Refuses to replace what is no store.

    Raises:
        UsageError: something else is there.
    """
    if path.exists() and not is_store(path):
        raise UsageError(f"{path}: is there and is no Oxigraph store")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """The name of a folder beside a store, to make a store there; it takes the place of `target` when all went well.

    Until then `target` stays as it was, and after a kill at any moment too; whoever reads it goes on reading what was
    there before. What killed runs left beside it is removed.

    Raises:
        UsageError: something that is no store is there.
        OutputError: it cannot be written, or another run is writing it.
    """
    target = Path(os.path.realpath(target))  # a link stays a link
    check_target(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target):
            _clean_up(target)
            beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
            try:
                yield beside
                put_in_place(beside, target)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    """Why something cannot be written; of what Oxigraph says of it, which names files of a store, what people know."""
    known = map(
        os.strerror, (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EMFILE, errno.EIO)
    )
    return error.strerror or next((one for one in known if one in str(error)), str(error))


def fill(path: Path, blocks: Iterable[Block], new: Callable[[list[bytes]], Iterable[bytes]] | None = None) -> None:
    """Makes a new store of blocks, in bulk.

    Args:
        path: where.
        blocks: each of another graph.
        new: gives those of some lines that did not come before; it may give others again. None: one that needs little
            memory.

    Raises:
        OSError: it cannot be written.
    """
    store = pyoxigraph.Store(str(path))
    with ThreadPoolExecutor(1) as aside:  # the engine loads a piece while the next one is made
        loading: Future[None] | None = None
        for piece in _pieces(blocks, new or _Merged().new):
            if loading:
                loading.result()
            loading = aside.submit(store.bulk_load, piece, format=RdfFormat.N_QUADS)
        if loading:
            loading.result()
    store.flush()
    store.optimize()
    del store  # closes it


def _pieces(blocks: Iterable[Block], new: Callable[[list[bytes]], Iterable[bytes]]) -> Iterator[bytes]:
    """N-Quads, so many at a time: of each block its own, and without graph the lines that are new."""
    piece, size = BytesIO(), 0
    for block in blocks:
        lines = block.data.split(b"\n") if block.data else []
        piece.write(block.nquads().data)
        merged = list(new(lines))
        piece.write(b" .\n".join((*merged, b"")))
        size += len(lines) + len(merged)
        if size >= _PIECE:
            yield piece.getvalue()
            piece, size = BytesIO(), 0
    yield piece.getvalue()


class _Merged:
    """The default graph as it grows: what is known to be in it is not loaded again; the rest the store itself finds.

    Remembered are hashes, of lines of any number in bounded memory.
    """

    def __init__(self) -> None:
        self._known: set[int] = set()

    def new(self, lines: Sequence[bytes]) -> list[bytes]:
        """Those of some lines that are not known to be there."""
        hashes = dict(zip(map(hash, lines), lines, strict=True))
        fresh = hashes.keys() - self._known if not hashes.keys().isdisjoint(self._known) else hashes.keys()
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known |= fresh
        return [line for key, line in hashes.items() if key in fresh]


def copy(source: Path, path: Path) -> None:
    """Copies a store that nobody is writing; in the same file system by hard links, in no time.

    Raises:
        OSError: there is no such store, or the copy cannot be written.
        DamagedError: its files are damaged; not every damage is found here.
    """
    with damage_told():
        pyoxigraph.Store.read_only(str(source)).backup(str(path))


class Difference(NamedTuple):
    """Merged triples that a change has added and removed."""

    added: set[Triple]
    removed: set[Triple]

    @property
    def triples(self) -> set[Triple]:
        """All of them."""
        return self.added | self.removed

    def add(self, triple: Triple) -> None:
        """Notes a triple that is there now and was not."""
        if triple in self.removed:
            self.removed.discard(triple)
        else:
            self.added.add(triple)

    def remove(self, triple: Triple) -> None:
        """Notes a triple that was there and is not."""
        if triple in self.added:
            self.added.discard(triple)
        else:
            self.removed.add(triple)


def change(path: Path, blocks: Iterable[Block], *, dropped: Collection[Term] = ()) -> Difference:
    """Changes a store that nobody reads; arguments as those of `replace`, and so is what it gives.

    Raises:
        OSError: it cannot be opened or written.
        DamagedError: files that had to be read are damaged.
    """
    with damage_told():
        store = pyoxigraph.Store(str(path))
    changed = replace(store, blocks, dropped=dropped)
    with damage_told():
        store.flush()
    del store  # closes it
    return changed


def replace(store: pyoxigraph.Store, blocks: Iterable[Block], *, dropped: Collection[Term] = ()) -> Difference:
    """Makes exactly the difference that changed pages make.

    A triple leaves the default graph when it leaves the last named graph that has it.

    Args:
        store: open for writing.
        blocks: what named graphs hold from now on.
        dropped: names of graphs that are not there any more.

    Returns:
        What has become of the default graph.

    Raises:
        DamagedError: files that had to be read are damaged.
    """
    changed = Difference(set(), set())
    for name in dropped:
        _replace(store, NamedNode(name[1:-1]), set(), changed)
    for block in blocks:
        new = set(pyoxigraph.parse(block.nquads().data, format=RdfFormat.N_QUADS))
        _replace(store, NamedNode(block.graph[1:-1]), new, changed)
    return changed


@damage_told()
def _replace(store: pyoxigraph.Store, graph: NamedNode, new: set[Quad], changed: Difference) -> None:
    old = set(store.quads_for_pattern(None, None, None, graph))
    # the store keeps literals in canonical form: what is the same there may be removed and added again, in this order
    for quad in old - new:
        store.remove(quad)
        triple = quad.subject, quad.predicate, quad.object
        if all(other.graph_name == _MERGED for other in store.quads_for_pattern(*triple, None)):
            store.remove(Quad(*triple, _MERGED))
            changed.remove(quad.triple)
    for quad in new - old:
        store.add(quad)
        merged = Quad(quad.subject, quad.predicate, quad.object, _MERGED)
        if merged not in store:
            store.add(merged)
            changed.add(quad.triple)
    if not new:
        store.remove_graph(graph)


def _clean_up(target: Path) -> None:
    """Removes what killed runs left; only to be called with the lock, so that nobody is still using it."""
    for path in leftovers(target):
        if path.suffix == ".old" and not target.exists():
            path.rename(target)
        elif path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
