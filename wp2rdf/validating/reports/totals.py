"""What a report says in one line about the whole validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.validating.reports.characters import printable
from wp2rdf.validating.reports.order import LEVELS

if TYPE_CHECKING:
    from wp2rdf.validating.findings import Validation


def source(validation: Validation) -> str:
    """What was validated, in words."""
    return "standard input" if validation.source == "-" else printable(validation.source)


def totals(validation: Validation) -> str:
    """The line that ends a report: what was looked at and what was found, by level."""
    if not validation.findings:
        return f"{source(validation)}: no findings ({', '.join((*_looked_at(validation), *_besides(validation)))})"
    would = "would fail" if validation.fails("warning") else "would pass"
    return ", ".join(
        (*_looked_at(validation), counted(validation), f"--fail-on warning {would}", *_besides(validation))
    )


def counted(validation: Validation) -> str:
    """The number of findings, by level."""
    counts = ", ".join(plural(validation.count(level), level) for level in LEVELS)
    return f"{plural(len(validation.findings), 'finding')} ({counts})"


def plural(number: int, noun: str) -> str:
    """A number of things.

    >>> plural(1704, "page")
    '1,704 pages'
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _looked_at(validation: Validation) -> tuple[str, ...]:
    return plural(validation.pages, validation.unit), plural(validation.triples, "triple")


def _besides(validation: Validation) -> list[str]:
    hidden = f"{validation.hidden:,} hidden by the baseline" if validation.hidden else ""
    ignored = f"{validation.ignored:,} ignored on purpose" if validation.ignored else ""
    return [said for said in (hidden, ignored, validation.engine) if said]
