"""Runs the benchmarks one after another, and keeps what they print in `benchmarks/RESULTS.md` when told to.

Usage: `python -m benchmarks [SITE] [--quick] [--only NAME ...] [--write]`. Without a site, one of the real size is
invented; a quick run takes an invented one of 200 pages.
"""

from __future__ import annotations

import argparse
import ast
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import results
from benchmarks.machine import description
from benchmarks.measure import ROOT
from benchmarks.suites import SUITES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.suites import Suite

PAGES, QUICK_PAGES = 1704, 200


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what is asked for; returns how many benchmarks failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", help="a checkout; without one, a site is invented")
    parser.add_argument("--quick", action="store_true", help="small and short, in about two minutes")
    parser.add_argument("--only", nargs="+", choices=[suite.module for suite in SUITES], metavar="NAME", default=[])
    parser.add_argument("--write", action="store_true", help="keep the results in benchmarks/RESULTS.md")
    args = parser.parse_args(arguments)
    if args.write and args.quick:
        parser.error("the results of a quick run are not kept: --quick or --write, not both")
    wanted = [suite for suite in SUITES if (suite.module in args.only if args.only else not suite.asked)]
    if args.quick:
        wanted = [suite for suite in wanted if suite.quick is not None]
    with tempfile.TemporaryDirectory() as folder:
        site = args.site or _invented(Path(folder), QUICK_PAGES if args.quick else PAGES)
        machine = f"{description()}\n- pages: {len(list((site / '_pathways').glob('*.md'))):,}{_kind(args.site)}"
        print(machine, end="\n\n", flush=True)
        failed = 0
        said: dict[str, str | None] = {suite.title: None for suite in SUITES}
        for suite in wanted:
            said[suite.title], has_failed = _run(suite, site.resolve(), quick=args.quick)
            failed += has_failed
            if args.write:
                page = results.updated(results.PAGE.read_text(encoding="utf-8"), machine, said)
                results.PAGE.write_text(page, encoding="utf-8")
    return failed


def _kind(site: Path | None) -> str:
    return " of a real site" if site else ", invented"


def _invented(folder: Path, pages: int) -> Path:
    site = folder / "site"
    subprocess.run([sys.executable, "-m", "benchmarks.generate", site, "--pages", str(pages)], check=True, cwd=ROOT)
    return site


def _run(suite: Suite, site: Path, *, quick: bool) -> tuple[str, bool]:
    """What a benchmark says, printed while it runs, and whether it failed."""
    options = suite.quick if quick and suite.quick is not None else suite.options
    command = [sys.executable, "-m", f"benchmarks.{suite.module}", str(site), *options]
    sentence = _sentence(suite.module)
    print(f"## {suite.title}\n\n{sentence}\n", flush=True)
    said = ""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as child:
        for line in child.stdout or ():
            print(line, end="", flush=True)
            said += line
    if child.returncode:
        print(f"\nThis benchmark failed with exit code {child.returncode}.")
        said += f"\nThis benchmark failed with exit code {child.returncode}.\n"
    print(flush=True)
    is_markdown = "| :" in said or not said.strip()
    body = said.strip() if is_markdown else f"```\n{said.strip()}\n```"
    return f"{sentence}\n\n{body}", bool(child.returncode)


def _sentence(module: str) -> str:
    """The first line of a benchmark's docstring: what it does."""
    parsed = ast.parse((ROOT / "benchmarks" / f"{module}.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(parsed) or "").partition("\n")[0]


if __name__ == "__main__":
    raise SystemExit(main())
