"""Templates of queries: `{{name}}` is replaced within the token that it stands in, and never becomes more than that.

A value is escaped inside quotes, a part of an IRI inside `<>`, a local name behind a prefix, and a token of its own
anywhere else.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql.lexer import Token, tokens
from wp2rdf.querying.sparql.places import refusal
from wp2rdf.rdf import iri
from wp2rdf.rdf.terms import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}")
_KEPT = 100
"""Templates whose tokens are remembered."""


def filled(text: str, values: Mapping[str, str], bare: Mapping[str, str]) -> list[Token]:
    """The tokens of a template with values in the place of its placeholders; each keeps its place in the text.

    Args:
        text: the template; comments are no part of it.
        values: by the names of placeholders; those of other names stay as they are in texts.
        bare: what a value is where it stands alone: one or more tokens of SPARQL, made by who vouches for them.

    Raises:
        UsageError: a value cannot stand where its placeholder does, or there is none for a placeholder.
    """
    result = []
    for token in _tokens(text):
        if "{{" not in token.text or token.kind == "other":
            result.append(token)
        elif token.kind == "placeholder":
            result += _alone(text, token, bare)
        else:
            found = _PLACEHOLDER.sub(partial(_inside, token, values), token.text)
            if token.kind == "prefixed":
                _check_name(token, found, values)
            result.append(token._replace(text=found))
    return result


def text_of(text: str, found: Iterable[Token]) -> str:
    """The text of a template whose tokens were filled; blanks and comments are those of the template."""
    out = []
    last = 0
    for token in found:
        out.append(text[last : token.start] if token.start >= last else " ")
        out.append(token.text)
        last = token.end
    return "".join(out)


@lru_cache(_KEPT)
def _tokens(text: str) -> Sequence[Token]:
    """The tokens of a template; who fills one fills it again."""
    return tokens(text, template=True)


def _alone(text: str, token: Token, bare: Mapping[str, str]) -> list[Token]:
    match = _PLACEHOLDER.fullmatch(token.text)
    if match is None or match[1] not in bare:
        raise refusal(text, token.start, f"{token.text} stands for a parameter that the header does not name")
    return [one._replace(start=token.start, end=token.end) for one in tokens(bare[match[1]])[:-1]]


def _inside(token: Token, values: Mapping[str, str], match: re.Match[str]) -> str:
    """A value as it stands in a token."""
    if match[1] not in values:
        return match[0]
    value = values[match[1]]
    if token.kind == "string":
        escaped = plain(value)[1:-1]
        return escaped if token.text[0] == '"' else escaped.replace('\\"', '"').replace("'", "\\'")
    if token.kind == "iri":
        return _in_iri(match[1], value)
    return value


def _in_iri(name: str, value: str) -> str:
    """A text for the inside of `<>`: a whole IRI, or a part of one, percent-encoded where it must be."""
    if iri.absolute(value) is not None:
        return value
    part = iri.mint("", value, keep="/#?:")
    if part is None:
        raise UsageError(f"parameter {name}: {value[:80]!r} cannot stand in an IRI")
    return part[1:-1]


def _check_name(token: Token, found: str, values: Mapping[str, str]) -> None:
    """Whether a prefixed name with its values is one still, and nothing more."""
    names = [match[1] for match in _PLACEHOLDER.finditer(token.text)]
    inside = [values.get(name, "") for name in names]
    again = tokens(found)
    if again[0].kind != "prefixed" or again[0].text != found or "\\" in "".join(inside) or not all(inside):
        shown = ", ".join(f"parameter {name}: {value[:80]!r}" for name, value in zip(names, inside, strict=True))
        raise UsageError(f"{shown} cannot stand in the name {token.text[:80]}")
