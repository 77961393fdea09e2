"""Commands and Python beside the engine alone: rows, builds and merged files, in CPU time of all processes.

Usage: `python -m benchmarks.engine SITE [--store STORE] [--rounds N]`. Both sides take turns. A build stands beside the
conversion and `oxigraph load` of what it writes, as N-Quads and as merged N-Triples.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.beside import built
from benchmarks.measure import Cost, cost, median
from benchmarks.table import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALL = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s ?o { ?s rdfs:label ?o }"
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
    if shutil.which("oxigraph") is None:
        raise SystemExit("oxigraph is not installed: pip install oxigraph")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = args.store or built(args.site, folder)
        rows = [_row(title, work, args.rounds) for title, work in _works(args.site, store, folder).items()]
    print(markdown(["work", "wp2rdf, CPU s", "beside it", "times", "budget", "MB", "beside it"], rows))
    return 0


def _works(site: Path, store: Path, folder: Path) -> dict[str, Work]:
    python: list[str | Path] = [sys.executable, "-c"]
    quads, merged, loaded = folder / "site.nq", folder / "site.nt", folder / "loaded"
    convert: list[str | Path] = [*_WP2RDF, "convert", site, "-q", "-o"]
    load: list[str | Path] = ["oxigraph", "load", "--location", loaded, "--file"]
    return {
        "all labels, on the command line to CSV": Work(
            [*_WP2RDF, "query", _ALL, "--store", store, "--format", "csv"],
            [["oxigraph", "query", "--location", store, "--results-format", "csv", "--query", _ALL]],
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
        "a build beside conversion and loads": Work(
            [*_WP2RDF, "build", site, "-q", "--full", "-o", folder / "ours"],
            [[*convert, quads], [*load, quads], [*load, merged]],
            1.0,
        ),
    }


def _row(title: str, work: Work, rounds: int) -> list[str]:
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(cost(work.ours))
        parts = [cost(part) for part in work.theirs]
        theirs.append(Cost(sum(part.seconds for part in parts), max(part.megabytes for part in parts)))
    mine, other = median(ours), median(theirs)
    times = f"{mine.seconds / other.seconds:.2f}"
    figures = [f"{mine.seconds:.2f}", f"{other.seconds:.2f}", times, f"{work.budget:g}"]
    return [title, *figures, f"{mine.megabytes:.0f}", f"{other.megabytes:.0f}"]


if __name__ == "__main__":
    raise SystemExit(main())
