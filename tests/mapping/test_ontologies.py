"""What stands above a term, from the tables of ontologies that a checkout has, up to the root."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from tests.conftest import DATABASE
from wp2rdf import convert
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

OBO = "http://purl.obolibrary.org/obo/"
TABLE = f"""Class ID,Preferred Label,Synonyms,Definitions,Obsolete,Parents,http://data.bioontology.org/metadata/obo/part_of
{OBO}PW_0000666,glucose homeostasis pathway (example),,Keeps glucose.,false,{OBO}PW_0000002|{OBO}PW_0000009,
{OBO}PW_0000002,classic metabolic pathway,,"Metabolic, and classic.",false,{OBO}PW_0000001,{OBO}PW_0000008
{OBO}PW_0000009,old pathway,,,true,{OBO}PW_0000001,
{OBO}PW_0000001,pathway,,,false,http://www.w3.org/2002/07/owl#Thing,
{OBO}PW_0000003,elsewhere pathway,,,false,{OBO}PW_0000001,
"""
SITE = pyoxigraph.NamedNode("https://www.wikipathways.org/")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    root = tmp_path / "database"
    shutil.copytree(DATABASE, root)
    (root / "annotations").mkdir()
    (root / "annotations" / "PW.csv").write_text(TABLE, encoding="utf-8")
    return root


def store(dump: Path) -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.load(path=dump)
    return found


def asked(dump: Path, where: str) -> set[str]:
    prefixes = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX owl: <http://www.w3.org/2002/07/owl#> "
    query = f"{prefixes} PREFIX obo: <{OBO}> SELECT DISTINCT ?found WHERE {{ {where} }}"
    rows = store(dump).query(query, use_default_graph_as_union=True)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    return {str(row["found"].value).removeprefix(OBO) for row in rows}


@pytest.mark.parametrize("profile", ["full", "wprdf"])
def test_every_ancestor_is_found_by_a_path(database: Path, tmp_path: Path, profile: str) -> None:
    dump = tmp_path / "all.nq"
    report = convert(database, dump, profile=profile)  # type: ignore[arg-type]
    assert {problem.rule for problem in report.problems if problem.level == "warning"} == {"drawn-type"}
    above = {"PW_0000666", "PW_0000002", "PW_0000009", "PW_0000001"}
    assert asked(dump, "obo:PW_0000666 rdfs:subClassOf* ?found") == above
    assert "pathway" in asked(dump, "obo:PW_0000001 rdfs:label ?found")
    assert asked(dump, "?found owl:deprecated true") == {"PW_0000009"}
    assert asked(dump, "obo:PW_0000002 obo:IAO_0000115 ?found") == (
        {"Metabolic, and classic."} if profile == "full" else set()
    )


def test_without_a_table_there_is_the_top_term_only(tmp_path: Path) -> None:
    convert(DATABASE, tmp_path / "all.nq")
    assert asked(tmp_path / "all.nq", "obo:PW_0000666 rdfs:subClassOf* ?found") == {"PW_0000666", "PW_0000002"}


def test_it_stands_in_the_site_graph_and_breaks_no_rule(database: Path, tmp_path: Path) -> None:
    convert(database, tmp_path / "all.nq")
    graphs = {str(quad.graph_name) for quad in store(tmp_path / "all.nq") if str(quad.subject) == f"<{OBO}PW_0000001>"}
    assert graphs == {str(SITE)}
    assert [str(one) for one in validate(database).findings if OBO in one.focus] == []
    assert [str(one) for one in validate(tmp_path / "all.nq").findings if OBO in one.focus] == []


def test_a_table_that_cannot_be_read_costs_no_dump(database: Path, tmp_path: Path) -> None:
    (database / "annotations" / "PW.csv").write_bytes(b"Class ID,Preferred Label\n\xff,\xff\n")
    report = convert(database, tmp_path / "all.nq")
    assert report.pages == 2
    faults = [problem.rule for problem in report.problems if problem.file.startswith("annotations/")]
    assert faults == ["table-unreadable"]
