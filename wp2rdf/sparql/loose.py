"""Loose forms of SPARQL, translated."""

from __future__ import annotations

from typing import NamedTuple


class Translation(NamedTuple):
    """A query and what was changed in it."""

    text: str
    changes: tuple[str, ...]


def translate(text: str) -> Translation:
    """The query in SPARQL 1.1."""
    return Translation(text, ())
