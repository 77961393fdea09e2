"""The edits of a table: blanks around cells, empty cells at the end, names of columns, forms of identifiers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.reading import ragged
from wp2rdf.registries.datasources import COLUMNS
from wp2rdf.validating.fixes.edits import Edit
from wp2rdf.validating.fixes.identifiers import right_curie, right_doi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wp2rdf.reading.tables import Table

_CURIES = frozenset({"Identifier", *COLUMNS})
"""Columns of identifiers with prefixes, several with `;` between them."""


_QUOTED = re.compile(r'"(?:[^"]|"")*+"(?=\t|$)')
_NAMES = {name.casefold(): name for name in ("Label", "Type", "Identifier", "Comment", "Citation", *COLUMNS)}


def edits_of_table(text: str, table: Table) -> Iterator[Edit]:
    """What has one right answer in a table.

    Cells in quotes are left alone, and so is what stands after one that does not end on its line.

    Args:
        text: the table.
        table: what was read of it.
    """
    header = table.header
    lines = [*_spans(text)]
    if header and '"' not in (named := text[slice(*lines[0])]) and tuple(named.split("\t")) == header:
        yield from _of_header(header, lines[0][0])
    whole = ragged.completed(table)
    for number, row in table.odd:
        start, end = lines[number - 1]
        more = len(row) - len(header)
        if number in whole and more > 0:
            cut = start + len("\t".join(text[start:end].split("\t")[:-more]))
            yield Edit(cut, end, "", "table-ends", "empty cells at the end are removed")
        elif number in whole:
            yield Edit(end, end, "\t" * -more, "table-ends", "empty cells at the end are added")
    for number, _ in table.rows:
        start, end = lines[number - 1]
        for name in header:
            if text.startswith('"', start):
                quoted = _QUOTED.match(text, start, end)
                if not quoted:
                    break
                start = quoted.end() + 1
                continue
            stop = text.find("\t", start, end)
            stop = end if stop < 0 else stop
            yield from _of_cell(text[start:stop], start, name, header, text[start:end])
            start = stop + 1


def _of_header(header: Sequence[str], start: int) -> Iterator[Edit]:
    for name in header:
        right = _NAMES.get(name.strip().casefold(), name)
        if right != name and right not in header:
            yield Edit(start, start + len(name), right, "table-header", f"{name!r} is written {right}")
        start += len(name) + 1


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
