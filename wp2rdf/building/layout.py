"""Where a build lies: the names of its folder, its dump and its store."""

from __future__ import annotations

from pathlib import Path

OUTPUT = Path("output")
"""Where a build goes, and where a query looks for it, unless told otherwise."""

DUMP, STORE = "site.nq", "store"
