"""Reads the tables of faults beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.errors import Level

_HERE = Path(__file__).parent
_LEVELS: tuple[Level, ...] = ("error", "warning", "info")


def rows(files: str) -> Iterator[dict[str, Any]]:
    """The rows of all tables whose names match, in the order of the names."""
    paths = sorted(_HERE.glob(files))
    assert paths, files
    for path in paths:
        yield from yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def level_and_rule(row: dict[str, Any]) -> tuple[Level, str]:
    """What must be found: written as `level: rule`."""
    return next((level, row[level]) for level in _LEVELS if level in row)
