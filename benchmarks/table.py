"""Tables that read well in a terminal and are Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.measure import Cost


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first column is on the left, the others are numbers and stand on the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    rule = [f":{'-' * (widths[0] - 1)}", *(f"{'-' * (width - 1)}:" for width in widths[1:])]
    return "\n".join(_line(row, widths) for row in (header, rule, *rows))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return f"| {' | '.join(cells)} |"


def ratios(costs: Mapping[str, Cost], reference: str, *, budgets: Mapping[str, float] | None = None) -> str:
    """What each job costs, in seconds and in multiples of one of them, beside the budgets that some have."""
    unit = costs[reference].seconds
    header = ["job", "CPU s", f"x {reference}", *(["budget"] if budgets else []), "MB"]
    rows = []
    for name, (seconds, megabytes) in costs.items():
        budget = [f"{budgets[name]:g}" if name in budgets else ""] if budgets else []
        rows.append([name, f"{seconds:.2f}", f"{seconds / unit:.2f}", *budget, f"{megabytes:.0f}"])
    return markdown(header, rows)
