from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import wp2rdf
from tests.conftest import EXAMPLES, REAL_PAGES
from tests.exploring.asked import columns, rows
from wp2rdf.exploring.pathways import UnknownIdentifierWarning

if TYPE_CHECKING:
    from pathlib import Path


def test_all_pathways_by_title() -> None:
    found = wp2rdf.pathways(data=EXAMPLES)
    assert columns(found) == ("pathway", "title", "organism", "revision", "modified")
    assert len(rows(found)) == 10
    assert rows(found)[6] == {
        "pathway": "WP9001", "title": "Glucose sensing in the example cell", "organism": "Homo sapiens",
        "revision": "r150001", "modified": "2026-03-14",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"organism": "Homo sapiens"}, {"WP9001", "WP9103", "WP9104", "WP9105", "WP9106"}),
        ({"term": "PW:0000666"}, {"WP9001"}),
        ({"term": "PW_0000666"}, {"WP9001"}),
        ({"community": "ExampleCare"}, {"WP9001", "WP9105"}),
        ({"community": "ExampleCare", "organism": "Homo sapiens", "term": "PW:0000666"}, {"WP9001"}),
        ({"community": "ExampleCare", "organism": "Ovis aries"}, set()),
        ({"organism": "human"}, {"WP9001", "WP9103", "WP9104", "WP9105", "WP9106"}),
        ({"organism": "homo  SAPIENS"}, {"WP9001", "WP9103", "WP9104", "WP9105", "WP9106"}),
        ({"organism": 9606, "community": "ExampleCare"}, {"WP9001", "WP9105"}),
        ({"organism": "NCBITaxon:9606", "term": "PW:0000666"}, {"WP9001"}),
    ],
)
def test_pathways_that_are_wanted(wanted: dict[str, Any], found: set[str]) -> None:
    assert {row["pathway"] for row in rows(wp2rdf.pathways(**wanted, data=EXAMPLES))} == found


def test_a_label_of_a_term_finds_what_stands_below_it() -> None:
    by_label = {row["pathway"] for row in rows(wp2rdf.pathways(term="regulatory pathway", data=EXAMPLES))}
    by_id = {row["pathway"] for row in rows(wp2rdf.pathways(term="PW:0000004", data=EXAMPLES))}
    assert by_label == by_id


def test_the_label_of_a_term_is_found_in_any_capitals() -> None:
    assert rows(wp2rdf.pathways(term="Regulatory  PATHWAY", data=EXAMPLES)) == rows(
        wp2rdf.pathways(term="regulatory pathway", data=EXAMPLES)
    )


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"term": "regulatory pathways"}, r"no pathway has the term .*; did you mean 'regulatory pathway'\?$"),
        ({"term": "DOID:0000001"}, "no pathway has the term 'DOID:0000001', or one below it$"),
        ({"term": 'no" such } term'}, "no pathway has the term"),
        ({"community": "examplecare"}, r"the tag 'examplecare' of a community; did you mean 'ExampleCare'\?$"),
        ({"community": "no such> community"}, "no pathway has the tag"),
    ],
)
def test_a_term_or_a_tag_that_no_pathway_has_is_told(wanted: dict[str, Any], said: str) -> None:
    with pytest.raises(wp2rdf.InputError, match=said):
        wp2rdf.pathways(**wanted, data=EXAMPLES)


def test_a_wrong_organism_is_told() -> None:
    with pytest.raises(
        wp2rdf.InputError, match="no pathway is of the organism 'homo sapien'; did you mean 'Homo sapiens'"
    ):
        wp2rdf.pathways("homo sapien", data=EXAMPLES)
    with pytest.raises(wp2rdf.InputError, match=r"no pathway is of the organism 'zzz'$"):
        wp2rdf.pathways_with(["GCK"], organism="zzz", data=EXAMPLES)


