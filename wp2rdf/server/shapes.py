"""Queries that differ in plain texts only are of one shape, for which one plan will do.

`{ ?p dcterms:identifier "WP4" }` and `{ ?p dcterms:identifier "WP5" }` are parsed, put right and checked alike. So a
text that is the object of a triple, right behind an IRI or a variable, is cut out, and put back into what was made of
the shape: there it stands between the quotes that were written for it. Only texts of letters, digits and a few signs
are cut out, which are the same however they are written; those of a language or a datatype stay, and so does all else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.lexer import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = re.compile(r"[\"'][A-Za-z0-9 .:_/()+-]{1,200}[\"']", re.ASCII)
_BEFORE = frozenset({"iri", "prefixed", "variable"})
_BEHIND = frozenset({".", ";", ",", "}", "]"})
_FIRST, _LAST = "\ue000", "\ue001"
_MARK = re.compile(f"{_FIRST}([0-9]+){_LAST}")


def cut(text: str) -> tuple[str, Sequence[str]]:
    """The shape of a query, and the texts that were cut out: equal ones once.

    >>> cut('SELECT * { ?p dcterms:identifier "WP4" ; dc:title "a"@en }')[1]
    ['WP4']
    """
    if _FIRST in text or _LAST in text:
        return text, ()
    found = tokens(text)
    places: dict[str, int] = {}
    parts: list[str] = []
    end = 0
    for before, token, behind in zip(found, found[1:], found[2:], strict=False):
        is_object = before.kind in _BEFORE or before.text == "a"
        if token.kind == "string" and is_object and behind.key in _BEHIND and _PLAIN.fullmatch(token.text):
            place = places.setdefault(token.text[1:-1], len(places))
            parts += [text[end : token.start], f'"{_FIRST}{place}{_LAST}"']
            end = token.end
    return "".join((*parts, text[end:])), list(places)


def filled(text: str, texts: Sequence[str]) -> str:
    """What was made of a shape, with its texts."""
    return _MARK.sub(lambda mark: texts[int(mark[1])], text) if texts else text
