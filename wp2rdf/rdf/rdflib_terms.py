"""Nodes of rdflib as encoded terms, and back."""

from __future__ import annotations

from typing import Any

from wp2rdf.rdf.terms import Term, lexical, plain, tagged, typed


def term(node: Any) -> Term:  # noqa: ANN401 - a node of rdflib
    """An IRI, a blank node or a literal of rdflib, in N-Triples form."""
    import rdflib  # noqa: PLC0415 - slow to load; whoever has a node has loaded it

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
    """The node of rdflib that a term stands for."""
    import rdflib  # noqa: PLC0415 - the same

    if encoded.startswith("<"):
        return rdflib.URIRef(encoded[1:-1])
    if encoded.startswith("_:"):
        return rdflib.BNode(encoded[2:])
    text, tail = lexical(encoded), encoded[encoded.rindex('"') + 1 :]
    if tail.startswith("@"):
        return rdflib.Literal(text, lang=tail[1:])
    return rdflib.Literal(text, datatype=rdflib.URIRef(tail[3:-1]) if tail else None)
