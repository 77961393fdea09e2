"""A page is held against its drawing, where drawings are read."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DATABASE, REAL_PAGES
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import page as pages
from wp2rdf.validating.advice.drawn import apart
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

PAGE, DRAWING = "pathways/WP9201/WP9201.md", "pathways/WP9201/WP9201.gpml"
RULES = {"drawing-title", "drawing-organism", "drawing-description", "term-not-drawn", "drawn-term-missing"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example database."""
    return shutil.copytree(DATABASE, tmp_path / "database")


def told(site: Path) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.rule) for one in validate(site / PAGE).findings if one.rule in RULES]


def line_of(file: Path, text: str) -> int:
    return next(n for n, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1) if text in line)


def test_a_page_that_says_the_same_is_no_finding(site: Path) -> None:
    assert told(site) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "rule"),
    [
        ("\ntitle: Glucose sensing, drawn", "\ntitle: Sugar sensing, drawn", "title: Sugar", "drawing-title"),
        ("- Homo sapiens", "- Mus musculus", "- Mus musculus", "drawing-organism"),
        (
            "\ndescription: A made-up drawing of",
            "\ndescription: A made-up page of",
            "description: A m",
            "drawing-description",
        ),
        ("- id: PW:0000666", "- id: PW:0000004", "- id: PW:0000004", "term-not-drawn"),
    ],
)
def test_what_is_said_otherwise(site: Path, old: str, new: str, at: str, rule: str) -> None:
    before = Counter(one.rule for one in validate(site / PAGE).findings)
    text = (site / PAGE).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (site / PAGE).write_text(text.replace(old, new), encoding="utf-8")
    found = told(site)
    assert (PAGE, line_of(site / PAGE, at), rule) in found
    others = Counter(one.rule for one in validate(site / PAGE).findings if one.rule not in RULES)
    assert others - before == Counter(), "one cause, one finding"
    if rule == "term-not-drawn":
        assert [(file, name) for file, _, name in found if name != rule] == [(DRAWING, "drawn-term-missing")]
    else:
        assert len(found) == 1


def test_markup_is_no_difference(site: Path) -> None:
    text = (site / PAGE).read_text(encoding="utf-8")
    text = text.replace("\ndescription: A made-up drawing of", "\ndescription: A **made-up** drawing  of")
    (site / PAGE).write_text(text, encoding="utf-8")
    assert told(site) == []


def test_real_pages_and_drawings_say_the_same(real_site: Path, shared: Path) -> None:
    found = checkouts.find(real_site, shared / "gpml").pages
    assert len(found) == REAL_PAGES
    looked_at = [pages.read(page, whole=False) for page in found[::30]]
    assert sum(one.drawing is not None for one in looked_at) > 50
    assert [problem for one in looked_at for problem in apart(one)] == []
