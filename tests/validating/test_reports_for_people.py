"""Reports for people: text with the lines in question, and a page of HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT
from tests.validating.reported import FINDINGS, PAGE, TABLE, found, site, write
from wp2rdf.validating.findings import Finding
from wp2rdf.validating.reports import (
    as_github,
    as_html,
    as_text,
)
from wp2rdf.validating.reports.excerpt import Excerpt, cells, excerpt

__all__ = ["site"]


def on_line(site: Path, line: str, column: int, *, width: int = 120) -> list[str]:
    """The two lines that show a place in a line."""
    write(site, {"_pathways/WP7.md": line})
    finding = Finding("_pathways/WP7.md", 1, column, "error", "citation-title", "wrong")
    report = as_text.write(found(finding), width=width)
    return report.split("\n\n")[0].splitlines()[1:-1]


@pytest.mark.usefixtures("site")
def test_text_as_a_compiler_prints_it() -> None:
    assert as_text.write(found(*FINDINGS, hidden=12)) == (
        "site/_data/WP1-datanodes.tsv:2:5: warning: wrong column [cell-prefix]\n"
        "    2 | Δé漢    Protein    ncbigene:1\n"
        "      |         ^\n"
        "\n"
        "site/_pathways/WP1.md:2:8: error: no <script>alert('title')</script> [citation-title]\n"
        "    2 | title: <b>bold</b>\n"
        "      |        ^\n"
        "      = help: Write the title.\n"
        "\n"
        "site/_pathways/WP1.md:5:1: info: 100 % text: a, b [page-body]\n"
        "    5 | body\n"
        "      | ^\n"
        "\n"
        "1 error   citation-title  A citation has no title.\n"
        "1 warning cell-prefix     A cell belongs to another column.\n"
        "1 info    page-body       Nothing reads what follows.\n"
        "\n"
        "1 page, 2,600 triples, 3 findings (1 error, 1 warning, 1 info), --fail-on warning would fail, "
        "12 hidden by the baseline, shacl 0.3.4\n"
    )


@pytest.mark.usefixtures("site")
def test_text_without_findings_is_one_line() -> None:
    assert as_text.write(found()) == "site: no findings (1 page, 2,600 triples, shacl 0.3.4)\n"
    assert as_text.write(found(source="-"), colour=True).startswith("standard input: no findings (1 page")
    assert "(1 page, 2,600 triples, 2 hidden by the baseline, shacl" in as_text.write(found(hidden=2))


@pytest.mark.usefixtures("site")
def test_text_in_colours_says_the_same() -> None:
    coloured = as_text.write(found(*FINDINGS), colour=True)
    assert "\x1b[1msite/_pathways/WP1.md:2:8:\x1b[0m \x1b[1;31merror:\x1b[0m no <script>" in coloured
    assert "\x1b[1;33m^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == as_text.write(found(*FINDINGS))


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("abc", 2, "abc", " ^"),
        ("abc", 4, "abc", "   ^"),
        ("abc", 400, "abc", "   ^"),
        ("", 1, "", "^"),
        ("a\tb\tc", 5, "a    b    c", "          ^"),
        ("漢字x", 3, "漢字x", "    ^"),
        ("e\u0301e\u0301x", 5, "e\u0301e\u0301x", "  ^"),
        ("xe\u0301", 3, "xe\u0301", " ^"),
        ("\x1b[31mred\x07", 6, "\ufffd[31mred\ufffd", "     ^"),
        ("a\u202eb\u00a0c", 5, "a\ufffdb c", "    ^"),
    ],
)
def test_the_caret_stands_under_the_column(site: Path, line: str, column: int, shown: str, caret: str) -> None:
    assert on_line(site, line, column) == [f"    1 | {shown}", f"      | {caret}"]


@pytest.mark.parametrize("column", [1, 2, 50, 111, 112, 113, 2500, 4900, 4999, 5000, 5001])
@pytest.mark.parametrize("pattern", ["0123456789", "\t|", "漢字", "e\u0301", "ab\tc漢e\u0301"])
def test_of_a_long_line_what_surrounds_the_column_is_shown(column: int, pattern: str) -> None:
    line = (pattern * 5000)[:5000]
    before, at, after = excerpt(line, column, width=100)
    assert cells(before + at + after) <= 100
    assert before.startswith("…") or column <= 100
    assert after.endswith("…") or column > 4900
    assert at[:1].strip() == line[column - 1 : column].strip() or "\u0301" in at
    if pattern != "e\u0301":
        assert cells(before + at + after) >= 96


def test_a_line_that_just_fits_is_not_cut() -> None:
    assert excerpt("a" * 100, 50, width=100) == Excerpt("a" * 49, "a", "a" * 50)
    assert excerpt("a" * 101, 50, width=100).after.endswith("a…")
    assert excerpt("a" * 101, 102, width=100).before.startswith("…a")


def test_a_long_line_is_as_wide_as_is_asked_for(site: Path) -> None:
    first, second = on_line(site, "x" * 3000 + "Y" + "x" * 3000, 3001, width=80)
    assert len(first) == 80
    assert first[second.index("^")] == "Y"
    assert first.count("…") == 2


def test_a_line_with_an_e_mail_address_is_not_shown(site: Path) -> None:
    assert on_line(site, "author: ada@example.org", 9) == []


@pytest.mark.usefixtures("site")
def test_a_source_that_cannot_be_shown_gives_no_excerpt() -> None:
    gone = Finding("_pathways/gone.md", 3, 1, "error", "citation-title", "it is gone")
    assert as_text.write(found(gone)).startswith(
        "site/_pathways/gone.md:3:1: error: it is gone [citation-title]\n      ="
    )
    stdin = as_text.write(found(gone, source="-"))
    assert stdin.startswith("_pathways/gone.md:3:1: error: it is gone [citation-title]\n      = help")


@pytest.mark.usefixtures("site")
def test_text_has_no_control_characters_of_the_data() -> None:
    evil = Finding("_pathways/a\x1bb\n.md", 1, 1, "error", "citation-title", "one\r\ntwo\x9b31m\u202e")
    report = as_text.write(found(evil, source="si\x07te"))
    assert all(line.isprintable() for line in report.splitlines())
    assert (
        report.splitlines()[0]
        == "si\ufffdte/_pathways/a\ufffdb .md:1:1: error: one  two\ufffd31m\ufffd [citation-title]"
    )


class Page(HTMLParser):
    """What a browser makes of a page: fails when an element is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))
        assert {link.removeprefix("#") for link in self.links} <= set(self.ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.usefixtures("site")
def test_html_is_one_page_that_shows_data_as_text() -> None:
    text = as_html.write(found(*FINDINGS))
    page = Page(text)
    assert not {"script", "link", "img", "b"} & page.tags
    assert "url(" not in text
    assert '<html lang="en">' in text
    assert "no <script>alert('title')</script>" in page.text
    assert "title: <b>bold</b>" in page.text
    assert "<pre><code>title: <mark>&lt;</mark>b&gt;bold&lt;/b&gt;</code></pre>" in text
    assert {"rule-citation-title", "rule-cell-prefix", "rule-page-body", "finding-3"} <= set(page.ids)
    assert "#finding-1" in page.links
    assert page.text.index(f"site/{PAGE}\n") < page.text.index(f"site/{TABLE}\n")


@pytest.mark.usefixtures("site")
def test_html_without_findings_says_so() -> None:
    page = Page(as_html.write(found()))
    assert "site: no findings (1 page, 2,600 triples, shacl 0.3.4)" in page.text
    assert "table" not in page.tags


@pytest.mark.usefixtures("site")
def test_html_shows_the_gravest_of_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_html, "MOST", 1)
    page = Page(as_html.write(found(*FINDINGS)))
    assert "The gravest 1 of 3 findings are shown." in page.text
    assert [name for name in page.ids if name.startswith("finding")] == ["finding-1"]
    assert "rule-page-body" in page.ids


def test_the_example_site_is_quoted_from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    finding = Finding("_data/WP9001-datanodes.tsv", 2, 13, "warning", "cell-prefix", "wrong column")
    for source in ("examples/site", str(EXAMPLES)):
        validation = found(finding, source=source)
        assert "::warning file=examples/site/_data/WP9001-datanodes.tsv,line=2,col=13," in as_github.write(validation)
        first, line, caret = as_text.write(validation).splitlines()[:3]
        assert first.startswith(f"{source}/_data/WP9001-datanodes.tsv:2:13: warning")
        assert line[caret.index("^") :].startswith("ncbigene:2645")
        assert line.endswith("…")
        assert len(line) <= 120
