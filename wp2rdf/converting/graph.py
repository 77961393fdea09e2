"""The door to rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rdflib

from wp2rdf import mapping
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.model import Pathway
from wp2rdf.rdf import iri
from wp2rdf.rdf.block import Block
from wp2rdf.reading import checkout as checkouts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wp2rdf.mapping import Profile


def to_graph(source: Path | str | Pathway, *, profile: Profile = "full", gpml_layer: bool = False) -> rdflib.Graph:
    """Pages as one `rdflib.Graph` with prefixes bound.

    Args:
        source: a page, a drawing, a checkout, `-` for standard input, or a pathway that was read before.
        profile: `full`, or `wprdf` for the official shapes only.
        gpml_layer: whether everything that is drawn is told, with its place and its look.

    Raises:
        InputError: there is no such file or folder, or the one page that it names cannot be converted.
    """
    blocks: Iterable[Block]
    if isinstance(source, Pathway):
        blocks = [
            Block.of(mapping.names_of(source).page, mapping.statements(source, profile=profile, gpml_layer=gpml_layer))
        ]
    else:
        report = Report()
        blocks = list(
            pipeline.blocks(checkouts.find(source), Options(profile=profile, gpml_layer=gpml_layer), report=report)
        )
        report.raise_for_nothing()
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in iri.PREFIXES.items():
        graph.bind(prefix, namespace)
    for block in blocks:
        graph.parse(data=block.ntriples().data, format="nt")
    return graph
