"""What grows with a site, and what does not: invented sites of one, three and ten times the size of the real one.

Usage: `python -m benchmarks.growth [SITE] [--pages 1704] [--factors 1 3 10]`. The sites have the statistics of the real
one (`benchmarks.generate`); a site that is named is not looked at. Each job runs once for each size. What a build made
is served, and asked for pages and for what a lookup finds.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.measure import Cost, cost
from benchmarks.pages import cpu_of_pages
from benchmarks.serving import serving
from benchmarks.table import markdown

PAGES = 1704
THOUSAND = 1000
ASKED = 50
"""Pathways that are asked for over HTTP."""
_LOOKUP = "/sparql?query=" + quote('SELECT ?title { ?p dcterms:identifier "WPID" ; a wp:Pathway ; dc:title ?title }')
_STORE = "store, MB"
_JSON = "application/sparql-results+json"
_PATHS = {"a lookup": (_LOOKUP, _JSON), "a pathway's page": ("/pathways/WPID", "text/html")}


class Job(NamedTuple):
    """Something that is done with a site; `{site}` and `{out}` stand for the site and for a folder."""

    name: str
    arguments: tuple[str, ...]


JOBS = (
    Job("N-Quads", ("convert", "{site}", "-q", "-o", "{out}/site.nq", "--jobs", "1")),
    Job("N-Quads, two processes", ("convert", "{site}", "-q", "-o", "{out}/two.nq", "--jobs", "2")),
    Job("N-Triples (merged)", ("convert", "{site}", "-q", "-o", "{out}/site.nt", "--jobs", "1")),
    Job("validation", ("validate", "{site}", "-q", "-o", "{out}/report.txt", "--fail-on", "never")),
    Job("build", ("build", "{site}", "-q", "-o", "{out}/build")),
)


class Size(NamedTuple):
    """A site of one size.

    Attributes:
        factor: how many times the smallest.
        read: bytes.
        written: bytes of N-Quads.
        costs: of each job.
        served: milliseconds of CPU of each kind of request, and the size of the store in megabytes.
    """

    factor: int
    read: int
    written: int
    costs: dict[str, Cost]
    served: dict[str, float]


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
    print(_serving(sizes), end="\n\n")
    print(_thousandfold(sizes, args.pages))


def _measured(folder: Path, factor: int, pages: int) -> Size:
    site, out = folder / "site", folder / "out"
    cost([sys.executable, "-m", "benchmarks.generate", site, "--pages", str(factor * pages)])
    out.mkdir()
    costs: dict[str, Cost] = {}
    served: dict[str, float] = {}
    written = 0
    for job in JOBS:
        arguments = [part.format(site=site, out=out) for part in job.arguments]
        costs[job.name] = cost([sys.executable, "-m", "wp2rdf", *arguments])
        written = written or _bytes(out)
        if job.name == "build":
            served = _served(site, out / "build" / "store")
        shutil.rmtree(out)
        out.mkdir()
    return Size(factor, _bytes(site), written, costs, served)


def _served(site: Path, store: Path) -> dict[str, float]:
    """What it costs to ask for some pathways that nobody has asked for, and how large the store is."""
    names = sorted(path.stem for path in (site / "_pathways").glob("WP*.md"))
    names = names[:: max(1, len(names) // ASKED)]
    found = {}
    with tempfile.TemporaryDirectory() as folder, serving(store, Path(folder)) as (process, url):
        for kind, (path, accept) in _PATHS.items():
            asked = [path.replace("WPID", name) for name in names]
            cpu_of_pages(process, url, [path.replace("WPID", "WP1")], accept=accept)  # whoever comes first pays more
            found[f"{kind}, CPU ms"] = 1000 * (cpu_of_pages(process, url, asked[1:] or asked, accept=accept) or 0)
    return {**found, _STORE: _bytes(store) / 1e6}


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


def _serving(sizes: list[Size]) -> str:
    header = ["served", *(f"{size.factor} x" for size in sizes)]
    return markdown(header, [[name, *(f"{size.served[name]:.1f}" for size in sizes)] for name in sizes[0].served])


def _thousandfold(sizes: list[Size], pages: int) -> str:
    """The paper calculation: the straight line through the two largest sizes; in smaller ones caches still fill."""
    first, last = sizes[-2:] if len(sizes) > 1 else sizes * 2

    def at(small: float, large: float) -> float:
        return large + (large - small) / max(last.factor - first.factor, 1) * (THOUSAND - last.factor)

    names = ("N-Quads", "N-Triples (merged)", "build")
    quads, merged, built = ((first.costs[name], last.costs[name]) for name in names)
    rows = [
        ["pages", f"{THOUSAND * pages:,}"],
        ["read, GB", f"{at(first.read, last.read) / 1e9:.0f}"],
        ["N-Quads, GB", f"{at(first.written, last.written) / 1e9:.0f}"],
        ["N-Quads, CPU hours", f"{at(quads[0].seconds, quads[1].seconds) / 3600:.1f}"],
        ["N-Quads, MB of memory", f"{at(quads[0].megabytes, quads[1].megabytes):.0f}"],
        ["N-Triples (merged), CPU hours", f"{at(merged[0].seconds, merged[1].seconds) / 3600:.1f}"],
        ["N-Triples (merged), GB of memory", f"{at(merged[0].megabytes, merged[1].megabytes) / 1e3:.0f}"],
        ["build, CPU hours", f"{at(built[0].seconds, built[1].seconds) / 3600:.1f}"],
        ["store, GB", f"{at(first.served[_STORE], last.served[_STORE]) / 1e3:.0f}"],
    ]
    return markdown([f"{THOUSAND} x, on paper", "value"], rows)


if __name__ == "__main__":
    main()
