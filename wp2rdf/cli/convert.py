"""`wp2rdf convert`: pages in, RDF out."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from wp2rdf import timing
from wp2rdf.cli.terminal import plural, progress
from wp2rdf.converting.convert import convert
from wp2rdf.errors import UsageError
from wp2rdf.errors.catalogue import RULES
from wp2rdf.errors.drawing_rules import DRAWING_RULES
from wp2rdf.mapping import PROFILES
from wp2rdf.rdf.iri import DATASET
from wp2rdf.reading.fetch import is_url
from wp2rdf.writing import formats, output
from wp2rdf.writing.formats import FORMATS

if TYPE_CHECKING:
    from wp2rdf.converting.pipeline import Report
    from wp2rdf.errors import Problem

_OK, _FINDINGS = 0, 1
_PART_PAGES = 1000
_COUNTED = frozenset(name for name, rule in DRAWING_RULES.items() if rule.level == "info")
"""Rules that drawings, and tables beside them, break so often that nobody reads every time."""

_CODES = """\
exit codes:
  0    done
  1    done, with error-level findings (pages left out); with --strict, with warnings too
  2    wrong usage, or the input or output could not be used; an earlier output is still there
  141  the reader of standard output has gone
  130  interrupted (143 or 129 when terminated); an earlier output is still there
"""
_EXAMPLES = """\
examples:
  wp2rdf convert page.md
  wp2rdf convert SITE -o site.nq
  wp2rdf convert SITE -o site.ttl.gz --jobs 2
  wp2rdf convert SITE -o pages/ -f turtle
  wp2rdf convert SITE --drawings DRAWINGS -o site.nq
  wp2rdf convert WP364.gpml
  cat page.md | wp2rdf convert - -f jsonld

"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Convert pathway pages, with the tables and pages beside them, to RDF."
    command.epilog = _EXAMPLES + _CODES
    command.set_defaults(run=_convert)
    command.add_argument(
        "source",
        metavar="SITE|PAGE|DRAWINGS|-",
        help="a checkout, in either layout, or a URL of one; one page; a folder or a zip archive of drawings (GPML), "
        "or one of them; or standard input",
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER/",
        help="a file (.gz and .zst compress), or a folder for a file a pathway; without it, standard output",
    )
    command.add_argument(
        "-f",
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}; without it, as the name of the file tells, else turtle",
    )
    command.add_argument(
        "--profile",
        choices=PROFILES,
        default="full",
        help="full (the default): all that the pages hold; wprdf: only what the official RDF has shapes for",
    )
    command.add_argument(
        "--links",
        choices=("partner",),
        help="add links to the IRIs that UniProt, ChEBI, Ensembl and others use themselves",
    )
    command.add_argument(
        "--pathway", action="append", default=[], metavar="WPID", help="only this pathway; may be given more than once"
    )
    command.add_argument(
        "--organism",
        action="append",
        default=[],
        metavar="NAME",
        help="only pathways of this organism (its Latin name)",
    )
    command.add_argument("--community", action="append", default=[], metavar="TAG", help="only pathways with this tag")
    command.add_argument(
        "--drawings",
        metavar="FOLDER|ZIP",
        help="the drawings (GPML) of pages that have none beside them: a folder, a zip archive or a file",
    )
    command.add_argument(
        "--gpml-layer",
        action="store_true",
        help="add the drawing itself: everything that is drawn, with its place and its look",
    )
    command.add_argument("--dataset-iri", default=DATASET, metavar="IRI", help="IRI of the dump (default: %(default)s)")
    command.add_argument(
        "--issued", metavar="DATE", help="date of the dump, as 2026-08-22; without it no date is stated"
    )
    command.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="number of processes; the same bytes for any number (default: the processors)",
    )
    command.add_argument(
        "--cluster", metavar="ADDRESS", help="spread the pages over the workers of a Dask scheduler: tcp://HOST:8786"
    )
    command.add_argument(
        "--parts", metavar="FOLDER", help="N-Quads in parts, and a list of them, in this folder instead of --output"
    )
    command.add_argument("--part-pages", type=int, metavar="N", help=f"pages in a part (default: {_PART_PAGES})")
    command.add_argument(
        "--profile-time", action="store_true", help="say where the time went, by stage, on standard error"
    )
    command.add_argument("--strict", action="store_true", help="count warnings as errors in the exit code")
    command.add_argument("-q", "--quiet", action="store_true", help="print errors only: no warnings, no summary")
    command.add_argument("-v", "--verbose", action="store_true", help="add a summary of the findings by rule")


