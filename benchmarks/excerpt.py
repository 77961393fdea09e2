"""The first pages of a site, for what is too slow for the whole of it."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.measure import cost

if TYPE_CHECKING:
    from pathlib import Path


def merged(site: Path, folder: Path, *, pages: int) -> Path:
    """The triples of the first pages in one file of N-Triples, each once."""
    small = folder / "few"
    (small / "_pathways").mkdir(parents=True)
    (small / "_data").mkdir()
    for page in sorted((site / "_pathways").glob("*.md"))[:pages]:
        shutil.copy(page, small / "_pathways")
        for table in (site / "_data").glob(f"{page.stem}-*.tsv"):
            shutil.copy(table, small / "_data")
    target = folder / "few.nt"
    cost([sys.executable, "-m", "wp2rdf", "convert", small, "-q", "-o", target])
    return target
