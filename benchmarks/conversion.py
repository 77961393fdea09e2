"""Conversion of a whole site against Y, the CPU time of parsing the same pages with PyYAML's `CSafeLoader`.

Usage: `python -m benchmarks.conversion SITE [--rounds 5]`. The runs are interleaved and medians compared, so that a
noisy machine disturbs both alike.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

BUDGET_RATIO = 8.0
BUDGET_MEGABYTES = 150.0

YARDSTICK = """
import pathlib, sys, yaml
for page in sorted(pathlib.Path(sys.argv[1]).glob("_pathways/*.md")):
    yaml.load(page.read_text(encoding="utf-8").strip().removesuffix("---"), Loader=yaml.CSafeLoader)
"""


class Cost(NamedTuple):
    """CPU seconds (user and system) and peak resident memory in megabytes of one child process."""

    seconds: float
    megabytes: float


def cost(command: list[str]) -> Cost:
    """The cost of running a command, which must succeed."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command} failed with exit code {child.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            "Y: CSafeLoader": [sys.executable, "-c", YARDSTICK, str(args.site)],
            "N-Quads": _convert(args.site, f"{folder}/site.nq"),
            "N-Quads, wprdf": _convert(args.site, f"{folder}/wprdf.nq", "--profile", "wprdf"),
            "N-Triples (merged)": _convert(args.site, f"{folder}/site.nt"),
        }
        runs: dict[str, list[Cost]] = {name: [] for name in jobs}
        for _ in range(args.rounds):
            for name, command in jobs.items():
                runs[name].append(cost(command))
    yard = statistics.median(run.seconds for run in runs["Y: CSafeLoader"])
    print(f"{'job':<20} {'CPU s':>7} {'x Y':>6} {'MB':>6}")
    for name, done in runs.items():
        seconds = statistics.median(run.seconds for run in done)
        print(f"{name:<20} {seconds:7.2f} {seconds / yard:6.2f} {max(run.megabytes for run in done):6.0f}")
    print(f"budget of N-Quads: {BUDGET_RATIO:.0f} x Y and {BUDGET_MEGABYTES:.0f} MB")


def _convert(site: Path, target: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "wp2rdf", "convert", str(site), "-o", target, "-q", *options]


if __name__ == "__main__":
    main()
