"""The shapes over one graph: pySHACL by itself, and `wp2rdf validate` with each engine.

Usage: `python -m benchmarks.shapes SITE [--pages 100] [--rounds 3]`. All check the merged triples of the
first pages with the same shapes, those across pages left out; wp2rdf checks these too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import excerpt
from benchmarks.measure import ROOT, Cost, cost, median
from benchmarks.table import ratios

NAME = "pySHACL"
_FOUND = 1
"""pySHACL's exit code when a graph does not conform."""

_PYSHACL = """
import sys, pyshacl, rdflib
shapes = rdflib.Graph()
for path in sys.argv[2:]:
    shapes.parse(path)
conforms, _, _ = pyshacl.validate(rdflib.Graph().parse(sys.argv[1]), shacl_graph=shapes)
sys.exit(not conforms)
"""


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    shapes = [str(path) for path in sorted((ROOT / "shapes").glob("*.ttl")) if path.stem != "across-pages"]
    with tempfile.TemporaryDirectory() as folder:
        graph = excerpt.merged(args.site, Path(folder), pages=args.pages)
        runs: dict[str, list[Cost]] = {}
        for _ in range(args.rounds):
            runs.setdefault(NAME, []).append(cost([sys.executable, "-c", _PYSHACL, graph, *shapes], code=_FOUND))
            for engine in ("pyshacl", "shacl"):
                command = [sys.executable, "-m", "wp2rdf", "validate", str(graph), "-q", "-o", "/dev/null"]
                done = cost([*command, "--fail-on", "never", "--engine", engine])
                runs.setdefault(f"wp2rdf validate, {engine}", []).append(done)
    print(ratios({name: median(done) for name, done in runs.items()}, NAME))


if __name__ == "__main__":
    main()
