"""`wp2rdf release`: a site in, a folder with everything that is given out."""

from __future__ import annotations

import argparse
import sys
import time

from wp2rdf.cli.terminal import phases, plural
from wp2rdf.publishing.releasing.release import release
from wp2rdf.rdf.iri import DATASET

_OK, _FINDINGS = 0, 1

_EPILOG = """\
examples:
  wp2rdf release SITE -o releases/2026-11 --version 20261110 --issued 2026-11-10
  wp2rdf release SITE -o releases/2026-11 --version 20261110 --issued 2026-11-10 --previous releases/2026-10 \\
    --drawings DRAWINGS --files https://example.org/2026-11/ --endpoint https://example.org/sparql

exit codes:
  0    made
  1    made, with error-level findings (pages left out); reports/validation.html tells them
  2    wrong usage, or the input or output could not be used; an earlier release is still there
  130  interrupted (143 or 129 when terminated); an earlier release is still there
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = (
        "Make a release of a site: dumps, archives, gene sets, description, reports and a page for people, in one "
        "folder that takes the place of an earlier one as a whole. The same site and options give the same bytes."
    )
    command.epilog = _EPILOG
    command.set_defaults(run=_release)
    command.add_argument("site", metavar="SITE", help="a checkout, in either layout")
    command.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the release goes")
    command.add_argument("--version", required=True, metavar="VERSION", help="of the release, such as 20261110")
    command.add_argument("--issued", required=True, metavar="DATE", help="date of the release, as 2026-11-10")
    command.add_argument(
        "--previous", metavar="FOLDER|DUMP", help="the release before, or its full dump, to tell what changed"
    )
    command.add_argument(
        "--fail-if-lost",
        metavar="SHARE",
        help="make nothing when more of the triples, a class or a property is lost since the previous release: 1%%",
    )
    command.add_argument(
        "--drawings",
        metavar="FOLDER|ZIP",
        help="the drawings (GPML) of pages that have none beside them: a folder, a zip archive or a file",
    )
    command.add_argument("--dataset-iri", default=DATASET, metavar="IRI", help="IRI of the dump (default: %(default)s)")
    command.add_argument("--files", default="", metavar="URL", help="the address where the folder will be")
    command.add_argument("--endpoint", default="", metavar="URL", help="the SPARQL endpoint that will have it")
    command.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="number of processes; the same bytes for any number (default: the processors)",
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress, no summary")


def _release(args: argparse.Namespace) -> int:
    started = time.perf_counter()
    with phases(quiet=args.quiet) as told:
        made = release(
            args.site,
            args.output,
            version=args.version,
            issued=args.issued,
            previous=args.previous,
            may_lose=args.fail_if_lost,
            drawings=args.drawings,
            dataset_iri=args.dataset_iri,
            base=args.files,
            endpoint=args.endpoint,
            jobs=args.jobs,
            progress=told,
        )
    errors = made.report.count("error")
    if not args.quiet:
        seconds = time.perf_counter() - started
        counts = f"{plural(made.files, 'file')}, {plural(made.report.pages, 'page')}"
        print(
            f"{made.folder}: {counts}, {plural(made.described.counts.triples, 'triple')}, {seconds:.1f} s",
            file=sys.stderr,
        )
        if errors:
            print(f"{plural(errors, 'page')} left out; reports/validation.html says why", file=sys.stderr)
    return _FINDINGS if errors else _OK
