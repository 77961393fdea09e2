"""What a report says in one line about the whole validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.validating.reports.characters import printable

if TYPE_CHECKING:
    from wp2rdf.validating.findings import Validation


def source(validation: Validation) -> str:
    """What was validated, in words."""
    return "standard input" if validation.source == "-" else printable(validation.source)


def totals(validation: Validation) -> str:
    """The line that ends a report: what was looked at and what was found, by level."""
    if not validation.findings:
        return f"{source(validation)}: no findings ({', '.join((*_looked_at(validation), *_besides(validation)))})"
    counts = f"{plural(validation.count('error'), 'error')}, {plural(validation.count('warning'), 'warning')}"
    found = f"{plural(len(validation.findings), 'finding')} ({counts}, {validation.count('info'):,} info)"
    return ", ".join((*_looked_at(validation), found, *_besides(validation)))


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
    return [said for said in (hidden, validation.engine) if said]
