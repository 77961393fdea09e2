"""Pages whose drawings lie elsewhere: exported, compared and described as with the drawings beside them."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import networkx
import pytest
import rdflib

import wp2rdf
from tests.conftest import DATABASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


HAS_ASSERTION = rdflib.URIRef("http://www.nanopub.org/nschema#hasAssertion")


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Path, Path]:
    """The example of the database's layout, and the same with its drawings in a folder elsewhere."""
    whole = shutil.copytree(DATABASE, tmp_path / "whole")
    bare = shutil.copytree(DATABASE, tmp_path / "bare")
    drawings = tmp_path / "drawings"
    drawings.mkdir()
    for drawing in sorted(bare.glob("pathways/*/*.gpml")):
        drawing.rename(drawings / drawing.name)
    return whole, bare


def test_exports_are_those_of_the_database_layout(apart: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    whole, bare = apart
    wanted = run("export", "sif", whole, "-q")
    assert wanted.code == 0
    assert wanted.out.count(b"\n") > 3
    assert run("export", "sif", bare, "--drawings", tmp_path / "drawings", "-q").out == wanted.out
    assert run("export", "sif", bare, "-q").out != wanted.out


def test_the_description_counts_what_is_drawn(apart: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    whole, bare = apart
    with_drawings = run("describe", bare, "--drawings", tmp_path / "drawings", "-f", "ntriples", "-q")
    without = run("describe", bare, "-f", "ntriples", "-q")
    assert b"wp#Interaction" in with_drawings.out
    assert b"wp#Interaction" not in without.out
    counted = [line for line in run("describe", whole, "-f", "ntriples", "-q").out.splitlines() if b"#entities" in line]
    assert set(counted) <= set(with_drawings.out.splitlines())


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _commit(folder: Path) -> None:
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "first")):
        _git(folder, *arguments)


def test_what_changed_between_revisions_with_the_same_drawings(
    apart: tuple[Path, Path], tmp_path: Path, run: Run
) -> None:
    _, bare = apart
    _commit(bare)
    page = bare / "pathways" / "WP9201" / "WP9201.md"
    text = page.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if one.startswith("last-edited:"))
    page.write_text(text.replace(line, "last-edited: 2026-11-09"), encoding="utf-8")
    done = run("diff", f"{bare}@HEAD", bare, "--drawings", tmp_path / "drawings", "-f", "json")
    assert done.out, done.err
    assert [one["kind"] for one in json.loads(done.out)["changes"]] == ["edited"]
    drawn = run("diff", bare, apart[0], "--drawings", tmp_path / "drawings", "-f", "json")
    assert [one["kind"] for one in json.loads(drawn.out)["changes"]] == ["edited"], "the same drawings on both sides"


def test_a_revision_whose_files_are_not_whole(apart: tuple[Path, Path], run: Run) -> None:
    """As in a clone that was cut off: the commit and its folders are there, a page is not."""
    _, bare = apart
    _commit(bare)
    page = "pathways/WP9201/WP9201.md"
    digest = _git(bare, "rev-parse", f"HEAD:{page}").strip()
    (bare / ".git" / "objects" / digest[:2] / digest[2:]).unlink()
    done = run("diff", f"{bare}@HEAD", bare)
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith(f"wp2rdf: error: {bare}")
    assert digest in done.err
    assert done.err.count("\n") == 1


def test_drawings_without_pages_to_draw_are_refused(apart: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    whole, _ = apart
    dump = tmp_path / "site.nq"
    assert run("convert", whole, "-o", dump, "-q").code == 0
    for arguments in (("export", "gmt", dump), ("describe", dump), ("diff", dump, dump)):
        done = run(*arguments, "--drawings", tmp_path / "drawings")
        assert done.code == 2
        assert "drawings are for pages" in done.err
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            'GraphRef="a1002" RelX="-1.0"',
            'GraphRef="a1005" RelX="-1.0"',
            [("interaction", "~")],
        ),  # moved to another node
        ('<Point X="255.0" Y="100.0"', '<Point X="256.0" Y="100.0"', []),  # moved on the board
        ('TextLabel="GCK"', 'TextLabel="GCK1"', [("label", "~")]),
        ('ID="17825"', 'ID="17826"', [("identifier", "~")]),  # of the interaction
        ('<Xref Database="Rhea" ID="17825" />', '<Xref Database="" ID="" />', [("identifier", "~")]),
        ('TextLabel="K-ATP channel"', 'TextLabel="K channel"', [("label", "~")]),
    ],
)
def test_an_edit_of_a_drawing_is_told_and_nothing_else(
    tmp_path: Path, run: Run, old: str, new: str, wanted: list[tuple[str, str]]
) -> None:
    site = shutil.copytree(DATABASE, tmp_path / "site")
    drawing = site / "pathways" / "WP9201" / "WP9201.gpml"
    text = drawing.read_text(encoding="utf-8")
    assert text.count(old) == 1
    drawing.write_text(text.replace(old, new), encoding="utf-8")
    found = json.loads(run("diff", DATABASE, site, "-f", "json").out)["changes"]
    assert [(one["kind"], one["sign"]) for one in found] == wanted, found


CONNECTED = """PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
SELECT DISTINCT ?i { GRAPH ?g { ?i a wp:DirectedInteraction ; wp:source ?source ; wp:target ?target } }"""

STATED = """PREFIX wp: <http://vocabularies.wikipathways.org/wp#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX pav: <http://purl.org/pav/> SELECT DISTINCT ?i { GRAPH ?g {
  ?bare pav:hasVersion ?revised . ?i dcterms:isPartOf ?revised { ?i a wp:Interaction } UNION { ?i a wp:DataNode } } }"""


def asked(query: str, dump: Path) -> set[str]:
    found = wp2rdf.query(query, data=dump)
    assert isinstance(found, wp2rdf.Table)
    return {str(row["i"]) for row in found.rows()}


def test_networks_and_nanopublications_hold_what_sparql_finds(tmp_path: Path) -> None:
    dump = tmp_path / "site.nq"
    wp2rdf.convert(DATABASE, dump)
    wanted = asked(CONNECTED, dump)
    assert len(wanted) > 5
    wp2rdf.export("graphml", dump, tmp_path / "site.graphml")
    graph = networkx.read_graphml(tmp_path / "site.graphml", force_multigraph=True)
    edges = {data["iri"] for *_, data in graph.edges(data=True)}
    drawn = {one for one in edges if "/WP/Interaction/" in one}
    assert wanted <= drawn
    assert {one.rpartition("/")[2] for one in drawn - wanted} == {"a1109", "a1605"}  # lines of two without a direction
    wp2rdf.export("sif", dump, tmp_path / "site.sif")
    lines = [line for line in (tmp_path / "site.sif").read_text(encoding="utf-8").splitlines() if "\t" in line]
    read = networkx.parse_edgelist(
        ["\t".join(line.split("\t")[number] for number in (0, 2)) for line in lines],
        delimiter="\t",
        data=False,
        create_using=networkx.MultiDiGraph,
    )
    assert read.number_of_edges() == graph.number_of_edges() == len(lines)
    done = wp2rdf.export("nanopubs", dump, tmp_path / "site.trig")
    heads = rdflib.Dataset().parse(tmp_path / "site.trig", format="trig")
    assertions = {graph for *_, graph in heads.quads((None, HAS_ASSERTION, None, None))}
    assert len(assertions) == done.written == len(asked(STATED, dump))
