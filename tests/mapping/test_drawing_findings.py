"""Infos about drawings are listed one by one, or counted; `tests/validating/test_drawing_faults.py` has the faults."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.drawings import drawing, group, line, node, page_of, publication, said
from wp2rdf import mapping
from wp2rdf.reading.page import read

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.errors import Problem

CLEAN = drawing(
    node("1", cites="p"),
    node("2", at=(200.0, 100.0)),
    node("3", at=(300.0, 100.0), group="g"),
    node("4", at=(400.0, 100.0), group="g"),
    '<State TextLabel="P" GraphId="s" GraphRef="1"><Graphics RelX="1.0" RelY="1.0" /></State>\n',
    line("a", "1", "2:mim-conversion", anchors="x", cites="p"),
    line("b", "3", "x:mim-catalysis"),
    '<Label TextLabel="text" GraphId="l"><BiopaxRef>p</BiopaxRef><Graphics /></Label>\n',
    group("g", "gg", label="AB", cites="q"),
    publications=publication("p", "10000001") + publication("q", "10.5555/a", "DOI"),
)
"""A drawing with nothing to find."""


def found(content: str, folder: Path) -> list[Problem]:
    record = read(page_of(content, folder))
    problems = [*record.problems]
    list(mapping.triples(record, problems=problems))
    return problems


def test_the_clean_drawing_is_clean(tmp_path: Path) -> None:
    assert found(CLEAN, tmp_path) == []


def test_counted_infos_are_those_that_are_listed(tmp_path: Path) -> None:
    """`convert` counts what `validate` lists."""
    record = read(page_of(CLEAN.replace(' GraphRef="1" />', " />").replace('ID="2"', 'ID=""'), tmp_path))
    listed: list[Problem] = []
    list(mapping.triples(record, problems=listed))
    told: list[Problem] = []
    counts: Counter[str] = Counter()
    list(mapping.triples(record, problems=told, counts=counts))
    assert counts == Counter(problem.rule for problem in listed if problem.level == "info")
    assert told == [problem for problem in listed if problem.level != "info"]
    assert counts.total() > 0


def test_a_term_without_an_id_is_told(tmp_path: Path) -> None:
    """It was left out in silence."""
    term = (
        '<bp:openControlledVocabulary xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#">'
        "<bp:TERM>signaling pathway</bp:TERM></bp:openControlledVocabulary>\n"
    )
    content = drawing(publications=term)
    [problem] = found(content, tmp_path)
    assert problem.rule == "annotation-id"
    assert content.splitlines()[problem.line - 1][problem.column - 1 :].startswith("<bp:openControlledVocabulary")
    assert "'signaling pathway' has no id" in problem.message


def test_a_line_of_one_point_is_not_drawn_from_a_node_to_itself(tmp_path: Path) -> None:
    point = '<Point X="1" Y="2" GraphRef="1" ArrowHead="Arrow" />'
    content = drawing(node("1"), f'<Interaction GraphId="a"><Graphics>{point}</Graphics></Interaction>')
    assert [str(problem) for problem in found(content, tmp_path)] == [
        "WP1.gpml:5:1: info: a line of one point [line-unconnected]"
    ]
    assert not [line for line in said(content, tmp_path, full=True) if "wp:source" in line]


def test_an_arrowhead_that_says_that_there_is_none_is_known(tmp_path: Path) -> None:
    assert found(drawing(node("1"), node("2"), line("a", "1:Line", "2:Line")), tmp_path) == []
