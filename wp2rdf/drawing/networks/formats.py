"""The formats of networks: one line each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.drawing.networks import cx2, graphml, sif

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.drawing.networks.model import Network


class NetworkFormat(NamedTuple):
    """A format of networks.

    Attributes:
        written: gives the bytes of a network.
        suffix: of the names of its files.
        says: what it is, for help texts.
    """

    written: Callable[[Network], bytes]
    suffix: str
    says: str


FORMATS = MappingProxyType(
    {
        "sif": NetworkFormat(sif.written, ".sif", "edges as lines of text, for Cytoscape and scripts"),
        "graphml": NetworkFormat(graphml.written, ".graphml", "for networkx, igraph, Gephi and Cytoscape"),
        "cx2": NetworkFormat(cx2.written, ".cx2", "for NDEx and Cytoscape, with the places of nodes as drawn"),
    }
)
"""Formats by name."""
