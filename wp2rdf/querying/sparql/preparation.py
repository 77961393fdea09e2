"""From the text that a user wrote to the query that runs: parsed, put right, and sure to do nothing but read."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql import loose, readonly
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.places import position, refusal
from wp2rdf.querying.sparql.prefixes import KNOWN
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.querying.sparql.lexer import Token
    from wp2rdf.querying.sparql.tree import Query

BASE = PREFIXES["wprdf"]
"""What relative IRIs of a query without BASE resolve against, unless it comes from a file."""


_PLACEHOLDER = re.compile(r"\{\{\s*[A-Za-z_]\w*\s*\}\}")
"""A parameter that has no value: in SPARQL braces never hold just a name."""

_MOST = 100
"""Of such parameters, how many are looked at: most stand in comments."""


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
    try:
        query = parse(text, loose=not strict, known={} if strict else KNOWN, base=base, found=found)
    except UsageError:
        for one in islice(_PLACEHOLDER.finditer(text), _MOST if found is None else 0):
            if not text[text.rfind("\n", 0, one.start()) + 1 : one.start()].lstrip().startswith("#"):
                said = f"{one[0]} stands for a parameter of a query file: put its value there"
                raise refusal(text, one.start(), said) from None
        raise
    if not strict:
        query = loose.translate(query)
    readonly.check(query)
    return query


def changes(query: Query) -> tuple[str, ...]:
    """What was put right in a query, in words, with the line."""
    return tuple(f"line {position(query.text, start)[0]}: {said}" for start, said in query.loose)
