"""What an identifier in a drawing names: its node, its page, its own mapping, as the official converter writes them.

An identifier is normalised in the IRI of its node, and stands elsewhere as it is typed: with blanks in a literal, with
`_` for them in IRIs.
"""

from __future__ import annotations

from typing import NamedTuple

from wp2rdf.rdf.iri import fill, mint
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.registries.drawn_sources import DrawnSource

_IN_PLACE = "/?#"
"""Characters that the official converter leaves as they are."""

_CHEBI = "CHEBI:"
_HMDB_PREFIX, _HMDB_LENGTH = 4, 11


class Named(NamedTuple):
    """What an identifier names.

    Attributes:
        node: the IRI of the node.
        identifier: the literal of its `dcterms:identifier`.
        source: the literal of its `dc:source`.
        page: the page about it, if there is one.
        link: predicate and object of its own mapping; empty: there is none.
    """

    node: Term
    identifier: Term
    source: Term
    page: Term | None
    link: str


def named(source: DrawnSource, identifier: str) -> Named | None:
    """What an identifier without blanks at its ends names; None: it cannot be an IRI, or its source has no path."""
    if source.path is None:
        return None
    typed = identifier.replace(" ", "_")
    local, official = typed, identifier
    if source.path == "hmdb":
        official = local = _hmdb(typed)
    elif source.path == "chebi":
        local = typed if typed.startswith(_CHEBI) else _CHEBI + typed
    node = mint(source.node_base, local, keep=_IN_PLACE)
    if node is None:
        return None
    page = fill(source.page, typed) if source.page else None
    return Named(node, plain(official), plain(source.name), page, link(source, typed))


def link(source: DrawnSource, typed: str) -> str:
    """Predicate and object of an identifier's own mapping; empty: the vocabulary has none."""
    if source.mapping is None:
        return ""
    local = _CHEBI + typed if source.path == "chebi" and not typed.startswith(_CHEBI) else typed
    value = mint(source.base, local, keep=_IN_PLACE)
    return f"{source.mapping} {value}" if value else ""


def _hmdb(typed: str) -> str:
    """An HMDB id in its present form."""
    if len(typed) == _HMDB_LENGTH or len(typed) <= _HMDB_PREFIX:
        return typed
    return f"HMDB00{typed[_HMDB_PREFIX:]}"
