"""The dump in other hands: what it costs to copy it, to parse it and to load it, against what it cost to make.

Usage: `python -m benchmarks.dump SITE [--rounds 3]`. The copy is the floor: nothing that writes these bytes costs less.
rdflib parses merged N-Triples, once, since it takes long.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import external
from benchmarks.measure import cost, interleaved
from benchmarks.table import ratios

NAME = "wp2rdf"

_PARSE = """
import sys, pyoxigraph
for quad in pyoxigraph.parse(path=sys.argv[1]):
    pass
"""
_LOAD = """
import sys, pyoxigraph
pyoxigraph.Store().bulk_load(path=sys.argv[1])
"""
_RDFLIB = """
import sys, rdflib
rdflib.Graph().parse(sys.argv[1], format="nt")
"""


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        quads, triples = Path(name) / "site.nq", Path(name) / "site.nt"
        convert = [sys.executable, "-m", "wp2rdf", "convert", str(args.site), "-q", "-o"]
        jobs = {
            NAME: [*convert, str(quads)],
            "copy": ["cp", str(quads), f"{name}/copy.nq"],
            "parsed by pyoxigraph": [sys.executable, "-c", _PARSE, str(quads)],
            "loaded by Oxigraph, in memory": [sys.executable, "-c", _LOAD, str(quads)],
        }
        missing = {}
        for tool, package, options in (
            ("serdi", "serdi", ("-i", "nquads")),
            ("rapper", "raptor2-utils", ("-q", "-c", "-i", "nquads")),
        ):
            try:
                jobs[f"parsed by {tool}"] = [external.program(tool, package), *options, str(quads)]
            except external.UnavailableError as error:
                missing[tool] = str(error)
        costs = interleaved(jobs, rounds=args.rounds)
        cost([*convert, str(triples)])
        costs["parsed by rdflib, merged"] = cost([sys.executable, "-c", _RDFLIB, str(triples)])
        print(ratios(costs, NAME))
        sizes = [f"{file.stat().st_size / 1e6:,.0f} MB" for file in (quads, triples)]
        print(f"\n{sizes[0]} of N-Quads, {sizes[1]} of merged N-Triples")
    for tool, why in missing.items():
        print(f"- {tool}: {why}")


if __name__ == "__main__":
    main()
