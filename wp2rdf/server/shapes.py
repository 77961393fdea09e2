"""Queries that differ in plain texts and in names with a number are of one shape, for which one plan will do.

`{ ?p dcterms:identifier "WP4" }` and `{ ?p dcterms:identifier "WP5" }` are parsed, put right and checked alike, and so
are `{ ncbigene:4171 ?p ?o }` and `{ ncbigene:672 ?p ?o }`. So a text that is the object of a triple is cut out, and the
last part of an IRI, such as 4171, that is a subject or an object, names a graph, or stands in VALUES; both are put back
into what was made of the shape, where they stand as they were written. Of texts only those of letters, digits and a few
signs are cut out, which are the same however they are written; of IRIs only a last part with a digit in it, as no name
of a class or a property has that something is told about. A text of a language or a datatype stays, and so does the
rest.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.lexer import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.querying.sparql.lexer import Token

_PLAIN = re.compile(r"[\"']([A-Za-z0-9 .:_/()+-]{1,200})[\"']", re.ASCII)
_LOCAL = re.compile(r"[/#:=]([A-Za-z0-9_-]{0,200}?[0-9][A-Za-z0-9_-]{0,200})(?:\.html)?>?$", re.ASCII)
_NAMES = frozenset({"iri", "prefixed"})
_BEFORE_OBJECT = frozenset({"iri", "prefixed", "variable"})
_BEHIND_OBJECT = frozenset({".", ";", ",", "}", "]"})
_BEFORE_NAME = frozenset({"{", "}", ".", "GRAPH", "FROM", "NAMED", "DESCRIBE"})
"""What stands before a subject, or the name of a graph."""
_OF_HEADS = frozenset({"FROM", "NAMED", "DESCRIBE"})
_MARK = re.compile("cut0([0-9]+)tuc")
_HEADS = 500
"""How many beginnings of queries are remembered."""


def cut(text: str) -> tuple[str, Sequence[str]]:
    """The shape of a query, and the texts and names that were cut out: equal ones once.

    >>> cut('SELECT * { ?p dcterms:identifier "WP4" ; dc:title "a"@en }')[1]
    ['WP4']
    >>> cut("SELECT ?x { <https://identifiers.org/ncbigene/4171> rdfs:label ?x }")
    ('SELECT ?x { <https://identifiers.org/ncbigene/cut00tuc> rdfs:label ?x }', ['4171'])
    """
    if _MARK.search(text):
        return text, ()
    begin = text.find("{")
    head = text[:begin] if begin > 0 and _has_nothing(text[:begin]) else ""
    rest = text[len(head) :]
    places: dict[str, int] = {}
    parts = [head]
    end = 0
    is_data = False
    found = tokens(rest)
    for before, token, behind in zip(found, found[1:], found[2:], strict=False):
        is_data = before.key == "VALUES" or (is_data and before.key != "}")
        span = _span(before, token, behind, is_data=is_data)
        if span:
            start, stop = span
            place = places.setdefault(rest[start:stop], len(places))
            parts += [rest[end:start], f"cut0{place}tuc"]
            end = stop
    return "".join((*parts, rest[end:])), list(places)


@lru_cache(_HEADS)
def _has_nothing(head: str) -> bool:
    """Whether the beginning of a query ends where a bracket opens its pattern, with nothing to cut out before it."""
    keys = [token.key for token in tokens(f"{head}{{")]  # without the bracket, if a comment or a text holds it
    return keys[-2:-1] == ["{"] and _OF_HEADS.isdisjoint(keys)


def _span(before: Token, token: Token, behind: Token, *, is_data: bool) -> tuple[int, int] | None:
    """Where what is cut out of a token begins and ends; None: nothing is."""
    is_object = before.kind in _BEFORE_OBJECT and behind.key in _BEHIND_OBJECT
    match = None
    if token.kind == "string":
        match = _PLAIN.fullmatch(token.text) if is_object else None
    elif token.kind in _NAMES and (is_object or is_data or before.key in _BEFORE_NAME):
        match = _LOCAL.search(token.text)
    return (token.start + match.start(1), token.start + match.end(1)) if match else None


def filled(text: str, texts: Sequence[str]) -> str:
    """What was made of a shape, with its texts and names."""
    return _MARK.sub(lambda mark: texts[int(mark[1])], text) if texts else text
