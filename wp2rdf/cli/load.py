"""`wp2rdf load`: a dump or a site into a triple store."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from wp2rdf.cli.terminal import phases, plural
from wp2rdf.loading.load import RETRIES, TIMEOUT, load
from wp2rdf.loading.targets import KINDS

if TYPE_CHECKING:
    from wp2rdf.loading.load import Loaded

_OK, _DIFFERENT = 0, 1

_EPILOG = """\
targets:
{kinds}

user and password: WP2RDF_USER and WP2RDF_PASSWORD, or a bearer token in WP2RDF_TOKEN, or a netrc file

examples:
  wp2rdf load site.nq --to gsp:http://localhost:7878/store
  wp2rdf load SITE --to virtuoso:http://localhost:8890 --only-changed
  wp2rdf load site.nq --to update:http://localhost:3030/ds/update --graph http://rdf.wikipathways.org/

exit codes:
  0    done, and the store holds as many triples as it should
  1    done, but a graph has more or fewer triples in the store, or pages could not be converted
  2    wrong usage, or the source or the store could not be used; --resume goes on where the load broke off
  130  interrupted, the same
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Load a dump or a site into a triple store, each graph as a whole, and count it there."
    command.epilog = _EPILOG.format(
        kinds="\n".join(f"  {f'{name}:{kind.place}':26} {kind.meaning}" for name, kind in KINDS.items())
    )
    command.set_defaults(run=_load)
    command.add_argument("source", metavar="DUMP|SITE", help="an RDF file with named graphs, or a checkout")
    command.add_argument("--to", required=True, metavar="TARGET", help="where to, see below")
    command.add_argument(
        "--graph",
        metavar="IRI",
        help="merge everything into this graph; default: the default graph (without it: each graph of its own)",
    )
    command.add_argument(
        "--only-changed",
        action="store_true",
        help="send only graphs that differ from what the store holds, and drop those that are gone",
    )
    command.add_argument(
        "--recompute",
        action="store_true",
        help="with --only-changed: read what the store holds, instead of trusting the manifest",
    )
    command.add_argument(
        "--drop-limit",
        type=int,
        metavar="N",
        help="with --only-changed: do nothing if more graphs than these would be dropped "
        "(default: 100, or 5 %% of those that the store holds, if that is less)",
    )
    command.add_argument("--resume", action="store_true", help="go on with the load that broke off")
    command.add_argument("--dry-run", action="store_true", help="only tell what would be sent and dropped")
    command.add_argument("--query-endpoint", metavar="URL", help="where the store is asked, if not where it is usual")
    command.add_argument("--update-endpoint", metavar="URL", help="where a gsp: server takes updates, the same")
    command.add_argument("--bulk-folder", metavar="DIR", help="one that virtuoso-isql: may read (DirsAllowed)")
    command.add_argument("--manifest", metavar="FILE", help="what remembers what was loaded (default: one a target)")
    command.add_argument(
        "--timeout", type=float, default=TIMEOUT, metavar="S", help="seconds for one answer (default: %(default)g)"
    )
    command.add_argument(
        "--retries", type=int, default=RETRIES, metavar="N", help="when the store is busy (default: %(default)s)"
    )
    command.add_argument("--jobs", type=int, default=1, metavar="N", help="number of processes that convert pages")
    command.add_argument("-q", "--quiet", action="store_true", help="no progress, no summary")
    command.add_argument("-v", "--verbose", action="store_true", help="tell every graph, not only differences")


def _load(args: argparse.Namespace) -> int:
    started = time.perf_counter()

    def told(line: str) -> None:
        print(f"wp2rdf: {line}", file=sys.stderr)

    with phases(quiet=args.quiet) as progress:
        loaded = load(
            args.source,
            args.to,
            graph=args.graph,
            only_changed=args.only_changed,
            recompute=args.recompute,
            resume=args.resume,
            dry_run=args.dry_run,
            drop_limit=args.drop_limit,
            query_endpoint=args.query_endpoint,
            update_endpoint=args.update_endpoint,
            bulk_folder=args.bulk_folder,
            manifest=args.manifest,
            timeout=args.timeout,
            retries=args.retries,
            jobs=args.jobs,
            progress=progress,
            told=told,
        )
    if args.dry_run:
        _print_plan(loaded)
    elif loaded.counts:
        _print_counts(loaded, every=args.verbose)
    if not args.quiet:
        print(f"{_summary(loaded, dry=args.dry_run)}, {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return _DIFFERENT if loaded.differences or loaded.report.count("error") else _OK


def _print_plan(loaded: Loaded) -> None:
    for name in loaded.put:
        print(f"put   {name or 'default graph'}")
    for name in loaded.dropped:
        print(f"drop  {name}")


def _print_counts(loaded: Loaded, *, every: bool) -> None:
    """The graphs whose numbers differ, or all of them, and the sum."""
    rows = loaded.counts if every else loaded.differences
    lines = [(f"{row.dump:,}", f"{row.store:,}", row.graph or "default graph", row.differs) for row in rows]
    total_dump, total_store = (
        sum(column) for column in zip(*((row.dump, row.store) for row in loaded.counts), strict=True)
    )
    lines.append((f"{total_dump:,}", f"{total_store:,}", f"{plural(len(loaded.counts), 'graph')}", False))
    print(f"{'dump':>12} {'store':>12}")
    for dump, store, name, differs in lines:
        print(f"{dump:>12} {store:>12} {'≠' if differs else ' '} {name}")


def _summary(loaded: Loaded, *, dry: bool) -> str:
    done = ("would be sent", "would be dropped") if dry else ("sent", "dropped")
    parts = [f"{plural(len(loaded.put), 'graph')} {done[0]}", f"{len(loaded.dropped):,} {done[1]}"]
    parts.append(f"{loaded.same:,} unchanged")
    if loaded.differences:
        parts.append(f"{plural(len(loaded.differences), 'graph')} not as in the dump")
    if errors := loaded.report.count("error"):
        parts.append(f"{plural(errors, 'error')} in pages")
    return f"{loaded.target}: {', '.join(parts)}"
