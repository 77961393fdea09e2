"""What nodes and edges carry into a file: one name, one type and one value each, for every format alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wp2rdf.drawing.networks.model import Edge, Network, Node

SEPARATOR = "|"
"""Stands between several values; neither a CURIE nor the name of a class holds it."""

Value = str | bool | float
"""Readers of GraphML and CX2 take one type for each attribute, so that it never changes from one node to another."""


def of_network(network: Network) -> dict[str, str]:
    """What is said of the network."""
    return {
        "name": network.name,
        "title": network.title,
        "organism": network.organism,
        "description": network.description,
    }


def of_node(node: Node) -> dict[str, Value]:
    """What is said of a node; coordinates only where they are known."""
    said: dict[str, Value] = {
        "label": node.label,
        "type": node.type,
        "identifier": node.identifier,
        "identifiers": SEPARATOR.join(node.identifiers),
    }
    return said if node.x is None or node.y is None else said | {"x": node.x, "y": node.y}


def of_edge(edge: Edge) -> dict[str, Value]:
    """What is said of an edge."""
    return {
        "iri": edge.iri,
        "type": edge.type,
        "directed": edge.directed,
        "identifiers": SEPARATOR.join(edge.identifiers),
        "references": SEPARATOR.join(edge.references),
        "recovered": edge.recovered,
        "pathway": edge.pathway,
    }