def test_pathways_with_genes() -> None:
    with pytest.warns(UnknownIdentifierWarning, match="1 of 3 in no pathway: NOPE"):
        found = wp2rdf.pathways_with(["GCK", "SLC2A2", "NOPE", "GCK"], data=EXAMPLES)
    assert rows(found) == [
        {
            "pathway": "WP9001", "title": "Glucose sensing in the example cell", "organism": "Homo sapiens",
            "found": 2, "size": 3, "coverage": 0.6667, "identifiers": "GCK|SLC2A2",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("identifiers", "identifier"),
    [
        ("2645", "ncbigene"), ("2645", "L"), ("ncbigene:2645", "L"), ("GCK", "H"), ("ENSG00000106633", "En"),
        ("P35557", "S"), ("17634", "Ce"), ("CHEBI:17634", "chebi"), ("chebi:17634", "chebi"), ("Q37525", "Wd"),
        ("WQZGKKKJIJFFOK-GASJEMHNSA-N", "Ik"), ("2645", "entrez"), ("2645", "Entrez Gene"), ("2645", "NCBI gene"),
        ("GCK", "HGNC"), ("GCK", "symbol"), ("P35557", "UniProt"), ("ENSG00000106633.18", "Ensembl"),
    ],
)  # fmt: skip
def test_identifiers_of_every_source_in_every_spelling(identifiers: str, identifier: str) -> None:
    with warnings.catch_warnings(action="error"):
        found = rows(wp2rdf.pathways_with(identifiers, identifier, data=EXAMPLES))
    assert [(row["pathway"], row["identifiers"]) for row in found] == [("WP9001", identifiers)]


@pytest.mark.parametrize("dtype", ["object", "Int64", "float64"])
def test_a_column_of_a_table_has_numbers_and_gaps(dtype: str) -> None:
    column = pd.Series([2645, None, 2645], dtype=dtype)
    with warnings.catch_warnings(action="error"):
        (row,) = rows(wp2rdf.pathways_with(column, "ncbigene", data=EXAMPLES))
    assert (row["pathway"], row["found"], row["coverage"], row["identifiers"]) == ("WP9001", 1, 1.0, "2645")
    with pytest.raises(wp2rdf.UsageError, match=r"a text or a whole number, not 1\.5"):
        wp2rdf.pathways_with(pd.Series([1.5]), "ncbigene", data=EXAMPLES)


def test_two_spellings_of_one_identifier_are_both_known() -> None:
    with warnings.catch_warnings(action="error"):
        (found,) = rows(wp2rdf.pathways_with(["ENSG00000106633", "ENSG00000106633.2"], "ensembl", data=EXAMPLES))
    assert found["coverage"] == 1.0


@pytest.mark.parametrize(
    ("identifiers", "more", "said"),
    [
        (["gck", "Slc2a2", "XYZ"], {}, r"3 of 3 in no pathway: gck, Slc2a2, XYZ; did you mean GCK, SLC2A2\?$"),
        (["ENSG00000106633"], {}, "in no pathway: ENSG00000106633; identifier='ensembl' has ENSG00000106633$"),
        (["2645", "17634"], {"identifier": "uniprot"}, "identifier='(ncbigene' has 2645|chebi' has 17634)$"),
        (["XYZ"], {}, "in no pathway: XYZ$"),
        (["Gck"], {"organism": "yeast"}, "of human genes: for Saccharomyces cerevisiae give identifier='ensembl' or"),
    ],
)
def test_what_was_meant_by_an_unknown_identifier_is_told(
    identifiers: list[str], more: dict[str, Any], said: str
) -> None:
    with pytest.warns(UnknownIdentifierWarning, match=said):
        assert rows(wp2rdf.pathways_with(identifiers, **more, data=EXAMPLES)) == []


def test_no_identifiers_no_pathways() -> None:
    assert rows(wp2rdf.pathways_with([], data=EXAMPLES)) == []


def test_hostile_identifiers_are_only_unknown() -> None:
    hostile = ["> } ; DROP ALL", '"', "", " ", "..", "a\nb"]
    with pytest.warns(UnknownIdentifierWarning, match="4 of 4 in no pathway"):
        assert rows(wp2rdf.pathways_with(hostile, data=EXAMPLES)) == []


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(wp2rdf.UsageError, match="unknown identifier 'symbols'"):
        wp2rdf.pathways_with(["GCK"], "symbols", data=EXAMPLES)


def test_similar_pathways(small_site: Path) -> None:
    for suffix in ("", "-datanodes"):
        kind, end = ("_data", ".tsv") if suffix else ("_pathways", ".md")
        text = (EXAMPLES / kind / f"WP9001{suffix}{end}").read_text(encoding="utf-8").replace("WP9001", "WP9009")
        (small_site / kind).mkdir(exist_ok=True)
        (small_site / kind / f"WP9009{suffix}{end}").write_text(text, encoding="utf-8")
    (small_site / "_data" / "WP9001-datanodes.tsv").write_bytes(
        (EXAMPLES / "_data" / "WP9001-datanodes.tsv").read_bytes()
    )
    table = small_site / "_data" / "WP9009-datanodes.tsv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if not line.startswith("GCK")), encoding="utf-8")
    found = wp2rdf.similar("wp9001", data=small_site)
    assert rows(found) == [
        {
            "pathway": "WP9009", "title": "Glucose sensing in the example cell", "organism": "Homo sapiens",
            "shared": 2, "size": 2, "similarity": 0.6667,
        }
    ]  # fmt: skip
    assert rows(wp2rdf.similar("WP9001", limit=0, data=small_site)) == []


def test_what_is_no_pathway_is_told() -> None:
    with pytest.raises(wp2rdf.UsageError, match="'IL6' is not the id of a pathway, such as WP364"):
        wp2rdf.similar("IL6", data=EXAMPLES)
    with pytest.raises(wp2rdf.InputError, match="no pathway WP1 in this data"):
        wp2rdf.similar("WP1", data=EXAMPLES)
    with pytest.raises(wp2rdf.InputError, match="no such file or folder"):
        wp2rdf.pathways(data="nowhere")


def test_a_store_and_the_folder_of_a_build_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wp2rdf.build(EXAMPLES, tmp_path / "output")
    expected = rows(wp2rdf.pathways(data=EXAMPLES))
    assert rows(wp2rdf.pathways(data=tmp_path / "output")) == expected
    assert rows(wp2rdf.pathways(data=tmp_path / "output" / "store")) == expected
    assert rows(wp2rdf.pathways(data=tmp_path / "output" / "site.nq")) == expected
    monkeypatch.chdir(tmp_path)
    assert rows(wp2rdf.pathways()) == expected


def test_the_real_site(real_build: Path) -> None:
    assert len(rows(wp2rdf.pathways(data=real_build))) == REAL_PAGES
    found = rows(wp2rdf.pathways_with(["IL6", "STAT3"], organism="Homo sapiens", data=real_build))
    assert len(found) > 100
    numbers = [int(row["found"] or 0) for row in found]
    assert numbers == sorted(numbers, reverse=True)
    assert {row["organism"] for row in found} == {"Homo sapiens"}
    alike = rows(wp2rdf.similar("WP364", data=real_build))
    assert len(alike) == 25
    assert all(0 < float(row["similarity"] or 0) < 1 for row in alike)
    signalling = {
        row["pathway"] for row in rows(wp2rdf.pathways("Homo sapiens", term="signaling pathway", data=real_build))
    }
    assert "WP364" in signalling
    assert len(signalling) > 200
