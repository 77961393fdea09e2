"""Trusty URIs: names that hold a digest of what they name, module RA for graphs.

The algorithm is that of Kuhn and Dumontier (https://doi.org/10.1007/978-3-319-07443-6_27), as nanopublications use it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.rdf.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACEHOLDER = " "
"""What stands for the digest in the names that are to hold it, before it is known."""

_TAG = re.compile(r'"@([A-Za-z0-9-]+)\Z')


class Quad(NamedTuple):
    """A triple in a named graph; its terms may hold the placeholder."""

    graph: Term
    subject: Term
    predicate: Term
    value: Term


def digest(quads: Iterable[Quad]) -> str:
    """The digest of quads, as a name has it: `RA` and 43 characters."""
    said = "".join(dict.fromkeys("".join(map(_normal, quad)) for quad in sorted(quads, key=_order)))
    code = base64.urlsafe_b64encode(hashlib.sha256(said.encode()).digest()).rstrip(b"=")
    return f"RA{code.decode()}"


def _order(quad: Quad) -> tuple[bytes, bytes, bytes, bool, bytes, bool, str, str]:
    """Graph, subject and predicate; then IRIs before literals, these by their text, datatype and language."""
    graph, subject, predicate, value = quad
    is_literal = value.startswith('"')
    text, datatype, language = _apart(value) if is_literal else (value[1:-1], "", "")
    places = (term[1:-1].encode() for term in (graph, subject, predicate))
    return (*places, is_literal, text.encode(), bool(datatype), datatype, language)  # type: ignore[return-value]


def _normal(term: Term) -> str:
    if not term.startswith('"'):
        return f"{term[1:-1]}\n"
    text, datatype, language = _apart(term)
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return f"@{language} {text}\n" if language else f"^{datatype} {text}\n"


def _apart(term: Term) -> tuple[str, str, str]:
    """Text, datatype and language of a literal; one of the last two is empty."""
    tag = _TAG.search(term)
    if tag:
        return lexical(term), "", tag[1].lower()
    datatype = term.rpartition('"^^')[2][1:-1] if term.endswith(">") else XSD.string[1:-1]
    return lexical(term), datatype, ""
