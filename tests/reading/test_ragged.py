"""Tables whose rows have more or fewer cells than their header."""

from __future__ import annotations

from wp2rdf.reading import ragged, tables

HEADER = "Label\tType\tIdentifier\tComment\tEnsembl\tNCBI gene\tHGNC"
ROWS = [
    'TP53\tProtein\tncbigene:7157\t""\tensembl:ENSG00000141510\tncbigene:7157\thgnc.symbol:TP53',
    'GCK\tProtein\tncbigene:2645\t""\tensembl:ENSG00000106633\tncbigene:2645\thgnc.symbol:GCK',
    'ATP\tMetabolite\tchebi:15422\t""\t\t\t',
    'water\tMetabolite\tchebi:15377\t""\t\t\t',
]


def read(header: str, rows: list[str]) -> tuple[list[list[str]], list[tuple[int, int, str, str]]]:
    """The rows that count, and what is said."""
    table = ragged.trimmed(tables.parse("\n".join([header, *rows]) + "\n", "t.tsv"))
    table = ragged.settled(table, "t.tsv")
    return [row for _, row in table.rows], [(one.line, one.column, one.rule, one.message) for one in table.problems]


WHOLE = read(HEADER, ROWS)[0]


def test_columns_without_a_name_and_without_cells_are_none() -> None:
    assert read(f"{HEADER}\t\t", [f"{row}\t\t" for row in ROWS]) == (WHOLE, [])
    table = ragged.trimmed(tables.parse(f"{HEADER}\t\n{ROWS[0]}\tuniprot:P04637\n", "t.tsv"))
    assert table.header[-1] == "", "it holds something, so it is not passed over"
    assert ragged.trimmed(tables.parse("\t\n1\t2\n", "t.tsv")).header == ("", "")


def test_an_editor_that_cuts_blanks_at_the_ends_of_lines_costs_nothing() -> None:
    said = "2 rows without the empty cells at the end, the header has 7 names"
    assert read(HEADER, [row.rstrip("\t") for row in ROWS]) == (WHOLE, [(4, 1, "table-ends", said)])


def test_a_spreadsheet_that_adds_cells_costs_nothing() -> None:
    rows = [f"{row}\t\t" for row in ROWS]
    said = "4 rows with more empty cells at the end, the header has 7 names"
    assert read(HEADER, rows) == (WHOLE, [(2, 1, "table-ends", said)])


def test_a_cell_too_few_elsewhere_leaves_the_row_out() -> None:
    rows = [ROWS[0].replace('\t""', ""), *ROWS[1:]]
    assert read(HEADER, rows) == (WHOLE[1:], [(2, 1, "table-row", "row has 6 cells, the header 7: left out")])
    rows = [ROWS[0], ROWS[1].replace("\tProtein", "\t\tProtein") + "\t", *ROWS[2:]]
    assert [one[:3] for one in read(HEADER, rows)[1]] == [(3, 1, "table-row")]


def test_a_header_with_a_name_too_few_is_said_once_with_the_name() -> None:
    table = tables.parse("\n".join([HEADER.replace("\tNCBI gene", ""), *ROWS]), "t.tsv")
    (found,) = ragged.settled(table, "t.tsv").problems
    assert found[1:4] == (1, len("Label\tType\tIdentifier\tComment\tEnsembl\t") + 1, "table-header")
    assert found.message == "the header has 6 names, the rows have 7 cells; no row is converted"
    assert found.help == "a name is missing before HGNC: NCBI gene, it seems"


def test_a_header_with_a_name_too_many_is_said_once() -> None:
    rows, problems = read(HEADER.replace("\tNCBI gene", "\tWikidata\tNCBI gene"), ROWS[:2])
    said = "the header has 8 names, the rows have 7 cells; no row is converted"
    assert (rows, problems) == ([], [(1, 1, "table-header", said)])


def test_a_row_of_two_cells_is_left_out() -> None:
    rows, problems = read(HEADER, ["TP53\tProtein", ROWS[1], ROWS[2].rstrip("\t")])
    assert rows == WHOLE[1:3]
    assert [one[:3] for one in problems] == [(2, 1, "table-row"), (4, 1, "table-ends")]


def test_a_quote_that_is_not_closed_is_told_and_gives_no_row() -> None:
    rows = [ROWS[0], ROWS[1].replace("GCK\t", '"GCK\t'), ROWS[2], ROWS[3]]
    found, problems = read(HEADER, rows)
    assert found[0] == WHOLE[0]
    assert all("\t" not in cell for row in found for cell in row)
    assert problems[0][:3] == (3, 1, "table-row")


def test_a_quote_that_ends_rows_later_and_the_number_of_cells_is_right() -> None:
    rows = [ROWS[0], ROWS[1].replace("ensembl:", '"ensembl:'), 'x\tProtein\tuniprot:P1\t"\tncbigene:1\thgnc.symbol:X']
    found, problems = read(HEADER, rows)
    assert found == WHOLE[:1]
    assert problems == [(3, 1, "table-row", "a quote that is not closed swallows 2 lines: left out")]
