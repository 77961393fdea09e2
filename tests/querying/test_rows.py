"""What an engine writes is what term by term would give: rows, plain values, data frames, JSON; whatever texts hold."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, cast

import pandas as pd
import polars as pl
import pyoxigraph
import pytest
from pandas.testing import assert_frame_equal

from tests.conftest import EXAMPLES
from wp2rdf.building.build import build
from wp2rdf.querying import queries, results, spaced
from wp2rdf.querying.engines.oxigraph import on_disk
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.results import Table
from wp2rdf.querying.rows import Rows
from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from pathlib import Path

XSD = "http://www.w3.org/2001/XMLSchema#"
PIECES = [
    *('"', "\\", "{", "}", ",", ":", "}},{", '"}},{"', '"},"', '","value":"', '":{"type":"', "{}", "[", "]"),
    *("\t", "\n", "\r", "\b", "\f", "\x00", "\x01", "\x1f", "\x7f", "\x85", "\u2028", "\ufffe", "é", "💩", "a", " "),
    *("<", ">"),
    *("@en", "^^", "type", '"datatype":"', '","xml:lang":"', "'", "null", "NaN", "-", "1", "."),
]  # fmt: skip
NUMBERS = [
    "1",
    "-5",
    "007",
    "1.50",
    "-0.1",
    "1e5",
    "INF",
    "NaN",
    "abc",
    "true",
    "false",
    "1",
    "99999999999999999999",
    "5.",
]
TYPES = ["integer", "decimal", "double", "float", "int", "long", "boolean", "string", "date", "gYear", "anyURI"]


def term(chance: random.Random) -> str:
    """A term as SPARQL has it, or UNDEF."""
    text = "".join(chance.choices(PIECES, k=chance.randint(0, 5)))
    written = json.dumps(text, ensure_ascii=False)
    match chance.randint(0, 6):
        case 0:
            return "UNDEF"
        case 1:
            return f"<http://example.org/{chance.randint(0, 9)}é>"
        case 2:
            return f"{written}@en-GB"
        case 3:
            return f'"{chance.choice(NUMBERS)}"^^<{XSD}{chance.choice(TYPES)}>'
        case 4:
            return f"{written}^^<urn:d>"
    return written


def asked(query: str, store: pyoxigraph.Store | None = None) -> pyoxigraph.QuerySolutions:
    return cast("pyoxigraph.QuerySolutions", (store or pyoxigraph.Store()).query(query))


def both(query: str, store: pyoxigraph.Store | None = None) -> tuple[Table, Table]:
    """An answer as an engine writes it, and term by term."""
    found = asked(query, store)
    names = tuple(variable.value for variable in found.variables)
    apart = [tuple(None if one is None else Term(str(one)) for one in row) for row in found]
    written = asked(query, store).serialize(format=pyoxigraph.QueryResultsFormat.TSV)
    return Table(names, Rows(written or b"")), Table(names, apart)


def invented(seed: int) -> str:
    """A query for rows of invented terms."""
    chance = random.Random(seed)
    columns, rows = chance.randint(1, 4), chance.randint(0, 6)
    names = " ".join(f"?{name}" for name in ("a", "b", "long_name", "é")[:columns])
    listed = " ".join(f"({' '.join(term(chance) for _ in range(columns))})" for _ in range(rows))
    return f"SELECT {names} {{ VALUES ({names}) {{ {listed} }} }}"


def check(query: str, store: pyoxigraph.Store | None = None) -> int:
    """Compares everything that can be made of an answer; gives the number of rows."""
    ours, apart = both(query, store)
    assert ours == apart, query
    assert list(ours.solutions) == list(apart.solutions)
    assert len(ours.solutions) == len(apart.solutions)
    assert list(map(str, ours.rows())) == list(map(str, apart.rows()))
    if apart.solutions:
        assert ours.solutions[-1] == apart.solutions[-1]
        assert ours.solutions[:2] == apart.solutions[:2]
    assert_frame_equal(ours.to_pandas(), pd.DataFrame(list(apart.rows()), columns=list(apart.variables)))
    for form in ("json", "xml", "csv", "tsv", "markdown"):
        assert results.written(ours, form) == results.written(apart, form), (form, query)
    written = asked(query, store).serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
    rows = written[: spaced.end(written)]
    whole, count = spaced.Spacing(ours.variables).spaced(rows, is_last=True)
    assert count == len(apart.solutions), query
    spacing = spaced.Spacing(ours.variables)
    made, count, cut = b"", 0, spacing.cut(rows)
    while cut:  # in as many pieces as there can be
        cuts = [cut]
        while cut := spacing.cut(rows[: cuts[-1] + len(b'"}},{')]):
            cuts.append(cut)
        piece, more = spacing.spaced(rows[: cuts[-1]])
        made, count, rows = made + piece, count + more, rows[cuts[-1] :]
        cut = spacing.cut(rows)
    piece, more = spacing.spaced(rows, is_last=True)
    assert (made + piece, count + more) == (whole, len(apart.solutions)), query
    return len(apart.solutions)


@pytest.mark.slow
def test_invented_rows() -> None:
    assert sum(check(invented(seed)) for seed in range(500)) > 1_000


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {}",
        "SELECT * { <urn:a> <urn:b> <urn:c> }",
        "SELECT ?a { }",
        "SELECT ?a ?b { VALUES (?a ?b) { (UNDEF UNDEF) (UNDEF UNDEF) (1 UNDEF) (UNDEF 2) } }",
        "SELECT ?a { VALUES ?a { 1 UNDEF 3 } }",
        "SELECT ?a { VALUES ?a { true false UNDEF } }",
        "SELECT ?a { VALUES ?a { 1 'one' 1.5 1e3 } }",
    ],
)
def test_rows_without_cells_and_cells_of_several_kinds(query: str) -> None:
    check(query)


def test_all_bundled_queries_on_the_example_site(tmp_path: Path) -> None:
    build(EXAMPLES, tmp_path)
    store = pyoxigraph.Store.read_only(str(tmp_path / "store"))
    tried = rows = 0
    for query in queries.bundled().values():
        text = queries.prepared(query, {})
        if "SERVICE" not in query.text and query.text.count("CONSTRUCT") == 0:
            rows += check(for_oxigraph(text), store)
            tried += 1
    assert tried > 60
    assert rows > 250


def test_frames_of_polars_hold_the_same_values() -> None:
    for seed in range(200):
        ours, apart = both(invented(seed))
        try:
            expected = pl.DataFrame(list(apart.rows()), schema=list(apart.variables), infer_schema_length=None)
        except (TypeError, pl.exceptions.PolarsError):
            continue  # a number that is too large
        if apart.solutions:
            assert [list(map(str, row)) for row in ours.to_polars().rows()] == [
                list(map(str, row)) for row in expected.rows()
            ], invented(seed)


def test_an_engine_keeps_its_rows_as_it_wrote_them(tmp_path: Path) -> None:
    build(EXAMPLES, tmp_path)
    found = on_disk(tmp_path / "store").answer("SELECT ?s { ?s a <http://vocabularies.wikipathways.org/wp#Pathway> }")
    assert isinstance(found, Table)
    assert isinstance(found.solutions, Rows)
    assert len(found.solutions) == 10
