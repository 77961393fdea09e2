"""`wp2rdf audit`: a site in, what is missing on it and in what is published of it out."""

from __future__ import annotations

import argparse
from pathlib import Path

from wp2rdf.cli.endings import TEXT, format_of
from wp2rdf.cli.terminal import progress
from wp2rdf.publishing.auditing.audit import audit
from wp2rdf.publishing.auditing.gaps import KINDS
from wp2rdf.publishing.auditing.reports import FORMATS
from wp2rdf.reading import checkout as checkouts
from wp2rdf.writing import output

_OK, _MISSING = 0, 1

_EPILOG = f"""\
kinds of gaps:
{chr(10).join(f"  {kind:13}  {said}" for kind, said in KINDS.items())}

examples:
  wp2rdf audit SITE
  wp2rdf audit SITE --against output/site.nq
  wp2rdf audit SITE --drawings DRAWINGS --against releases/2026-11
  wp2rdf audit SITE --against https://sparql.wikipathways.org/sparql --timeout 300
  wp2rdf audit SITE --against wikipathways-20261110-rdf-wp.zip --ignore author --ignore key

exit codes:
  0    nothing is missing
  1    something is missing, and no reason for it is known
  2    wrong usage, or the site or what is published could not be read
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Say what is missing on a site, and in a dump, a release or an endpoint made of it."
    command.epilog = _EPILOG
    command.set_defaults(run=_audit)
    command.add_argument("site", metavar="SITE", help="a checkout, in either layout")
    command.add_argument(
        "--against",
        metavar="DUMP|ENDPOINT|RELEASE",
        help="what is published: an RDF file, a folder with a dump, a store, a zip archive of RDF files, or the URL of "
        "an endpoint",
    )
    command.add_argument(
        "--drawings",
        metavar="FOLDER|ZIP",
        help="the drawings (GPML) of pages that have none beside them: a folder, a zip archive or a file",
    )
    command.add_argument(
        "--ignore",
        action="append",
        default=[],
        choices=KINDS,
        metavar="KIND",
        help="do not look for gaps of this kind; may be given more than once",
    )
    command.add_argument("-f", "--format", choices=FORMATS, help="without it, as the file's name tells, else text")
    command.add_argument("-o", "--output", metavar="FILE", help="where the report goes; without it, standard output")
    command.add_argument("--timeout", type=float, metavar="SECONDS", help="end a query to an endpoint after this time")
    command.add_argument(
        "--jobs", type=int, metavar="N", help="number of processes that convert pages (default: the processors)"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress")


def _audit(args: argparse.Namespace) -> int:
    form = args.format or format_of(args.output, {".json": "json", **TEXT})
    to_file = args.output not in {None, "-"}
    if to_file and Path(args.site).exists():
        checkouts.check_target(checkouts.find(args.site), args.output)
    with progress("auditing", quiet=args.quiet) as told:
        found = audit(
            args.site,
            against=args.against,
            drawings=args.drawings,
            ignore=args.ignore,
            timeout=args.timeout,
            jobs=args.jobs,
            progress=told,
        )
    with output.replacing(Path(args.output)) if to_file else output.standard_output() as out:
        for part in FORMATS[form](found):
            out.write(part.encode())
    return _MISSING if found.missing else _OK
