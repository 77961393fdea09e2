"""Conversion of drawings against Yg: only the parsing of the same files with `lxml.etree.parse`.

Usage: `python -m benchmarks.drawings DRAWINGS [--rounds 5]`; `DRAWINGS` is a folder of GPML files, or a site, for which
the folder `gpml` beside it is taken. The jobs take turns and medians are compared, so that a noisy machine disturbs all
alike. The clock tells something only while nothing else runs. lxml is for Yg only: `pip install lxml`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Cost, cost, median
from benchmarks.table import markdown

YARD = "Yg"
BUDGETS = {
    "WPRDF": "4.5 x Yg, 120 MB",
    "WPRDF and drawing layer": "11.5 x Yg, 120 MB",
    "WPRDF, two processes": "1.6 times as fast",
}
"""What a job may cost."""

_PARSE = """
import pathlib, sys
from lxml import etree
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.gpml")):
    etree.parse(file)
"""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    folder = drawings_of(args.source)
    if folder is None:
        print(f"no drawings (.gpml) in {args.source.name} or in gpml beside it")
        return
    with tempfile.TemporaryDirectory() as target:
        jobs = {
            YARD: [sys.executable, "-c", _PARSE, str(folder)],
            "WPRDF": _convert(folder, f"{target}/wp.nq", "--jobs", "1", "--profile", "wprdf"),
            "WPRDF, two processes": _convert(folder, f"{target}/two.nq", "--jobs", "2", "--profile", "wprdf"),
            "WPRDF and drawing layer": _convert(
                folder, f"{target}/layer.nq", "--jobs", "1", "--profile", "wprdf", "--gpml-layer"
            ),
            "full": _convert(folder, f"{target}/full.nq", "--jobs", "1"),
        }
        runs: dict[str, list[tuple[Cost, float]]] = {name: [] for name in jobs}
        for _ in range(args.rounds):
            for name, command in jobs.items():
                started = time.perf_counter()
                runs[name].append((cost(command), time.perf_counter() - started))
    print(_table(runs))


def drawings_of(source: Path) -> Path | None:
    """The folder of drawings that is meant; None: there are none."""
    for folder in (source, source / "pathways", source.absolute().parent / "gpml"):
        if folder.is_dir() and next(folder.glob("**/*.gpml"), None):
            return folder
    return None


def _table(runs: dict[str, list[tuple[Cost, float]]]) -> str:
    costs = {name: median(one for one, _ in done) for name, done in runs.items()}
    clocks = {name: statistics.median(clock for _, clock in done) for name, done in runs.items()}
    yard = costs[YARD].seconds
    rows = [
        [
            name,
            f"{one.seconds:.2f}",
            f"{one.seconds / yard:.2f}",
            f"{clocks[name]:.2f}",
            f"{clocks['WPRDF'] / clocks[name]:.2f}",
            f"{one.megabytes:.0f}",
            BUDGETS.get(name, ""),
        ]
        for name, one in costs.items()
    ]
    return markdown(["job", "CPU s", "x Yg", "clock s", "as fast as WPRDF", "MB a process", "budget"], rows)


def _convert(folder: Path, target: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "wp2rdf", "convert", str(folder), "-o", target, "-q", *options]


if __name__ == "__main__":
    main()
