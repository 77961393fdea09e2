"""What grows with a site, and what does not: invented sites of one, three and ten times the size of the real one.

Usage: `python -m benchmarks.growth [SITE] [--pages 1704] [--factors 1 3 10]`. The sites have the statistics of the real
one (`benchmarks.generate`); a site that is named is not looked at. Each job runs once for each size.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Cost, cost
from benchmarks.table import markdown

PAGES = 1704
MOST_OF_SLOW = 3
"""Up to this many times the size, jobs that take long are run."""

THOUSAND = 1000


class Job(NamedTuple):
    """Something that is done with a site; `{site}` and `{out}` stand for the site and for a folder."""

    name: str
    arguments: tuple[str, ...]
    is_slow: bool = False


JOBS = (
    Job("N-Quads", ("convert", "{site}", "-q", "-o", "{out}/site.nq", "--jobs", "1")),
    Job("N-Quads, two processes", ("convert", "{site}", "-q", "-o", "{out}/two.nq", "--jobs", "2")),
    Job("N-Triples (merged)", ("convert", "{site}", "-q", "-o", "{out}/site.nt", "--jobs", "1")),
    Job("validation", ("validate", "{site}", "-q", "-o", "{out}/report", "--fail-on", "never"), is_slow=True),
    Job("build", ("build", "{site}", "-q", "-o", "{out}/build"), is_slow=True),
)


class Size(NamedTuple):
    """A site of one size: how many times the smallest, bytes read and written, and what each job cost."""

    factor: int
    read: int
    written: int
    costs: dict[str, Cost]


def main() -> None:
    """Prints how costs grow, and what that makes of a site a thousand times as large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?")
    parser.add_argument("--pages", type=int, default=PAGES, help="of a site of the size 1")
    parser.add_argument("--factors", type=int, nargs="+", default=[1, 3, 10])
    args = parser.parse_args()
    sizes = []
    for factor in args.factors:
        with tempfile.TemporaryDirectory() as folder:
            sizes.append(_measured(Path(folder), factor, args.pages))
    print(_costs(sizes), end="\n\n")
    print(_thousandfold(sizes, args.pages))


def _measured(folder: Path, factor: int, pages: int) -> Size:
    site, out = folder / "site", folder / "out"
    cost([sys.executable, "-m", "benchmarks.generate", site, "--pages", str(factor * pages)])
    out.mkdir()
    costs = {}
    written = 0
    for job in JOBS:
        if not job.is_slow or factor <= MOST_OF_SLOW:
            arguments = [part.format(site=site, out=out) for part in job.arguments]
            costs[job.name] = cost([sys.executable, "-m", "wp2rdf", *arguments])
            written = written or _bytes(out)
            shutil.rmtree(out)
            out.mkdir()
    return Size(factor, _bytes(site), written, costs)


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _costs(sizes: list[Size]) -> str:
    factors = [f"{size.factor} x" for size in sizes]
    header = [
        "job",
        *(f"CPU s, {factor}" for factor in factors),
        "growth a page",
        *(f"MB, {factor}" for factor in factors),
    ]
    rows = []
    for job in JOBS:
        done = [(size.factor, size.costs.get(job.name)) for size in sizes]
        found = [(factor, one.seconds / factor) for factor, one in done if one]
        growth = found[-1][1] / found[0][1] if found else 1.0
        seconds = [f"{one.seconds:.1f}" if one else "" for _, one in done]
        megabytes = [f"{one.megabytes:.0f}" if one else "" for _, one in done]
        rows.append([job.name, *seconds, f"{growth:.2f}", *megabytes])
    return markdown(header, rows)


def _thousandfold(sizes: list[Size], pages: int) -> str:
    """The paper calculation: the straight line through the two largest sizes; in smaller ones caches still fill."""
    first, last = sizes[-2:] if len(sizes) > 1 else sizes * 2

    def at(small: float, large: float) -> float:
        return large + (large - small) / max(last.factor - first.factor, 1) * (THOUSAND - last.factor)

    quads, merged = ((first.costs[name], last.costs[name]) for name in ("N-Quads", "N-Triples (merged)"))
    rows = [
        ["pages", f"{THOUSAND * pages:,}"],
        ["read, GB", f"{at(first.read, last.read) / 1e9:.0f}"],
        ["N-Quads, GB", f"{at(first.written, last.written) / 1e9:.0f}"],
        ["N-Quads, CPU hours", f"{at(quads[0].seconds, quads[1].seconds) / 3600:.1f}"],
        ["N-Quads, MB of memory", f"{at(quads[0].megabytes, quads[1].megabytes):.0f}"],
        ["N-Triples (merged), CPU hours", f"{at(merged[0].seconds, merged[1].seconds) / 3600:.1f}"],
        ["N-Triples (merged), GB of memory", f"{at(merged[0].megabytes, merged[1].megabytes) / 1e3:.0f}"],
    ]
    return markdown([f"{THOUSAND} x, on paper", "value"], rows)


if __name__ == "__main__":
    main()
