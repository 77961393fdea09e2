"""Rows that have more or fewer cells than the header of their table, and what may be made of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wp2rdf.errors import Problem
from wp2rdf.registries.datasources import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.reading.tables import Table

_IDENTIFIER, _FIRST_MAPPING = 2, 4
_LEAST_CELLS = 3
"""Label, Type and Identifier: what is shorter is no row."""
_COLUMN_OF = {prefix: name for name, prefix in COLUMNS.items()}


def trimmed(table: Table) -> Table:
    """A table without the columns at its end that have neither a name nor a cell that holds anything."""
    end = len(table.header)
    while end and not table.header[end - 1].strip():
        end -= 1
    if end in {0, len(table.header)} or any("".join(row[end:]).strip() for _, row in table.rows):
        return table
    rows = tuple((line, row[:end]) for line, row in table.rows)
    return table._replace(header=table.header[:end], rows=rows)


def completed(table: Table) -> dict[int, list[str]]:
    """The rows with another number of cells than the header that are whole but for empty cells at their end, by line.

    Editors cut blanks at the ends of lines, spreadsheets add empty cells. Where a cell is missing or added elsewhere,
    what comes after it belongs to other columns; a row that is too long and has nothing that shows it is left out,
    unless most rows are so. None is whole where it is the header that has a name too few or too many.
    """
    width = len(table.header)
    found = {}
    for line, row in table.odd:
        is_short = len(row) < width
        if len(row) < _LEAST_CELLS or "".join(row[width:]).strip() or not _fits(table.header, row):
            continue
        if is_short or width < _FIRST_MAPPING or any(_source(cell) for cell in row[_FIRST_MAPPING:]):
            found[line] = [*row[:width], *[""] * (width - len(row))]
    if found and len(table.odd) > len(table.rows) and all(_fits(table.header, row) for _, row in table.odd):
        long = {line: row[:width] for line, row in table.odd if len(row) > width and not "".join(row[width:]).strip()}
        found = {**long, **found}
    return {} if len(found) < len(table.odd) and _of_most(table)[1] > max(1, len(table.rows)) else found


def _of_most(table: Table) -> tuple[int, int]:
    """How many cells most of the rows have that have not as many as the header, and how many rows these are."""
    return Counter(len(row) for _, row in table.odd).most_common(1)[0]


def _fits(header: Sequence[str], row: Sequence[str]) -> bool:
    """Whether every identifier of a row stands in the column of its data source."""
    if (
        len(header) > _FIRST_MAPPING
        and len(row) > _IDENTIFIER
        and (
            (row[_IDENTIFIER].strip() and ":" not in row[_IDENTIFIER])
            or any(_source(cell) for cell in row[_IDENTIFIER + 1 : _FIRST_MAPPING])
        )
    ):
        return False  # the first cells stand too far to the right, or an identifier where the comment should
    pairs = zip(header[_FIRST_MAPPING:], row[_FIRST_MAPPING:], strict=False)
    return all(not (column := _source(cell)) or column == name for name, cell in pairs)


def _source(cell: str) -> str:
    """The column of the data source that a cell names; empty: none."""
    return _COLUMN_OF.get(cell.partition(":")[0].strip(), "") if ":" in cell else ""


def settled(table: Table, file: str) -> Table:
    """A table whose header is in order, with the rows that are whole but for empty cells at their end.

    Where most rows have as many cells as no header names, it is the header that is wrong: that is said once.
    """
    if not table.odd:
        return table
    header = table.header
    whole = completed(table)
    width, count = _of_most(table)
    if not whole:
        is_of_header = count > max(1, len(table.rows))
        problems = (_of_header(table, width, file),)
        return table._replace(header=(), rows=(), problems=problems) if is_of_header else table
    kept = [one for one in table.problems if one.rule != "table-row" or one.line not in whole]
    few = sum(1 for line, row in table.odd if line in whole and len(row) < len(header))
    said = " and ".join(
        f"{number} {'row' if number == 1 else 'rows'} {what} empty cells at the end"
        for number, what in ((few, "without the"), (len(whole) - few, "with more"))
        if number
    )
    kept.append(Problem(file, min(whole), 1, "table-ends", f"{said}, the header has {len(header)} names"))
    return table._replace(rows=tuple(sorted([*table.rows, *whole.items()])), problems=tuple(kept))


def _of_header(table: Table, width: int, file: str) -> Problem:
    """What is said of a header that has a name too few or too many for rows of a width, at its place."""
    header = table.header
    said = f"the header has {len(header)} names, the rows have {width} cells; no row is converted"
    like = [row for _, row in table.odd if len(row) == width]
    for index in range(_FIRST_MAPPING, width) if width == len(header) + 1 else ():
        if all(_fits((*header[:index], "", *header[index:]), [*row[:index], "", *row[index + 1 :]]) for row in like):
            found = Counter(column for row in like if (column := _source(row[index]))).most_common(1)
            name = found[0][0] if found else next((one for one in COLUMNS if one not in header), "")
            if name in header:
                continue
            before = f"before {header[index]}" if index < len(header) else "at the end"
            place = table.locate(1, min(index, len(header) - 1))
            return Problem(file, *place, "table-header", said, f"a name is missing {before}: {name}, it seems")
    return Problem(file, 1, 1, "table-header", said, "give each column its name")
