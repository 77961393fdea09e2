"""`wp2rdf build`: a dump and a store, so that queries start at once."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from wp2rdf.building.build import Built, build
from wp2rdf.building.layout import DUMP, OUTPUT, STORE
from wp2rdf.building.watch import changes
from wp2rdf.cli.terminal import plural, progress
from wp2rdf.errors import Wp2rdfError
from wp2rdf.publishing.describing import beside
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading.fetch import is_url

_OK, _FINDINGS = 0, 1

_EPILOG = """\
examples:
  wp2rdf build SITE
  wp2rdf build SITE                        # again: converts only what has changed
  wp2rdf build SITE --watch                # and again whenever a page is saved
  wp2rdf build SITE -o dumps/2026-08 --jobs 2

exit codes:
  0    done; with --watch, ended by Ctrl-C
  1    done, with error-level findings (pages left out); wp2rdf validate tells them
  2    wrong usage, or the input or output could not be used; an earlier build is still there
  130  interrupted; an earlier build is still there
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Write the dump of a site, and an Oxigraph store with its merged triples and a graph a page."
    command.epilog = _EPILOG
    command.set_defaults(run=_build)
    command.add_argument("source", metavar="SITE", help="a checkout, in either layout")
    command.add_argument(
        "-o", "--output", default=str(OUTPUT), metavar="FOLDER", help=f"for {DUMP} (default: %(default)s)"
    )
    command.add_argument("--store", metavar="FOLDER", help=f"the store (default: {STORE} in the output folder)")
    command.add_argument("--full", action="store_true", help="convert everything, whatever an earlier build left")
    command.add_argument(
        "--issued", metavar="DATE", help="date of the dump, as 2026-08-22; without it no date is stated"
    )
    command.add_argument("--watch", action="store_true", help="build again whenever something is saved, until Ctrl-C")
    command.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="number of processes; the same result for any number (default: the processors)",
    )
    command.add_argument(
        "--cluster", metavar="ADDRESS", help="spread the pages over the workers of a Dask scheduler: tcp://HOST:8786"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress, no summary")


def _build(args: argparse.Namespace) -> int:
    if args.watch:
        return _watch(args)
    started = time.perf_counter()
    built = _built(args, full=args.full)
    folder = Path(args.output)
    made_from = None if is_url(args.source) else Path(args.source)
    beside.refresh(folder, Path(args.store) if args.store else folder / STORE, made_from, built.counts)
    if not args.quiet:
        _tell(built, args, time.perf_counter() - started)
    return _FINDINGS if built.count("error") else _OK


def _built(args: argparse.Namespace, *, full: bool) -> Built:
    with progress("building", quiet=args.quiet) as told:
        return build(
            args.source,
            args.output,
            store=args.store,
            jobs=args.jobs,
            cluster=args.cluster,
            full=full,
            issued=args.issued,
            progress=told,
        )


def _watch(args: argparse.Namespace) -> int:
    """Builds again and again; what cannot be built is told, and built when it has been mended."""
    earlier: Built | None = None
    try:
        for _ in changes(checkouts.find(args.source).root):
            started = time.perf_counter()
            try:
                built = _built(args, full=args.full and earlier is None)
            except Wp2rdfError as error:
                if earlier is None:
                    raise
                print(f"wp2rdf: error: {error}", file=sys.stderr)
                continue
            if not args.quiet and (built.changed or earlier is None):
                _tell(built, args, time.perf_counter() - started)
                _tell_errors(built, earlier)
            earlier = built
    except KeyboardInterrupt:
        print("wp2rdf: no longer watching; the last build is whole", file=sys.stderr)
    return _OK


def _tell_errors(built: Built, earlier: Built | None) -> None:
    """The errors that the earlier build did not have."""
    known = set(earlier.problems) if earlier else set()
    for problem in built.problems:
        if problem.level == "error" and problem not in known:
            print(problem, file=sys.stderr)


def _tell(built: Built, args: argparse.Namespace, seconds: float) -> None:
    """Why everything was converted, if it was not asked for, and the summary."""
    if built.why_full:
        print(f"full build: {built.why_full}", file=sys.stderr)
    store = args.store or Path(args.output) / STORE
    where = f"{Path(args.output) / DUMP} and {store}"
    done = f"{built.converted:,} converted, {built.dropped:,} dropped" if built.changed else "nothing has changed"
    counts = f"{plural(built.pages, 'page')} ({done}), {plural(built.triples, 'quad')}"
    errors = plural(built.count("error"), "error")
    if built.count("error") and not args.watch:
        errors += f" (wp2rdf validate {args.source} tells which)"
    print(f"{where}: {counts}, {errors}, {seconds:.1f} s", file=sys.stderr)
