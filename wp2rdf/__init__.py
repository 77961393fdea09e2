"""wp2rdf turns the pathway pages of WikiPathways into an RDF knowledge graph.

>>> import wp2rdf
>>> record = wp2rdf.read("examples/site/_pathways/WP9001.md")
>>> record.title
'Glucose sensing in the example cell'
"""

from __future__ import annotations

import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf._version import __version__

if TYPE_CHECKING:
    from wp2rdf.building.build import build
    from wp2rdf.converting.convert import convert
    from wp2rdf.converting.graph import to_graph
    from wp2rdf.converting.pipeline import Report
    from wp2rdf.drawing.pictures.draw import draw
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
    from wp2rdf.exploring.enrichment import enrich
    from wp2rdf.exploring.genes import genes
    from wp2rdf.exploring.pathways import UnknownIdentifierWarning, pathways, pathways_with, similar
    from wp2rdf.exploring.reading import read
    from wp2rdf.loading.load import Loaded, load
    from wp2rdf.mapping import triples
    from wp2rdf.mapping.back import front_matter
    from wp2rdf.model import Pathway
    from wp2rdf.publishing.auditing.audit import audit
    from wp2rdf.publishing.comparing.diff import diff
    from wp2rdf.publishing.describing.describe import describe
    from wp2rdf.publishing.exporting.export import export
    from wp2rdf.publishing.gene_sets import gene_sets
    from wp2rdf.publishing.networks import network
    from wp2rdf.publishing.releasing.release import release
    from wp2rdf.querying.ask import query
    from wp2rdf.querying.results import Table, Triples
    from wp2rdf.validating.findings import Finding, Validation
    from wp2rdf.validating.validate import validate

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
    "UnknownIdentifierWarning",
    "UsageError",
    "Validation",
    "Wp2rdfError",
    "__version__",
    "audit",
    "build",
    "convert",
    "describe",
    "diff",
    "draw",
    "enrich",
    "export",
    "front_matter",
    "gene_sets",
    "genes",
    "load",
    "network",
    "pathways",
    "pathways_with",
    "query",
    "read",
    "release",
    "similar",
    "to_graph",
    "triples",
    "validate",
]

_HOMES = MappingProxyType(
    {
        name: module
        for module, names in {
            "wp2rdf.building.build": ("build",),
            "wp2rdf.converting.convert": ("convert",),
            "wp2rdf.drawing.pictures.draw": ("draw",),
            "wp2rdf.errors": (
                "InputError",
                "OutputError",
                "PageError",
                "Problem",
                "QueryError",
                "QueryTimeoutError",
                "StoreError",
                "UsageError",
                "Wp2rdfError",
            ),
            "wp2rdf.validating.findings": ("Finding", "Validation"),
            "wp2rdf.converting.graph": ("to_graph",),
            "wp2rdf.exploring.enrichment": ("enrich",),
            "wp2rdf.exploring.genes": ("genes",),
            "wp2rdf.exploring.reading": ("read",),
            "wp2rdf.exploring.pathways": ("UnknownIdentifierWarning", "pathways", "pathways_with", "similar"),
            "wp2rdf.loading.load": ("Loaded", "load"),
            "wp2rdf.mapping": ("triples",),
            "wp2rdf.model": ("Pathway",),
            "wp2rdf.converting.pipeline": ("Report",),
            "wp2rdf.publishing.comparing.diff": ("diff",),
            "wp2rdf.publishing.auditing.audit": ("audit",),
            "wp2rdf.publishing.releasing.release": ("release",),
            "wp2rdf.publishing.describing.describe": ("describe",),
            "wp2rdf.publishing.exporting.export": ("export",),
            "wp2rdf.publishing.gene_sets": ("gene_sets",),
            "wp2rdf.publishing.networks": ("network",),
            "wp2rdf.querying.ask": ("query",),
            "wp2rdf.mapping.back": ("front_matter",),
            "wp2rdf.querying.results": ("Table", "Triples"),
            "wp2rdf.validating.validate": ("validate",),
        }.items()
        for name in names
    }
)
"""Where each name of the public face is at home."""


if not TYPE_CHECKING:  # or any name would pass a type checker

    def __getattr__(name: str) -> object:
        """Loads a part when it is first asked for (https://peps.python.org/pep-0562/): a command needs few of them."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found: object = getattr(importlib.import_module(_HOMES[name]), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
