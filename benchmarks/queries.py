"""The bundled queries on a store of a whole site, and on rdflib over a hundred of its pages.

Usage: `python -m benchmarks.queries SITE [--store STORE]`. CPU seconds of each query that asks no partner, parameters
at their defaults, each in a process of its own; rdflib has 60 s for each.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import excerpt
from wp2rdf import queries
from wp2rdf.build import build
from wp2rdf.sparql import readonly

MEDIAN, MOST = 0.5, 10.0
"""Budgets in CPU seconds, of the query alone."""

PAGES, LIMIT = 100, 60

_OXIGRAPH = """
import sys, time, pyoxigraph
from wp2rdf import queries
store = pyoxigraph.Store.read_only(sys.argv[1])
text = queries.fill(queries.bundled()[sys.argv[2]], {})
started = time.process_time()
found = store.query(text)
rows = sum(1 for _ in found) if not isinstance(found, pyoxigraph.QueryBoolean) else 1
print(time.process_time() - started, rows)
"""
_RDFLIB = """
import signal, sys, time, rdflib
from wp2rdf import queries
graph = rdflib.Graph().parse(sys.argv[1], format="nt")
signal.alarm(int(sys.argv[2]))
for name in sys.argv[3:]:
    text = queries.fill(queries.bundled()[name], {})
    started = time.process_time()
    rows = len(list(graph.query(text)))
    print(name, time.process_time() - started, rows, flush=True)
"""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--rdflib", action="store_true", help="run rdflib too")
    parser.add_argument("--query", action="append", help="only this one; may be given more than once")
    args = parser.parse_args()
    names = args.query or [name for name, query in queries.bundled().items() if not readonly.services(query.text)]
    with tempfile.TemporaryDirectory() as folder:
        store = args.store
        if store is None:
            build(args.site, folder)
            store = Path(folder) / "store"
        print(f"{'query':<48} {'Oxigraph s':>10} {'rows':>7} {'rdflib s, 100 pages':>20}")
        few = excerpt.merged(args.site, Path(folder), pages=PAGES) if args.rdflib else None
        seconds = []
        for name in names:
            taken, rows = _run([sys.executable, "-c", _OXIGRAPH, str(store), name])
            seconds.append(float(taken))
            slow = _run_rdflib(few, name) if few else ""
            print(f"{name:<48} {float(taken):10.3f} {rows:>7} {slow:>20}", flush=True)
    if seconds:
        median, most = statistics.median(seconds), max(seconds)
        print(f"median {median:.3f} s (budget {MEDIAN}), most {most:.2f} s (budget {MOST:.0f})")


def _run(command: list[str]) -> tuple[str, str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    taken, rows = done.stdout.split()
    return taken, rows


def _run_rdflib(data: Path, name: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _RDFLIB, str(data), str(LIMIT), name], capture_output=True, text=True, check=False
    )
    return f"{float(done.stdout.split()[1]):.2f}" if done.stdout else f"more than {LIMIT}"


if __name__ == "__main__":
    main()
