"""The edits of a table: blanks around cells, and identifiers whose right form is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.registries.datasources import COLUMNS
from wp2rdf.validating.fixes.edits import Edit
from wp2rdf.validating.fixes.identifiers import right_curie, right_doi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CURIES = frozenset({"Identifier", *COLUMNS})
"""Columns of identifiers with prefixes, several with `;` between them."""


def edits_of_table(text: str, header: Sequence[str], starts: Sequence[int]) -> Iterator[Edit]:
    """What has one right answer in a table.

    Args:
        text: the table.
        header: its column names.
        starts: the lines, from 1, where its rows start; rows that hold a quotation mark are left alone, but for cells
            without one before it.
    """
    lines = [*_spans(text)]
    for number in starts:
        start, end = lines[number - 1]
        for name in header:
            stop = text.find("\t", start, end)
            stop = end if stop < 0 else stop
            if text.startswith('"', start):
                break
            yield from _of_cell(text[start:stop], start, name, header, text[start:end])
            start = stop + 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end - (text[max(start, end - 1) : end] == "\r")
        start = end + 1


def _of_cell(cell: str, start: int, column: str, header: Sequence[str], row: str) -> Iterator[Edit]:
    stripped = cell.strip(" ")
    if stripped != cell and '"' not in cell:
        yield Edit(start, start + len(cell), stripped, "blank-at-end", "blanks around a cell are removed")
    elif column in _CURIES and ":" in cell:
        right = ";".join(right_curie(one) for one in cell.split(";"))
        if right != cell:
            yield Edit(start, start + len(cell), right, "identifier-form", f"{cell!r} is written {right!r}")
    elif column == "ID" and "Database" in header[1:2] and row.split("\t")[1:2] == ["DOI"]:
        right = right_doi(cell)
        if right != cell:
            yield Edit(start, start + len(cell), right, "reference-id", "a link to a DOI is written as the DOI")
