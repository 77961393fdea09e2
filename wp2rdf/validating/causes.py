"""One cause, one finding: what two swapped headers or cells bring about in many places is said once, as what it is."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem
from wp2rdf.mapping.datanodes import TYPES
from wp2rdf.registries.datasources import COLUMNS, SOURCES
from wp2rdf.validating.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from wp2rdf.errors import Position
    from wp2rdf.model import DataNode, DataNodes, Pathway

_SYMPTOMS = frozenset(
    {
        "cell-prefix",
        "cell-identifier",
        "node-type",
        "node-prefix",
        "node-identifier",
        "reference-database",
        "reference-id",
    }
)
"""What swapped headers and cells bring about."""
_LABEL, _TYPE, _IDENTIFIER, _COMMENT, _FIRST_MAPPING = 0, 1, 2, 3, 4
_FIXED = ("Label", "Type", "Identifier", "Comment")
_LEAST = 3
"""Rows from which on it is the header that is wrong, not the cells."""
_DATABASES = frozenset({"pubmed", "doi", "isbn", "kegg pathway", "wikipathways", "url"})
_COLUMN_OF = {prefix: name for name, prefix in COLUMNS.items()}


class _Cause(NamedTuple):
    """A mistake, and the cells where it shows: the line of their row and their index."""

    problem: Problem
    cells: list[tuple[int, int]]


def joined(findings: Sequence[Finding], record: Callable[[], Pathway | None]) -> list[Finding]:
    """The findings about a page, with those that one mistake brings about as one.

    Args:
        findings: of one page and its tables.
        record: reads the page again; asked only when there is something to look for.
    """
    if not any(one.rule in _SYMPTOMS for one in findings):
        return list(findings)
    pathway = record()
    if pathway is None:
        return list(findings)
    causes = [*_in_datanodes(pathway.datanodes), *_in_bibliography(pathway)]
    if not causes:
        return list(findings)
    tables = {table.file: table.locate for table in (pathway.datanodes, pathway.bibliography)}
    covered = {
        (cause.problem.file, *_span(tables[cause.problem.file], line, cell))
        for cause in causes
        for line, cell in cause.cells
    }
    kept = [one for one in findings if one.rule not in _SYMPTOMS or not _is_in(one, covered)]
    return [*kept, *(Finding.of_problem(cause.problem) for cause in causes)]


def _span(locate: Callable[[int, int], Position], line: int, cell: int) -> tuple[Position, Position]:
    return locate(line, cell), locate(line, cell + 1)


def _is_in(finding: Finding, covered: Iterable[tuple[str, Position, Position]]) -> bool:
    place = (finding.line, finding.column)
    return any(file == finding.file and (start == place or start <= place < end) for file, start, end in covered)


def _in_datanodes(table: DataNodes) -> Iterator[_Cause]:
    columns = range(len(table.columns))
    strays = [_strays(table, index) for index in columns]
    mostly = [_mostly(table, index, strays[index]) for index in columns]
    others = [table.columns.index(name) if name in table.columns else None for name in mostly]
    whole: set[int] = set()
    for one, other in enumerate(others):
        if other is not None and other > one and others[other] == one:
            whole |= {one, other}
            cells = [(line, _FIRST_MAPPING + index) for index in (one, other) for line in strays[index]]
            rows = len({line for line, _ in cells})
            said = f"{table.columns[one]} and {table.columns[other]} seem to be swapped ({rows} rows)"
            yield _Cause(Problem(table.file, *table.locate(1, _FIRST_MAPPING + one), "columns-swapped", said), cells)
    for one, name in enumerate(mostly):
        if one not in whole and name:
            whole.add(one)
            cells = [(line, _FIRST_MAPPING + one) for line in strays[one]]
            said = f"{table.columns[one]} seems to hold identifiers of {name} ({len(cells)} rows)"
            helps = f"write {name} in the header, or take the right identifiers"
            place = table.locate(1, _FIRST_MAPPING + one)
            yield _Cause(Problem(table.file, *place, "column-of-another", said, helps), cells)
    for row in table.rows:
        yield from _in_row(table, row, whole)


def _strays(table: DataNodes, index: int) -> dict[int, str]:
    """The lines of the rows whose cell in a column begins with the prefix of another source, each with it."""
    own = COLUMNS[table.columns[index]]
    found = {}
    for row in table.rows:
        prefix = _prefix(row.mappings[index])
        if prefix in SOURCES and prefix != own:
            found[row.line] = prefix
    return found


def _prefix(cell: str) -> str:
    return cell.partition(":")[0].strip()


def _mostly(table: DataNodes, index: int, strays: Mapping[int, str]) -> str:
    """The name of the column whose identifiers most cells of another hold; empty: they hold their own."""
    filled = sum(1 for row in table.rows if row.mappings[index].strip())
    if len(strays) < _LEAST or len(strays) * 2 <= filled:
        return ""
    prefix, number = Counter(strays.values()).most_common(1)[0]
    name = _COLUMN_OF.get(prefix, SOURCES[prefix].name)
    return name if number * 2 > filled else ""


def _in_row(table: DataNodes, row: DataNode, whole: set[int]) -> Iterator[_Cause]:
    """Two cells of a row that each hold what the other should."""

    def cause(first: int, second: int, names: tuple[str, str], helps: str = "") -> _Cause:
        said = f"{names[0]} and {names[1]} of this row seem to be swapped"
        cells = [(row.line, first), (row.line, second)]
        return _Cause(Problem(table.file, *table.locate(row.line, first), "cells-swapped", said, helps), cells)

    if not whole and (shifted := _shifted(table, row)):
        yield shifted
        return
    if row.label in TYPES and row.type not in TYPES and row.type:
        yield cause(_LABEL, _TYPE, ("Label", "Type"))
    elif _is_curie(row.label) and row.identifier and not _is_curie(row.identifier):
        yield cause(_LABEL, _IDENTIFIER, ("Label", "Identifier"))
    elif _is_curie(row.type) and row.identifier in TYPES:
        yield cause(_TYPE, _IDENTIFIER, ("Type", "Identifier"))
    elif _is_curie(row.comment) and not _is_curie(row.identifier):
        yield cause(_IDENTIFIER, _COMMENT, ("Identifier", "Comment"))
    if not any(row.mappings):
        return
    prefixes = {index: _prefix(cell) for index, cell in enumerate(row.mappings) if ":" in cell}
    for one, prefix in prefixes.items():
        name = _COLUMN_OF.get(prefix)
        other = table.columns.index(name) if name in table.columns else one
        if other > one and not {one, other} & whole and prefixes.get(other) == COLUMNS[table.columns[one]]:
            yield cause(_FIRST_MAPPING + one, _FIRST_MAPPING + other, (table.columns[one], table.columns[other]))


def _shifted(table: DataNodes, row: DataNode) -> _Cause | None:
    """Cells of a row that stand all a column too far to one side; None: they do not."""
    names = (*_FIXED, *table.columns)
    cells = enumerate((row.label, row.type, row.identifier, row.comment, *row.mappings))
    strays = [
        (index, right) for index, cell in cells if (right := _columns_of(cell, index)) and names[index] not in right
    ]
    for step, side in ((1, "right"), (-1, "left")):
        if len(strays) > 1 and all(
            0 <= index - step < len(names) and names[index - step] in right for index, right in strays
        ):
            first = strays[0][0]
            said = (
                f"{len(strays)} cells of this row, from {names[first - step]} on, stand a column too far to the {side}"
            )
            helps = "remove an empty cell before them" if step > 0 else "add an empty cell before them"
            covered = [(row.line, index) for index in range(min(first, first - step), strays[-1][0] + 1)]
            return _Cause(Problem(table.file, *table.locate(row.line, first), "cells-shifted", said, helps), covered)
    return None


def _columns_of(cell: str, index: int) -> set[str]:
    """The columns that a cell may stand in; none: it says nothing of it."""
    column = _COLUMN_OF.get(_prefix(cell))
    if index >= _FIRST_MAPPING:
        return {column} if column else set()
    if cell in TYPES:
        return {"Type"}
    return {"Identifier", column or "Identifier"} if _is_curie(cell) else set()


def _is_curie(text: str) -> bool:
    prefix, colon, local = text.partition(":")
    return bool(colon and local) and prefix in SOURCES


def _in_bibliography(pathway: Pathway) -> Iterator[_Cause]:
    table = pathway.bibliography
    for row in table.rows:
        if row.id.strip().casefold() in _DATABASES and re.fullmatch(r"[0-9]+|10\.\S+", row.database.strip()):
            problem = Problem(
                table.file,
                *table.locate(row.line, 0),
                "cells-swapped",
                "ID and Database of this row seem to be swapped",
            )
            yield _Cause(problem, [(row.line, 0), (row.line, 1)])
