"""`wp2rdf diff`: two states in, what changed out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from wp2rdf.cli.endings import TEXT, format_of
from wp2rdf.cli.terminal import phases
from wp2rdf.publishing.comparing.diff import diff
from wp2rdf.publishing.comparing.reports import FORMATS
from wp2rdf.writing import output

_OK, _LOST = 0, 1
_NAMED = {".md": "markdown", ".json": "json", ".html": "html", ".htm": "html", **TEXT}

_EPILOG = """\
examples:
  wp2rdf diff releases/2026-10 releases/2026-11
  wp2rdf diff SITE@HEAD~1 SITE -f markdown
  wp2rdf diff old.nq new.nq -o changes.html --update changes.ru --patch changes.rdfp
  wp2rdf diff old.nq new.nq -q --fail-if-lost 1%

exit codes:
  0    done, whatever has changed
  1    done, and more is lost than --fail-if-lost allows
  2    wrong usage, or a state could not be read
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Say what changed between two states, for curators; and write the exact difference."
    command.epilog = _EPILOG
    command.set_defaults(run=_diff)
    kinds = "a dump, a folder with one, a store, a checkout, or CHECKOUT@REVISION"
    command.add_argument("old", metavar="OLD", help=kinds)
    command.add_argument("new", metavar="NEW", help="the same")
    command.add_argument(
        "-f", "--format", choices=FORMATS, help="of the report; without it, as the file's name tells, else text"
    )
    command.add_argument("-o", "--output", metavar="FILE", help="where the report goes; without it, standard output")
    command.add_argument("--update", metavar="FILE", help="write the exact difference as SPARQL Update")
    command.add_argument("--patch", metavar="FILE", help="write the exact difference as RDF Patch")
    command.add_argument(
        "--fail-if-lost",
        metavar="SHARE",
        help="exit code 1 when more of the triples, a class or a property is lost: 1%%",
    )
    command.add_argument(
        "--drawings",
        metavar="FOLDER|ZIP",
        help="the drawings (GPML) of pages that have none beside them: a folder, a zip archive or a file",
    )
    command.add_argument(
        "--jobs", type=int, metavar="N", help="number of processes that convert pages (default: the processors)"
    )
    command.add_argument(
        "-q", "--quiet", action="store_true", help="no report, no progress; only what too much of is lost"
    )


def _diff(args: argparse.Namespace) -> int:
    form = args.format or format_of(args.output, _NAMED)
    with phases(quiet=args.quiet) as told:
        found = diff(
            args.old,
            args.new,
            update=args.update,
            patch=args.patch,
            may_lose=args.fail_if_lost,
            drawings=args.drawings,
            jobs=args.jobs,
            progress=told,
        )
    to_file = args.output not in {None, "-"}
    if to_file or not args.quiet:
        with output.replacing(Path(args.output)) if to_file else output.standard_output() as out:
            for part in FORMATS[form](found):
                out.write(part.encode())
    if args.quiet or to_file:
        for loss in found.too_many:
            print(f"too many lost: {loss}", file=sys.stderr)
    return _LOST if found.too_many else _OK
