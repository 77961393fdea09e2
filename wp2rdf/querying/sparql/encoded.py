"""Encoded terms of an answer as nodes of a query's tree: for VALUES."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.tree import BlankNode, Iri, Literal
from wp2rdf.rdf.terms import lexical

if TYPE_CHECKING:
    from wp2rdf.rdf.terms import Term


def node(term: Term) -> Iri | Literal | BlankNode:
    r"""The node of an encoded term.

    >>> from wp2rdf.rdf.terms import Term
    >>> node(Term('"a\\nb"@en')) == Literal("a\nb", "en")
    True
    """
    if term.startswith("<"):
        return Iri(term[1:-1])
    if term.startswith("_:"):
        return BlankNode(term[2:])
    tail = term[term.rindex('"') + 1 :]
    if tail.startswith("@"):
        return Literal(lexical(term), tail[1:])
    return Literal(lexical(term), datatype=Iri(tail[3:-1]) if tail else None)
