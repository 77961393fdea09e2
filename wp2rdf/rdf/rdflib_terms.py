"""Nodes of rdflib as encoded terms, and back."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from wp2rdf.rdf.terms import Term, lexical, plain, tagged, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLLAPSED = ("http://www.w3.org/2001/XMLSchema#token", "http://www.w3.org/2001/XMLSchema#normalizedString")
"""Datatypes whose blanks rdflib takes out, whatever it is told."""


@contextmanager
def as_written() -> Iterator[None]:
    """While it lasts, literals that rdflib makes keep their text, `01` as `01`; of ill-typed ones nothing is said."""
    import rdflib  # noqa: PLC0415 - slow to load; whoever has a node has loaded it

    log = logging.getLogger("rdflib.term")
    before = rdflib.NORMALIZE_LITERALS, log.disabled
    rdflib.NORMALIZE_LITERALS, log.disabled = False, True
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        rdflib.NORMALIZE_LITERALS, log.disabled = before


def term(node: Any) -> Term:  # noqa: ANN401 - a node of rdflib
    """An IRI, a blank node or a literal of rdflib, in N-Triples form."""
    import rdflib  # noqa: PLC0415 - the same

    if isinstance(node, rdflib.URIRef):
        return Term(f"<{node}>")
    if isinstance(node, rdflib.BNode):
        return Term(f"_:{node}")
    if node.language:
        return tagged(str(node), node.language)
    if node.datatype is None or node.datatype == rdflib.XSD.string:
        return plain(str(node))
    return typed(str(node), Term(f"<{node.datatype}>"))


def node(encoded: Term) -> Any:  # noqa: ANN401 - a node of rdflib
    """The node of rdflib that a term stands for; a literal keeps its text, as `01` or a time zone."""
    import rdflib  # noqa: PLC0415 - the same

    if encoded.startswith("<"):
        return rdflib.URIRef(encoded[1:-1])
    if encoded.startswith("_:"):
        return rdflib.BNode(encoded[2:])
    text, tail = lexical(encoded), encoded[encoded.rindex('"') + 1 :]
    if tail.startswith("@"):
        return rdflib.Literal(text, lang=tail[1:])
    datatype = rdflib.URIRef(tail[3:-1]) if tail else None
    if datatype and str(datatype) in _COLLAPSED:
        literal = rdflib.Literal(text)
        literal.__setstate__((None, {"language": None, "datatype": datatype}))
        return literal
    return rdflib.Literal(text, datatype=datatype, normalize=False)
