"""Cells and rows of a table of data nodes that are read, and should be written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import Problem
from wp2rdf.validating.fixes.identifiers import right_curie, right_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import DataNodes, Pathway

_IDENTIFIER, _FIRST_MAPPING = 2, 4
_SYMBOLS, _SYMBOL = "HGNC", "hgnc.symbol:"


def unusual(pathway: Pathway) -> Iterator[Problem]:
    """Identifiers with a blank after their colon, symbols in small letters, and nodes that stand twice."""
    table = pathway.datanodes
    symbols = table.columns.index(_SYMBOLS) if _SYMBOLS in table.columns else None
    for row in table.rows:
        if ": " in row.identifier:
            yield from _blanks(table, row.line, _IDENTIFIER, row.identifier)
        if ": " in "".join(row.mappings):
            for index, cell in enumerate(row.mappings):
                yield from _blanks(table, row.line, _FIRST_MAPPING + index, cell)
        if row.identifier.startswith(_SYMBOL):
            yield from _case(table, row.line, _IDENTIFIER, row.identifier)
        if symbols is not None and row.mappings[symbols]:
            yield from _case(table, row.line, _FIRST_MAPPING + symbols, row.mappings[symbols])
    yield from _twice(table)


def _blanks(table: DataNodes, line: int, cell: int, text: str) -> Iterator[Problem]:
    for entry in text.split(";"):
        right = right_curie(entry.strip())
        if ": " in entry and " " not in right:
            said = f"a blank stands after the colon of {entry.strip()!r}"
            yield Problem(table.file, *table.locate(line, cell), "identifier-blank", said, f"write `{right}`")


def _case(table: DataNodes, line: int, cell: int, text: str) -> Iterator[Problem]:
    for entry in text.split(";"):
        prefix, colon, symbol = entry.partition(":")
        if (
            f"{prefix.strip()}{colon}" == _SYMBOL
            and symbol != symbol.upper()
            and symbol.strip() != (right := right_symbol(symbol.strip()))
        ):
            said = f"{symbol.strip()!r} is no symbol of HGNC, which has capitals"
            yield Problem(table.file, *table.locate(line, cell), "identifier-case", said, f"write `{_SYMBOL}{right}`")


def _twice(table: DataNodes) -> Iterator[Problem]:
    """One finding for a table, at the first row whose label, type and identifier stand before."""
    seen: set[tuple[str, str, str]] = set()
    again = []
    for row in table.rows:
        key = (row.label, row.type, row.identifier)
        if key in seen and row.identifier:
            again.append(row)
        seen.add(key)
    if again:
        row = again[0]
        more = f"; {len(again)} rows of the table are like one before" if len(again) > 1 else ""
        said = f"{row.label!r} ({row.identifier}) stands twice{more}"
        yield Problem(table.file, *table.locate(row.line, 0), "node-twice", said)
