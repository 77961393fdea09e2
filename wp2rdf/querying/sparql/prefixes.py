"""Prefixes that a query may use without declaring them.

Queries for the official endpoint lean on prefixes that the endpoint declares by itself.
"""

from __future__ import annotations

from types import MappingProxyType

from wp2rdf.rdf.iri import IDENTIFIERS, PREFIXES

KNOWN = MappingProxyType(
    {
        "cas": IDENTIFIERS + "cas/",
        "chebi": IDENTIFIERS + "chebi/CHEBI:",
        "cheminf": "http://semanticscience.org/resource/",
        "efo": "http://www.ebi.ac.uk/efo/",
        "ensembl": IDENTIFIERS + "ensembl/",
        "fn": "http://www.w3.org/2005/xpath-functions#",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "hgnc": IDENTIFIERS + "hgnc/",
        "hmdb": IDENTIFIERS + "hmdb/",
        "ncbigene": IDENTIFIERS + "ncbigene/",
        "pubmed": "http://www.ncbi.nlm.nih.gov/pubmed/",
        "rh": "http://rdf.rhea-db.org/",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "uniprot": IDENTIFIERS + "uniprot/",
        "up": "http://purl.uniprot.org/core/",
        "wdt": "http://www.wikidata.org/prop/direct/",
        "wpq": PREFIXES["pq"],
        **PREFIXES,
    }
)
"""What may be used undeclared: our prefixes, those of the official endpoint, and those of identifiers in our data."""


def expanded(namespace: str, local: str) -> str:
    """The IRI of a local name under a namespace that needs no declaration.

    Some write the marker of an identifier, some do not: `chebi:17634` and `chebi:CHEBI:17634` are one.

    >>> expanded(KNOWN["chebi"], "CHEBI:17634") == expanded(KNOWN["chebi"], "17634")
    True
    """
    marker = namespace.rpartition("/")[2]
    return namespace + (local.removeprefix(marker) if marker.endswith(":") else local)
