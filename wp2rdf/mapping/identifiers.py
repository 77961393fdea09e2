"""What follows from an identifier of a data source alone.

What any plain identifier says of itself is worked out once for its data source, with `$id` in the place of the
identifier, and filled in. That costs less than to keep it for the next page: what is kept among what comes and goes
scatters the memory, and every page is slower.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from wp2rdf.datasources import RENAMED, SOURCES, DataSource
from wp2rdf.iri import fill, has_blank, is_plain, mint, trim
from wp2rdf.terms import Statement, Term, plain, say
from wp2rdf.vocab import DC, DCTERMS, FOAF, RDF, RDFS, WP

INCHIKEY = SOURCES["inchikey"]
_HMDB = SOURCES["hmdb"]
_HMDB_OLD, _HMDB_NEW = 9, 11
_ANY = "$id"
"""Stands for an identifier, as it does in the patterns of pages."""


class Fault(NamedTuple):
    """Why an identifier cannot be used, and how far into its cell it starts."""

    rule: str
    message: str
    offset: int = 0


class Node(NamedTuple):
    """What follows from an identifier.

    Attributes:
        iri: the node.
        source: where the identifier comes from.
        local: the identifier, as its source writes it.
        said: the statements about it.
    """

    iri: Term
    source: DataSource
    local: str
    said: list[Statement]


def node(curie: str) -> Node | Fault:
    """The node of an identifier such as `ncbigene:7157`."""
    prefix, colon, local = trim(curie).partition(":")
    local = trim(local)
    if not prefix and not local:
        return Fault("node-identifier", "no identifier")
    if not prefix or not colon:
        return Fault("node-prefix", f"identifier {curie!r} has no prefix")
    if prefix == "wikipathways":
        return Fault("node-identifier", f"{curie} is a pathway, not a data node")
    prefix = RENAMED.get(prefix, prefix)
    source = SOURCES.get(prefix)
    if source is None:
        return Fault("node-prefix", f"prefix {prefix!r} of {curie!r} is not known")
    if source.path is None:
        return Fault("node-prefix", f"{curie} has no place on identifiers.org")
    local = normal(source, local)
    found = _of_plain(prefix, local) if is_plain(local) and source is not INCHIKEY else _of_any(prefix, local)
    return found or Fault("node-identifier", f"identifier {curie!r} cannot be used")


def _of_any(prefix: str, local: str) -> Node | None:
    """What an identifier says of itself."""
    source = SOURCES[prefix]
    iri = mint(source.node_base, local)
    if iri is None:
        return None
    page = fill(source.page, local) if source.page else None
    value = mint(source.mapping_base, local) if source.mapping else None
    said = [
        say(iri, RDF.type, WP.DataNode),
        say(iri, DC.identifier, iri),
        say(iri, DCTERMS.identifier, plain(local)),
        say(iri, DC.source, plain(source.name)),
    ]
    if page:
        said.append(say(iri, FOAF.page, page))
    if source.mapping and value:
        said.append(say(iri, source.mapping, value))
    same = neutral(local) if source is INCHIKEY else None
    if same:
        said.append(say(iri, RDFS.seeAlso, same))
    return Node(iri, source, local, said)


@cache
def _pattern(prefix: str) -> tuple[str, str]:
    """The node of any plain identifier, and a line for each of the statements about it."""
    node = _of_any(prefix, _ANY)
    return (node.iri, "\n".join(node.said)) if node else ("", "")


def _of_plain(prefix: str, local: str) -> Node:
    """The same for an identifier that stands everywhere as it is."""
    iri, said = _pattern(prefix)
    lines = said.replace(_ANY, local).split("\n")
    return Node(Term(iri.replace(_ANY, local)), SOURCES[prefix], local, cast("list[Statement]", lines))


def normal(source: DataSource, local: str) -> str:
    """An identifier as its source writes it, its marker first; empty when it has a blank inside."""
    if not local or has_blank(local):
        return ""
    if source.marker and not local.startswith(source.marker):
        return source.marker + local
    if source is _HMDB and len(local) == _HMDB_OLD and local.startswith("HMDB"):
        return "HMDB" + local[4:].rjust(_HMDB_NEW - 4, "0")
    return local


def neutral(key: str) -> Term | None:
    """The InChIKey with the protonation block of a neutral substance, to which the official RDF links."""
    return mint(INCHIKEY.node_base, key[:-1] + "N")


def partner(source: DataSource, local: str) -> Term | None:
    """The partner's own name for an identifier, if the partner could have it."""
    local = local.removeprefix(source.marker)
    return mint(source.partner, local) if source.partner and re.fullmatch(source.partner_id, local) else None
