"""Findings that are accepted with a reason, on pages and for the site; and suppressions that are wrong themselves."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, Run
from tests.validating.conftest import edit
from wp2rdf import convert
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

PAGE, OLD = "_pathways/WP9001.md", "_pathways/WP9104.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example site, where one page has two works without a year."""
    root = shutil.copytree(EXAMPLES, tmp_path / "site")
    edit(root / PAGE, "example cells (2024)", "example cells")
    edit(root / PAGE, "a second invented journal (2025)", "a second invented journal")
    return root


def told(source: Path) -> list[tuple[int, str]]:
    return [(one.line, one.rule) for one in validate(source).findings]


def test_without_a_comment_both_are_found(site: Path) -> None:
    assert [rule for _, rule in told(site / PAGE)] == ["citation-year", "citation-year"]


def test_a_line_by_itself_holds_for_the_page(site: Path) -> None:
    edit(site / PAGE, "citedin:", "# wp2rdf: ignore[citation-year] because both are preprints\ncitedin:")
    found = validate(site / PAGE)
    assert (found.findings, found.ignored) == ([], 2)
    assert not found.fails("info")


def test_it_holds_for_the_tables_too(site: Path) -> None:
    edit(site / "_data" / "WP9001-datanodes.tsv", "chebi:17634;", "ncbigene:1;")
    assert (5, "cell-prefix") in told(site / PAGE)
    edit(site / PAGE, "citedin:", "# wp2rdf: ignore[citation-year, cell-prefix] because it is a test\ncitedin:")
    assert told(site / PAGE) == []


def test_behind_a_value_it_holds_for_its_line(site: Path) -> None:
    edit(site / PAGE, "example cells\n", "example cells # wp2rdf: ignore[citation-year] because it is a preprint\n")
    assert [rule for _, rule in told(site / PAGE)] == ["citation-year"]


@pytest.mark.parametrize(
    ("comment", "rules"),
    [
        ("# wp2rdf: ignore[citation-year]", ["ignore-reason"]),
        ("# wp2rdf: ignore[citation-year] because", ["ignore-reason"]),
        ("#wp2rdf:ignore[citation-year] because of age", []),
        ("# wp2rdf: ignore[title-blank] because of age", ["citation-year", "citation-year", "ignore-unused"]),
        ("# wp2rdf: ignore[citation-yaer] because of age", ["citation-year", "citation-year", "ignore-unused"]),
        ("# wp2rdf: ignore[] because of age", ["citation-year", "citation-year", "ignore-form"]),
        ("# wp2rdf: ignore everything", ["citation-year", "citation-year", "ignore-form"]),
        (
            "# wp2rdf: ignore[citation-year] in _data/* because of age",
            ["citation-year", "citation-year", "ignore-form"],
        ),
        ("# something else", ["citation-year", "citation-year"]),
    ],
)
def test_comments(site: Path, comment: str, rules: list[str]) -> None:
    edit(site / PAGE, "citedin:", f"{comment}\ncitedin:")
    found = validate(site / PAGE).findings
    assert sorted(one.rule for one in found) == rules
    line = (site / PAGE).read_text(encoding="utf-8").split("\n").index(comment) + 1
    assert {one.line for one in found if one.rule.startswith("ignore-")} <= {line}
    if "yaer" in comment:
        assert found[-1].help == "did you mean citation-year?"


def test_what_is_part_of_a_text_is_no_comment(site: Path) -> None:
    edit(
        site / PAGE,
        "title: Glucose sensing",
        "title: 'Write # wp2rdf: ignore[citation-year] because of'\nwas: Glucose sensing",
    )
    assert [rule for _, rule in told(site / PAGE)].count("citation-year") == 2


def test_a_page_that_is_left_out_is_always_told(site: Path) -> None:
    edit(site / PAGE, "title: Glucose", "# wp2rdf: ignore[yaml-syntax] because of nothing\ntitle: 'Glucose")
    assert "yaml-syntax" in [rule for _, rule in told(site / PAGE)]
    (site / ".wp2rdf-ignore").write_text("ignore[yaml-syntax] because it hurts\n", encoding="utf-8")
    assert not validate(site / PAGE).conforms


def test_the_file_of_the_site(site: Path, run: Run) -> None:
    before = validate(site)
    number = sum(one.rule == "citation-year" for one in before.findings)
    (site / ".wp2rdf-ignore").write_text(
        "# what we know\n\nignore[citation-year] in _pathways/WP9001.md because both are preprints\n"
        "ignore[title-blank] in _pathways/WP9002.md because of nothing\n  ignore title-long\n",
        encoding="utf-8",
    )
    found = validate(site)
    assert found.ignored == 2
    assert sum(one.rule == "citation-year" for one in found.findings) == number - 2
    of_file = [(one.line, one.column, one.rule) for one in found.findings if one.file == ".wp2rdf-ignore"]
    assert of_file == [(4, 1, "ignore-unused"), (5, 3, "ignore-form")]
    alone = run("validate", PAGE, cwd=site)
    assert alone.out.decode().startswith(f"{PAGE}: no findings (1 page, ")
    assert ", 2 ignored on purpose, " in alone.out.decode()
    counts = json.loads(run("validate", PAGE, "-f", "json", cwd=site).out)["counts"]
    assert (counts["findings"], counts["ignored"]) == (0, 2)


def test_one_page_says_nothing_of_what_only_the_site_can_tell(site: Path) -> None:
    edit(site / PAGE, "wpid: WP9001", "# wp2rdf: ignore[label-other-gene] because of an old name\nwpid: WP9001")
    assert "ignore-unused" not in [rule for _, rule in told(site / PAGE)]
    assert "ignore-unused" in [one.rule for one in validate(site).findings if one.file == PAGE]


def test_comments_change_nothing_of_the_rdf(site: Path, tmp_path: Path) -> None:
    convert(site / PAGE, tmp_path / "before.nt")
    edit(site / PAGE, "citedin:", "# wp2rdf: ignore[citation-year] because both are preprints\ncitedin:")
    convert(site / PAGE, tmp_path / "after.nt")

    def said(name: str) -> list[str]:
        return [line for line in (tmp_path / name).read_text("utf-8").splitlines() if "ni:///sha-256" not in line]

    assert said("before.nt") == said("after.nt")


def test_a_file_of_the_site_that_cannot_be_read_is_told(site: Path) -> None:
    (site / ".wp2rdf-ignore").write_bytes(b"# \xff\nignore[citation-year] because of age\n")
    (told_,) = [one for one in validate(site).findings if one.file == ".wp2rdf-ignore"]
    assert (told_.line, told_.column, told_.rule) == (1, 3, "ignore-form")
    assert "not UTF-8" in told_.message


def test_a_page_on_standard_input_is_asked_too(site: Path, run: Run) -> None:
    text = (
        (site / PAGE)
        .read_bytes()
        .replace(b"citedin:", b"# wp2rdf: ignore[citation-year] because both are preprints\ncitedin:")
    )
    done = run("validate", "-", "--format", "json", stdin=text)
    assert "citation-year" not in {one["rule"] for one in json.loads(done.out)["findings"]}
    done = run("validate", "-", "--format", "json", stdin=text.replace(b"[citation-year]", b"[title-missing]"))
    told = [one["rule"] for one in json.loads(done.out)["findings"]]
    assert told.count("citation-year") == 2
    assert told.count("ignore-unused") == 1
