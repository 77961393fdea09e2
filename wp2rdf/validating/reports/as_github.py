"""Workflow commands of GitHub Actions, which become annotations of the changed lines.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions

GitHub shows ten annotations of each level a step and 50 a job, so that the gravest come first; the others stand in the
log. The last line is no command: it tells the totals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.validating.helping import help_of
from wp2rdf.validating.reports.characters import encodable
from wp2rdf.validating.reports.order import gravest_first
from wp2rdf.validating.reports.place import from_here
from wp2rdf.validating.reports.totals import totals

if TYPE_CHECKING:
    from wp2rdf.errors import Level
    from wp2rdf.validating.findings import Finding, Validation

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def write(validation: Validation) -> str:
    """A command a finding, and the totals."""
    commands = [_command(finding, validation) for finding in gravest_first(validation.findings)]
    return encodable("\n".join((*commands, totals(validation), "")))


def _command(finding: Finding, validation: Validation) -> str:
    properties = {
        "file": from_here(validation, finding.file),
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{validation.rules[finding.rule].name} [{finding.rule}]",
    }
    said = ",".join(f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items())
    helped = help_of(finding, validation.rules)
    message = f"{finding.message}\nhelp: {helped}" if helped else finding.message
    return f"::{_COMMANDS[finding.level]} {said}::{message.translate(_IN_MESSAGE)}"
