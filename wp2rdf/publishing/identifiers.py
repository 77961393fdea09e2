"""Identifiers of nodes, read back from their IRIs: the prefix of a data source, and what stands there."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.rdf.iri import IDENTIFIERS, local_part
from wp2rdf.registries.datasource_names import named
from wp2rdf.registries.datasources import SOURCES

if TYPE_CHECKING:
    from wp2rdf.rdf.terms import Term

PROPERTIES = MappingProxyType({prefix: source.mapping for prefix, source in SOURCES.items() if source.mapping})
"""The data sources that nodes are mapped to, by prefix, and the property of each."""

_PREFIXES = {source.path: prefix for prefix, source in SOURCES.items() if source.path}
"""The prefix of a data source by its path on identifiers.org."""


def of_node(node: Term) -> tuple[str, str]:
    """Prefix and identifier of a node: two empty texts for one that has none of a source (a complex without id).

    >>> of_node("<https://identifiers.org/chebi/CHEBI:17634>")
    ('chebi', 'CHEBI:17634')
    """
    path = local_part(node, IDENTIFIERS)
    source, _, identifier = (path or "").partition("/")
    return (_PREFIXES.get(source, source), identifier) if identifier else ("", "")


def of_mapping(prefix: str, value: Term) -> str:
    """The identifier at a data source, from the object of a mapping."""
    return local_part(value, SOURCES[prefix].mapping_base) or value[1:-1]


def curie(prefix: str, identifier: str) -> str:
    """An identifier of a data source as a CURIE, with the marker of its source once.

    >>> curie("chebi", "CHEBI:17634")
    'chebi:17634'
    """
    return f"{prefix}:{identifier.removeprefix(SOURCES[prefix].marker)}"


def prefix_of(name: str) -> str:
    """The prefix of a data source that a user named: by it, by its code at BridgeDb, or by what the source is called.

    Raises:
        UsageError: there is no such data source.
    """
    prefix = named(name)
    if prefix is None:
        mapped = ", ".join(PROPERTIES)
        raise UsageError(f"unknown identifier {name!r}; nodes are mapped to {mapped}")
    return prefix
