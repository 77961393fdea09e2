"""`wp2rdf validate`: findings with their places, and how to mend them."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.cli.endings import TEXT, format_of
from wp2rdf.cli.terminal import plural, progress
from wp2rdf.errors import UsageError
from wp2rdf.reading import checkout as checkouts
from wp2rdf.spelling import near
from wp2rdf.validating import baseline, engines, reports, touched
from wp2rdf.validating.fixes import fix
from wp2rdf.validating.reports.totals import counted
from wp2rdf.validating.validate import explained, validate
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.validating.findings import Explained, Validation
    from wp2rdf.validating.own_checks import OwnCheck

_OK, _FINDINGS = 0, 1
_FAIL_ON = ("violation", "error", "warning", "info", "never")
_MIN_LEVEL = ("violation", "error", "warning", "info")

_EPILOG = """\
examples:
  wp2rdf validate SITE
  wp2rdf validate _pathways/WP364.md
  wp2rdf validate WP364.gpml
  wp2rdf validate SITE --pathway WP364
  wp2rdf validate output/site.nq --format json -o report.json
  wp2rdf validate SITE --write-baseline known.json
  wp2rdf validate SITE --baseline known.json --fail-on warning
  wp2rdf validate . --changed origin/main --min-level warning
  wp2rdf validate _pathways/WP364.md --fix --diff
  wp2rdf validate --explain citation-title

