"""Identifiers in a form that has one right form."""

from __future__ import annotations

import re

from wp2rdf.registries.datasources import SOURCES

_BY_SMALL_LETTERS = {prefix.casefold(): prefix for prefix in SOURCES}
_DOI_LINK = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s?)(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_OLD_HMDB = re.compile(r"HMDB([0-9]{5})")
_FRAME = re.compile(r"^(C[0-9XY]{1,2})ORF([0-9])")
_ONTOLOGY = re.compile(r"(pw|doid|cl):([0-9]{7})", re.IGNORECASE)


def right_curie(text: str) -> str:
    """A cell's identifier with its prefix in the right case, without a second marker, with all digits that it has now.

    >>> right_curie("CHEBI:17634"), right_curie("chebi:CHEBI:17634"), right_curie("hmdb:HMDB00538")
    ('chebi:17634', 'chebi:17634', 'hmdb:HMDB0000538')
    >>> right_curie("ensembl: ENSG00000141510"), right_curie("hgnc.symbol:tp53"), right_curie("hgnc.symbol:C1orf112")
    ('ensembl:ENSG00000141510', 'hgnc.symbol:TP53', 'hgnc.symbol:C1orf112')
    """
    prefix, colon, local = text.partition(":")
    known = _BY_SMALL_LETTERS.get(prefix.casefold())
    if not colon or known is None:
        return text
    local = local.lstrip(" ")
    if known == "chebi" and local.casefold().startswith("chebi:"):
        local = local[len("chebi:") :]
    if known == "hgnc.symbol":
        local = right_symbol(local)
    if known == "hmdb" and (old := _OLD_HMDB.fullmatch(local)):
        local = f"HMDB00{old[1]}"
    return f"{known}:{local}"


def right_symbol(symbol: str) -> str:
    """A symbol in capitals, but for the `orf` of a reading frame (https://www.genenames.org/about/guidelines).

    >>> right_symbol("tp53"), right_symbol("c1ORF112"), right_symbol("H2AZ1")
    ('TP53', 'C1orf112', 'H2AZ1')
    """
    capitals = symbol.upper()
    return _FRAME.sub(r"\1orf\2", capitals)


def right_doi(text: str) -> str:
    """A DOI that is written as a link, as the DOI.

    >>> right_doi("https://doi.org/10.5555/example"), right_doi("doi:10.5555/example"), right_doi("PMC1")
    ('10.5555/example', '10.5555/example', 'PMC1')
    """
    found = _DOI_LINK.fullmatch(text)
    return found[1] if found else text


def right_term(text: str) -> str:
    """The id of a term with its prefix in capitals: `pw:0000004` as `PW:0000004`."""
    found = _ONTOLOGY.fullmatch(text)
    return f"{found[1].upper()}:{found[2]}" if found else text
