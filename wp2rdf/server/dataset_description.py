"""What a build says of itself, in the file beside it: read once, as long as it stays the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.publishing.describing import beside
from wp2rdf.rdf.terms import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def statements(store: Path) -> Sequence[Statement]:
    """The description of a store, with all counts; empty: none is of it."""
    path = beside.of_store(store)
    return _read(path, path.stat().st_mtime_ns) if path else ()


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int) -> Sequence[Statement]:
    found = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
    return [Statement(f"{quad.subject} {quad.predicate} {quad.object}") for quad in found]
