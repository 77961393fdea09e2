"""What people see of the findings in drawings: `convert` counts the infos, `validate` lists them, at their places."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DATABASE
from tests.faults.drawings import DRAWING, FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

LOOSE = FILES[DRAWING].replace(' GraphRef="1" />', " />", 1).replace('ID="2"', 'ID=""', 1).replace('ID="4"', 'ID="4 "')
"""A drawing with a loose end, and half of an identifier."""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "WP1.gpml"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def test_convert_counts_infos_a_line_a_rule(run: Run, faulty: Path) -> None:
    done = run("convert", faulty)
    assert done.code == 0
    assert len(done.out) > 1000
    infos = [line for line in done.err.splitlines() if line.startswith("drawings: info: ")]
    assert len(infos) == 1
    assert re.fullmatch(r"drawings: info: 1 times?: .*\[line-unconnected\]", infos[0])
    assert [line.rpartition("[")[2] for line in done.findings if line not in infos] == ["drawn-identifier]"]


def test_what_tables_and_other_drawings_lack_is_counted_as_well(run: Run, tmp_path: Path) -> None:
    """A release of drawings beside a site of one page: a line for all the others, not a line each."""
    shutil.copytree(DATABASE, tmp_path / "site")
    page = tmp_path / "site" / "pathways" / "WP9201"
    table = page / "WP9201-datanodes.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("ncbigene:2645\tR", "ncbigene:2\tR"), encoding="utf-8")
    works = page / "WP9201-bibliography.tsv"
    works.write_text(works.read_text(encoding="utf-8").replace("10000001\t", "10000009\t"), encoding="utf-8")
    (tmp_path / "drawings").mkdir()
    for number in (1, 2, 3):
        (tmp_path / "drawings" / f"WP{number}.gpml").write_text(LOOSE, encoding="utf-8")
    wanted = ("convert", tmp_path / "site", "--pathway", "WP9201", "-f", "nquads")
    said = re.findall(r"^drawings: info: (\d+ times?): .*\[(.*)\]$", run(*wanted).err, re.MULTILINE)
    assert said == [("6 times", "node-without-row"), ("2 times", "reference-not-drawn"), ("1 time", "row-not-drawn")]
    whole = run("convert", tmp_path / "site", "--drawings", tmp_path / "drawings", "-f", "nquads")
    assert [line for line in whole.err.splitlines() if "[drawing-orphan]" in line] == [
        "drawings: info: 3 times: A drawing, given beside a site, belongs to no page. [drawing-orphan]"
    ]
    assert not re.search(r"/\.\./", whole.err)


def test_validate_lists_them_at_their_places(run: Run, faulty: Path) -> None:
    done = run("validate", faulty, "--min-level", "info")
    text = faulty.read_text(encoding="utf-8")
    line = next(number for number, one in enumerate(text.split("\n"), 1) if '<Interaction GraphId="a"' in one)
    column = text.split("\n")[line - 1].index('<Point X="0.0" Y="0.0" />') + 1
    assert f"WP1.gpml:{line}:{column}: info: line a ends at nothing [line-unconnected]" in done.out.decode()


def test_drawings_elsewhere_are_looked_at_too(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site" / "_pathways"
    site.mkdir(parents=True)
    shutil.copyfile(DATABASE / "pathways" / "WP9201" / "WP9201.md", site / "WP9201.md")
    (tmp_path / "drawings").mkdir()
    drawn = (DATABASE / "pathways" / "WP9201" / "WP9201.gpml").read_text(encoding="utf-8")
    (tmp_path / "drawings" / "WP9201.gpml").write_text(drawn.replace("HMDB01401", "HMDB 1"), encoding="utf-8")
    done = run("validate", tmp_path / "site", "--drawings", tmp_path / "drawings")
    assert re.search(r"drawings/WP9201\.gpml:\d+:\d+: warning: ", done.out.decode())
    wrong = run("validate", tmp_path / "site", "--drawings", tmp_path / "drawings", "--pathway", "WP9201")
    assert wrong.code == 2
    assert len(wrong.err.splitlines()) == 1


def test_a_drawing_on_standard_input_is_named_by_its_digest(run: Run) -> None:
    """It had an empty one, which `validate` called an error of the page."""
    content = (DATABASE / "pathways" / "WP9201" / "WP9201.gpml").read_bytes()
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    assert f"<ni:///sha-256;{digest}>" in run("convert", "-", "-f", "nquads", stdin=content).out.decode()
    assert run("validate", "-", "--min-level", "violation", stdin=content).code == 0
