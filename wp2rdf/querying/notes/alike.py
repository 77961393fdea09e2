"""Terms that somebody may have meant by a constant of a query which the data does not have."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from wp2rdf.querying.sparql.tree import Iri, Literal
from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.registries.datasource_names import named
from wp2rdf.registries.datasources import SOURCES
from wp2rdf.registries.organisms import TAXA, latin_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.notes.constants import Needed

Constant: TypeAlias = Iri | Literal

_PATHWAY = re.compile(r"(?:wp)?([0-9]+)", re.IGNORECASE)
_LOCAL = re.compile(r"[^/#]*$")
_MARKER = re.compile(r"[A-Za-z]+[:_](?=[A-Za-z0-9]+$)")
"""What stands before the number of an identifier: `CHEBI:`, `CHEBI_`, `uniprot:`."""

_SOURCE_OF = MappingProxyType({source.mapping[1:-1]: source for source in SOURCES.values() if source.mapping})
_ORGANISM, _ORGANISM_NAME = PREFIXES["wp"] + "organism", PREFIXES["wp"] + "organismName"
_TAXON = PREFIXES["obo"] + "NCBITaxon_"


def alike(one: Needed) -> Iterator[Constant]:
    """Terms that may have been meant: in another form, or the one that stands for the same as value of a property.

    Args:
        one: the constant, and what it is the value of.
    """
    if one.of in _SOURCE_OF:
        yield from _identifiers(one)
    elif one.of in {_ORGANISM, _ORGANISM_NAME}:
        yield from _organisms(one)
    elif one.of == PREFIXES["dc"] + "source" and isinstance(one.term, Literal):
        prefix = named(one.term.text)
        if prefix is not None:
            yield Literal(SOURCES[prefix].name)
    yield from _of_iri(one.term) if isinstance(one.term, Iri) else _of_literal(one.term)


def _of_iri(term: Iri) -> Iterator[Constant]:
    """Another scheme, with or without a slash at the end."""
    for scheme, other in (("http://", "https://"), ("https://", "http://")):
        if term.value.startswith(scheme):
            yield Iri(other + term.value.removeprefix(scheme))
    yield Iri(term.value[:-1] if term.value.endswith("/") else f"{term.value}/")


def _of_literal(term: Literal) -> Iterator[Constant]:
    """Another language, no datatype, other capitals; of a pathway its letters."""
    for language in ("", "en"):
        if term.language != language or term.datatype is not None:
            yield Literal(term.text, language)
    if match := _PATHWAY.fullmatch(term.text):
        yield Literal(f"WP{match[1]}")
    for text in dict.fromkeys((term.text.strip(), term.text.capitalize(), term.text.upper())):
        if text != term.text:
            yield from (Literal(text, language) for language in ("", "en"))


def _identifiers(one: Needed) -> Iterator[Constant]:
    """What a mapping has for an identifier that is written as a text, at another address, or in small letters."""
    source = _SOURCE_OF[one.of]
    local = _local(one.term)
    for text in dict.fromkeys((local, local.upper())):
        found = iri.mint(source.mapping_base, source.marker + text) if text else None
        if found is not None:
            yield Iri(found[1:-1])


def _organisms(one: Needed) -> Iterator[Constant]:
    """The organism that was meant, as its name or as its taxon."""
    name = latin_name(_local(one.term))
    if name is not None:
        yield Literal(name) if one.of == _ORGANISM_NAME else Iri(_TAXON + TAXA[name])


def _local(term: Constant) -> str:
    """What stands for itself in a term: a text, or the end of an IRI, without a marker."""
    whole = term.text if isinstance(term, Literal) else term.value
    match = _LOCAL.search(whole)
    return _MARKER.sub("", match[0]) if match else ""
