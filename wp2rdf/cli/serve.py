"""`wp2rdf serve`: a SPARQL endpoint and its pages over a site, a dump or a store."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.building.layout import OUTPUT
from wp2rdf.building.store import is_store
from wp2rdf.cli.terminal import progress
from wp2rdf.errors import UsageError
from wp2rdf.reading.gpml import files

if TYPE_CHECKING:
    from wp2rdf.server.settings import Settings

_OK = 0
_MB = 1_000_000
_WANTED = {"starlette", "uvicorn", "jinja2", "nh3", "markdown_it", "httptools", "anyio"}

_EPILOG = """\
examples:
  wp2rdf serve SITE
  wp2rdf serve output/site.nq --port 9000
  wp2rdf serve output/store --host 0.0.0.0 --base-url https://rdf.example.org --timeout 30
  wp2rdf serve output/store --allow-service https://sparql.uniprot.org/sparql

exit codes:
  0    ended by SIGINT or SIGTERM
  2    wrong usage, or the source or the port could not be used
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = (
        "Serve a read-only SPARQL endpoint over a site, a dump or a store; what is missing is built first."
    )
    command.epilog = _EPILOG
    command.set_defaults(run=_serve)
    command.add_argument("source", metavar="SITE|DUMP|STORE", help="a checkout, an RDF file, or an Oxigraph store")
    command.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="to listen on (default: %(default)s)")
    command.add_argument("--port", type=int, default=8080, metavar="N", help="0: any free one (default: %(default)s)")
    command.add_argument("--base-url", default="", metavar="URL", help="the address that the world knows it by")
    command.add_argument(
        "-o", "--output", default=str(OUTPUT), metavar="FOLDER", help="for what is built (default: %(default)s)"
    )
    command.add_argument(
        "--issued", metavar="DATE", help="date of what is built, as 2026-08-22; without it no date is stated"
    )
    command.add_argument(
        "--drawings",
        metavar="FOLDER|ZIP",
        help="drawings (GPML) whose pictures stand on the pages of pathways (default: those of a checkout)",
    )
    command.add_argument("--jobs", type=int, metavar="N", help="processes for a build (default: the processors)")
    command.add_argument(
        "--timeout", type=float, default=60, metavar="SECONDS", help="end a query after this time (default: 60)"
    )
    command.add_argument(
        "--max-rows", type=int, default=1_000_000, metavar="N", help="of an answer (default: %(default)s)"
    )
    command.add_argument("--max-size", type=int, default=100, metavar="MB", help="of an answer (default: %(default)s)")
    command.add_argument(
        "--max-memory", type=int, default=1000, metavar="MB", help="of the process of a query (default: %(default)s)"
    )
    command.add_argument("--queries", type=int, metavar="N", help="that run at a time (default: the processors)")
    command.add_argument(
        "--waiting", type=int, default=100, metavar="N", help="queries that wait at most (default: %(default)s)"
    )
    command.add_argument(
        "--cache", type=int, default=64, metavar="MB", help="of answers that are kept in memory (default: %(default)s)"
    )
    command.add_argument(
        "--allow-service",
        action="append",
        default=[],
        metavar="URL",
        help="an endpoint that SERVICE may ask; may be given more than once (default: none)",
    )
    command.add_argument("--metrics", action="store_true", help="serve /metrics for Prometheus")
    command.add_argument("-q", "--quiet", action="store_true", help="no progress, no line a request")


def _serve(args: argparse.Namespace) -> int:
    try:
        from wp2rdf.server import listening, preparation  # noqa: PLC0415 - an extra
        from wp2rdf.server.settings import Settings  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        if error.name not in _WANTED:
            raise
        raise UsageError(f"{error.name} is not installed: pip install 'wp2rdf[server]'") from error
    limits = {"queries": args.queries} if args.queries is not None else {}

    def told(line: str) -> None:
        print(f"wp2rdf: {line}", file=sys.stderr, flush=True)

    def settings(store: Path) -> Settings:
        return Settings(
            store=store,
            host=args.host,
            port=args.port,
            base_url=args.base_url,
            seconds=args.timeout,
            rows=args.max_rows,
            size=args.max_size * _MB,
            memory=args.max_memory * _MB,
            waiting=args.waiting,
            kept=args.cache * _MB,
            services=frozenset(args.allow_service),
            metrics=args.metrics,
            drawings=_drawings(args),
            **limits,
        )

    settings(Path(args.source))  # a mistake is told before anything is built
    with listening.port(args.host, args.port) as taken:
        with progress("building", quiet=args.quiet) as shown:
            store = preparation.store_of(
                args.source,
                args.output,
                jobs=args.jobs,
                issued=args.issued,
                progress=shown,
                told=told,  # quiet or not: what stays on disk is said
            )
        if not args.quiet:
            _log_requests()
        listening.serve(
            settings(store),
            taken,
            ready=lambda now: told(f"serving {now.store} at {now.local}/{_known_as(now)}"),
        )
    return _OK


def _drawings(args: argparse.Namespace) -> Path | None:
    """Where the drawings are: as told, or else in the checkout, if it has any."""
    if args.drawings:
        return Path(args.drawings)
    source = Path(args.source)
    if is_store(source) or not source.is_dir():
        return None
    folder = source / "pathways" if (source / "pathways").is_dir() else source
    return folder if any(files.under(folder, folder)) else None


def _known_as(settings: Settings) -> str:
    return f", known as {settings.url}/" if settings.base_url else ""


def _log_requests() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("wp2rdf")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
