"""The table of hand-over formats: a new one is a module of this package and a line here."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple


class Form(NamedTuple):
    """A hand-over format.

    Attributes:
        name: as the command has it.
        summary: what it is, in a few words.
        counts: what its writer counts, in the singular.
        module: the module of this package that writes it.
        is_folder: whether it is several files.
        takes: the options that it takes besides the filters and the date.
    """

    name: str
    summary: str
    counts: str
    module: str
    is_folder: bool = False
    takes: frozenset[str] = frozenset()


FORMS = MappingProxyType(
    {
        one.name: one
        for one in (
            Form(
                "gmt",
                "gene sets, as WikiPathways publishes them",
                "gene set",
                "gmt",
                takes=frozenset({"identifier", "plain-names"}),
            ),
            Form(
                "tables",
                "CSV or TSV, with a data package",
                "row",
                "tables",
                is_folder=True,
                takes=frozenset({"identifier", "tabs"}),
            ),
        )
    }
)
"""The formats by name."""
