"""`wp2rdf validate`, as its users meet it: findings, baselines, and what is refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, Run
from wp2rdf.errors import UsageError
from wp2rdf.validating import baseline
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path


def test_a_clean_page_gives_one_line(run: Run) -> None:
    done = run("validate", "_pathways/WP9001.md", cwd=EXAMPLES)
    assert done.code == 0
    assert done.err == ""
    assert done.out.decode().startswith("_pathways/WP9001.md: no findings (1 page, ")
    assert done.out.count(b"\n") == 1


def test_a_fault_is_shown_with_its_line_and_a_caret(run: Run, small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    text = page.read_text(encoding="utf-8")
    broken = text.replace("  title: An invented study of glucose sensing in example cells (2024)\n", "")
    assert broken != text
    page.write_text(broken, encoding="utf-8")
    done = run("validate", "_pathways/WP9001.md", "--fail-on", "warning", cwd=small_site)
    shown = done.out.decode()
    line = broken.splitlines().index("- link: PMC9000001") + 1
    assert f"_pathways/WP9001.md:{line}:3: warning: citedin title is missing [citation-title]\n" in shown
    assert f"{line} | - link: PMC9000001\n" in shown
    assert "\n      |   ^\n" in shown
    assert done.code == 1


def test_standard_input_is_a_page(run: Run, clean_page: str) -> None:
    done = run(
        "validate",
        "-",
        stdin=clean_page.replace("title: Glucose", "title: ' Glucose")
        .replace("example cell\nwpid", "example cell'\nwpid")
        .encode(),
    )
    assert b"<stdin>:" in done.out
    assert b"[title-blank]" in done.out


def test_reader_and_shapes_say_a_fault_once(small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub("revision: .*\n", "", text).replace("\ntitle: ", "\nold-title: "), encoding="utf-8")
    rules = [one.rule for one in validate(page).findings if one.level != "info"]
    assert sorted(rules) == ["key-unmapped", "revision-missing", "title-missing"]


def test_findings_of_a_page_stand_in_the_order_of_the_page() -> None:
    found = validate(EXAMPLES).findings
    by_file: dict[str, list[tuple[int, int]]] = {}
    for one in found:
        if one.file.startswith("_pathways/WP910") and not one.rule.startswith("author-w"):
            by_file.setdefault(one.file, []).append((one.line, one.column))
    assert len(by_file) == 8
    assert all(lines == sorted(lines) for lines in by_file.values())


@pytest.mark.parametrize("rule", ["citation-title", "yaml-syntax"])
def test_a_rule_is_explained(run: Run, rule: str) -> None:
    done = run("validate", "--explain", rule)
    assert done.code == 0
    assert done.out.decode().startswith(f"{rule} (")
    assert "How to mend it" in done.out.decode()


def test_an_unknown_rule_names_those_near_it(run: Run) -> None:
    done = run("validate", "--explain", "citation-tilte")
    assert done.code == 2
    assert "citation-title" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("violation", 0), ("warning", 1), ("info", 1)])
def test_what_fails_is_what_the_user_says(run: Run, fail_on: str, code: int) -> None:
    assert run("validate", EXAMPLES / "_pathways" / "WP9104.md", "--fail-on", fail_on).code == code


def test_an_error_fails_by_default(run: Run) -> None:
    assert run("validate", EXAMPLES).code == 1
    assert run("validate", EXAMPLES, "--fail-on", "never").code == 0


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "turtle", "html"])
def test_every_format_can_be_written_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    target = tmp_path / "report"
    done = run("validate", EXAMPLES, "--format", form, "-o", target)
    assert done.code == 1
    assert "citation-title" in target.read_text(encoding="utf-8")
    assert re.fullmatch(r".*report: \d+ findings \(1 error, \d+ warnings, \d+ infos\)\n", done.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-place"], "no such file or folder"),
        ([str(EXAMPLES), "--format", "pdf"], "unknown format 'pdf'"),
        ([str(EXAMPLES), "--baseline", "no-such-file"], "baseline cannot be read"),
        ([str(EXAMPLES), "--shapes", "no-such-file.ttl"], "shapes cannot be read"),
        ([str(EXAMPLES), "--jobs", "0"], "jobs must be 1 or more"),
        ([], "validate what?"),
    ],
)
def test_a_mistake_gives_one_line_and_exit_code_2(run: Run, arguments: list[str], said: str) -> None:
    done = run("validate", *arguments)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1


# --- baseline


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(run: Run, tmp_path: Path, small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    text = page.read_text(encoding="utf-8").replace(
        "title: Glucose sensing in the example cell\nwpid", "title: 'Glucose '\nwpid"
    )
    page.write_text(text, encoding="utf-8")
    known = tmp_path / "known.json"
    before = validate(small_site)
    assert before.findings
    assert run("validate", small_site, "--write-baseline", known, "-q", "-o", tmp_path / "first").code == 0
    done = run("validate", small_site, "--baseline", known, "--fail-on", "info")
    assert done.code == 0
    assert "no findings" in done.out.decode()
    # lines move, and one fault is new
    page.write_text(
        text.replace("authors:\n", "# a comment\n# another\nauthors:\n").replace("PMC9000002", "PMC042"),
        encoding="utf-8",
    )
    after = validate(small_site, baseline=known)
    assert [one.rule for one in after.findings] == ["citation-iri"]
    assert after.hidden == len(before.findings)


def test_a_fault_that_is_there_twice_is_new_when_known_once(small_site: Path) -> None:
    one = next(one for one in validate(EXAMPLES).findings if one.rule == "citation-title")
    known = small_site / "known.json"
    baseline.write([one], known)
    assert baseline.unknown([one, one._replace(line=99)], baseline.read(known)) == [one._replace(line=99)]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"version": 9, "findings": []}', b"\xff", b'{"version": 1, "findings": [1]}']
)
def test_a_baseline_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "known.json").write_bytes(content)
    with pytest.raises(UsageError, match="baseline"):
        baseline.read(tmp_path / "known.json")


# --- what must not be written over


def test_a_report_or_baseline_over_the_input_is_refused(run: Run, small_site: Path) -> None:
    page = small_site / "_pathways" / "WP9001.md"
    before = page.read_bytes()
    tries: tuple[tuple[str | Path, ...], ...] = (
        (page, "-o", page, "--format", "json"),
        (page, "--write-baseline", page),
        (small_site, "-o", small_site / "_pathways" / "report.txt"),
    )
    for arguments in tries:
        done = run("validate", *arguments)
        assert done.code == 2
        assert "the output would stand among the input" in done.err
    assert page.read_bytes() == before
    assert not (small_site / "_pathways" / "report.txt").exists()


def test_a_baseline_is_kept_when_it_is_written_anew(run: Run, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert run("validate", EXAMPLES, "--write-baseline", known, "-o", tmp_path / "report.html").code == 0
    first = known.read_bytes()
    assert run("validate", EXAMPLES, "--baseline", known, "--write-baseline", known, "-q").code == 0
    assert known.read_bytes() == first
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_baseline_of_examples_is_sorted_json(tmp_path: Path) -> None:
    baseline.write(validate(EXAMPLES).findings, tmp_path / "known.json")
    content = json.loads((tmp_path / "known.json").read_bytes())
    assert len(content["findings"]) > 50
    lines = (tmp_path / "known.json").read_text(encoding="utf-8").splitlines()
    assert lines[3:-3] == sorted(lines[3:-3])


@pytest.mark.parametrize("name", ["report.csv", "report.nq", "report.md"])
def test_a_report_whose_name_tells_no_format_is_refused(run: Run, small_site: Path, tmp_path: Path, name: str) -> None:
    done = run("validate", small_site, "-o", tmp_path / name)
    assert done.code == 2
    assert "the name tells no format" in done.err
    assert not (tmp_path / name).exists()


def test_an_error_is_a_violation(run: Run) -> None:
    page = EXAMPLES / "_pathways" / "WP9104.md"
    for option in ("--fail-on", "--min-level"):
        one, other = (run("validate", page, option, name) for name in ("violation", "error"))
        assert (one.code, one.out) == (other.code, other.out)
