"""Validation of a whole site, by each engine, against Y (`benchmarks.yardstick`).

Usage: `python -m benchmarks.validation SITE [--rounds 3]`. Conversion is included. pySHACL runs once, since it takes
long.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import yardstick
from benchmarks.measure import cost, interleaved
from benchmarks.table import ratios

BUDGETS = {"shacl": 14, "pyshacl": 200}
"""At most this many times Y, for each engine."""


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    command = [sys.executable, "-m", "wp2rdf", "validate", str(args.site), "-q", "-o", "/dev/null"]
    quick, slow = ([*command, "--fail-on", "never", "--engine", engine] for engine in BUDGETS)
    costs = interleaved({yardstick.NAME: yardstick.command(args.site), "shacl": quick}, rounds=args.rounds)
    costs["pyshacl"] = cost(slow)
    print(ratios(costs, yardstick.NAME, budgets=BUDGETS))


if __name__ == "__main__":
    main()
