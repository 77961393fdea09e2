"""The graphs of pages, read from the dump that the store was built with: the engine puts them together term by term.

A build leaves dump, manifest and store beside each other. The manifest says where each graph stands in the dump, with
the digest of its bytes, and which store it is of. What is not exactly what the store holds is not used.
"""

from __future__ import annotations

import asyncio
import hashlib
from typing import TYPE_CHECKING, TypeAlias

from wp2rdf.building import manifest
from wp2rdf.building import store as stores
from wp2rdf.building.layout import DUMP
from wp2rdf.server.workers import ASKED, statements_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from wp2rdf.building.store import Identity
    from wp2rdf.rdf.terms import Statement, Term

_LARGEST = 2**26
"""Bytes of a manifest that is read, at most: that of some 75,000 pages, whose places are then kept in memory."""

_Build: TypeAlias = "tuple[Identity, int, int]"
"""What tells a build from the next: its store; size and time of the last change (ns) of its manifest."""


class Blocks:
    """The graphs of the build whose store is served.

    Args:
        store: the folder of the store.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._manifest = store.parent / manifest.NAME
        self._dump = store.parent / DUMP
        self._of: _Build | None = None
        self._spans: Mapping[Term, manifest.Span] = {}
        self._reading = asyncio.Lock()

    async def graph(self, name: Term) -> Sequence[Statement]:
        """The statements of a graph, in the order of the dump; none: the store is to be asked for them."""
        try:
            found = self._manifest.stat()
            build = stores.identity(self._store), found.st_size, found.st_mtime_ns
        except OSError:
            return ()
        async with self._reading:
            if build != self._of:
                is_small = found.st_size <= _LARGEST
                self._spans = await asyncio.to_thread(self._placed) if is_small else {}
                self._of = build
            span = self._spans.get(name)
        statements = await asyncio.to_thread(self._read, span) if span else ()
        if statements and (asked := ASKED.get(None)) is not None:
            asked.add(build[0])
        return statements

    def _placed(self) -> Mapping[Term, manifest.Span]:
        try:
            return manifest.blocks(self._manifest, self._store)
        except manifest.UnusableError:
            return {}

    def _read(self, span: manifest.Span) -> Sequence[Statement]:
        try:
            with self._dump.open("rb") as file:
                file.seek(span.offset)
                data = file.read(span.length)
        except OSError:
            return ()
        if hashlib.sha256(data).hexdigest() != span.digest:
            return ()
        return statements_of(data.replace(f" {span.graph} .\n".encode(), b" .\n"))
