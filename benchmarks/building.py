"""A second build, after few pages or none have changed, against a full build of the same site.

Usage: `python -m benchmarks.building SITE [--rounds 3]`. The site is copied, and the copy changed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Cost, cost, median
from benchmarks.table import ratios

FULL = "full build"
_CHANGED = {"nothing changed": 0, "1 page changed": 1, "20 pages changed": 20}
_BUDGETS = {"1 page changed": 0.05}


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        shutil.copytree(args.site, site)
        build: list[str | Path] = [sys.executable, "-m", "wp2rdf", "build", site, "-o", Path(name) / "built", "-q"]
        costs = {FULL: cost([*build, "--full"])}
        runs: dict[str, list[Cost]] = {job: [] for job in _CHANGED}
        for _ in range(args.rounds):
            for job, number in _CHANGED.items():
                for page in sorted((site / "_pathways").glob("*.md"))[:number]:
                    _edit(page)
                runs[job].append(cost(build))
        costs |= {job: median(done) for job, done in runs.items()}
    print(ratios(costs, FULL, budgets=_BUDGETS))


def _edit(page: Path) -> None:
    """Changes a page in a way that leaves its meaning: its digest is in its graph."""
    page.write_text(page.read_text(encoding="utf-8").replace("title: ", "title:  ", 1), encoding="utf-8")


if __name__ == "__main__":
    main()
