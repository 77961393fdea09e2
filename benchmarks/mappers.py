"""The same triples by other tools: a script with rdflib, Morph-KGC and maplib, each against wp2rdf.

Usage: `python -m benchmarks.mappers SITE [--rounds 3]`. All make the common core (`benchmarks/core/`), and the sets are
compared. The script reads the pages, as wp2rdf does. Mapping engines do not read front matter: they are given its
rows as CSV or JSON, written before the clock starts, and are compared with wp2rdf's terms over the same CSV.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks import external, yardstick
from benchmarks.measure import ROOT, CommandFailedError, Cost, cost, median
from benchmarks.table import markdown

MORPH_KGC, MAPLIB = "morph-kgc==2.10.0", "maplib==0.20.26"
_OURS = "wp2rdf.nt"


class Job(NamedTuple):
    """A tool at work: what it reads, what it runs, and the file in the folder that it writes."""

    name: str
    reads: str
    command: list[str]
    file: str


def main() -> None:
    """Prints two tables: tools that read the pages, and tools that read tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-engines", action="store_true", help="install nothing and run no mapping engine")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cost([sys.executable, "-m", "benchmarks.core.prepare", args.site, folder])
        costs: dict[str, list[Cost]] = {yardstick.NAME: []}
        missing: dict[str, str] = {}
        jobs = [*_of_pages(args.site, folder), *_of_tables(folder, missing, with_engines=not args.no_engines)]
        for _ in range(args.rounds):
            costs[yardstick.NAME].append(cost(yardstick.command(args.site)))
            for job in jobs:
                try:
                    costs.setdefault(job.name, []).append(cost(job.command))
                except CommandFailedError as error:
                    missing[job.name] = f"failed: {str(error).splitlines()[-1]}"
        found = {name: median(done) for name, done in costs.items() if done and name not in missing}
        said = _compared(folder, [job.file for job in jobs if job.name in found])
    unit = found[yardstick.NAME].seconds
    print(f"Y here: {unit:.2f} s of CPU\n")
    for reads in dict.fromkeys(job.reads for job in jobs):
        print(_table(reads, [job for job in jobs if job.reads == reads and job.name in found], found, said), end="\n\n")
    print("core: whether a file holds exactly the common core; wp2rdf writes all of it, and what else pages hold.")
    for tool, why in missing.items():
        print(f"- {tool}: {why}")


def _of_pages(site: Path, folder: Path) -> list[Job]:
    ours = [sys.executable, "-m", "wp2rdf", "convert", str(site), "-q", "-o", str(folder / _OURS)]
    naive = [sys.executable, "-m", "benchmarks.core.naive", str(site), str(folder / "naive.nt")]
    return [
        Job("wp2rdf convert", "pages", ours, _OURS),
        Job("script with rdflib", "pages", naive, "naive.nt"),
    ]


def _of_tables(folder: Path, missing: dict[str, str], *, with_engines: bool) -> list[Job]:
    strings = [sys.executable, "-m", "benchmarks.core.strings", str(folder), str(folder / "strings.nt")]
    jobs = [Job("terms of wp2rdf, CSV", "tables", strings, "strings.nt")]
    if not with_engines:
        return jobs
    try:
        python = external.python(MORPH_KGC)
        for suffix in ("csv", "json"):
            name = f"{MORPH_KGC.replace('==', ' ')}, {suffix.upper()}"
            jobs.append(Job(name, "tables", [python, "-m", "morph_kgc", str(folder / f"{suffix}.ini")], f"{suffix}.nt"))
    except external.UnavailableError as error:
        missing[MORPH_KGC] = str(error)
    try:
        script = str(ROOT / "benchmarks" / "core" / "in_maplib.py")
        command = [external.python(MAPLIB), script, str(folder), str(folder / "maplib.nt")]
        jobs.append(Job(f"{MAPLIB.replace('==', ' ')}, CSV", "tables", command, "maplib.nt"))
    except external.UnavailableError as error:
        missing[MAPLIB] = str(error)
    return jobs


def _compared(folder: Path, files: list[str]) -> dict[str, dict[str, int]]:
    """What `benchmarks.core.compare` says of each file."""
    ordered = [str(folder / file) for file in files]
    command = [sys.executable, "-m", "benchmarks.core.compare", *ordered]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    said: dict[str, dict[str, int]] = json.loads(done.stdout)
    return said


def _table(reads: str, jobs: list[Job], costs: dict[str, Cost], said: dict[str, dict[str, int]]) -> str:
    unit = costs[jobs[0].name].seconds
    rows = []
    for job in jobs:
        seconds, megabytes = costs[job.name]
        triples = said[job.file]["triples"]
        ratio, each = f"{seconds / unit:.2f}", f"{seconds / triples * 1e6:.1f}"
        rows.append(
            [job.name, f"{triples:,}", _agreement(said[job.file]), f"{seconds:.2f}", ratio, each, f"{megabytes:.0f}"]
        )
    header = [f"reads {reads}", "triples", "core", "CPU s", f"x {jobs[0].name}", "us a triple", "MB"]
    return markdown(header, rows)


def _agreement(said: dict[str, int]) -> str:
    """Whether a file holds exactly the core, and whether the core is among what wp2rdf writes."""
    if "apart" not in said:
        return "and more"
    parts = [f"{said['apart']:,} apart"] * bool(said["apart"]) + [f"{said['not ours']:,} not ours"] * bool(
        said["not ours"]
    )
    return ", ".join(parts) or "the same"


if __name__ == "__main__":
    main()
