"""One cause, one finding: swapped headers and swapped cells on real-shaped pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.validating.conftest import edit
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

PAGE, NODES, WORKS = "_pathways/WP9001.md", "_data/WP9001-datanodes.tsv", "_data/WP9001-bibliography.tsv"


def told(site: Path) -> list[tuple[str, int, int, str, str]]:
    return [(one.file, one.line, one.column, one.rule, one.message) for one in validate(site / PAGE).findings]


def rows(site: Path) -> list[list[str]]:
    return [line.split("\t") for line in (site / NODES).read_text(encoding="utf-8").splitlines()]


def write(site: Path, table: list[list[str]]) -> None:
    (site / NODES).write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")


def test_two_swapped_headers_are_one_finding(site: Path) -> None:
    edit(site / NODES, "\tEnsembl\tNCBI gene\t", "\tNCBI gene\tEnsembl\t")
    ((file, line, column, rule, said),) = told(site)
    assert (file, line, column, rule) == (NODES, 1, len("Label\tType\tIdentifier\tComment\t") + 1, "columns-swapped")
    number = sum(1 for row in rows(site)[1:] if "ensembl:" in row[4] or "ncbigene:" in row[5])
    assert said == f"NCBI gene and Ensembl seem to be swapped ({number} rows)"
    assert number >= 3


def test_a_column_under_the_name_of_another_is_one_finding(site: Path) -> None:
    table = rows(site)
    hgnc, ensembl = table[0].index("HGNC"), table[0].index("Ensembl")
    for row in table[1:]:
        row[hgnc] = row[ensembl] if row[ensembl].startswith("ensembl:") else row[hgnc]
    write(site, table)
    found = [one for one in told(site) if one[3] != "keyword-unknown"]
    assert [one[3] for one in found] == ["column-of-another"]
    assert found[0][4].startswith("HGNC seems to hold identifiers of Ensembl (")


def test_two_swapped_cells_are_one_finding(site: Path) -> None:
    table = rows(site)
    table[2][4], table[2][5] = table[2][5], table[2][4]
    write(site, table)
    column = len("\t".join(table[2][:4])) + 2
    assert told(site) == [(NODES, 3, column, "cells-swapped", "Ensembl and NCBI gene of this row seem to be swapped")]


@pytest.mark.parametrize(
    ("one", "other", "names"), [(0, 1, "Label and Type"), (0, 2, "Label and Identifier"), (1, 2, "Type and Identifier")]
)
def test_the_first_cells_of_a_row(site: Path, one: int, other: int, names: str) -> None:
    table = rows(site)
    table[2][one], table[2][other] = table[2][other], table[2][one]
    write(site, table)
    of_row = [
        (line, rule, said)
        for _, line, _, rule, said in told(site)
        if rule not in {"keyword-unknown", "label-other-gene"}
    ]
    assert of_row == [(3, "cells-swapped", f"{names} of this row seem to be swapped")]


def test_a_reference_with_its_database_first(site: Path) -> None:
    edit(site / WORKS, "10000001\tPubmed", "Pubmed\t10000001")
    assert told(site) == [(WORKS, 2, 1, "cells-swapped", "ID and Database of this row seem to be swapped")]


def test_a_single_stray_cell_stays_what_it_is(site: Path) -> None:
    table = rows(site)
    table[2][5] = "hgnc.symbol:SLC2A2"
    write(site, table)
    assert [one[3] for one in told(site)] == ["cell-prefix"]


def test_fixed_columns_in_another_order(site: Path) -> None:
    edit(site / NODES, "Label\tType\tIdentifier", "Type\tLabel\tIdentifier")
    (found,) = [one for one in validate(site / PAGE).findings if one.rule == "table-header"]
    assert found.help == "the first columns are Label, Type, Identifier, Comment, in this order"
