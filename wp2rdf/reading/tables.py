"""The tab-separated tables beside a page, with the line and column of every cell."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Position, Problem
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import LocateCell


class Table(NamedTuple):
    """A table.

    Attributes:
        header: the cells of its first row; empty when the file is.
        rows: the line where each other row starts, and its cells: as many as the header has.
        problems: rows that are not so.
        locate: finds a cell.
        odd: those rows that could be read, each on a line of its own, with the line.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    problems: tuple[Problem, ...]
    locate: LocateCell
    odd: tuple[tuple[int, list[str]], ...] = ()


@timed("tables")
def parse(text: str, file: str) -> Table:
    """A table from its text; quoted cells may hold tabs and line breaks, lone carriage returns too.

    Args:
        text: the file, decoded with its line ends as they are.
        file: how problems call it.
    """
    header: list[str] | None = None
    rows: list[tuple[int, list[str]]] = []
    problems: list[Problem] = []
    odd: list[tuple[int, list[str]]] = []
    reader = csv.reader(_lines(text), delimiter="\t")
    start = 1
    fragment = False
    while True:
        try:
            for row in reader:
                if header is None:
                    header = row or None
                elif len(row) == len(header) and not fragment:
                    if reader.line_num > start and _swallows(row):
                        said = f"a quote that is not closed swallows {reader.line_num - start + 1} lines: left out"
                        problems.append(Problem(file, start, 1, "table-row", said))
                    else:
                        rows.append((start, row))
                    start = reader.line_num + 1
                    continue
                elif row and _MARKER.fullmatch(row[0]) and len(row) == 1 < len(header):
                    if not any(problem.rule == "merge-conflict" for problem in problems):
                        said = "markers of a merge stand in the table: the rows of both sides are read"
                        problems.append(Problem(file, start, 1, "merge-conflict", said))
                    start, fragment = reader.line_num + 1, False
                    continue
                elif row:
                    said = _said(row, header, reader.line_num - start + 1, fragment)
                    problems.append(Problem(file, start, 1, "table-row", said))
                    if len(row) > 1 and not fragment and reader.line_num == start and "\t" not in "".join(row):
                        odd.append((start, row))
                # a cell by itself is the start of a label that was broken over two lines: the next row is its rest
                fragment = header is not None and len(row) == 1 < len(header) and not fragment
                start = reader.line_num + 1
            break
        except csv.Error as error:
            said = "a carriage return stands outside quotes" if "new-line" in str(error) else str(error)
            problems.append(Problem(file, start, 1, "table-row", f"row cannot be read: {said}"))
            start = reader.line_num + 1
    return Table(tuple(header or ()), tuple(rows), tuple(problems), _Places(text).locate, tuple(odd))


_MARKER = re.compile(r"<{7} .*|={7}|>{7} .*|\|{7} .*")
"""The lines that git leaves where both sides have changed the same (`git help merge`)."""


def _said(row: list[str], header: list[str], lines: int, fragment: bool) -> str:
    """Why a row is left out."""
    if fragment:
        return "row is the rest of the one before it, which a line break has cut: left out"
    over = f" over {lines} lines (a quote that is not closed?)" if lines > 1 else ""
    cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
    return f"row has {cells}{over}, the header {len(header)}: left out"


def _swallows(row: list[str]) -> bool:
    """Whether a cell holds the end of a row and the start of another: its quote is closed by that of another cell."""
    return any("\t" in cell and "\n" in cell for cell in row)


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


_CELL = re.compile(r'(?:"(?:[^"]|"")*+"[^\t]*+|[^\t]*+)\t')


class _Places:
    """The places of cells.

    Args:
        text: the table.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def locate(self, line: int, cell: int) -> Position:
        """Line and column of a cell, from the line where its row starts and the cell's index from 0."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
        index = self._starts[line - 1]
        for _ in range(cell):
            found = _CELL.match(self._text, index)
            index = found.end() if found else index
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1
