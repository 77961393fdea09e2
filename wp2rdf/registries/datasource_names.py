"""What people call the data sources of identifiers: prefixes, BridgeDb codes, full names and others."""

from __future__ import annotations

from types import MappingProxyType

from wp2rdf.registries.datasources import COLUMNS, RENAMED, SOURCES, SYSTEM_CODES

_CALLED = MappingProxyType(
    {
        "ncbigene": ("Entrez", "NCBI", "NCBI Gene ID", "Gene ID"),
        "hgnc.symbol": ("symbol", "gene symbol", "HGNC symbol"),
        "ensembl": ("Ensembl gene", "Ensembl ID"),
        "uniprot": ("Uniprot-TrEMBL", "UniProt/TrEMBL", "UniProt/Swiss-Prot", "Swiss-Prot", "UniProt accession"),
        "pubchem.compound": ("PubChem CID",),
        "kegg.compound": ("KEGG",),
        "wikidata": ("QID",),
    }
)
"""What people call a data source that is not its name, by prefix."""


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


_BY_NAME = MappingProxyType(
    {
        _folded(name): prefix
        for name, prefix in (
            *((prefix, prefix) for prefix in SOURCES),
            *RENAMED.items(),
            *((source.name, prefix) for prefix, source in SOURCES.items()),
            *COLUMNS.items(),
            *((name, prefix) for prefix, names in _CALLED.items() for name in names),
        )
    }
)
"""The prefix of a data source by what it is called, without regard to capitals, blanks and signs."""


def named(name: str) -> str | None:
    """The prefix of a data source by it, by its code at BridgeDb, or by what the source is called.

    >>> named("ncbigene"), named("L"), named("Entrez Gene"), named("entrez"), named("nobody's")
    ('ncbigene', 'ncbigene', 'ncbigene', 'ncbigene', None)
    """
    return name if name in SOURCES else SYSTEM_CODES.get(name) or _BY_NAME.get(_folded(name))
