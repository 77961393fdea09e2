"""`wp2rdf export`: pathways in, files for other tools out."""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path
from typing import BinaryIO

from wp2rdf.cli.terminal import plural, progress
from wp2rdf.errors import UsageError
from wp2rdf.publishing.exporting.export import Exported, export
from wp2rdf.publishing.exporting.forms import FORMS
from wp2rdf.writing import output

_OK, _FINDINGS = 0, 1
_WPID = re.compile("WP[1-9][0-9]*")

_KINDS = {(False, False): "", (True, False): " (a folder)", (False, True): " (a file, or a folder with one a pathway)"}

_EPILOG = f"""\
formats:
{chr(10).join(f"  {one.name:11}  {one.summary}{_KINDS[one.is_folder, one.or_folder]}" for one in FORMS.values())}

examples:
  wp2rdf export gmt SITE --organism 'Homo sapiens' -o human.gmt
  wp2rdf export gmt site.nq --identifier ensembl --plain-names > sets.gmt
  wp2rdf export tables output/store -o tables/
  wp2rdf export sif WP364
  wp2rdf export graphml WP364 WP254 --data site.nq -o both.graphml
  wp2rdf export cx2 --all --data SITE -o networks/

exit codes:
  0    done
  1    done, with error-level findings (pages left out); wp2rdf validate tells them
  2    wrong usage, or the input or output could not be used; an earlier output is still there
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Write pathways as gene sets, tables, networks and more, for other tools."
    command.epilog = _EPILOG
    command.set_defaults(run=_export)
    command.add_argument("form", choices=FORMS, metavar="FORMAT", help=", ".join(FORMS))
    command.add_argument(
        "named",
        nargs="*",
        metavar="SITE|FILE|STORE|WPID",
        help="where the pathways are, as for --data; or wpids, as for --pathway",
    )
    command.add_argument(
        "--data",
        metavar="SITE|FILE|STORE",
        help="a checkout, a page, an RDF file, a folder with a dump, or a store (default: the build in output/)",
    )
    command.add_argument("--all", action="store_true", help="all pathways, as without any filter")
    command.add_argument(
        "-o", "--output", metavar="FILE|FOLDER", help="where it goes; without it, standard output if it is one file"
    )
    command.add_argument(
        "--organism", action="append", default=[], metavar="NAME", help="only pathways of this organism (Latin name)"
    )
    command.add_argument(
        "--pathway", action="append", default=[], metavar="WPID", help="only this pathway; may be given more than once"
    )
    command.add_argument("--community", action="append", default=[], metavar="TAG", help="only pathways with this tag")
    command.add_argument(
        "--identifier",
        metavar="SOURCE",
        help="identifiers of this data source: ncbigene, ensembl, hgnc.symbol, uniprot, chebi, ...",
    )
    command.add_argument(
        "--drawings",
        metavar="FOLDER|ZIP",
        help="the drawings (GPML) of pages that have none beside them: a folder, a zip archive or a file",
    )
    command.add_argument("--plain-names", action="store_true", help="gmt: names without blanks")
    command.add_argument("--tabs", action="store_true", help="tables: TSV instead of CSV")
    command.add_argument(
        "--issued", metavar="DATE", help="date of what is written (default: that of the dump, or of the newest change)"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress, no summary")


def _export(args: argparse.Namespace) -> int:
    started = time.perf_counter()
    if args.output in {None, "-"}:
        if FORMS[args.form].is_folder:
            raise UsageError(f"{args.form} is several files: name a folder with --output")
        with output.standard_output() as out:
            done = _to(out, args)
    else:
        done = _to(args.output, args)
    if not args.quiet:
        seconds = time.perf_counter() - started
        print(f"{plural(done.written, done.form.counts)}, {seconds:.1f} s", file=sys.stderr)
        if done.form.counts == "edge" and not done.written:
            from wp2rdf.publishing.networks import NOTHING_CONNECTED  # noqa: PLC0415 - slow to load

            print(NOTHING_CONNECTED, file=sys.stderr)
        if errors := done.report.count("error"):
            print(f"{plural(errors, 'page')} left out; wp2rdf validate says why", file=sys.stderr)
    return _FINDINGS if done.report.count("error") else _OK


def _named(args: argparse.Namespace) -> tuple[str | None, list[str]]:
    """Where the pathways are, and wpids of those that are wanted.

    Raises:
        UsageError: two places are named, or pathways and all of them.
    """
    pathways = [one for one in args.named if _WPID.fullmatch(one) and not Path(one).exists()]
    places = [one for one in (*args.named, args.data) if one is not None and one not in pathways]
    if len(places) > 1:
        raise UsageError(f"pathways lie in one place: {places[0]} or {places[1]}")
    pathways += args.pathway
    if args.all and (pathways or args.organism or args.community):
        raise UsageError("--all, or only some pathways")
    return (places[0] if places else None), pathways


def _to(target: str | BinaryIO, args: argparse.Namespace) -> Exported:
    place, pathways = _named(args)
    with progress("exporting", quiet=args.quiet) as told:
        return export(
            args.form,
            place,
            target,
            organisms=args.organism,
            pathways=pathways,
            communities=args.community,
            identifier=args.identifier,
            plain_names=args.plain_names,
            issued=args.issued,
            tabs=args.tabs,
            drawings=args.drawings,
            progress=told,
        )
