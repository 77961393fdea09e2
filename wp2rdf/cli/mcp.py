"""`wp2rdf mcp`: tools for language models, over standard input and output or HTTP."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from wp2rdf.errors import UsageError
from wp2rdf.querying import limits

_EPILOG = """\
examples:
  wp2rdf mcp output/store                  for a client that starts it, over standard input and output
  wp2rdf mcp SITE --http 8765              over HTTP: http://127.0.0.1:8765/mcp
  wp2rdf mcp --endpoint https://sparql.wikipathways.org/sparql
"""
_LOOPBACK = "127.0.0.1"


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Serve tools for language models by the Model Context Protocol; all of them only read."
    command.epilog = _EPILOG
    command.set_defaults(run=_mcp)
    command.add_argument(
        "source",
        nargs="?",
        metavar="SITE|FILE|STORE",
        help="a checkout, an RDF file, or a store of wp2rdf build",
    )
    command.add_argument("--endpoint", metavar="URL", help="ask a SPARQL endpoint instead")
    command.add_argument("--http", type=int, metavar="PORT", help="serve over HTTP on this machine; 0: any free port")
    command.add_argument(
        "--folder",
        default="output",
        metavar="FOLDER",
        help="where the store of a SITE or FILE goes (default: output)",
    )
    command.add_argument(
        "--timeout",
        type=float,
        default=60,
        metavar="SECONDS",
        help="when a query is ended (default: %(default)g)",
    )


def _mcp(args: argparse.Namespace) -> int:
    if (args.source is None) == (args.endpoint is None):
        raise UsageError("name a checkout, a file or a store, or an --endpoint: one of them")
    limits.check(args.timeout)
    try:
        from wp2rdf.assistant.serve import server  # noqa: PLC0415 - wants the extra
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is missing: pip install 'wp2rdf[mcp]'") from error
    from wp2rdf.assistant.knowledge import Knowledge  # noqa: PLC0415 - slow to load
    from wp2rdf.server.preparation import store_of  # noqa: PLC0415 - the same

    store = None
    if args.source is not None:
        store = store_of(Path(args.source), Path(args.folder), told=lambda line: print(line, file=sys.stderr))
    made = server(Knowledge(store=store, endpoint=args.endpoint, seconds=args.timeout))
    if args.http is None:
        made.run("stdio")
    else:
        made.run("streamable-http", host=_LOOPBACK, port=args.http)
    return 0
