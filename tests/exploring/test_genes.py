from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES
from tests.exploring.asked import columns, rows

if TYPE_CHECKING:
    from pathlib import Path


def test_the_genes_of_a_pathway() -> None:
    found = wp2rdf.genes("WP9001", data=EXAMPLES)
    assert columns(found) == ("label", "identifier", "source", "ncbigene", "ensembl", "hgnc.symbol", "uniprot")
    assert [row["label"] for row in rows(found)] == ["ABCC8", "GCK", "SLC2A2"]
    assert rows(found)[1] == {
        "label": "GCK", "identifier": "2645", "source": "Entrez Gene", "ncbigene": "2645",
        "ensembl": "ENSG00000106633", "hgnc.symbol": "GCK", "uniprot": "P35557|Q53Y25",
    }  # fmt: skip


def test_the_genes_by_one_source() -> None:
    for identifier in ("uniprot", "S"):
        assert rows(wp2rdf.genes("wp9001", identifier, data=EXAMPLES)) == [
            {"label": "ABCC8", "identifier": "Q09428"},
            {"label": "GCK", "identifier": "P35557"},
            {"label": "GCK", "identifier": "Q53Y25"},
            {"label": "SLC2A2", "identifier": "P11168"},
        ]


@pytest.mark.parametrize("pathway", ["9001", 9001, " wp9001"])
def test_the_number_of_a_pathway_is_enough(pathway: str | int) -> None:
    assert len(rows(wp2rdf.genes(pathway, "symbol", data=EXAMPLES))) == 3


def test_a_pathway_without_genes_and_none_at_all() -> None:
    assert rows(wp2rdf.genes("WP9003", data=EXAMPLES)) == []
    with pytest.raises(wp2rdf.InputError, match="no pathway WP1 in this data"):
        wp2rdf.genes("WP1", data=EXAMPLES)
    with pytest.raises(wp2rdf.UsageError, match="is not the id of a pathway"):
        wp2rdf.genes('WP1" . }', data=EXAMPLES)


def test_labels_are_those_of_the_pathway_that_is_asked_for(real_build: Path) -> None:
    found = {str(row["identifier"]): row["label"] for row in rows(wp2rdf.genes("WP364", data=real_build))}
    assert len(found) == 44
    assert found["207"] == "AKT1", "other pathways label the same gene AKT"
