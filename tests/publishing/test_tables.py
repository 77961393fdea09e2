"""Tables: read back by pandas, polars, DuckDB and Frictionless, and compared with SPARQL."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import polars as pl
import pytest

import wp2rdf
from tests.publishing import outside

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.publishing.conftest import Forms

TABLES = ("pathways", "nodes", "mappings", "interactions", "references", "citing_works", "authors", "tags", "people")
DUCKDB = """
import duckdb, json, sys
rows = duckdb.sql(f"SELECT * FROM read_csv('{sys.argv[1]}', all_varchar=true)").fetchall()
print(json.dumps([[cell or "" for cell in row] for row in rows]))
"""
FRICTIONLESS = """
import json, sys
from frictionless import validate
report = validate(sys.argv[1])
print(json.dumps([report.valid, {task.name: task.stats.get("rows", 0) for task in report.tasks},
    [str(error.message) for task in report.tasks for error in task.errors][:5]]))
"""
PREFIXES = """
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX dc: <http://purl.org/dc/elements/1.1/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX pav: <http://purl.org/pav/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
"""
COUNTS = {
    "pathways": "SELECT ?bare ?p WHERE { ?bare pav:hasVersion ?p }",
    "nodes": "SELECT DISTINCT ?p ?n WHERE { ?bare pav:hasVersion ?p . ?n dcterms:isPartOf ?p ; a wp:DataNode }",
    "mappings": """SELECT DISTINCT ?p ?n ?property ?o WHERE { ?bare pav:hasVersion ?p . ?bare foaf:page ?g .
      GRAPH ?g { ?n dcterms:isPartOf ?p ; a wp:DataNode ; ?property ?o }
      FILTER (STRSTARTS(STR(?property), STR(wp:bdb))) }""",
    "references": "SELECT DISTINCT ?p ?w WHERE { ?bare pav:hasVersion ?p . ?p cito:cites ?w }",
    "citing_works": """SELECT DISTINCT ?bare ?w WHERE { ?bare pav:hasVersion ?p . ?w cito:cites ?bare
      FILTER NOT EXISTS { ?another pav:hasVersion ?w } }""",
    "authors": "SELECT DISTINCT ?p ?a WHERE { ?bare pav:hasVersion ?p . ?p prov:qualifiedAttribution ?a }",
    "tags": """SELECT DISTINCT ?p ?t WHERE { ?bare pav:hasVersion ?p . ?p wp:ontologyTag ?t
      FILTER (!STRSTARTS(STR(?t), STR(wp:Curation))) }""",
}
"""Queries with a row for each row of a table."""


def count(store: Path, query: str) -> int:
    table = wp2rdf.query(PREFIXES + query, store=store)
    assert isinstance(table, wp2rdf.Table)
    return len(table.solutions)


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "separator", "options"), [("csv", ",", ()), ("tsv", "\t", ("--tabs",))])
def test_readers_see_every_cell_as_it_is(
    forms: Forms, tmp_path: Path, run: Run, ending: str, separator: str, options: tuple[str, ...]
) -> None:
    folder = tmp_path / "tables"
    assert run("export", "tables", forms.site, "-o", folder, "-q", *options).code == 0
    assert {file.name for file in folder.iterdir()} == {*(f"{name}.{ending}" for name in TABLES), "datapackage.json"}
    for name in TABLES:
        file = folder / f"{name}.{ending}"
        by_pandas = pd.read_csv(file, dtype=str, keep_default_na=False, sep=separator)
        by_polars = pl.read_csv(file, infer_schema=False, empty_string_is_null=False, separator=separator)
        rows = [tuple(row) for row in by_pandas.itertuples(index=False)]
        assert rows == by_polars.rows()
        assert rows == [tuple(row) for row in outside.result("readers", DUCKDB, file)]
        assert list(by_pandas) == by_polars.columns
        if name in COUNTS:
            assert len(rows) == count(forms.store, COUNTS[name]), name
    nodes = pd.read_csv(folder / f"nodes.{ending}", dtype=str, keep_default_na=False, sep=separator)
    labels = set(nodes["labels"])
    assert {"NA", "null", "01", "1e5", "=1+1", "\u03b2-oxidation", "with \\| a bar", "back\\\\slash"} <= labels
    titles = set(pd.read_csv(folder / f"pathways.{ending}", dtype=str, keep_default_na=False, sep=separator)["title"])
    assert "NA" in titles
    assert "  Glucose: 5% of{}total \u201cenergy\u201d".format(" " if options else "\t") in titles


@pytest.mark.slow
def test_the_package_says_what_is_there(forms: Forms, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    done = wp2rdf.export("tables", forms.dump, folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "2026-03-14"
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert [one["name"] for one in package["resources"]] == list(TABLES)
    is_valid, rows, errors = outside.result("readers", FRICTIONLESS, folder / "datapackage.json")
    assert (is_valid, errors) == (True, [])
    assert sum(rows.values()) == done.written


def test_one_data_source_alone(forms: Forms, tmp_path: Path) -> None:
    wp2rdf.export("tables", forms.dump, tmp_path / "all")
    wp2rdf.export("tables", forms.dump, tmp_path / "some", identifier="chebi")
    every, some = (pd.read_csv(tmp_path / name / "mappings.csv", dtype=str) for name in ("all", "some"))
    assert len(some) == (every["source"] == "chebi").sum() > 0
    assert set(some["source"]) == {"chebi"}


def test_every_form_of_the_data_gives_the_same_tables(forms: Forms, tmp_path: Path) -> None:
    """But for labels and places of genes where pathways are merged: there they are those of all pathways."""
    found = {}
    for number, form in enumerate((forms.site, forms.dump, forms.packed, forms.shuffled, forms.store)):
        wp2rdf.export("tables", form, tmp_path / str(number))
        found[form] = {file.name: file.read_bytes() for file in (tmp_path / str(number)).iterdir()}
    assert len(found) == 5
    assert all(one == found[forms.site] for one in found.values())


def test_a_folder_is_wanted(forms: Forms, run: Run) -> None:
    done = run("export", "tables", forms.dump)
    assert (done.code, done.err) == (2, "wp2rdf: error: tables is several files: name a folder with --output\n")


def test_real_tables(real_build: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    wp2rdf.export("tables", real_build, folder)
    is_valid, rows, errors = outside.result("readers", FRICTIONLESS, folder / "datapackage.json")
    assert (is_valid, errors) == (True, [])
    assert rows["pathways"] == 1704
    for name, query in COUNTS.items():
        assert rows[name] == count(real_build / "store", query), name
