"""What follows from an identifier of a data source alone.

What any plain identifier says of itself is worked out once for its data source, and the identifier is put between the
pieces. That costs less than to keep it for the next page: what is kept among what comes and goes scatters the memory,
and every page is slower.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wp2rdf.rdf.iri import fill, has_blank, mint, trim
from wp2rdf.rdf.terms import Term, plain, say
from wp2rdf.rdf.vocab import DC, DCTERMS, FOAF, RDF, RDFS, WP
from wp2rdf.registries.datasources import RENAMED, SOURCES, DataSource
from wp2rdf.registries.gene_species import species_of
from wp2rdf.spelling import did_you_mean

INCHIKEY = SOURCES["inchikey"]
_HMDB = SOURCES["hmdb"]
_HMDB_OLD, _HMDB_NEW = 9, 11
PLAIN = "[A-Za-z0-9][A-Za-z0-9._-]*"
"""Identifiers that stand in IRIs and in literals as they are; nearly all do."""
_is_plain = re.compile(PLAIN).fullmatch
_ANY = "$id"
"""Stands for an identifier, as it does in the patterns of pages."""


class Fault(NamedTuple):
    """Why an identifier cannot be used, how far into its cell it starts, and what to write instead."""

    rule: str
    message: str
    offset: int = 0
    helps: str = ""


class Node(NamedTuple):
    """What follows from an identifier.

    Attributes:
        iri: the node.
        source: where the identifier comes from.
        local: the identifier, as its source writes it.
        said: the statements about it, a line each.
    """

    iri: Term
    source: DataSource
    local: str
    said: str


class _Pattern(NamedTuple):
    """What follows from any plain identifier of a data source.

    Attributes:
        source: the data source.
        is_normal: whether it writes every plain identifier as it is found.
        start: what stands before the identifier in the IRI of the node.
        pieces: what stands before, between and after it in the statements.
    """

    source: DataSource
    is_normal: bool
    start: str
    pieces: list[str]


def node(curie: str) -> Node | Fault:
    """The node of an identifier such as `ncbigene:7157`."""
    prefix, _, local = curie.partition(":")
    pattern = _pattern(prefix)
    if pattern is None or not _is_plain(local):
        return _of_any(curie)
    source, is_normal, start, pieces = pattern
    if not is_normal:
        local = normal(source, local)
    return Node(Term(f"{start}{local}>"), source, local, local.join(pieces))


@lru_cache(maxsize=256)
def _pattern(prefix: str) -> _Pattern | None:
    source = SOURCES.get(RENAMED.get(prefix, prefix))
    if source is None or source.path is None or source is INCHIKEY:
        return None
    iri, _, _, said = _node(source, _ANY) or Node(Term(""), source, "", "")
    return _Pattern(source, not source.marker and source is not _HMDB, iri.partition(_ANY)[0], said.split(_ANY))


def _of_any(curie: str) -> Node | Fault:
    prefix, colon, local = trim(curie).partition(":")
    local = trim(local)
    if not prefix and not local:
        return Fault("node-identifier", "no identifier")
    if not prefix or not colon:
        helps = f"write `ensembl:{local or prefix}`" if species_of(local or prefix) else ""
        if re.fullmatch(r"#?n/?a|none|null|nan|[-?]", prefix, re.IGNORECASE):
            helps = "leave the cell empty, or write an identifier"
        return Fault("node-prefix", f"identifier {curie!r} has no prefix", helps=helps)
    if prefix == "wikipathways":
        return Fault("node-identifier", f"{curie} is a pathway, not a data node")
    prefix = RENAMED.get(prefix, prefix)
    source = SOURCES.get(prefix)
    if source is None:
        helps = did_you_mean(prefix, SOURCES, f"`{{}}:{local.replace('{', '{{').replace('}', '}}')}`")
        return Fault("node-prefix", f"prefix {prefix!r} of {curie!r} is not known", helps=helps)
    if source.path is None:
        return Fault("node-prefix", f"{curie} has no place on identifiers.org")
    return _node(source, normal(source, local)) or Fault("node-identifier", f"identifier {curie!r} cannot be used")


def _node(source: DataSource, local: str) -> Node | None:
    """The node of an identifier, and what it says of itself."""
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
    return Node(iri, source, local, "\n".join(said))


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
