"""What notebooks hand over by mistake: each function says in one line what it wants."""

from __future__ import annotations

import datetime
import io
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

import wp2rdf

SITE = Path("examples/site")
DRAWN = Path("examples/database/pathways/WP9201/WP9201.gpml")

BY_NAME: dict[str, Callable[[Any, Path], object]] = {
    "read": lambda given, _: wp2rdf.read(given),
    "read drawings": lambda given, _: wp2rdf.read(SITE / "_pathways/WP9001.md", drawings=given),
    "to_graph": lambda given, _: wp2rdf.to_graph(given),
    "convert": lambda given, to: wp2rdf.convert(given, to / "site.nq"),
    "convert to": lambda given, _: wp2rdf.convert(SITE, given),
    "build": lambda given, to: wp2rdf.build(given, to / "built"),
    "build to": lambda given, _: wp2rdf.build(SITE, given),
    "validate": lambda given, _: wp2rdf.validate(given),
    "audit": lambda given, _: wp2rdf.audit(given),
    "describe": lambda given, _: wp2rdf.describe(given),
    "diff": lambda given, _: wp2rdf.diff(given, SITE),
    "diff with": lambda given, _: wp2rdf.diff(SITE, given),
    "load": lambda given, to: wp2rdf.load(given, f"oxigraph:{to}/store"),
    "load to": lambda given, _: wp2rdf.load(SITE, given),
    "release": lambda given, to: wp2rdf.release(given, to / "r", version="20260101", issued="2026-01-01"),
    "release to": lambda given, _: wp2rdf.release(SITE, given, version="20260101", issued="2026-01-01"),
    "draw": lambda given, to: wp2rdf.draw(given, to / "o.svg"),
    "draw to": lambda given, _: wp2rdf.draw(DRAWN, given),
    "export": lambda given, to: wp2rdf.export("gmt", given, to / "o.gmt"),
    "export to": lambda given, _: wp2rdf.export("gmt", SITE, given),
    "gene_sets": lambda given, _: wp2rdf.gene_sets(given),
    "network": lambda given, _: wp2rdf.network(data=given),
    "genes": lambda given, _: wp2rdf.genes("WP9001", data=given),
    "query data": lambda given, _: wp2rdf.query("ASK { ?s ?p ?o }", data=given),
    "query store": lambda given, _: wp2rdf.query("ASK { ?s ?p ?o }", store=given),
    "query endpoint": lambda given, _: wp2rdf.query("ASK { ?s ?p ?o }", endpoint=given),
}
"""Every argument that names a file, a folder or an address."""


@pytest.mark.parametrize("called", BY_NAME)
def test_what_names_no_file_is_told_in_a_line_and_never_the_current_folder(called: str, tmp_path: Path) -> None:
    page = (SITE / "_pathways/WP9001.md").read_text()
    for given in ("", 5, page.encode(), page, [str(SITE)], "x" * 5000):
        with pytest.raises(wp2rdf.Wp2rdfError) as told:
            BY_NAME[called](given, tmp_path)
        assert "\n" not in str(told.value)
        assert len(str(told.value)) < 300
    assert list(tmp_path.iterdir()) == []


REFUSED: dict[str, Callable[[], object]] = {
    "a list of names is asked for, not the text 'GCK'": lambda: wp2rdf.draw(DRAWN, "-.svg", highlight="GCK"),
    "jobs is a whole number, not '2'": lambda: wp2rdf.convert(SITE, io.BytesIO(), jobs="2"),  # type: ignore[arg-type]
    "timeout is a number, not '5'": lambda: wp2rdf.query("ASK {}", data=SITE, timeout="5"),  # type: ignore[arg-type]
    "scale is a number, not '2'": lambda: wp2rdf.draw(DRAWN, "-.svg", scale="2"),  # type: ignore[arg-type]
    "date datetime.date(2026, 1, 1) is not of the form": lambda: wp2rdf.convert(
        SITE,
        io.BytesIO(),
        issued=datetime.date(2026, 1, 1),  # type: ignore[arg-type]
    ),
    "the target takes text, and bytes": lambda: wp2rdf.convert(SITE, io.StringIO()),  # type: ignore[arg-type]
    "the target takes text": lambda: wp2rdf.export("gmt", SITE, io.StringIO()),  # type: ignore[arg-type]
    "a pathway is asked for, as wp2rdf.read gives it": lambda: list(wp2rdf.triples("WP1.md")),  # type: ignore[arg-type]
    "pathways is a list of texts; 9001 is none": lambda: wp2rdf.convert(
        SITE,
        io.BytesIO(),
        pathways=[9001],  # type: ignore[list-item]
    ),
    "network('WP1', 'WP2'), not ['WP9201']": lambda: wp2rdf.network(["WP9201"], data=SITE),  # type: ignore[arg-type]
    "pathway is a text or a whole number, not None": lambda: wp2rdf.query(
        "genes-of-pathway",
        data=SITE,
        pathway=None,  # type: ignore[arg-type]
    ),
    "a query is a text": lambda: wp2rdf.query(None, data=SITE),  # type: ignore[arg-type]
    "limit must be 0 or more, not -1": lambda: wp2rdf.similar("WP9001", limit=-1, data=SITE),
    "no pathway has 10 genes or more and 2 or fewer": lambda: wp2rdf.enrich(["GCK"], smallest=10, largest=2, data=SITE),
    "there are no pictures of this kind": lambda: wp2rdf.draw(DRAWN, "WP9201.jpg"),
}
"""What is said, and for what."""


