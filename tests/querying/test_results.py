"""Answers in every format."""

from __future__ import annotations

import csv
import io
import json
import pickle

import pandas as pd
import pyoxigraph
import pytest

from wp2rdf.errors import UsageError
from wp2rdf.querying import gaps, reading_results, results
from wp2rdf.querying.results import Table, Triples
from wp2rdf.rdf.terms import Term, plain

INTEGER, DOUBLE = "<http://www.w3.org/2001/XMLSchema#integer>", "<http://www.w3.org/2001/XMLSchema#double>"
GENE = Term("<https://identifiers.org/ncbigene/2645>")
TABLE = Table(
    ("gene", "label", "n", "note"),
    [
        (GENE, Term('"GCK, \\"2\\""@en'), Term(f'"3"^^{INTEGER}'), None),
        (Term("_:b0"), Term('"a|b\\nc"'), Term(f'"x"^^{INTEGER}'), Term(f'"1.5"^^{DOUBLE}')),
    ],
)


def test_rows_have_plain_values() -> None:
    assert list(TABLE.rows()) == [
        {"gene": "https://identifiers.org/ncbigene/2645", "label": 'GCK, "2"', "n": 3, "note": None},
        {"gene": "_:b0", "label": "a|b\nc", "n": "x", "note": 1.5},
    ]


def test_json_comes_back() -> None:
    written = results.serialize(TABLE, "json")
    assert reading_results.from_json(written) == TABLE
    assert json.loads(written)["head"]["vars"] == ["gene", "label", "n", "note"]
    assert reading_results.from_json(results.serialize(True, "json")) is True


@pytest.mark.parametrize("form", ["xml", "tsv", "json"])
def test_w3c_formats_are_read_by_another_parser(form: str) -> None:
    known = {
        "xml": pyoxigraph.QueryResultsFormat.XML,
        "tsv": pyoxigraph.QueryResultsFormat.TSV,
        "json": pyoxigraph.QueryResultsFormat.JSON,
    }
    parsed = pyoxigraph.parse_query_results(results.serialize(TABLE, form).encode(), format=known[form])
    assert isinstance(parsed, pyoxigraph.QuerySolutions)
    rows = [[row[name] for name in TABLE.variables] for row in parsed]
    assert len(rows) == 2
    assert str(rows[0][0]) == TABLE.solutions[0][0]
    assert rows[0][3] is None


def test_csv_is_that_of_the_w3c() -> None:
    rows = list(csv.reader(io.StringIO(results.serialize(TABLE, "csv"))))
    assert rows[0] == ["gene", "label", "n", "note"]
    assert rows[1] == ["https://identifiers.org/ncbigene/2645", 'GCK, "2"', "3", ""]


def test_no_row_of_one_column_is_lost_where_empty_lines_are_passed_over() -> None:
    texts = ["a", "", 'b\r\n\r\n"c', "", ""]
    table = Table(("x",), [*((plain(text),) for text in texts), (None,)])
    written = results.written(table, "csv")
    assert [row["x"] for row in csv.DictReader(io.StringIO(written.decode(), newline=""))] == [*texts, ""]
    assert len(pd.read_csv(io.BytesIO(written))) == len(texts) + 1
    lines, made, quotes = written.replace(b'""\r\n', b"\r\n").splitlines(keepends=True), b"", 0
    for line in lines:  # as a server gets it, in pieces
        made += gaps.filled(line, is_inside=quotes % 2 == 1)
        quotes += line.count(b'"')
    assert made == written


def test_markdown_is_one_line_a_row() -> None:
    lines = results.serialize(TABLE, "markdown").splitlines()
    assert lines[0] == "| gene | label | n | note |"
    assert lines[3] == "| _:b0 | a\\|b c | x | 1.5 |"
    assert len(lines) == 4


@pytest.mark.parametrize("form", ["json", "xml", "csv", "markdown"])
def test_a_truth_value_has_a_form(form: str) -> None:
    assert "true" in results.serialize(True, form)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown format 'xlsx'"):
        results.serialize(TABLE, "xlsx")


def test_data_frames() -> None:
    assert TABLE.to_pandas().shape == (2, 4)
    numbers = Table(("n",), [(Term('"3"^^<http://www.w3.org/2001/XMLSchema#integer>'),), (None,)])
    assert numbers.to_polars().to_dict(as_series=False) == {"n": [3, None]}


def test_a_notebook_shows_the_first_rows_with_nothing_but_text_in_them() -> None:
    shown = Table(("name<b>",), [(Term('"<script>alert(1)</script>"'),), (None,)])._repr_html_()
    assert "<script>" not in shown
    assert "<th>name&lt;b&gt;</th>" in shown
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>" in shown
    assert shown.endswith("<p>2 rows</p>")
    many = Table(("n",), [(Term(f'"{number}"'),) for number in range(1234)])._repr_html_()
    assert many.count("<td>") == 50
    assert many.endswith("<p>1,234 rows, the first 50 shown</p>")


def test_a_table_is_a_sequence_of_rows() -> None:
    rows = [(Term(f'"row {row}"'), Term(f'"{row}"^^{INTEGER}')) for row in range(12)]
    table = Table(("name", "n"), rows)
    assert len(table) == 12
    assert [row["n"] for row in table] == list(range(12))
    assert table[3] == {"name": "row 3", "n": 3}
    assert table[-1]["n"] == 11
    assert [row["n"] for row in table[10:]] == [10, 11]
    assert (bool(table), bool(table[:0])) == (True, False)
    assert pickle.loads(pickle.dumps(table)) == table  # noqa: S301 - our own


def test_a_table_is_text_at_a_prompt() -> None:
    long = Table(("a", "b"), [(Term('"x\\ny"'), None), *[(Term(f'"{"z" * 100}"'), Term("<urn:b>"))] * 200])
    lines = repr(long).splitlines()
    assert lines[:3] == ["a" + " " * 41 + "b", "x y", f"{'z' * 39}…  urn:b"]
    assert lines[-1] == "[201 rows, the first 10 shown]"
    assert len(lines) == 12
    assert repr(long[:1]).endswith("[1 row]")
    wide = Table(tuple(f"column {number}" for number in range(40)), [])
    assert all(len(line) <= 120 for line in repr(wide).splitlines()[:-1])
    assert "; 28 more columns: column 12, " in repr(wide)
    assert repr(Table((), [()])) == "[1 row]"


def test_triples_are_a_sequence_of_statements() -> None:
    triples = Triples(["<urn:a> <urn:b> <urn:c>", "<urn:a> <urn:b> <urn:d>"])
    assert len(triples) == 2
    assert list(triples) == triples.statements
    assert repr(triples) == "<2 statements>"
