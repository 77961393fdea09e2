"""Data nodes: the genes, proteins and metabolites that pages draw from pools."""

from __future__ import annotations

import random
import string
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.site_statistics import group_of
from benchmarks.synthetic.words import text, word
from wp2rdf.registries.datasources import COLUMNS
from wp2rdf.registries.organisms import TAXA

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.site_statistics import Statistics

_KEPT = 2**14
_SHORT = 0.6
"""The share of UniProt's accessions that have six characters."""
_METABOLITE = "Metabolite"
ORGANISMS = ("Homo sapiens", *(name for name in TAXA if name != "Homo sapiens"))
"""Organisms by rank."""


class Node(NamedTuple):
    """What a row says of a thing on every page that has it."""

    label: str
    kind: str
    identifier: str
    mappings: tuple[str, ...]


class Nodes:
    """The things of a site: the same rank of the same pool is always the same thing.

    Args:
        statistics: what they are like.
        seed: another seed gives other things.
    """

    def __init__(self, statistics: Statistics, seed: int) -> None:
        self._known = statistics
        self._seed = seed
        weights = statistics.weights["kinds"].counts
        kinds = list(zip(statistics.kinds, weights, strict=True))
        self._kinds = {
            False: [(kind, weight) for kind, weight in kinds if kind[0] != _METABOLITE],
            True: [(kind, weight) for kind, weight in kinds if kind[0] == _METABOLITE],
        }
        self._metabolites = sum(weight for _, weight in self._kinds[True]) / sum(weights)
        self._cells = {
            group: [statistics.weights.get(f"{group} {column}") for column in COLUMNS]
            for group in ("GeneProduct 1", "GeneProduct 2", "Protein 1", "Protein 2", _METABOLITE)
        }
        self.made = lru_cache(_KEPT)(self._made)

    def draw(self, rng: random.Random, organism: int) -> Node:
        """A gene or protein of an organism, by its rank, or a metabolite."""
        is_metabolite = rng.random() < self._metabolites
        pool = self._known.pools["metabolites" if is_metabolite else "genes"]
        return self.made(-1 if is_metabolite else organism, pool.rank(rng.random()))

    def _made(self, organism: int, rank: int) -> Node:
        rng = random.Random(f"{self._seed} node {organism} {rank}")
        choices = self._kinds[organism < 0]
        kind, prefix = rng.choices([one for one, _ in choices], [weight for _, weight in choices])[0]
        identifier = f"{prefix}:{_local(rng, prefix, organism)}"
        mappings = [""] * len(COLUMNS)
        if prefix and rng.random() >= self._known.shares["row without mappings"]:
            group = group_of(kind, is_first=organism == 0)
            for index, (column, weights) in enumerate(zip(COLUMNS.values(), self._cells[group], strict=True)):
                if weights:
                    number = rng.choices(range(len(weights.counts)), weights.counts)[0]
                    others = [f"{column}:{_local(rng, column, organism)}" for _ in range(number)]
                    if others and column == prefix:
                        others[0] = identifier
                    mappings[index] = ";".join(others)
        return Node(self._label(rng, is_metabolite=organism < 0), kind, identifier, tuple(mappings))

    def _label(self, rng: random.Random, *, is_metabolite: bool) -> str:
        sizes = self._known.sizes
        if is_metabolite:
            drawn = text(rng, sizes["metabolite label"].at(rng.random())).rstrip(",.")
        else:
            length = sizes["gene label"].at(rng.random())
            drawn = _letters(rng, min(length, 4)) + str(rng.randrange(10 ** max(min(length - 4, 4), 1)))
        return f"{drawn}⁺" if rng.random() < self._known.shares["label outside ASCII"] else drawn


def _letters(rng: random.Random, number: int) -> str:
    return "".join(rng.choices(string.ascii_uppercase, k=number))


def _number(pattern: str, limit: int) -> Callable[[random.Random], str]:
    return lambda rng: pattern.format(rng.randrange(1, limit))


def _accession(rng: random.Random) -> str:
    """An accession of UniProt, of six characters or of ten."""
    block = f"{_letters(rng, 3)}{rng.randrange(10)}"
    return (
        f"Q{rng.randrange(10)}{block}" if rng.random() < _SHORT else f"A0{block}{_letters(rng, 3)}{rng.randrange(10)}"
    )


def _inchikey(rng: random.Random) -> str:
    return f"{_letters(rng, 14)}-{_letters(rng, 8)}SA-N"


_FORMS: dict[str, Callable[[random.Random], str]] = {
    "": lambda rng: f"LOC_{_letters(rng, 2)}{rng.randrange(10**6)}",
    "cas": _number("{}-56-6", 10**5),
    "chebi": _number("{}", 2 * 10**5),
    "chembl.compound": _number("CHEMBL{}", 10**6),
    "chemspider": _number("{}", 10**7),
    "drugbank": _number("DB{:05}", 10**5),
    "eccode": lambda rng: (
        f"{rng.randrange(1, 7)}.{rng.randrange(1, 20)}.{rng.randrange(1, 20)}.{rng.randrange(1, 200)}"
    ),
    "flybase": _number("FBgn{:07}", 10**5),
    "go": _number("GO:{:07}", 10**5),
    "hgnc": _number("HGNC:{}", 5 * 10**4),
    "hgnc.symbol": lambda rng: f"{_letters(rng, 3)}{rng.randrange(100)}",
    "hmdb": _number("HMDB{:07}", 3 * 10**5),
    "inchikey": _inchikey,
    "interpro": _number("IPR{:06}", 10**5),
    "kegg.compound": _number("C{:05}", 10**5),
    "kegg.drug": _number("D{:05}", 10**5),
    "kegg.genes": _number("hsa:{}", 10**5),
    "kegg.glycan": _number("G{:05}", 10**5),
    "knapsack": _number("C{:08}", 10**5),
    "lipidmaps": _number("LMFA{:08}", 10**8),
    "mgi": _number("MGI:{}", 10**6),
    "mirbase": _number("MI{:07}", 10**5),
    "mirbase.mature": _number("MIMAT{:07}", 10**5),
    "myco.tuber": _number("Rv{:04}", 4000),
    "ncbigene": _number("{}", 10**6),
    "ncbiprotein": _number("NP_{:06}", 10**6),
    "omim": _number("{}", 6 * 10**5),
    "pfam": _number("PF{:05}", 2 * 10**4),
    "pubchem.compound": _number("{}", 10**8),
    "pubchem.substance": _number("{}", 10**8),
    "reactome": _number("R-HSA-{}", 10**6),
    "refseq": _number("NM_{:06}", 10**6),
    "rgd": _number("{}", 10**6),
    "sgd": _number("S{:09}", 10**4),
    "tair.locus": _number("AT3G{:05}", 10**5),
    "uniprot": _accession,
    "wikidata": _number("Q{}", 10**8),
    "wormbase": _number("WBGene{:08}", 10**5),
    "zfin": lambda rng: f"ZDB-GENE-{rng.randrange(10**6):06}-{rng.randrange(1, 100)}",
}
_SPECIES = ("", "BTA", "MUS", "RNO", "DAR", "CAF", "PTR", "GAL")


def _local(rng: random.Random, prefix: str, organism: int) -> str:
    """An identifier as its data source forms it; a word where the form is not known here."""
    if prefix == "ensembl":
        return f"ENS{_SPECIES[organism % len(_SPECIES)]}G{rng.randrange(10**11):011}"
    form = _FORMS.get(prefix)
    return form(rng) if form else word(rng, 3)
