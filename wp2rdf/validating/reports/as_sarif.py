"""SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

One run. Files are named from the working directory, which `%SRCROOT%` stands for: the root of the repository, in
continuous integration. GitHub refuses a run of more than 25,000 results, so that the least grave are left out then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wp2rdf._version import __version__
from wp2rdf.validating.fixes.sure import sure
from wp2rdf.validating.reports.as_json import dumped
from wp2rdf.validating.reports.order import by_file, gravest_first
from wp2rdf.validating.reports.place import below_here

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wp2rdf.errors import Level
    from wp2rdf.validating.findings import Explained, Finding, Validation

MOST = 25_000
"""Results that GitHub takes of one run."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "note"}

_Object = dict[str, Any]


def write(validation: Validation) -> str:
    """The SARIF log of a validation."""
    indices = {rule: index for index, rule in enumerate(validation.rules)}
    findings = validation.findings
    if len(findings) > MOST:
        findings = gravest_first(findings)[:MOST]
    fixes = dict(_fixes(validation, findings))
    run = {
        "tool": {
            "driver": {
                "name": "wp2rdf",
                "version": __version__,
                "rules": [_rule(rule) for rule in validation.rules.values()],
            }
        },
        "invocations": [{"executionSuccessful": True, **_notifications(validation)}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The working directory."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, validation, indices[finding.rule], fixes.get(id(finding))) for finding in findings
        ],
        "properties": {
            "source": validation.source,
            "engine": validation.engine,
            "pages": validation.pages,
            "triples": validation.triples,
            "hidden": validation.hidden,
        },
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Explained) -> _Object:
    parts = [part for part in (rule.meaning, rule.why, rule.mend) if part]
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": "\n".join(parts), "markdown": "\n\n".join(parts)},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        **({"properties": {"shape": rule.shape}} if rule.shape else {}),
    }


def _notifications(validation: Validation) -> _Object:
    """What a reader must be told about the run itself."""
    number = len(validation.findings)
    if number <= MOST:
        return {}
    said = f"{number:,} findings; the gravest {MOST:,} are results, the others are left out."
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": said}}]}


def _fixes(validation: Validation, findings: Sequence[Finding]) -> Iterator[tuple[int, _Object]]:
    """The fixes that are sure, by the identity of their findings (SARIF 2.1.0, 3.55)."""
    if validation.source == "-":
        return
    for file, of_file in by_file(findings).items():
        for finding, fix in sure(validation.root, file, of_file):
            (first, column), (last, end) = fix.start, fix.end
            region = {"startLine": first, "startColumn": column, "endLine": last, "endColumn": end}
            change = {
                "artifactLocation": _artifact(finding, validation),
                "replacements": [{"deletedRegion": region, "insertedContent": {"text": fix.new}}],
            }
            yield id(finding), {"description": {"text": fix.said}, "artifactChanges": [change]}


def _result(finding: Finding, validation: Validation, index: int, fix: _Object | None) -> _Object:
    location: _Object = {
        "physicalLocation": {
            "artifactLocation": _artifact(finding, validation),
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }
    }
    if finding.focus:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.focus, "kind": "resource"}]
    known = {key: value for key, value in (("path", finding.path), ("value", finding.value)) if value}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message},
        "locations": [location],
        "partialFingerprints": {"wp2rdf/v1": finding.fingerprint()},
        **({"fixes": [fix]} if fix else {}),
        **({"properties": known} if known else {}),
    }


def _artifact(finding: Finding, validation: Validation) -> _Object:
    here = below_here(validation, finding.file)
    if here is None:
        return {"uri": (validation.root / finding.file).resolve().as_uri()}
    return {"uri": quote(here, errors="surrogateescape"), "uriBaseId": _ROOT}