@pytest.mark.parametrize("said", REFUSED)
def test_a_wrong_argument_is_told_in_a_line(said: str) -> None:
    with pytest.raises(wp2rdf.UsageError) as told:
        REFUSED[said]()
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_whole_table_is_no_column_of_identifiers() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(wp2rdf.UsageError, match="one column"):
        wp2rdf.pathways_with(pandas.DataFrame({"gene": ["GCK"]}), data=SITE)


def test_a_table_gives_a_column_by_its_name() -> None:
    found = wp2rdf.query("SELECT ?label ?n { ?n rdfs:label ?label } ORDER BY ?label LIMIT 2", data=SITE)
    assert isinstance(found, wp2rdf.Table)
    assert found["label"] == [row["label"] for row in found]
    with pytest.raises(KeyError, match="no column 'lable'; there are label, n"):
        found["lable"]


def test_triples_are_a_table_a_frame_and_a_graph() -> None:
    found = wp2rdf.query("CONSTRUCT { ?n rdfs:label ?l } WHERE { ?n rdfs:label ?l }", data=SITE)
    assert isinstance(found, wp2rdf.Triples)
    assert len(rdflib.Graph().parse(data=found.ntriples(), format="nt")) == len(found) > 10
    assert found.table().variables == ("subject", "predicate", "object")
    assert set(found.table()["predicate"]) == {"http://www.w3.org/2000/01/rdf-schema#label"}
    assert found.to_pandas().shape == found.to_polars().shape == (len(found), 3)
    assert "<table>" in found._repr_html_()


def test_an_archive_of_several_drawings_is_not_its_first(tmp_path: Path) -> None:
    archive = tmp_path / "drawings.zip"
    with zipfile.ZipFile(archive, "w") as held:
        held.write(DRAWN, DRAWN.name)
    assert wp2rdf.read(archive).wpid == "WP9201"
    with zipfile.ZipFile(archive, "a") as held:
        held.write("examples/database/pathways/WP9203/WP9203.gpml", "WP9203.gpml")
    with pytest.raises(wp2rdf.InputError, match=r"holds 2 drawings, not one: .*WP9201\.gpml, .*WP9203\.gpml"):
        wp2rdf.read(archive)


@pytest.mark.parametrize("pasted", ["GCK,ABCC8", "GCK ABCC8", "GCK\nABCC8\n", " GCK; ABCC8 ", "GCK\tABCC8"])
def test_a_list_that_was_pasted_as_one_text_is_a_list(pasted: str) -> None:
    found = wp2rdf.pathways_with(pasted, data=SITE)
    assert [row["identifiers"] for row in found] == ["ABCC8|GCK"]


@pytest.mark.parametrize(
    "term",
    [
        "PW:0000666",
        "PW_0000666",
        "http://purl.obolibrary.org/obo/PW_0000666",
        "<http://purl.obolibrary.org/obo/PW_0000666>",
    ],
)
def test_a_term_is_named_by_its_id_or_its_iri(term: str) -> None:
    assert [row["pathway"] for row in wp2rdf.pathways(term=term, data=SITE)] == ["WP9001"]


@pytest.mark.parametrize("source", [DRAWN, SITE / "_pathways/WP9001.md"])
def test_a_pathway_can_be_pickled(source: Path) -> None:
    record = wp2rdf.read(source)
    again = pickle.loads(pickle.dumps(record))  # noqa: S301 - ours
    assert repr(again) == repr(record)
    assert again.locate(("title",)) == record.locate(("title",))


def test_a_query_file_is_named_by_a_path(tmp_path: Path) -> None:
    asked = tmp_path / "ask.rq"
    asked.write_text("ASK { ?pathway a wp:Pathway }")
    assert wp2rdf.query(asked, data=SITE) is True


@pytest.mark.parametrize("organism", ["human", 9606, "9606", "homo sapiens"])
def test_gene_sets_know_organisms_by_the_names_that_the_other_functions_take(organism: str | int) -> None:
    assert wp2rdf.gene_sets(SITE, organism=organism) == wp2rdf.gene_sets(SITE, organism="Homo sapiens")


def test_what_is_to_stand_out_and_is_nowhere_is_told(tmp_path: Path) -> None:
    drawn = wp2rdf.draw(DRAWN, tmp_path / "o.svg", highlight=["d-glucose", "nothing so called"])
    assert drawn.unknown == ("nothing so called",)


@pytest.mark.parametrize("name", ["o.svg", "o", "o.svg.gz", "o.SVG"])
def test_names_of_pictures(name: str, tmp_path: Path) -> None:
    assert wp2rdf.draw(DRAWN, tmp_path / name).pictures == 1


def test_what_was_done_is_shown_in_a_line(tmp_path: Path) -> None:
    dump = tmp_path / "site.nq"
    done = [
        wp2rdf.convert(SITE, dump),
        wp2rdf.export("gmt", dump, tmp_path / "o.gmt"),
        wp2rdf.audit(SITE),
        wp2rdf.describe(dump),
        wp2rdf.diff(dump, dump),
        wp2rdf.load(dump, f"oxigraph:{tmp_path}/store"),
        wp2rdf.build(SITE, tmp_path / "output"),
    ]
    for one in done:
        assert len(repr(one)) < 400
        assert "\n" not in repr(one)
    assert repr(done[0]) == "<Report: 10 pages, 1,403 triples, 1 error, 44 warnings, 3 infos>"
