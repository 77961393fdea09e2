"""The orders in which reports list findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from wp2rdf.errors import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.validating.findings import Finding

LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels, the gravest first."""


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by level; those of one level stay in their order."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings of each file, both in the order in which they come."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.file, []).append(finding)
    return files
