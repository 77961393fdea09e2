"""Faults in drawings are found at their line and column: in one file, in a folder of drawings, in a database."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from tests.faults.drawings import DRAWING, FAULTS, FILES, Fault, numbered, put
from wp2rdf.errors.drawing_rules import DRAWING_RULES
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.validating.findings import Finding

By = dict[str, list["Finding"]]
NUMBERED = [pytest.param(number, fault, id=fault.name) for number, fault in enumerate(FAULTS, 2)]
OF_DRAWINGS = [param for param, fault in zip(NUMBERED, FAULTS, strict=True) if fault.is_drawn]
ELSEWHERE = frozenset({"drawing-unreadable", "drawing-xml", "drawing-format", "drawing-id"})
"""Drawings that cannot be read: `tests/reading/test_hostile_drawings.py` has those."""
SEVERAL = frozenset({"drawing-duplicate", "drawing-orphan"})
"""What two drawings, or pages and drawings, tell; `test_hostile_drawings.py` too."""


def by_pathway(findings: list[Finding]) -> By:
    """The findings by the name of their file, without folders."""
    found: By = defaultdict(list)
    for one in findings:
        found[one.file.rpartition("/")[2]].append(one)
    return found


@pytest.fixture(scope="module")
def in_folder(tmp_path_factory: pytest.TempPathFactory) -> By:
    """All faulty drawings in one folder, with a clean one."""
    folder = tmp_path_factory.mktemp("folder")
    put({DRAWING: FILES[DRAWING]}, 1, folder)
    for number, fault in enumerate(FAULTS, 2):
        if fault.is_drawn:
            put({DRAWING: fault.files(number)[DRAWING]}, number, folder)
    return by_pathway(validate(folder).findings)


@pytest.fixture(scope="module")
def in_database(tmp_path_factory: pytest.TempPathFactory) -> By:
    """All of them beside pages and tables."""
    root = tmp_path_factory.mktemp("database") / "pathways"
    put(FILES, 1, root / "WP1")
    for number, fault in enumerate(FAULTS, 2):
        put(fault.files(number), number, root / f"WP{number}")
    return by_pathway(validate(root.parent).findings)


def check(fault: Fault, number: int, findings: list[Finding]) -> None:
    """The fault is found where it is, and in its file nothing else is."""
    found = {(one.line, one.column, one.level) for one in findings if one.rule == fault.rule}
    assert (*fault.position(number), fault.level) in found, [str(one) for one in findings]
    assert {one.rule for one in findings} - {fault.rule} <= fault.also


def test_the_clean_drawing_is_clean(in_folder: By, in_database: By) -> None:
    assert in_folder.get("WP1.gpml", []) == []
    assert in_database.get("WP1.gpml", []) == []
    assert in_database.get("WP1-datanodes.tsv", []) == []


@pytest.mark.parametrize(("number", "fault"), OF_DRAWINGS)
def test_in_a_folder_of_drawings(number: int, fault: Fault, in_folder: By) -> None:
    check(fault, number, in_folder[f"WP{number}.gpml"])


@pytest.mark.parametrize(("number", "fault"), NUMBERED)
def test_in_a_database(number: int, fault: Fault, in_database: By) -> None:
    findings = in_database[fault.found_in.replace("WP", f"WP{number}", 1)]
    if fault.found_in != DRAWING:  # pages and tables may lack more than drawings do
        findings = [one for one in findings if one.rule in DRAWING_RULES]
    check(fault._replace(also=fault.also | {"node-without-row"}), number, findings)


FIRST = {
    fault.rule: param
    for param, fault in zip(reversed(NUMBERED), reversed(FAULTS), strict=True)
    if fault.is_drawn and not fault.is_whole
}
"""The first fault of each rule that one file tells of."""


@pytest.mark.parametrize(("number", "fault"), FIRST.values())
def test_in_one_file(number: int, fault: Fault, tmp_path: Path) -> None:
    put({DRAWING: fault.files(number)[DRAWING]}, number, tmp_path)
    check(fault, number, validate(tmp_path / f"WP{number}.gpml").findings)


def test_every_rule_for_drawings_is_broken_by_a_fault() -> None:
    assert {fault.rule for fault in FAULTS} >= DRAWING_RULES.keys() - ELSEWHERE - SEVERAL


def test_there_are_many_faults_and_each_is_another() -> None:
    assert len({(fault.file, fault.old, fault.new) for fault in FAULTS}) == len(FAULTS) >= 80


def test_a_file_of_any_number_is_the_same_but_for_that() -> None:
    assert numbered(FILES[DRAWING], 1).replace("Test 1", "Test") == FILES[DRAWING]
