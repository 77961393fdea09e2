"""The findings as one JSON object, for programs.

Its keys, in their order:

- `format`: 1. It grows when a key is removed or gets another meaning, not when one is added.
- `tool`, `version`: `wp2rdf`, and which.
- `source`: what was validated, as the caller named it; `-` is standard input.
- `engine`: name and version of the SHACL engine.
- `conforms`: whether no finding is an error.
- `pages`, `triples`: how many were validated.
- `counts`: how many `findings`, and how many of them are `error`, `warning` and `info`; `hidden` ones stand in the
  baseline, `ignored` ones are accepted by a comment or by the file `.wp2rdf-ignore`; both are left out everywhere else.
- `rules`: the rules that are broken, the gravest first. Each has `id`, `level`, `count`, `name`, `meaning`, `why`,
  `mend` and `shape`, the IRI of its shape.
- `findings`: in the order of the pages. Each has `file`, relative to the site; `file_path`, as it can be opened from
  the working directory; `line` and `column`, from 1, in code points; `level`; `rule`; `message`; `focus`, the IRI of
  the resource; `path`, the property; `value`, in N-Triples form; `help`, what to write instead; and `fingerprint`.

What is not known is an empty text; no key is ever missing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wp2rdf._version import __version__
from wp2rdf.validating.helping import help_of
from wp2rdf.validating.reports.characters import encodable
from wp2rdf.validating.reports.order import LEVELS

if TYPE_CHECKING:
    from wp2rdf.validating.findings import Validation

FORMAT = 1
"""The version of the object."""


def write(validation: Validation) -> str:
    """The JSON object of a validation."""
    left_out = {"hidden": validation.hidden, "ignored": validation.ignored}
    counts: dict[str, int] = {level: validation.count(level) for level in LEVELS}
    return dumped(
        {
            "format": FORMAT,
            "tool": "wp2rdf",
            "version": __version__,
            "source": validation.source,
            "engine": validation.engine,
            "conforms": validation.conforms,
            "pages": validation.pages,
            "triples": validation.triples,
            "counts": {"findings": len(validation.findings), **counts, **left_out},
            "rules": [
                {
                    "id": rule.id,
                    "level": rule.level,
                    "count": number,
                    "name": rule.name,
                    "meaning": rule.meaning,
                    "why": rule.why,
                    "mend": rule.mend,
                    "shape": rule.shape,
                }
                for rule, number in validation.by_rule()
            ],
            "findings": [
                {
                    "file": finding.file,
                    "file_path": validation.path(finding.file),
                    "line": finding.line,
                    "column": finding.column,
                    "level": finding.level,
                    "rule": finding.rule,
                    "message": finding.message,
                    "focus": finding.focus,
                    "path": finding.path,
                    "value": finding.value,
                    "help": help_of(finding, validation.rules),
                    "fingerprint": finding.fingerprint(),
                }
                for finding in validation.findings
            ],
        }
    )


def dumped(value: object) -> str:
    """JSON text for people and programs, with a line feed at its end."""
    return encodable(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
