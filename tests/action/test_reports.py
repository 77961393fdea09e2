"""What the action writes: reports, the summary, and annotations that nothing of the data can forge."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.action.runner import PAGE, TABLE, edit, place, step

pytestmark = pytest.mark.slow


def test_every_report_is_of_the_same_findings(pull: Path, broken: set[str], tmp_path: Path) -> None:
    sarif = tmp_path / "found.sarif"
    done = step("validate", pull, files=PAGE, sarif_file=str(sarif), report_file="report.html", annotations="false")
    assert done.annotations == []
    assert done.outputs["sarif"] == str(sarif)
    assert done.outputs["report"] == "report.html"
    (found,) = json.loads(sarif.read_bytes())["runs"]
    places = {
        "file={artifactLocation[uri]},line={region[startLine]},col={region[startColumn]}".format_map(
            one["locations"][0]["physicalLocation"]
        )
        for one in found["results"]
    }
    assert {f"warning {place}" for place in places} == broken
    html = (pull / "report.html").read_text(encoding="utf-8")
    assert "citation-title" in html
    assert "mapping-chebi" in html
    assert "citedin title is missing [citation-title]" in done.out, "the log has the findings without annotations too"


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.md", "## wp2rdf"), ("r.TXT", "_"), ("r.json", "{"), ("r.xml", "<?xml"), ("r.ttl", "@prefix")],
)
def test_the_ending_tells_the_form_of_the_report(pull: Path, name: str, start: str) -> None:
    done = step("validate", pull, files=PAGE, report_file=name)
    text = (pull / name).read_text(encoding="utf-8")
    assert text.startswith(start)
    assert "citation-title" in text
    assert (text == done.summary) == name.endswith(".md")


def test_the_summary_has_the_rules_and_links_to_the_lines(pull: Path) -> None:
    done = step("validate", pull, files=PAGE)
    assert re.search(r"^2 pages, .* 2 findings \(0 errors, 2 warnings, 0 infos\)", done.summary, re.MULTILINE)
    assert re.search(r"^\d+ findings in files that were not changed: not shown\.$", done.summary, re.MULTILINE)
    assert "\n| 1 | warning | citation-title | citedin title is missing | Add title" in done.summary
    line = place(pull / PAGE, "link: 10.5555/example.2025.001").split(",")[1].removeprefix("line=")
    assert f"](https://github.com/example/site/blob/0123abc/{PAGE}?plain=1#L{line}) | warning |" in done.summary


def test_the_summary_shows_the_gravest_of_very_many(base: Path) -> None:
    rows = "".join(f"Node {number}\tProtein\tncbigene:x{number}\t" + "\t" * 12 + "\n" for number in range(80))
    with (base / TABLE).open("a", encoding="utf-8", newline="") as table:
        table.write(rows)
    edit(base / "_pathways" / "WP9002.md", "title: ", "title: ' ")
    done = step("validate", base)
    shown = re.search(r"^### The gravest 50 of (\d+) findings$", done.summary, re.MULTILINE)
    assert shown
    assert int(shown[1]) == len(done.annotations) > 80
    first, *others = done.summary.split("| Place |")[1].splitlines()[2:]
    assert "| error |" in first
    assert len(others) == 49
    assert len(done.summary) < 2**20


def test_what_a_page_says_is_no_markup_in_the_summary(base: Path) -> None:
    evil = "| [x](https://evil.example) <img src=x> @someone `code` www.evil.example $x$"
    edit(base / PAGE, "seo: CreativeWork", f"seo: '{evil}'")
    done = step("validate", base, files=PAGE)
    (row,) = (line for line in done.summary.splitlines() if "evil" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    said = row.split(" | ")[2]
    assert not set("[]<>@`$") & set(said)
    assert "https:" not in said
    assert "www." not in said


def test_a_name_of_a_file_is_no_markup_and_no_command(base: Path) -> None:
    page = base / "_pathways" / "WP9002\n::error::pwned | [x](y).md"
    (base / "_pathways" / "WP9002.md").rename(page)
    done = step("validate", base, path=str(page))
    named = "file=_pathways/WP9002%0A%3A%3Aerror%3A%3Apwned | [x](y).md,line="
    assert done.annotations
    assert all(re.match(f"::(error|warning|notice) {re.escape(named)}", told) for told in done.annotations)
    rows = [line for line in done.summary.splitlines() if "blob" in line]
    assert len(rows) == len(done.annotations)
    row = re.compile(r"\| \[&#95;pathways/WP9002 &#58;[^|\[\]]*\]\(https://[^ |()]+\) \| (error|warning|info) \| ")
    assert all(map(row.match, rows))


def test_what_a_page_says_is_no_command(base: Path) -> None:
    edit(base / PAGE, "seo: CreativeWork", 'seo: "##[error]pwned %0A::error::pwned\\n::error::pwned"')
    edit(base / PAGE, "ndex: 12345678", "ndex: '::stop-commands::x' #")
    edit(base / TABLE, "\nADP\t", "\n::error::pwned\tX\tX\n##[add-mask]ADP\t")
    done = step("validate", base, files=PAGE)
    assert len(done.annotations) >= 3
    assert all(re.match(r"::(warning|notice) file=_(pathways|data)/WP9001", told) for told in done.annotations)
