"""A small column chart as inline SVG, made on the server: it needs no script and no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEIGHT, _STEP, _GAP, _FOOT, _HEAD = 72, 26, 6, 16, 14
_MOST = 40
_BAR = 100


def by_year(counts: Mapping[int, int], *, label: str) -> Markup:
    """Columns of counts, one for every year between the first and the last; at most the last forty years.

    Args:
        counts: by year.
        label: what is counted, for those who do not see the chart.
    """
    if not counts:
        return Markup()
    last = max(counts)
    years = range(max(min(counts), last - _MOST + 1), last + 1)
    highest = max(counts.values())
    columns = []
    for place, year in enumerate(years):
        count = counts.get(year, 0)
        height = max(2, round(_HEIGHT * count / highest)) if count else 0
        x, middle = place * _STEP + _GAP // 2, place * _STEP + _STEP // 2
        columns.append(
            f'<rect x="{x}" y="{_HEAD + _HEIGHT - height}" width="{_STEP - _GAP}" height="{height}" rx="2"/>'
            + (f'<text x="{middle}" y="{_HEAD + _HEIGHT - height - 4}">{count}</text>' if count else "")
            + f'<text x="{middle}" y="{_HEAD + _HEIGHT + _FOOT - 3}">{year % 100:02}</text>'
        )
    width, height = len(years) * _STEP, _HEAD + _HEIGHT + _FOOT
    said = ", ".join(f"{year}: {counts[year]}" for year in years if counts.get(year))
    return Markup(  # noqa: S704 - numbers, and a text that is escaped
        f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(label)}: {said}">{"".join(columns)}</svg>'
    )


def bar(count: int | str, most: int | str) -> Markup:
    """A bar before a number in a list: how much it is of the largest; the number itself stands in the list.

    Args:
        count: the number.
        most: the largest of the list.
    """
    width = max(1, round(_BAR * int(count) / int(most))) if int(most) else 0
    return Markup(  # noqa: S704 - numbers
        f'<svg class="bar-of" viewBox="0 0 {_BAR} 8" width="{_BAR}" height="8" aria-hidden="true">'
        f'<rect x="{_BAR - width}" width="{width}" height="8" rx="2"/></svg>'
    )
