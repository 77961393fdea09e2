"""Conversion of a whole site against Y and against a floor: a script of bare strings that writes the same pages.

Usage: `python -m benchmarks.conversion SITE [--rounds 5]`. The jobs take turns and medians are compared, so that a
noisy machine disturbs all alike. The clock tells something only while nothing else runs.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import yardstick
from benchmarks.measure import Cost, cost, median
from benchmarks.table import markdown

FLOOR = "floor: bare strings"
BUDGETS = {"N-Quads": "1.5 x floor, 100 MB"}
"""What a job may cost."""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            yardstick.NAME: yardstick.command(args.site),
            FLOOR: [sys.executable, "-m", "benchmarks.floor", str(args.site), f"{folder}/floor.nq"],
            "N-Quads": _convert(args.site, f"{folder}/site.nq"),
            "N-Quads, two processes": _convert(args.site, f"{folder}/two.nq", "--jobs", "2"),
            "N-Quads, wprdf": _convert(args.site, f"{folder}/wprdf.nq", "--profile", "wprdf"),
            "N-Triples (merged)": _convert(args.site, f"{folder}/site.nt"),
        }
        runs: dict[str, list[tuple[Cost, float]]] = {name: [] for name in jobs}
        for _ in range(args.rounds):
            for name, command in jobs.items():
                started = time.perf_counter()
                runs[name].append((cost(command), time.perf_counter() - started))
    print(_table(runs))


def _table(runs: dict[str, list[tuple[Cost, float]]]) -> str:
    costs = {name: median(one for one, _ in done) for name, done in runs.items()}
    clocks = {name: statistics.median(clock for _, clock in done) for name, done in runs.items()}
    yard, floor = costs[yardstick.NAME].seconds, costs[FLOOR].seconds
    rows = [
        [
            name,
            f"{one.seconds:.2f}",
            f"{one.seconds / yard:.2f}",
            f"{one.seconds / floor:.2f}",
            f"{clocks[name]:.2f}",
            f"{clocks[name] / clocks[yardstick.NAME]:.2f}",
            f"{one.megabytes:.0f}",
            BUDGETS.get(name, ""),
        ]
        for name, one in costs.items()
    ]
    return markdown(["job", "CPU s", "x Y", "x floor", "clock s", "x Y by the clock", "MB a process", "budget"], rows)


def _convert(site: Path, target: str, *options: str) -> list[str]:
    jobs = () if "--jobs" in options else ("--jobs", "1")
    return [sys.executable, "-m", "wp2rdf", "convert", str(site), "-o", target, "-q", *jobs, *options]


if __name__ == "__main__":
    main()
