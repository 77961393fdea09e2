"""The species that a gene identifier of Ensembl, or of an organism's own database, carries in its form.

Forms as Ensembl has them (https://www.ensembl.org/info/genome/stable_ids/prefixes.html), and those of the databases
whose names Ensembl takes over: FlyBase, WormBase, TAIR, SGD.
"""

from __future__ import annotations

import re
from types import MappingProxyType

_BY_PREFIX = MappingProxyType(
    {
        "": "Homo sapiens",
        "MUS": "Mus musculus",
        "RNO": "Rattus norvegicus",
        "BTA": "Bos taurus",
        "CAF": "Canis familiaris",
        "DAR": "Danio rerio",
        "ECA": "Equus caballus",
        "GAL": "Gallus gallus",
        "GMO": "Gadus morhua",
        "MMU": "Macaca mulatta",
        "OAR": "Ovis aries",
        "OCU": "Oryctolagus cuniculus",
        "PTR": "Pan troglodytes",
        "SSC": "Sus scrofa",
        "XET": "Xenopus tropicalis",
    }
)
"""Letters between ENS and the kind of thing (G gene, T transcript, P protein, E exon)."""

_STABLE_ID = re.compile(r"ENS([A-Z]{3})?[GTPE][0-9]{11}(?:\.[0-9]+)?")
_OTHERS = (
    (re.compile(r"FBgn[0-9]{7}"), "Drosophila melanogaster"),
    (re.compile(r"WBGene[0-9]{8}"), "Caenorhabditis elegans"),
    (re.compile(r"A[Tt][1-5CMcm][Gg][0-9]{5}"), "Arabidopsis thaliana"),
    (re.compile(r"Y[A-P][LR][0-9]{3}[WC](?:-[A-Z])?"), "Saccharomyces cerevisiae"),
)

_FIRST = frozenset("EFWAY")
"""How all of them begin; most identifiers do not."""


def species_of(identifier: str) -> str:
    """The Latin name of the species that an identifier carries; empty: it carries none that is known.

    >>> species_of("ENSMUSG00000025746"), species_of("YGR192C"), species_of("ENSXYZG00000000001")
    ('Mus musculus', 'Saccharomyces cerevisiae', '')
    """
    if identifier[:1] not in _FIRST:
        return ""
    if found := _STABLE_ID.fullmatch(identifier):
        return _BY_PREFIX.get(found[1] or "", "")
    return next((species for form, species in _OTHERS if form.fullmatch(identifier)), "")
