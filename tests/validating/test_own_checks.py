"""Queries of curators, in the form of WikiPathways' own: every row is a finding, at the place of what it names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, REAL_PAGES, Run
from wp2rdf import convert
from wp2rdf.errors import InputError, UsageError
from wp2rdf.querying.curation import checks
from wp2rdf.validating.touched import of_pathways
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

PAGE, NODES = "_pathways/WP9001.md", "_data/WP9001-datanodes.tsv"
START = """\
prefix wp:      <http://vocabularies.wikipathways.org/wp#>
prefix dc:      <http://purl.org/dc/elements/1.1/>
prefix dcterms: <http://purl.org/dc/terms/>
prefix foaf:    <http://xmlns.com/foaf/0.1/>
prefix rdfs:    <http://www.w3.org/2000/01/rdf-schema#>

"""
QUERIES = {
    "general/shortTitles": "SELECT ?page ?title WHERE { ?pw a wp:Pathway ; dc:title ?title ; foaf:page ?page "
    'FILTER (CONTAINS(STR(?title), "Glucose sensing")) }',
    "metabolite/glucoseById": "select distinct ?homepage ?id where { ?m a wp:Metabolite ; dcterms:identifier ?id ; "
    'dcterms:isPartOf/foaf:page ?homepage FILTER (str(?id) = "CHEBI:17634" || str(?id) = "17634") }',
    "metabolite/glucoseByNode": "SELECT ?metabolite WHERE { ?metabolite a wp:Metabolite ; rdfs:label ?l "
    'FILTER (CONTAINS(STR(?l), "lucose")) }',
    "general/noSuch": 'SELECT ?page WHERE { ?pw dc:title "Nothing of the kind" ; foaf:page ?page }',
    "authors/withoutOrcid": "SELECT ?author WHERE { ?author a foaf:Person MINUS { ?author dc:identifier ?orcid } }",
    "general/elsewhere": "SELECT ?x WHERE { SERVICE <https://sparql.example.org/> { ?x a wp:Pathway } }",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of queries without headers, as the community has them."""
    for name, text in QUERIES.items():
        file = tmp_path / "checks" / f"{name}.rq"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(START + text + "\n", encoding="utf-8")
    return tmp_path / "checks"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example site."""
    return shutil.copytree(EXAMPLES, tmp_path / "site")


def place(site: Path, file: str, text: str, start: str = "") -> tuple[str, int, int]:
    for number, line in enumerate((site / file).read_text(encoding="utf-8").split("\n"), 1):
        if text in line and line.startswith(start):
            return file, number, line.index(text) + 1
    raise AssertionError(text)


def test_every_row_is_a_finding_where_it_belongs(site: Path, folder: Path) -> None:
    asked, left_out = checks([str(folder)])
    assert [one.rule.id for one in asked] == sorted(set(QUERIES) - {"general/elsewhere"})
    assert left_out == [str(folder / "general" / "elsewhere.rq")]
    before = validate(site)
    found = validate(site, queries=asked)
    new = [one for one in found.findings if "/" in one.rule]
    assert len(found.findings) == len(before.findings) + len(new)
    places = {rule: {one[:3] for one in new if one.rule == rule} for rule in QUERIES}
    assert places["general/noSuch"] == places["general/elsewhere"] == set()
    assert places["general/shortTitles"] >= {place(site, PAGE, "Glucose sensing", "title: ")}
    row = place(site, NODES, "glucose", "glucose\t") if "\nglucose\t" in (site / NODES).read_text("utf-8") else None
    of_node = {one for one in places["metabolite/glucoseByNode"] if one[0] == NODES}
    assert of_node
    assert {one[:2] for one in places["metabolite/glucoseById"] if one[0] == NODES} <= {one[:2] for one in of_node}
    assert row is None or row[:2] in {one[:2] for one in of_node}
    assert {file for file, _, _ in places["authors/withoutOrcid"]} > {"_authors/Chris Placeholder.md"}
    (title,) = (one for one in new if one.rule == "general/shortTitles" and one.file == PAGE)
    assert title.message == (
        "short titles: page: http://www.wikipathways.org/instance/WP9001_r150001, "
        "title: 'Glucose sensing in the example cell'"
    )
    assert title.level == "warning"


def test_a_header_says_more(site: Path, folder: Path, run: Run) -> None:
    file = folder / "general" / "shortTitles.rq"
    header = "# title: A title to look at\n# description: It is too sweet.\n# level: error\n# help: write another\n\n"
    file.write_text(header + file.read_text("utf-8"), encoding="utf-8")
    done = run("validate", PAGE, "--queries", file, cwd=site)
    assert done.code == 1
    text = done.out.decode()
    assert ": error: A title to look at: page: http" in text
    assert "= help: write another" in text
    said = run("validate", "--explain", "shortTitles", "--queries", file).out.decode()
    assert "It is too sweet." in said


def test_of_one_page_and_of_some_pathways(site: Path, folder: Path) -> None:
    asked, _ = checks([str(folder)])
    alone = [one for one in validate(site / PAGE, queries=asked).findings if "/" in one.rule]
    assert {one.file for one in alone} == {PAGE, NODES}
    some = [one for one in of_pathways(site, ["WP9001"], queries=asked).findings if "/" in one.rule]
    assert some == alone


def test_in_rdf(site: Path, folder: Path, tmp_path: Path) -> None:
    convert(site / PAGE, tmp_path / "page.nt")
    asked, _ = checks([str(folder)])
    found = [one for one in validate(tmp_path / "page.nt", queries=asked).findings if "/" in one.rule]
    lines = (tmp_path / "page.nt").read_text(encoding="utf-8").split("\n")
    assert {one.rule for one in found} > {"general/shortTitles", "metabolite/glucoseByNode"}
    for one in found:
        if one.rule == "metabolite/glucoseByNode":
            assert lines[one.line - 1].startswith(f"<{one.focus}> ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ASK { ?s ?p ?o }", "ASK has no rows: a check is a SELECT query"),
        ("SELECT ?x WHERE { ?x a }", r"line 1.*column|:1:"),
        ("DELETE WHERE { ?s ?p ?o }", "only queries that read are run"),
        ("# level: grave\nSELECT ?x WHERE { ?x a ?y }", "level 'grave' is none of error, warning, info"),
    ],
)
def test_what_is_no_check(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x.rq").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said) as refused:
        checks([str(tmp_path)])
    assert str(tmp_path / "x.rq") in str(refused.value)


def test_no_queries(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no queries"):
        checks([str(tmp_path)])
    with pytest.raises(InputError, match="no such"):
        checks([str(tmp_path / "nowhere")])


def test_on_the_real_site(real_site: Path, folder: Path, tmp_path: Path) -> None:
    pages = sorted((real_site / "_pathways").iterdir(), key=lambda path: path.stat().st_size)[::60]
    for part in ("_pathways", "_data"):
        (tmp_path / "part" / part).mkdir(parents=True)
    for page in pages:
        (tmp_path / "part" / "_pathways" / page.name).symlink_to(page)
        for table in ("datanodes", "bibliography"):
            name = f"{page.stem}-{table}.tsv"
            if (real_site / "_data" / name).exists():
                (tmp_path / "part" / "_data" / name).symlink_to(real_site / "_data" / name)
    assert len(list((real_site / "_pathways").iterdir())) == REAL_PAGES
    (folder / "general" / "shortTitles.rq").write_text(
        START + "SELECT ?pathway ?homepage WHERE { ?pathway a wp:Pathway ; foaf:page ?homepage }", encoding="utf-8"
    )
    asked, _ = checks([str(folder / "general")])
    found = [one for one in validate(tmp_path / "part", queries=asked).findings if one.rule == "shortTitles"]
    assert sorted(one.file for one in found) == sorted(f"_pathways/{page.name}" for page in pages)


def test_a_row_of_texts_is_at_the_data_node_that_has_most_of_them(site: Path, tmp_path: Path) -> None:
    with (site / NODES).open("a", encoding="utf-8") as table:
        table.write("GCK\tProtein\tncbigene:2646\t" + "\t" * 12 + "\n")
    (tmp_path / "both.rq").write_text(
        START
        + "SELECT ?homepage ?label ?identifier WHERE { ?gene rdfs:label ?label ; dcterms:identifier ?identifier ; "
        'dcterms:isPartOf ?pathway . ?pathway foaf:page ?homepage FILTER (STR(?identifier) = "2646") }',
        encoding="utf-8",
    )
    asked, _ = checks([str(tmp_path / "both.rq")])
    places = {one[:3] for one in validate(site / PAGE, queries=asked).findings if one.rule == "both"}
    assert places == {place(site, NODES, "ncbigene:2646", "GCK\tProtein\tncbigene:2646")}
