"""The table of hand-over formats: a new one is a module of this package and a line here."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from wp2rdf.drawing.networks import formats as networks


class Form(NamedTuple):
    """A hand-over format.

    Attributes:
        name: as the command has it.
        summary: what it is, in a few words.
        counts: what its writer counts, in the singular.
        module: the module of this package that writes it.
        is_folder: whether it is several files.
        or_folder: whether it can be: a file a pathway.
        takes: the options that it takes besides the filters and the date.
    """

    name: str
    summary: str
    counts: str
    module: str
    is_folder: bool = False
    or_folder: bool = False
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
            Form(
                "parquet",
                "the same tables as Parquet",
                "row",
                "parquet",
                is_folder=True,
                takes=frozenset({"identifier"}),
            ),
            Form(
                "sssom",
                "mappings of identifiers, as SSSOM",
                "mapping",
                "sssom",
                takes=frozenset({"identifier"}),
            ),
            Form(
                "nanopubs",
                "nanopublications as TriG: one an interaction, or a node that is part of a pathway",
                "nanopublication",
                "nanopubs",
            ),
            Form("jsonld", "JSON-LD framed: a tree a pathway, with a context", "pathway", "jsonld"),
            Form(
                "kgx",
                "nodes and edges for knowledge graphs of the Biolink Model, as JSON Lines",
                "record",
                "kgx",
                is_folder=True,
            ),
            *(
                Form(name, f"networks: {one.says}", "edge", "networks", or_folder=True)
                for name, one in networks.FORMATS.items()
            ),
            Form("jelly", "the dump as Jelly, a compact binary form of RDF", "quad", "jelly"),
        )
    }
)
"""The formats by name."""
