"""Identifiers as networks carry them: CURIEs with the prefixes of identifiers.org."""

from __future__ import annotations

import re
from types import MappingProxyType

from wp2rdf.rdf.iri import IDENTIFIERS, PREFIXES
from wp2rdf.registries.datasources import PUBCHEM, SOURCES

_BASES = (
    (PREFIXES["wd"], "wikidata"),
    (PUBCHEM, "pubchem.compound"),
    ("https://doi.org/", "doi"),
)
"""Starts of IRIs that are not on identifiers.org, and the prefix that stands for each there."""

_ON_IDENTIFIERS_ORG = re.compile(re.escape(IDENTIFIERS) + "([^/]+)/(.+)")
_BY_NAME = MappingProxyType({source.name: source for source in SOURCES.values() if source.path})


def of_iri(iri: str) -> str:
    """The CURIE of an IRI, or nothing where it names no identifier.

    >>> of_iri("https://identifiers.org/ncbigene/3569"), of_iri("https://identifiers.org/chebi/CHEBI:17234")
    ('ncbigene:3569', 'CHEBI:17234')
    """
    found = _ON_IDENTIFIERS_ORG.fullmatch(iri)
    if found:
        return _joined(found[1], found[2])
    return next((_joined(prefix, iri.removeprefix(base)) for base, prefix in _BASES if iri.startswith(base)), "")


def of_source(source: str, identifier: str) -> str:
    """The CURIE of an identifier of a data source, by BridgeDb's full name for it; nothing for an unknown source.

    >>> of_source("Reactome", "R-HSA-70326")
    'reactome:R-HSA-70326'
    """
    known = _BY_NAME.get(source)
    return _joined(known.path, known.marker + identifier.removeprefix(known.marker)) if known and known.path else ""


def _joined(prefix: str, local: str) -> str:
    """Prefix and identifier, without doubling a prefix that the identifier holds (`CHEBI:17234`)."""
    return local if local.lower().startswith(f"{prefix}:") else f"{prefix}:{local}"
