"""wp2rdf turns the pathway pages of WikiPathways into an RDF knowledge graph.

>>> import wp2rdf
>>> record = wp2rdf.read("examples/site/_pathways/WP9001.md")
>>> record.title
'Glucose sensing in the example cell'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf._version import __version__
from wp2rdf.build import build
from wp2rdf.convert import convert
from wp2rdf.errors import (
    InputError,
    OutputError,
    PageError,
    Problem,
    QueryError,
    QueryTimeoutError,
    StoreError,
    UsageError,
    Wp2rdfError,
)
from wp2rdf.findings import Finding, Validation
from wp2rdf.load import Loaded, load
from wp2rdf.mapping import triples
from wp2rdf.model import Pathway
from wp2rdf.pipeline import Report, read
from wp2rdf.query import query
from wp2rdf.rebuild import front_matter
from wp2rdf.results import Table, Triples
from wp2rdf.validate import validate

if TYPE_CHECKING:
    from wp2rdf.graph import to_graph

__all__ = [
    "Finding",
    "InputError",
    "Loaded",
    "OutputError",
    "PageError",
    "Pathway",
    "Problem",
    "QueryError",
    "QueryTimeoutError",
    "Report",
    "StoreError",
    "Table",
    "Triples",
    "UsageError",
    "Validation",
    "Wp2rdfError",
    "__version__",
    "build",
    "convert",
    "front_matter",
    "load",
    "query",
    "read",
    "to_graph",
    "triples",
    "validate",
]


def __getattr__(name: str) -> object:
    """Loads what needs rdflib when it is first asked for."""
    if name == "to_graph":
        from wp2rdf.graph import to_graph  # noqa: PLC0415 - `import wp2rdf` does not load rdflib

        return to_graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
