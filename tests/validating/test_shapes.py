"""The shapes themselves: they are SHACL, say how to mend a fault, and know every property that is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib

import wp2rdf
from tests.conftest import DATABASE, EXAMPLES, Run
from wp2rdf import resources
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors.catalogue import RULES
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.reading import checkout as checkouts
from wp2rdf.validating import shapes
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path


def all_shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in resources.shapes():
        graph.parse(path)
    return graph


@pytest.mark.slow
def test_the_shapes_are_shacl() -> None:
    conforms, _, said = pyshacl.validate(rdflib.Graph(), shacl_graph=all_shapes(), meta_shacl=True)
    assert conforms, said


def test_every_rule_says_what_why_and_how() -> None:
    rules = shapes.load().rules
    assert len(rules) > 150
    for rule in rules.values():
        assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)
        assert rule.name != rule.id, rule.id
        assert rule.why.endswith("."), rule.id
        assert rule.mend.endswith("."), rule.id
        assert not rule.meaning.endswith("."), rule.id


def test_a_rule_that_reader_and_shapes_share_has_one_level() -> None:
    rules = shapes.load().rules
    shared = set(rules) & set(RULES)
    assert len(shared) > 3
    for rule in shared:
        assert rules[rule].level == RULES[rule].level, rule


def test_what_a_rule_is_said_by_is_a_rule() -> None:
    loaded = shapes.load()
    assert loaded.said_by
    for others in loaded.said_by.values():
        assert others <= set(loaded.rules) | set(RULES)


def test_every_property_that_is_written_has_a_shape() -> None:
    written = {
        statement.split(" ", 2)[1][1:-1]
        for block in pipeline.blocks(
            checkouts.find(EXAMPLES), Options(links="partner", issued="2026-08-22"), report=Report()
        )
        for statement in block.lines
    }
    shaped = {str(node) for triple in all_shapes() for node in triple if isinstance(node, rdflib.URIRef)}
    assert len(written) > 60
    assert written <= shaped, "give the property a shape in shapes/"


def test_every_property_of_the_drawing_layer_has_a_shape() -> None:
    blocks = pipeline.blocks(checkouts.find(DATABASE), Options(gpml_layer=True), report=Report())
    written = {line.split(" ", 2)[1][1:-1] for block in blocks for line in block.lines}
    of_layer = {predicate for predicate in written if predicate.startswith(PREFIXES["gpml"])}
    shaped = {str(node) for triple in all_shapes() for node in triple if isinstance(node, rdflib.URIRef)}
    assert len(of_layer) > 55
    assert of_layer <= shaped, "give the property a shape in shapes/"


def test_dates_after_the_one_that_is_named_are_wrong(run: Run, small_site: Path) -> None:
    late = {"last-edited-late", "citation-year-late"}
    assert not late & {one.rule for one in validate(small_site).findings}
    found = validate(small_site, issued="2024-06-01").findings
    assert {one.rule for one in found} & late == late
    page = small_site / "_pathways" / "WP9001.md"
    [edited] = [one for one in found if one.rule == "last-edited-late" and one.file.endswith("WP9001.md")]
    assert page.read_text(encoding="utf-8").split("\n")[edited.line - 1].startswith("last-edited: ")
    done = run("validate", small_site, "--issued", "2024-06-01", "--format", "json")
    assert b"citation-year-late" in done.out
    for arguments, said in (
        (("--issued", "yesterday"), "is not of the form"),
        (("--issued", "2024-06-01", "--changed"), "give one of them"),
    ):
        done = run("validate", small_site, *arguments)
        assert done.code == 2
        assert said in done.err


def test_a_dump_says_its_date_itself(run: Run, tmp_path: Path) -> None:
    dump = tmp_path / "a.nq"
    wp2rdf.convert(EXAMPLES, dump, issued="2024-06-01")
    rules = {one.rule for one in validate(dump).findings}
    assert {"last-edited-late", "citation-year-late"} <= rules
    assert "pav:createdOn" in run("validate", dump, "--issued", "2024-06-01").err