exit codes:
  0    nothing as grave as --fail-on says
  1    findings as grave as that
  2    wrong usage, or the input, the shapes or the output could not be used
  130  interrupted (143 or 129 when terminated)
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = (
        "Check pages, with the tables and pages beside them, or an RDF file, against the SHACL shapes."
    )
    command.epilog = _EPILOG
    command.set_defaults(run=_validate)
    command.add_argument(
        "source",
        nargs="?",
        metavar="SITE|PAGE|FILE|-",
        help="a checkout, in either layout; one page; a drawing (GPML) or a folder of them; an RDF file; or a page on "
        "standard input",
    )
    command.add_argument(
        "--drawings",
        metavar="PATH",
        help="the drawings (GPML) of pages that have none beside them: a folder, a zip archive or a file",
    )
    command.add_argument("-o", "--output", metavar="FILE", help="where the report goes; without it, standard output")
    command.add_argument(
        "-f",
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(reports.FORMATS)}; without it, as the name of the file tells, else text",
    )
    command.add_argument(
        "--fail-on",
        choices=_FAIL_ON,
        default="violation",
        help="the least grave finding that gives exit code 1 (default: %(default)s)",
    )
    command.add_argument(
        "--changed",
        nargs="?",
        const="HEAD",
        metavar="REVISION",
        help="report only what is on lines that changed since a revision that git knows (default: HEAD), and what that "
        "brought about elsewhere on the same pages",
    )
    command.add_argument(
        "--pathway", action="append", default=[], metavar="WPID", help="only this pathway; may be given more than once"
    )
    command.add_argument(
        "--min-level",
        choices=_MIN_LEVEL,
        default="info",
        help="leave out the findings that are less grave (default: %(default)s)",
    )
    command.add_argument(
        "--issued",
        metavar="DATE",
        help="dates after this one are wrong, as 2026-08-22 (default: years after the newest edit of a whole site)",
    )
    command.add_argument("--baseline", metavar="FILE", help="leave out the findings that stand in this file")
    command.add_argument("--write-baseline", metavar="FILE", help="write the findings to this file, as known ones")
    command.add_argument(
        "--shapes",
        action="append",
        default=[],
        metavar="FILE",
        help="check these shapes too; may be given more than once",
    )
    command.add_argument(
        "--queries",
        action="append",
        default=[],
        metavar="FOLDER",
        help="ask the SELECT queries (.rq) in this folder too: every row is a finding; may be given more than once",
    )
    command.add_argument(
        "--ontologies",
        metavar="FOLDER",
        help="look terms up in these tables: PW.csv, DOID.csv, CL.csv, as BioPortal has them (default: annotations/ of "
        "the checkout)",
    )
    command.add_argument(
        "--engine",
        choices=engines.ENGINES,
        help="the SHACL engine (default: shacl where it is installed, else pyshacl)",
    )
    command.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="number of processes; the same findings for any number (default: the processors)",
    )
    command.add_argument(
        "--colour",
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in the text report (default: on a terminal, unless NO_COLOR is set)",
    )
    command.add_argument(
        "--fix",
        action="store_true",
        help="first put right what has one right answer, in pages and tables: blanks at the ends, dates in other clear "
        "forms, what stands twice, forms of identifiers, lists that the site sorts",
    )
    command.add_argument(
        "--diff",
        action="store_true",
        help="with --fix: change nothing, show what would be; exit code 1 if anything",
    )
    command.add_argument(
        "--explain", metavar="RULE", help="say what a rule is, why it matters and how to mend it; all: list the rules"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress, and no line where the report went")


def _validate(args: argparse.Namespace) -> int:
    if args.explain:
        rules = explained(args.shapes) | {one.rule.id: one.rule for one in _queries(args.queries)}
        print(_listed(rules) if args.explain == "all" else _explained(args.explain, rules))
        return _OK
    if args.source is None:
        raise UsageError("validate what? Name a checkout, a page or an RDF file, or - for standard input")
    if args.diff and not args.fix:
        raise UsageError("--diff shows what --fix would change: give both")
    if args.fix and args.diff:
        return _shown(args.source)
    form = (args.format or format_of(args.output, _NAMED)).lower()
    write = reports.named(form)
    targets = [target for target in (args.output, args.write_baseline) if target not in {None, "-"}]
    if targets and args.source != "-" and Path(args.source).exists():
        checkouts.check_targets(args.source, targets)
    if args.fix:
        _fixed(args.source, quiet=args.quiet)
    check = _check(args)
    queries = _queries(args.queries)
    with progress("validating", quiet=args.quiet) as told:
        found = check(
            args.source,
            own_shapes=args.shapes,
            engine=args.engine,
            baseline=args.baseline,
            ontologies=args.ontologies,
            queries=queries,
            jobs=args.jobs,
            progress=told,
        )
    found.leave(args.min_level)
    if args.write_baseline:
        known = [*found.known, *found.findings]
        baseline.write(known, args.write_baseline)
        if not args.quiet:
            print(f"{args.write_baseline}: {plural(len(known), 'finding')} known from now on", file=sys.stderr)
    if args.output is None or args.output == "-":
        text = reports.as_text.write(found, colour=_coloured(args.colour)) if form == "text" else write(found)
        with output.standard_output() as out:
            out.write(text.encode())
    else:
        with output.replacing(Path(args.output)) as out:
            out.write(write(found).encode())
        if not args.quiet:
            print(f"{args.output}: {counted(found)}", file=sys.stderr)
    return _FINDINGS if found.fails(args.fail_on) and not args.write_baseline else _OK


def _queries(names: list[str]) -> list[OwnCheck]:
    """The checks in folders of queries; tells which are not asked."""
    if not names:
        return []
    from wp2rdf.querying import curation  # noqa: PLC0415 - what reads queries is slow to load, and seldom wanted

    queries, others = curation.checks(names)
    for file in others:
        print(f"{file}: not asked: it asks another endpoint", file=sys.stderr)
    return queries


def _check(args: argparse.Namespace) -> Callable[..., Validation]:
    """What validates what was asked for: all of it, the pages of some pathways, or what changed."""
    if args.issued and (args.pathway or args.changed is not None):
        raise UsageError("--issued is for a whole site, --changed and --pathway look at pages: give one of them")
    if args.drawings and (args.pathway or args.changed is not None):
        raise UsageError("--drawings is for a whole site, --changed and --pathway look at pages: give one of them")
    if args.pathway and args.changed is not None:
        raise UsageError("--changed finds the pages itself: leave out --pathway")
    if args.pathway:
        return partial(touched.of_pathways, wpids=args.pathway)
    return (
        partial(validate, issued=args.issued, drawings=args.drawings)
        if args.changed is None
        else partial(touched.since, revision=args.changed)
    )


def _shown(source: str) -> int:
    """Prints what would be fixed; 1 if there is anything."""
    found = list(fix(source, write=False))
    for one in found:
        print(one.diff, end="")
        if one.problem:
            print(f"{one.file}: not changed: {one.problem}", file=sys.stderr)
    return _FINDINGS if found else _OK


def _fixed(source: str, *, quiet: bool) -> None:
    """Fixes files, and says what was changed on standard error, which reports do not go to."""
    for one in fix(source):
        if one.problem:
            print(f"{one.file}: not changed: {one.problem}", file=sys.stderr)
        elif not quiet:
            for line, column, _, said in one.changes:
                print(f"{one.file}:{line}:{column}: fixed: {said}", file=sys.stderr)


_NAMED = {
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".ttl": "turtle",
    ".html": "html",
    **TEXT,
}
"""Formats by the ending of the report's name."""


def _coloured(wish: str) -> bool:
    if wish == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wish == "always"


def _explained(rule: str, rules: dict[str, Explained]) -> str:
    if rule not in rules:
        like = ", ".join(near(rule, rules, most=5))
        hint = f"do you mean one of these? {like}" if like else "--explain all lists them"
        raise UsageError(f"unknown rule {rule!r}; {hint}")
    known = rules[rule]
    lines = [f"{known.id} ({known.level})", "", *textwrap.wrap(_sentence(known.meaning), 88)]
    for heading, text in (("Why it matters", known.why), ("How to mend it", known.mend)):
        if text:
            lines += ["", heading, *textwrap.wrap(text, 86, initial_indent="  ", subsequent_indent="  ")]
    where = f"shape {known.shape}" if known.shape else "checked by the reader of pages"
    return "\n".join((*lines, "", f"({where})"))


def _listed(rules: dict[str, Explained]) -> str:
    widest = max(map(len, rules))
    return "\n".join(f"{rule.level:7} {rule.id:{widest}}  {rule.meaning}" for rule in rules.values())


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text[:1].upper()}{text[1:]}."
