from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from scipy import stats

import wp2rdf
from tests.conftest import EXAMPLES
from tests.exploring.asked import columns, rows
from wp2rdf.exploring.enrichment import _corrected
from wp2rdf.exploring.pathways import UnknownIdentifierWarning

if TYPE_CHECKING:
    from pathlib import Path


def test_a_small_enrichment_by_hand() -> None:
    found = wp2rdf.enrich(["GCK", "ABCC8"], smallest=1, data=EXAMPLES)
    assert columns(found) == ("pathway", "title", "size", "found", "expected", "p", "q", "identifiers")
    first, second = rows(found)
    # four symbols in all, three of them in WP9001; two were given: (3 over 2) of (4 over 2) draws are as good
    assert (first["pathway"], first["size"], first["found"], first["expected"]) == ("WP9001", 3, 2, 1.5)
    assert first["p"] == pytest.approx(0.5)
    assert first["q"] == pytest.approx(1.0)
    assert first["identifiers"] == "ABCC8|GCK"
    assert (second["pathway"], second["found"], second["p"]) == ("WP9105", 0, 1.0)


def test_a_background_bounds_everything() -> None:
    with pytest.warns(UnknownIdentifierWarning, match="1 of 2 genes are not in the background and do not count: ABCC8"):
        found = wp2rdf.enrich(["GCK", "ABCC8"], ["GCK", "SLC2A2", "X1", "X2"], smallest=1, data=EXAMPLES)
    (only,) = rows(found)
    assert (only["size"], only["found"]) == (2, 1)
    assert only["p"] == pytest.approx(0.5)


def test_gaps_in_a_column_are_no_genes() -> None:
    known = ["GCK", "SLC2A2", "X1", "X2"]
    whole = wp2rdf.enrich(["GCK"], known, smallest=1, data=EXAMPLES)
    genes, background = pd.Series(["GCK", None, " GCK"]), pd.Series([*known, None, float("nan"), ""])
    gaps = wp2rdf.enrich(genes, background, smallest=1, data=EXAMPLES)
    assert rows(gaps) == rows(whole)


@pytest.mark.parametrize(
    ("genes", "background", "identifier"),
    [
        ([2645, 6833.0], None, "entrez"),
        (["ncbigene:2645", "6833"], None, "ncbigene"),
        (["ENSG00000106633.18", "ENSG00000006071"], None, "ensembl"),
        (["ENSG00000106633.18", "ENSG00000006071.9"], ["ENSG00000106633.1", "ENSG00000006071", "X.1"], "ensembl"),
    ],
)
def test_genes_in_any_of_their_spellings(
    genes: list[str | float], background: list[str | float] | None, identifier: str
) -> None:
    with warnings.catch_warnings(action="error"):
        found = wp2rdf.enrich(genes, background, identifier=identifier, organism="human", smallest=1, data=EXAMPLES)
    assert [row["found"] for row in rows(found) if row["pathway"] == "WP9001"] == [2]


def test_one_gene_may_be_a_text() -> None:
    assert rows(wp2rdf.enrich("GCK", smallest=1, data=EXAMPLES)) == rows(
        wp2rdf.enrich(["GCK"], smallest=1, data=EXAMPLES)
    )


def test_sizes_that_are_not_tested() -> None:
    with pytest.warns(UserWarning, match="no pathway of Homo sapiens has 5 to 500 of the genes in the background"):
        assert rows(wp2rdf.enrich(["GCK"], data=EXAMPLES)) == []
    assert [row["pathway"] for row in rows(wp2rdf.enrich(["GCK"], smallest=1, largest=2, data=EXAMPLES))] == ["WP9105"]


def test_what_cannot_be_is_told() -> None:
    with pytest.raises(
        wp2rdf.InputError, match="none of the 1 genes is in the background; are they identifiers of H in"
    ):
        wp2rdf.enrich(["X1"], identifier="H", data=EXAMPLES)
    with pytest.raises(wp2rdf.InputError, match="in the background; identifier='ncbigene' has 2645"):
        wp2rdf.enrich(["2645"], identifier="H", data=EXAMPLES)
    with pytest.raises(wp2rdf.InputError, match=r"in the background; did you mean GCK\?"):
        wp2rdf.enrich(["gck"], data=EXAMPLES)
    with pytest.raises(wp2rdf.UsageError, match="symbols of HGNC are of human genes: for Mus musculus give"):
        wp2rdf.enrich(["Gck"], organism="mouse", data=EXAMPLES)
    with pytest.raises(wp2rdf.InputError, match="no pathway is of the organism 'Homo'; did you mean 'Homo sapiens'"):
        wp2rdf.enrich(["GCK"], organism="Homo", data=EXAMPLES)
    with pytest.raises(wp2rdf.UsageError, match="nodes are not mapped to RGD"):
        wp2rdf.enrich(["GCK"], identifier="R", data=EXAMPLES)
    with pytest.raises(wp2rdf.InputError, match="none of the 0 genes"):
        wp2rdf.enrich([], data=EXAMPLES)


def test_the_correction_is_that_of_scipy() -> None:
    ascending = sorted([0.001, 0.2, 0.01, 0.01, 0.5, 1.0, 0.9, 0.04])
    assert _corrected(ascending) == pytest.approx(list(stats.false_discovery_control(ascending)))
    assert _corrected([]) == []


def test_a_pathway_is_enriched_in_its_own_genes(real_build: Path) -> None:
    own = [str(row["identifier"]) for row in rows(wp2rdf.genes("WP364", "hgnc.symbol", data=real_build))]
    with warnings.catch_warnings(action="error"):
        found = rows(wp2rdf.enrich(own, data=real_build))
    best = found[0]
    assert best["pathway"] == "WP364"
    assert best["found"] == best["size"] == len(set(own))
    assert len(found) > 600
    everything = len(
        {
            gene
            for genes in wp2rdf.gene_sets(real_build, organism="Homo sapiens", identifier="hgnc.symbol").values()
            for gene in genes
        }
    )
    for row in found[:50]:
        expected = stats.hypergeom.sf(int(row["found"] or 0) - 1, everything, int(row["size"] or 0), len(set(own)))
        assert row["p"] == pytest.approx(float(expected), rel=1e-6)
    ps = [float(row["p"] or 0) for row in found]
    assert ps == sorted(ps)
    assert [float(row["q"] or 0) for row in found] == pytest.approx(list(stats.false_discovery_control(ps)))
