"""What an identifier in a drawing names: its node, its page, its own mapping, as the official converter writes them.

An identifier is normalised in the IRI of its node, and stands elsewhere as it is typed: with blanks in a literal, with
`_` for them in IRIs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wp2rdf.mapping.gpml.words import A_NODE, IDENTIFIER, PAGE, SAME, SOURCE_NAME
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
        said: what it says of the node: predicates and objects.
        link: predicate and object of its own mapping; empty: there is none.
    """

    node: Term
    said: tuple[str, ...]
    link: str


class Pattern(NamedTuple):
    """What any plain identifier of a data source names: the pieces that it is put between.

    Attributes:
        start: what stands before it in the IRI of the node.
        lines: the same of what is said of the node, a line each: that it is one, and what `Named.said` has.
        link: the same of its own mapping; empty: there is none.
    """

    start: str
    lines: list[str]
    link: list[str]


_ANY = "$id"
"""Stands for an identifier, as it does in the patterns of pages."""

is_plain = re.compile("[A-Za-z0-9][A-Za-z0-9._-]*").fullmatch
"""Identifiers that stand in IRIs and literals as they are; nearly all do."""


@cache
def pattern(source: DrawnSource) -> Pattern | None:
    """What any plain identifier of a data source names; None: identifiers of the source are looked at one by one."""
    if source.path in {None, "hmdb", "chebi"}:
        return None
    node = f"<{source.node_base}{_ANY}>"
    page = f"{PAGE}<{source.page}>" if source.page else ""
    said = [A_NODE, f"{SAME}{node}", f"{SOURCE_NAME}{plain(source.name)}", f'{IDENTIFIER}"{_ANY}"', page]
    own = f" {source.mapping} <{source.base}{_ANY}>" if source.mapping else ""
    lines = "\n".join(f"{node}{one}" for one in said if one)
    return Pattern(f"<{source.node_base}", lines.split(_ANY), f"{node}{own}".split(_ANY) if own else [])


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
    said = (f"{SAME}{node}", f"{SOURCE_NAME}{plain(source.name)}", f"{IDENTIFIER}{plain(official)}")
    return Named(node, (*said, f"{PAGE}{page}") if page else said, link(source, typed))


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
