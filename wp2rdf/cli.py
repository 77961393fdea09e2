"""The command line: arguments in, library call, exit code out."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from wp2rdf import output
from wp2rdf._version import __version__
from wp2rdf.convert import convert
from wp2rdf.errors import RULES, Wp2rdfError
from wp2rdf.formats import FORMATS
from wp2rdf.iri import DATASET
from wp2rdf.mapping import PROFILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from wp2rdf.errors import Problem
    from wp2rdf.pipeline import Report

OK, FINDINGS, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

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
  cat page.md | wp2rdf convert - -f jsonld

"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wp2rdf",
        description="Turn the pathway pages of WikiPathways into an RDF knowledge graph.",
    )
    parser.add_argument("--version", action="version", version=f"wp2rdf {__version__}")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    _add_convert(commands)
    return parser


def help_of(command: str) -> str:
    """The help of a command, as `wp2rdf COMMAND --help` prints it."""
    commands = argparse.ArgumentParser().add_subparsers()
    _add_convert(commands)
    return commands.choices[command].format_help()


def _add_convert(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "convert",
        help="pages in, RDF out",
        description="Convert pathway pages, with the tables and pages beside them, to RDF.",
        epilog=_EXAMPLES + _CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=_convert)
    command.add_argument(
        "source", metavar="SITE|PAGE|-", help="a checkout, in either layout; one page; or standard input"
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
    command.add_argument("--dataset-iri", default=DATASET, metavar="IRI", help="IRI of the dump (default: %(default)s)")
    command.add_argument(
        "--issued", metavar="DATE", help="date of the dump, as 2026-08-22; without it no date is stated"
    )
    command.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="number of processes; the same bytes for any number"
    )
    command.add_argument("--strict", action="store_true", help="count warnings as errors in the exit code")
    command.add_argument("-q", "--quiet", action="store_true", help="print errors only: no warnings, no summary")
    command.add_argument("-v", "--verbose", action="store_true", help="add a summary of the findings by rule")


def _convert(args: argparse.Namespace) -> int:
    started = time.perf_counter()

    def to(target: str | BinaryIO) -> Report:
        with _progress(quiet=args.quiet) as progress:
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
                jobs=args.jobs,
                progress=progress,
            )

    if args.output is None or args.output == "-":
        with output.standard_output() as out:
            report = to(out)
    else:
        report = to(args.output)
    _tell(report, args, time.perf_counter() - started)
    failed = report.count("error") or (args.strict and report.count("warning"))
    return FINDINGS if failed else OK


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error, when that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - not loaded when nobody sees it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("converting"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("converting", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tell(report: Report, args: argparse.Namespace, seconds: float) -> None:
    """The findings, one a line, and the summary."""
    told = [problem for problem in report.problems if not args.quiet or problem.level == "error"]
    lines = [_line(problem, report, args.source) for problem in told]
    if args.verbose and not args.quiet:
        for rule, number in sorted(Counter(problem.rule for problem in report.problems).items()):
            lines.append(f"{number:6} {RULES[rule].level:7} {rule}: {RULES[rule].meaning}")
    if not args.quiet:
        counts = (
            ", ".join(_plural(report.count(level), level) for level in ("error", "warning"))
            + f", {report.count('info')} info"
        )
        lines.append(
            f"{_plural(report.pages, 'page')}, {_plural(report.triples, 'triple')}, "
            f"{_plural(len(report.problems), 'finding')} ({counts}), {seconds:.1f} s"
        )
    if lines:
        print(*lines, sep="\n", file=sys.stderr)


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _line(problem: Problem, report: Report, source: str) -> str:
    """A finding, with the path as the user can open it from here."""
    if source == "-":
        return str(problem)
    path = report.root.absolute() / problem.file
    return str(problem._replace(file=str(path) if Path(source).is_absolute() else os.path.relpath(path)))


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    print("wp2rdf: terminated; an earlier output is as it was", file=sys.stderr)
    raise SystemExit(128 + number)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        arguments: those after the program's name; None: those of this process.

    Returns:
        The exit code; see `wp2rdf convert --help`.
    """
    args = _parser().parse_args(arguments)
    run_command: Callable[[argparse.Namespace], int] = args.run
    try:
        return run_command(args)
    except Wp2rdfError as error:
        print(f"wp2rdf: error: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("wp2rdf: interrupted; an earlier output is as it was", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # the reader has gone; nothing more can be said on standard output, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def run() -> NoReturn:
    """The console script."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    try:
        sys.exit(main())
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours must not look like a finding (exit 1)
        print(f"wp2rdf: internal error, please report it: {error!r}", file=sys.stderr)
        if {"-v", "--verbose"} & set(sys.argv):
            traceback.print_exc()
        sys.exit(FAILED)