def _convert(args: argparse.Namespace) -> int:
    started = time.perf_counter()
    if args.profile_time:
        timing.start(stage="starting")

    if args.part_pages is not None and args.parts is None:
        raise UsageError("--part-pages says how large the parts of --parts are, which is missing")
    part_pages = _PART_PAGES if args.part_pages is None else args.part_pages

    def to(target: str | BinaryIO) -> Report:
        with progress("converting", quiet=args.quiet) as told:
            return convert(
                args.source,
                target,
                format=args.format,
                profile=args.profile,
                links=args.links,
                dataset_iri=args.dataset_iri,
                issued=args.issued,
                pathways=args.pathway,
                organisms=args.organism,
                communities=args.community,
                drawings=args.drawings,
                gpml_layer=args.gpml_layer,
                jobs=args.jobs,
                cluster=args.cluster,
                parts=None if args.parts is None else part_pages,
                progress=told,
            )

    if args.parts is not None:
        if args.output is not None:
            raise UsageError("--parts and --output: only one of them")
        report = to(args.parts)
    elif args.output is None or args.output == "-":
        with output.standard_output() as out:
            report = to(out)
    else:
        report = to(args.output)
    _tell(report, args, time.perf_counter() - started)
    if args.profile_time:
        _tell_stages(timing.taken(), time.perf_counter() - started)
    failed = report.count("error") or (args.strict and report.count("warning"))
    return _FINDINGS if failed else _OK


def _tell(report: Report, args: argparse.Namespace, seconds: float) -> None:
    """The findings, one a line, and the summary."""
    counted = report.infos + Counter(problem.rule for problem in report.problems if problem.rule in _COUNTED)
    listed = [problem for problem in report.problems if problem.rule not in counted]
    told = [problem for problem in listed if not args.quiet or problem.level == "error"]
    lines = [_line(problem, report, args.source) for problem in told]
    if not args.quiet:
        lines += [_in_one_line(rule, number) for rule, number in sorted(counted.items())]
    if args.verbose and not args.quiet:
        for rule, number in sorted(Counter(problem.rule for problem in report.problems).items()):
            lines.append(f"{number:6} {RULES[rule].level:7} {rule}: {RULES[rule].meaning}")
    if not args.quiet:
        counts = ", ".join(plural(report.count(level), level) for level in ("error", "warning", "info"))
        lines.append(
            f"{plural(report.pages, 'page')}, {plural(report.triples, _unit(args))}, "
            f"{plural(len(report.problems) + report.infos.total(), 'finding')} ({counts}), {seconds:.1f} s"
        )
    if lines:
        print(*lines, sep="\n", file=sys.stderr)


def _unit(args: argparse.Namespace) -> str:
    """What was counted: quads where the format has named graphs, and a triple in two of them counts twice."""
    if args.parts is not None:
        return "quad"
    if args.format:
        return "quad" if formats.named(args.format).has_graphs else "triple"
    if args.output in {None, "-"} or Path(args.output).is_dir():
        return "triple"
    return "quad" if formats.of_file(Path(args.output)).has_graphs else "triple"


def _in_one_line(rule: str, number: int) -> str:
    """A line for all infos about drawings that one rule has."""
    return f"drawings: info: {plural(number, 'time')}: {RULES[rule].meaning} [{rule}]"


def _tell_stages(spent: dict[str, float], seconds: float) -> None:
    """A table of the stages, the longest first."""
    total = sum(spent.values())
    for stage, one in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{one:8.2f} s {one / total:4.0%}  {stage}", file=sys.stderr)
    print(f"{total:8.2f} s of all processors, {seconds:.2f} s by the clock", file=sys.stderr)


def _line(problem: Problem, report: Report, source: str) -> str:
    """A finding, with the path as the user can open it from here."""
    if source == "-" or is_url(source):
        return str(problem)
    path = os.path.normpath(report.root.absolute() / problem.file)  # drawings may lie beside the site: `SITE/../gpml`
    return str(problem._replace(file=path if Path(source).is_absolute() else os.path.relpath(path)))
