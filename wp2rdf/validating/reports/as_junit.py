"""JUnit XML, as Jenkins and GitLab read it.

A suite a file that has findings, a case a finding: an error or a warning is a failure, an info passes and says what it
has to say as output. A file without findings is not listed; without any finding there is one case, which passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from wp2rdf.text import CONTROL
from wp2rdf.validating.helping import help_of
from wp2rdf.validating.reports.characters import INSTEAD
from wp2rdf.validating.reports.excerpt import excerpt_of
from wp2rdf.validating.reports.order import by_file
from wp2rdf.validating.reports.place import from_here
from wp2rdf.validating.reports.totals import source, totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.validating.findings import Finding, Validation

_WIDTH = 120


def write(validation: Validation) -> str:
    """The test suites of a validation."""
    suites = ET.Element("testsuites", {"name": "wp2rdf", **_numbers(validation.findings)})
    for file, findings in by_file(validation.findings).items():
        path = _text(from_here(validation, file))
        suite = ET.SubElement(suites, "testsuite", {"name": path, **_numbers(findings)})
        for finding in findings:
            _add_case(suite, finding, validation, path)
    if not validation.findings:
        suite = ET.SubElement(suites, "testsuite", {"name": _text(source(validation)), **_numbers(())})
        suites.set("tests", "1")
        suite.set("tests", "1")
        case = ET.SubElement(suite, "testcase", classname="wp2rdf", name="validate")
        ET.SubElement(case, "system-out").text = _text(totals(validation))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _numbers(findings: Sequence[Finding]) -> dict[str, str]:
    failures = sum(finding.level != "info" for finding in findings)
    return {"tests": str(len(findings)), "failures": str(failures), "errors": "0", "skipped": "0"}


def _add_case(suite: ET.Element, finding: Finding, validation: Validation, path: str) -> None:
    message = _text(finding.message)
    name = f"{path}:{finding.line}:{finding.column} {message}"
    case = ET.SubElement(suite, "testcase", classname=finding.rule, name=name, file=path)
    if finding.level == "info":
        ET.SubElement(case, "system-out").text = _details(finding, validation)
    else:
        failure = ET.SubElement(case, "failure", type=finding.rule, message=message)
        failure.text = _details(finding, validation)


def _details(finding: Finding, validation: Validation) -> str:
    """What helps to mend it: the place, what the rule means, the line."""
    rule = validation.rules[finding.rule]
    place = f"{from_here(validation, finding.file)}:{finding.line}:{finding.column}: {finding.level}: {finding.message}"
    shown = "".join(excerpt_of(validation, finding, width=_WIDTH) or ())
    return _text(
        "\n".join(said for said in (place, rule.meaning, rule.why, help_of(finding, validation.rules), shown) if said)
    )


def _text(text: str) -> str:
    """A text that XML 1.0 can hold."""
    return CONTROL.sub(INSTEAD, text)
