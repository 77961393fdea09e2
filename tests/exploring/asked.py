"""What a table holds, in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wp2rdf import Table


def rows(table: Table) -> list[dict[str, str | int | float | bool | None]]:
    """All rows."""
    return list(table.rows())


def columns(table: Table) -> tuple[str, ...]:
    """The names of the columns."""
    return table.variables
