"""A node whose symbol is that of another gene, told by what other pages of the organism have."""

from __future__ import annotations

from wp2rdf.validating.advice.symbols import Named, Symbols, swapped

TP53, GCK = frozenset({"ensembl:ENSG00000141510"}), frozenset({"ensembl:ENSG00000106633"})
HUMAN, COW = ("Homo sapiens",), ("Bos taurus",)


def page(label: str, symbol: str, genes: frozenset[str], organisms: tuple[str, ...] = HUMAN) -> Symbols:
    """A page with one node."""
    named = (Named("t.tsv", 2, 1, label, (symbol,), genes),) if label != symbol else ()
    return Symbols({symbol: genes}, named, organisms)


def told(*pages: Symbols) -> list[str]:
    return [one.message for one in swapped(pages)]


KNOWN = [page("TP53", "TP53", TP53), page("TP53", "TP53", TP53), page("GCK", "GCK", GCK)]


def test_a_gene_that_is_mapped_to_the_symbol_of_another() -> None:
    said = "'GCK' is mapped to TP53, which other pages have for other genes"
    assert told(*KNOWN, page("GCK", "TP53", GCK)) == [said], "its label and identifiers are of one gene"
    assert told(*KNOWN, page("p.x", "TP53", GCK)) == [said.replace("GCK", "p.x")], "nobody knows its label"


def test_an_alias_is_none() -> None:
    assert told(*KNOWN, page("p53", "TP53", TP53)) == []


def test_a_symbol_of_another_species_says_nothing() -> None:
    assert told(*KNOWN, page("LOC1", "TP53", frozenset({"ensembl:ENSBTAG00000001069"}), COW)) == []


def test_one_page_alone_does_not_overrule_another() -> None:
    assert told(KNOWN[0], page("x", "TP53", GCK)) == []
