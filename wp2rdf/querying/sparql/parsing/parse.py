"""The door of the parser: the text of a query in, its tree out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql import places
from wp2rdf.querying.sparql.lexer import Token, tokens
from wp2rdf.querying.sparql.parsing.forms import QueryParser
from wp2rdf.querying.sparql.tree import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEEPEST = 100
"""Brackets within brackets, and signs before an operand: more would exhaust the stack, here or in an engine."""

_PAIRS = MappingProxyType({"{": "}", "(": ")", "[": "]"})
_CURLY = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e")
_SIGNS = frozenset({"!", "+", "-"})


def parse(
    text: str,
    *,
    loose: bool = False,
    known: Mapping[str, str] = MappingProxyType({}),
    base: str = "",
    found: Sequence[Token] | None = None,
) -> Query:
    """The tree of a query.

    Args:
        text: SPARQL 1.1.
        loose: whether forms that only Virtuoso takes are put right; `Query.loose` says which.
        known: prefixes that need no declaration, with their namespaces.
        base: what relative IRIs resolve against, unless the query has a BASE.
        found: the tokens of the text, if they are known: for templates that were filled.

    Raises:
        UsageError: it is no query, an update, more than one query, or too deep; with line and column.

    >>> parse("SELECT ?s { ?s a <urn:a> }").form.where.elements[0].object.value
    'urn:a'
    """
    here = list(found) if found is not None else tokens(text)
    _bounded(text, here)
    parser = QueryParser(text, here, loose=loose, known=known, base=base)
    try:
        form = parser.query()
    except RecursionError:
        raise UsageError(f"more than {DEEPEST} brackets stand within one another") from None
    return Query(
        form,
        parser.base,
        text,
        tuple(sorted(parser.remarks, key=lambda remark: remark.start)),
        len(here) - 1 - parser.listed,
        span=(0, len(text)),
    )


def _bounded(text: str, found: Sequence[Token]) -> None:
    """Whether strings are closed, and brackets pair and are not too deep.

    Raises:
        UsageError: they are not.
    """
    for token in found:
        if token.kind == "other" and token.text[0] in "\"'":
            curly = next((place for place, char in enumerate(token.text) if char in _CURLY), 0)
            odd = places.strange(text, token.start + curly) if curly else None
            raise odd or places.refusal(text, token.start, "this string is not closed")
    opened: list[Token] = []
    signs = 0
    for token in found:
        signs = signs + 1 if token.key in _SIGNS else 0
        if token.key in _PAIRS:
            opened.append(token)
        elif token.key in _PAIRS.values():
            if not opened or _PAIRS[opened[-1].key] != token.key:
                raise _unpaired(text, opened, token)
            opened.pop()
        if len(opened) + signs > DEEPEST:
            raise places.refusal(text, token.start, f"more than {DEEPEST} brackets stand within one another")
    if opened:
        raise places.refusal(text, opened[-1].start, f"this {opened[-1].text} is not closed")


def _unpaired(text: str, opened: list[Token], token: Token) -> UsageError:
    """The error for a closing bracket that fits no open one, or not the last."""
    if any(_PAIRS[one.key] == token.key for one in opened):
        return places.refusal(text, opened[-1].start, f"this {opened[-1].text} is not closed")
    return places.refusal(text, token.start, f"this {token.text} closes nothing")
