"""Known findings: a file that hides what was there before, so that only new findings count."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.rdf.nesting import json_of
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.validating.findings import Finding

_VERSION = 1


def write(findings: Iterable[Finding], path: Path | str) -> None:
    """Writes a baseline: JSON, a line a finding, sorted, so that changes to it are easy to review.

    Raises:
        OutputError: it cannot be written.
    """
    known = Counter(
        json.dumps(
            {"file": one.file, "rule": one.rule, "fingerprint": one.fingerprint(), "message": one.message},
            ensure_ascii=False,
        )
        for one in findings
    )
    lines = ",\n".join(f'    {line[:-1]}, "count": {known[line]}}}' for line in sorted(known))
    text = f'{{\n  "version": {_VERSION},\n  "findings": [\n{lines}\n  ]\n}}\n'
    with output.replacing(Path(path)) as out:
        out.write(text.encode())


def read(path: Path | str) -> Counter[str]:
    """The fingerprints of known findings, each with the number of times that it is known.

    Raises:
        UsageError: the file cannot be read, or is no baseline.
    """
    try:
        content = json_of(Path(path).read_bytes())
        if content["version"] != _VERSION:
            raise UsageError(f"{path}: a baseline of version {content['version']!r}; this program knows {_VERSION}")
        return Counter({str(one["fingerprint"]): int(one["count"]) for one in content["findings"]})
    except OSError as error:
        raise UsageError(f"{path}: baseline cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: not a baseline; make one with --write-baseline") from error


def unknown(findings: Iterable[Finding], known: Counter[str]) -> list[Finding]:
    """The findings that are not known, or more often there than known."""
    left = Counter(known)
    new = []
    for finding in findings:
        fingerprint = finding.fingerprint()
        if left[fingerprint] > 0:
            left[fingerprint] -= 1
        else:
            new.append(finding)
    return new
