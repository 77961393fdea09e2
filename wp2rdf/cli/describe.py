"""`wp2rdf describe`: a dump in, what it says of itself out."""

from __future__ import annotations

import argparse
from pathlib import Path

from wp2rdf.cli.endings import format_of
from wp2rdf.cli.terminal import progress
from wp2rdf.publishing.describing.describe import describe
from wp2rdf.publishing.describing.written import FORMATS, write
from wp2rdf.rdf.iri import DATASET
from wp2rdf.writing import output

_OK, _FINDINGS = 0, 1
_NAMED = {".ttl": "turtle", ".jsonld": "jsonld", ".nt": "ntriples", ".rdf": "rdfxml", "": "turtle"}

_EPILOG = """\
examples:
  wp2rdf describe site.nq -o void.ttl
  wp2rdf describe SITE --issued 2026-11-10 -f jsonld
  wp2rdf describe https://sparql.wikipathways.org/sparql --timeout 600
  wp2rdf describe site.nq.gz --files https://example.org/2026-11/ --endpoint https://example.org/sparql

exit codes:
  0    described
  1    described, with error-level findings (pages left out); wp2rdf validate tells them
  2    wrong usage, or the source could not be read
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Say what a dump holds, where it comes from and what may be done with it: VoID, DCAT, PROV."
    command.epilog = _EPILOG
    command.set_defaults(run=_describe)
    command.add_argument(
        "source",
        nargs="?",
        metavar="DUMP|SITE|STORE|ENDPOINT",
        help="an RDF file, a checkout, a folder with a dump, a store, or the URL of an endpoint "
        "(default: the build in output/)",
    )
    command.add_argument("-o", "--output", metavar="FILE", help="where it goes; without it, standard output")
    command.add_argument(
        "-f",
        "--format",
        choices=FORMATS,
        help="without it, as the file's name tells, else turtle; bioschemas is for search engines",
    )
    command.add_argument("--dataset-iri", default=DATASET, metavar="IRI", help="IRI of the dump (default: %(default)s)")
    command.add_argument(
        "--issued", metavar="DATE", help="date of the dump (default: as it states, or of the newest change)"
    )
    command.add_argument("--release", default="", metavar="VERSION", help="version of the dump, such as 20261110")
    command.add_argument("--files", default="", metavar="URL", help="the address of the folder where the dump lies")
    command.add_argument("--endpoint", default="", metavar="URL", help="the SPARQL endpoint that has it")
    command.add_argument(
        "--drawings",
        metavar="FOLDER|ZIP",
        help="the drawings (GPML) of pages that have none beside them: a folder, a zip archive or a file",
    )
    command.add_argument("--timeout", type=float, metavar="SECONDS", help="end a query to an endpoint after this time")
    command.add_argument("-q", "--quiet", action="store_true", help="no progress")


def _describe(args: argparse.Namespace) -> int:
    form = args.format or format_of(args.output, _NAMED)
    with progress("describing", quiet=args.quiet) as told:
        found = describe(
            args.source,
            dataset_iri=args.dataset_iri,
            issued=args.issued,
            version=args.release,
            base=args.files,
            endpoint=args.endpoint,
            timeout=args.timeout,
            drawings=args.drawings,
            progress=told,
        )
    to_file = args.output not in {None, "-"}
    with output.replacing(Path(args.output)) if to_file else output.standard_output() as out:
        write(found, out, form)
    return _FINDINGS if found.report.count("error") else _OK
