"""`wp2rdf queries`: lists, shows and exports the bundled queries."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.querying import export, queries

if TYPE_CHECKING:
    from wp2rdf.querying.queries import Query

_EPILOG = """\
examples:
  wp2rdf queries
  wp2rdf queries --search ontology
  wp2rdf queries show genes-of-pathway
  wp2rdf queries export --sib examples/WikiPathways
  wp2rdf queries export --grlc grlc
"""


def add(command: argparse.ArgumentParser) -> None:
    """Adds what the command takes to its parser."""
    command.description = "List the bundled queries by category; show one; or export them for other tools."
    command.epilog = _EPILOG
    command.set_defaults(run=_queries)
    command.add_argument(
        "act", nargs="?", choices=("list", "show", "export"), default="list", metavar="list|show|export"
    )
    command.add_argument("name", nargs="?", metavar="NAME", help="the query to show")
    command.add_argument("--search", metavar="WORD", help="only queries that have this word in name, title or keywords")
    command.add_argument(
        "--sib", metavar="FOLDER", help="export as Turtle, a file a query, as SIB's sparql-examples have it"
    )
    command.add_argument("--grlc", metavar="FOLDER", help="export as .rq files with the headers of grlc")
    command.add_argument(
        "--endpoint",
        default="https://sparql.wikipathways.org/sparql",
        metavar="URL",
        help="the endpoint that exported queries are for (default: %(default)s)",
    )


def _queries(args: argparse.Namespace) -> int:
    known = queries.bundled()
    if args.act == "show":
        if args.name is None:
            raise UsageError("show which query? wp2rdf queries lists them")
        print(queries.load(args.name).text, end="")
    elif args.act == "export":
        if not args.sib and not args.grlc:
            raise UsageError("export how? --sib FOLDER or --grlc FOLDER")
        for folder, make in ((args.sib, export.sib), (args.grlc, export.grlc)):
            if folder:
                count = export.write(known.values(), Path(folder), make, endpoint=args.endpoint)
                print(f"{folder}: {count} files")
    else:
        print(_listed([one for one in known.values() if _matches(one, args.search)]))
    return 0


def _matches(query: Query, word: str | None) -> bool:
    said = " ".join((query.name, query.title, query.category, query.description, *query.keywords)).lower()
    return word is None or word.lower() in said


def _listed(found: list[Query]) -> str:
    lines: list[str] = []
    widest = max((len(one.name) for one in found), default=0)
    for category in sorted({one.category for one in found}):
        lines += ["", category] if lines else [category]
        for one in found:
            if one.category == category:
                names = ", ".join(parameter.name for parameter in one.parameters)
                lines.append(f"  {one.name:{widest}}  {one.title}{f' ({names})' if names else ''}")
    return "\n".join(lines) or "no query has this word"
