"""The build: a dump and an Oxigraph store of a whole site, so that a query starts at once."""

from __future__ import annotations

import io
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph

from wp2rdf import output, pipeline, site
from wp2rdf.errors import OutputError, UsageError
from wp2rdf.options import Options
from wp2rdf.pipeline import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO, BinaryIO

    from wp2rdf.formats import Block

OUTPUT = Path("output")
"""Where a build goes, and where a query looks for it, unless told otherwise."""

DUMP, STORE = "site.nq", "store"


def build(
    source: Path | str,
    folder: Path | str = OUTPUT,
    *,
    store: Path | str | None = None,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Writes the dump `site.nq` and an Oxigraph store.

    The store has the merged triples in its default graph, each once, and each page in its named graph. Dump and store
    take the places of earlier ones when all went well; until then these stay.

    Args:
        source: a checkout of the site or of the database.
        folder: for the dump.
        store: the store; None: `store` in the folder.
        jobs: number of processes.
        progress: told how many of how many pages are done.

    Raises:
        UsageError: an option cannot be.
        InputError: there is no such input.
        OutputError: the folder or the store cannot be written.
    """
    if jobs < 1:
        raise UsageError(f"jobs must be 1 or more, not {jobs}")
    folder = Path(folder)
    target = Path(store) if store is not None else folder / STORE
    checkout = site.find(source)
    for one in (folder / DUMP, target):
        site.check_target(checkout, one)
    if target.exists() and not (target / "CURRENT").is_file():
        raise UsageError(f"{target}: is there and is no Oxigraph store")
    report = Report(root=checkout.root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
        try:
            blocks = pipeline.blocks(checkout, Options(), report=report, jobs=jobs, progress=progress)
            with output.replacing(folder / DUMP) as dump:
                _load(beside, blocks, dump, report)
                report.raise_for_nothing()
                _put_in_place(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror or error}") from error
    return report


def _load(path: Path, blocks: Iterable[Block], dump: BinaryIO, report: Report) -> None:
    """Writes blocks to a dump, and into a new store: merged in its default graph, and each in its own."""

    def lines() -> Iterator[bytes]:
        for block in blocks:
            quads = block.nquads()
            dump.write(quads)
            report.triples += len(block.lines)
            yield block.ntriples()  # a triple without graph is N-Quads as well
            yield quads

    store = pyoxigraph.Store(str(path))
    reader = cast("IO[bytes]", io.BufferedReader(_Reader(lines()), 2**20))
    store.bulk_load(reader, format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    store.optimize()
    del store


def _put_in_place(beside: Path, target: Path) -> None:
    """Lets a new store take the place of an old one."""
    old = target.with_name(f".{target.name}.{secrets.token_hex(4)}.old")
    if target.exists():
        target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


class _Reader(io.RawIOBase):
    """Pieces of bytes as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
