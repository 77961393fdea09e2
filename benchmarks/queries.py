"""The bundled queries on a store of a whole site, and on its first pages in Oxigraph and in rdflib.

Usage: `python -m benchmarks.queries SITE [--store STORE] [--rdflib]`. CPU seconds of each query that asks no partner,
parameters at their defaults. On the store each has a process of its own; the first pages are loaded once for all, into
either engine, and rdflib is ended when a query takes too long.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import excerpt
from benchmarks.table import markdown
from wp2rdf.building.build import build
from wp2rdf.querying import queries
from wp2rdf.querying.sparql import readonly

MEDIAN, MOST = 0.5, 10.0
"""Budgets in CPU seconds, of the query alone."""

PAGES, LIMIT = 100, 30
"""Pages that rdflib is given, and seconds that it has for a query."""

_ON_STORE = """
import sys, time, pyoxigraph
from wp2rdf.querying import queries
store = pyoxigraph.Store.read_only(sys.argv[1])
text = queries.fill(queries.bundled()[sys.argv[2]], {})
started = time.process_time()
found = store.query(text)
rows = sum(1 for _ in found) if not isinstance(found, pyoxigraph.QueryBoolean) else 1
print(time.process_time() - started, rows)
"""
_ON_PAGES = """
import signal, sys, time, pyoxigraph, rdflib
from wp2rdf.querying import queries
engine, path, limit, *names = sys.argv[1:]
if engine == "rdflib":
    graph = rdflib.Graph().parse(path, format="nt")
else:
    graph = pyoxigraph.Store()
    graph.bulk_load(path=path)
def end(*_):
    raise TimeoutError
signal.signal(signal.SIGALRM, end)
for name in names:
    text = queries.fill(queries.bundled()[name], {})
    started = time.process_time()
    signal.alarm(int(limit))
    try:
        found = graph.query(text)
        if not isinstance(found, pyoxigraph.QueryBoolean):
            list(found)
        print(name, time.process_time() - started, flush=True)
    except TimeoutError:
        print(name, "inf", flush=True)
    signal.alarm(0)
"""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--rdflib", action="store_true", help="compare with rdflib")
    parser.add_argument("--query", action="append", help="only this one; may be given more than once")
    args = parser.parse_args()
    names = args.query or [
        name for name, query in queries.bundled().items() if not readonly.services(queries.prepared(query, {}))
    ]
    with tempfile.TemporaryDirectory() as folder:
        store = args.store
        if store is None:
            build(args.site, folder)
            store = Path(folder) / "store"
        header = ["query", "CPU s", "rows"]
        asked = {name: _run([sys.executable, "-c", _ON_STORE, str(store), name]).split() for name in names}
        if args.rdflib:
            header += [f"Oxigraph, {PAGES} pages", "rdflib", "x Oxigraph"]
            few = excerpt.merged(args.site, Path(folder), pages=PAGES)
            quick, slow = (_on_pages(engine, few, names) for engine in ("oxigraph", "rdflib"))
            for name, cells in asked.items():
                cells += [f"{quick[name]:.4f}", *_ratio(slow[name], quick[name])]
    seconds = [float(taken) for taken, *_ in asked.values()]
    print(markdown(header, [[name, f"{float(taken):.3f}", *rest] for name, (taken, *rest) in asked.items()]))
    median, most = statistics.median(seconds), max(seconds)
    print(f"\nmedian {median:.3f} s (budget {MEDIAN}), most {most:.2f} s (budget {MOST:.0f})")


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def _on_pages(engine: str, data: Path, names: list[str]) -> dict[str, float]:
    """The seconds of each query; infinite where it was ended."""
    said = _run([sys.executable, "-c", _ON_PAGES, engine, str(data), str(LIMIT), *names])
    return {name: float(taken) for name, taken in map(str.split, said.splitlines())}


def _ratio(slow: float, quick: float) -> list[str]:
    if slow == float("inf"):
        return [f"more than {LIMIT}", f"more than {LIMIT / quick:,.0f}"]
    return [f"{slow:.2f}", f"{slow / quick:,.0f}"]


if __name__ == "__main__":
    main()
