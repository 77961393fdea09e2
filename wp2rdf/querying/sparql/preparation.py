"""From the text that a user wrote to the query that runs: parsed, put right, and sure to do nothing but read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql import loose, readonly
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.places import position
from wp2rdf.querying.sparql.prefixes import KNOWN
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.querying.sparql.lexer import Token
    from wp2rdf.querying.sparql.tree import Query

BASE = PREFIXES["wprdf"]
"""What relative IRIs of a query without BASE resolve against, unless it comes from a file."""


def prepare(text: str, *, strict: bool = False, base: str = BASE, found: Sequence[Token] | None = None) -> Query:
    """The query that runs for a text; `changes` tells what was put right.

    Args:
        text: SPARQL 1.1, or what Virtuoso takes for it.
        strict: whether prefixes must be declared and loose forms are refused.
        base: what relative IRIs resolve against.
        found: the tokens of the text, if it is a template that was filled.

    Raises:
        UsageError: it is no query that only reads; with line and column.
    """
    query = parse(text, loose=not strict, known={} if strict else KNOWN, base=base, found=found)
    if not strict:
        query = loose.translate(query)
    readonly.check(query)
    return query


def changes(query: Query) -> tuple[str, ...]:
    """What was put right in a query, in words, with the line."""
    return tuple(f"line {position(query.text, start)[0]}: {said}" for start, said in query.loose)
