"""Commands and Python beside the engine alone: rows, builds and merged files, in CPU time of all processes.

Usage: `python -m benchmarks.engine SITE [--store STORE] [--rounds N]`. Both sides take turns. A build stands beside the
conversion and `oxigraph load` of what it writes, as N-Quads and as merged N-Triples, by the clock and on disk as well.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.beside import built
from benchmarks.external import oxigraph
from benchmarks.measure import Cost, cost, median
from benchmarks.table import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALL = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s ?o { ?s rdfs:label ?o }"
_BUILD, _STORE, _LOADED = "a build beside conversion and loads", "ours/store", "loaded"
_WP2RDF = (sys.executable, "-m", "wp2rdf")

_OURS = """
import sys, wp2rdf
table = wp2rdf.query(sys.argv[2], store=sys.argv[1], isolated={isolated})
rows = [row for row in table.solutions]
assert len(rows) > 1
"""
_OURS_FRAME = """
import sys, wp2rdf
assert len(wp2rdf.query(sys.argv[2], store=sys.argv[1], isolated=False).to_pandas()) > 1
"""
_THEIRS = """
import sys, pyoxigraph
found = pyoxigraph.Store.read_only(sys.argv[1]).query(sys.argv[2])
rows = [tuple(None if term is None else str(term) for term in row) for row in found]
assert len(rows) > 1
"""
_THEIRS_FRAME = (
    _THEIRS
    + """
import pandas
pandas.DataFrame(rows, columns=[one.value for one in found.variables])
"""
)


class Work(NamedTuple):
    """A piece of work on both sides.

    Attributes:
        ours: what we run.
        theirs: what does as much without us; one after another.
        budget: times what that takes.
    """

    ours: Sequence[str | Path]
    theirs: Sequence[Sequence[str | Path]]
    budget: float


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = args.store or built(args.site, folder)
        rows, built_rows = [], []
        for title, work in _works(args.site, store, folder).items():
            ours, theirs = _measured(work, args.rounds, folder)
            rows.append(_row(title, work, ours, theirs))
            if title == _BUILD:
                built_rows = _of_build(ours, theirs, folder)
    print(markdown(["work", "wp2rdf, CPU s", "beside it", "times", "budget", "MB", "beside it"], rows), end="\n\n")
    print(markdown(["a build", "wp2rdf", "beside it", "times", "budget"], built_rows))
    return 0


def _works(site: Path, store: Path, folder: Path) -> dict[str, Work]:
    python: list[str | Path] = [sys.executable, "-c"]
    quads, merged, loaded = folder / "site.nq", folder / "site.nt", folder / _LOADED
    convert: list[str | Path] = [*_WP2RDF, "convert", site, "-q", "-o"]
    load: list[str | Path] = [oxigraph(), "load", "--location", loaded, "--file"]
    return {
        "all labels, on the command line to CSV": Work(
            [*_WP2RDF, "query", _ALL, "--store", store, "--format", "csv"],
            [[oxigraph(), "query", "--location", store, "--results-format", "csv", "--query", _ALL]],
            1.3,
        ),
        "all labels, in Python": Work(
            [*python, _OURS.format(isolated=True), store, _ALL], [[*python, _THEIRS, store, _ALL]], 1.6
        ),
        "all labels, in Python, isolated=False": Work(
            [*python, _OURS.format(isolated=False), store, _ALL], [[*python, _THEIRS, store, _ALL]], 1.2
        ),
        "all labels, as a data frame": Work(
            [*python, _OURS_FRAME, store, _ALL], [[*python, _THEIRS_FRAME, store, _ALL]], 1.2
        ),
        "merged N-Triples beside N-Quads": Work([*convert, merged], [[*convert, quads]], 1.4),
        _BUILD: Work(
            [*_WP2RDF, "build", site, "-q", "--full", "-o", (folder / _STORE).parent],
            [[*convert, quads], [*load, quads], [*load, merged]],
            1.0,
        ),
    }


class Measured(NamedTuple):
    """What a side took: CPU and memory, and seconds by the clock."""

    cost: Cost
    clock: float


def _measured(work: Work, rounds: int, folder: Path) -> tuple[Measured, Measured]:
    """What both sides took; what they load begins empty each time."""
    ours, theirs = [], []
    for _ in range(rounds):
        shutil.rmtree(folder / _LOADED, ignore_errors=True)
        ours.append(_of_commands([work.ours]))
        theirs.append(_of_commands(work.theirs))
    return _median(ours), _median(theirs)


def _of_commands(commands: Sequence[Sequence[str | Path]]) -> Measured:
    started = time.perf_counter()
    parts = [cost(command) for command in commands]
    clock = time.perf_counter() - started
    return Measured(Cost(sum(part.seconds for part in parts), max(part.megabytes for part in parts)), clock)


def _median(done: Sequence[Measured]) -> Measured:
    return Measured(median(one.cost for one in done), statistics.median(one.clock for one in done))


def _row(title: str, work: Work, ours: Measured, theirs: Measured) -> list[str]:
    mine, other = ours.cost, theirs.cost
    times = f"{mine.seconds / other.seconds:.2f}"
    figures = [f"{mine.seconds:.2f}", f"{other.seconds:.2f}", times, f"{work.budget:g}"]
    return [title, *figures, f"{mine.megabytes:.0f}", f"{other.megabytes:.0f}"]


def _of_build(ours: Measured, theirs: Measured, folder: Path) -> list[list[str]]:
    """What a build takes by the clock and on disk."""
    sizes = [sum(file.stat().st_size for file in (folder / name).iterdir()) / 1e6 for name in (_STORE, _LOADED)]
    return [
        ["clock, s", f"{ours.clock:.1f}", f"{theirs.clock:.1f}", f"{ours.clock / theirs.clock:.2f}", "1"],
        ["store, MB", f"{sizes[0]:.0f}", f"{sizes[1]:.0f}", f"{sizes[0] / sizes[1]:.2f}", ""],
    ]


if __name__ == "__main__":
    raise SystemExit(main())
