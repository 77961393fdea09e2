"""Validation of a whole site against Y, the CPU time of parsing the same pages with PyYAML's `CSafeLoader`.

Usage: `python -m benchmarks.validation SITE [--rounds 3]`. Conversion is included. The runs are interleaved and medians
compared, so that a noisy machine disturbs all alike.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

from benchmarks.conversion import YARDSTICK, Cost, cost
from wp2rdf.shacl import ENGINES

BUDGETS = {"shacl": 20, "pyshacl": 200}
"""At most this many times Y, for each engine."""


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    jobs = {"Y: CSafeLoader": [sys.executable, "-c", YARDSTICK, str(args.site)]}
    for engine in ENGINES:
        options = ["--engine", engine, "--fail-on", "never", "-q", "-o", "/dev/null"]
        jobs[engine] = [sys.executable, "-m", "wp2rdf", "validate", str(args.site), *options]
    runs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(args.rounds):
        for name, command in jobs.items():
            runs[name].append(cost(command))
    yard = statistics.median(run.seconds for run in runs["Y: CSafeLoader"])
    print(f"{'job':<20} {'CPU s':>7} {'x Y':>6} {'budget':>6} {'MB':>6}")
    for name, done in runs.items():
        seconds = statistics.median(run.seconds for run in done)
        budget = BUDGETS.get(name, 1)
        print(f"{name:<20} {seconds:7.2f} {seconds / yard:6.1f} {budget:6} {max(run.megabytes for run in done):6.0f}")


if __name__ == "__main__":
    main()
