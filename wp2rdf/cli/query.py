"""`wp2rdf query`: a query in, a table out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.cli.endings import format_of
from wp2rdf.errors import InputError, QueryTimeoutError, UsageError
from wp2rdf.querying import queries, results
from wp2rdf.querying.ask import ENGINES, ask
from wp2rdf.querying.results import Table, Triples
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.writing import formats, output

if TYPE_CHECKING:
    from wp2rdf.querying.results import Answer

_MB = 1_000_000
_OK, _PARTIAL, _TIMEOUT = 0, 3, 4
_TABLES = ("table", "csv", "tsv", "json", "xml", "markdown")
_NAMED = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".xml": "xml",
    ".srx": "xml",
    ".md": "markdown",
    ".txt": "table",
    "": "table",
}

_EPILOG = """\
examples:
  wp2rdf query genes-of-pathway -p pathway=WP364
  wp2rdf query my.rq --data output/site.nq -f csv -o genes.csv
  wp2rdf query my.rq --endpoint https://sparql.wikipathways.org/sparql
  echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | wp2rdf query - --data SITE

exit codes:
  0    answered
  2    wrong usage, or the query or the data could not be used
  3    answered in part: an endpoint failed, or gave a part of its answer
  4    ended, since it took longer than --timeout
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "Ask a SPARQL query on pages, RDF, a store or an endpoint."
    command.epilog = _EPILOG
    command.set_defaults(run=_query)
    command.add_argument("query", metavar="NAME|FILE|-", help="a bundled query, a file, or a query on standard input")
    command.add_argument(
        "-p",
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter; may be given more than once",
    )
    command.add_argument("--data", metavar="SITE|PAGE|FILE|STORE", help="a checkout, a page, an RDF file, or a store")
    command.add_argument("--store", metavar="FOLDER", help="an Oxigraph store (default: that of the build in output/)")
    command.add_argument("--endpoint", metavar="URL", help="a SPARQL endpoint")
    command.add_argument("--engine", choices=ENGINES, default="oxigraph", help="what runs the query on --data")
    command.add_argument("-o", "--output", metavar="FILE", help="where the answer goes; without it, standard output")
    command.add_argument(
        "-f",
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(_TABLES)}; for triples {', '.join(formats.FORMATS)}; without it, as the file's name tells",
    )
    command.add_argument(
        "--timeout", type=float, metavar="SECONDS", help="end the query, or a request, after this time"
    )
    command.add_argument(
        "--memory", type=int, metavar="MB", help="that the query may take (default: half of what this machine has)"
    )
    command.add_argument("--strict-sparql", action="store_true", help="add no prefixes, and translate no loose forms")
    command.add_argument(
        "--map-endpoint",
        action="append",
        default=[],
        metavar="URL=URL",
        help="ask another endpoint in the place of one",
    )
    command.add_argument("--no-network", action="store_true", help="let nothing leave this machine")
    command.add_argument("--cache", metavar="FOLDER", help="keep the answers of endpoints here")
    command.add_argument(
        "-v", "--verbose", action="store_true", help="print what leaves this machine, and changes to the query"
    )


def _query(args: argparse.Namespace) -> int:
    query = queries.parse(_standard_input(), "query") if args.query == "-" else args.query
    values = dict(_pair(one, "-p") for one in args.param)
    if not args.format:  # told before the query has run
        format_of(args.output, {**_NAMED, **{f".{form.extension}": name for name, form in formats.FORMATS.items()}})
    try:
        asked = ask(
            query,
            values,
            data=args.data,
            store=args.store,
            endpoint=args.endpoint,
            engine=args.engine,
            timeout=args.timeout,
            memory=None if args.memory is None else args.memory * _MB,
            strict=args.strict_sparql,
            mirrors=dict(_pair(one, "--map-endpoint") for one in args.map_endpoint),
            network=not args.no_network,
            cache=args.cache,
            told=(lambda line: print(line, file=sys.stderr)) if args.verbose else None,
        )
    except QueryTimeoutError as error:
        print(f"wp2rdf: error: {error}", file=sys.stderr)
        return _TIMEOUT
    for note in (*asked.notes, *(asked.changes if args.verbose else ())):
        print(f"wp2rdf: note: {note}", file=sys.stderr)
    _write(asked.answer, args)
    for failure in asked.failures:
        print(f"wp2rdf: the answer is partial: {failure}", file=sys.stderr)
    return _PARTIAL if asked.failures else _OK


def _standard_input() -> str:
    """The text on standard input, which is always a query, never the name of one."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("standard input: not UTF-8") from error


def _pair(text: str, option: str) -> tuple[str, str]:
    """The two sides of the sign that is followed by another address, or the first one."""
    place = next((text.find(f"={start}") for start in ("http://", "https://") if f"={start}" in text), text.find("="))
    if place < 1:
        raise UsageError(f"{option} {text!r} is not of the form NAME=VALUE")
    return text[:place], text[place + 1 :]


def _write(answer: Answer, args: argparse.Namespace) -> None:
    to_file = args.output not in {None, "-"}
    if isinstance(answer, Triples):
        from wp2rdf.rdf.block import Block  # noqa: PLC0415 - slow to load, and most queries have rows

        form = formats.named(args.format) if args.format else formats.named("turtle")
        if to_file and not args.format:
            form = formats.of_file(Path(args.output))
        blocks = [Block.of(GRAPH_OF_SITE, answer.statements)]
        if to_file:
            with output.replacing(Path(args.output)) as out:
                formats.write(blocks, out, form)
        else:
            with output.standard_output() as out:
                formats.write(blocks, out, form)
        return
    form_of_table = (args.format or format_of(args.output, _NAMED)).lower()
    if form_of_table == "table" and not to_file:
        _table(answer)
        return
    content = results.written(answer, "markdown" if form_of_table == "table" else form_of_table)
    if to_file:
        with output.replacing(Path(args.output)) as out:
            out.write(content)
    else:
        with output.standard_output() as out:
            out.write(content)


def _table(answer: Table | bool) -> None:
    """A table as wide as the terminal."""
    if isinstance(answer, bool):
        print(str(answer).lower())
        return
    from rich.console import Console  # noqa: PLC0415 - not loaded when nobody sees it
    from rich.table import Table as Drawn  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    drawn = Drawn(box=None, pad_edge=False, header_style="bold")
    for name in answer.variables:
        drawn.add_column(name, overflow="fold")
    for solution in answer.solutions:
        drawn.add_row(*(Text(_short(results.shown(term))) for term in solution))
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(drawn)
    print(f"{len(answer.solutions):,} {'row' if len(answer.solutions) == 1 else 'rows'}", file=sys.stderr)


def _short(text: str) -> str:
    """An IRI with one of our prefixes, without control characters."""
    for prefix, namespace in iri.PREFIXES.items():
        if text.startswith(namespace) and prefix != "wprdf":
            return f"{prefix}:{text.removeprefix(namespace)}"
    return "".join(char if char.isprintable() else " " for char in text)
