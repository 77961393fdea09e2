"""Networks as CX2, the format of NDEx and Cytoscape (CX2 specification, https://cytoscape.org/cx/cx2/specification/).

Nodes carry `name` and `represents`, and edges `interaction`, as NDEx names them. Every attribute is declared with its
type, and no defaults are; what is empty is left out, since readers refuse it.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.drawing.networks import attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.drawing.networks.model import Edge, Network, Node

_Value = str | bool | list[str]
_Values = dict[str, _Value]

_TYPES = ((bool, "boolean"), (str, "string"), (list, "list_of_string"))
_ARROWS = MappingProxyType(
    {
        "Catalysis": "circle",
        "Conversion": "delta",
        "DirectedInteraction": "triangle",
        "Inhibition": "tee",
        "Stimulation": "triangle",
        "TranscriptionTranslation": "triangle",
        "Translocation": "triangle",
    }
)
"""What is drawn at the end of an edge, by its type."""


def written(network: Network) -> bytes:
    """A network as CX2, in UTF-8."""
    numbers = {node.iri: number for number, node in enumerate(network.nodes)}
    of_network = _filled(dict(attributes.of_network(network)))
    nodes = [_node(number, node) for number, node in enumerate(network.nodes)]
    edges = [
        {"id": number, "s": numbers[edge.source], "t": numbers[edge.target], "v": _edge(edge)}
        for number, edge in enumerate(network.edges)
    ]
    declared = {
        "networkAttributes": _declared([of_network]),
        "nodes": _declared([_of_node(node) for node in network.nodes]),
        "edges": _declared([_edge(edge) for edge in network.edges]),
    }
    aspects: dict[str, Sequence[object]] = {
        "attributeDeclarations": [declared],
        "networkAttributes": [of_network],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [_style()],
    }
    counts = [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]
    whole: list[object] = [{"CXVersion": "2.0", "hasFragments": False}, {"metaData": counts}]
    whole.extend({name: elements} for name, elements in aspects.items())
    whole.append({"status": [{"success": True}]})
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _node(number: int, node: Node) -> dict[str, object]:
    place = {} if node.x is None or node.y is None else {"x": node.x, "y": node.y}
    return {"id": number, **place, "v": _of_node(node)}


def _of_node(node: Node) -> _Values:
    said: _Values = {"name": node.label, "represents": node.identifier, "iri": node.iri, "type": node.type}
    return _filled(said | {"identifiers": list(node.identifiers)})


def _edge(edge: Edge) -> _Values:
    return _filled(
        {
            "interaction": edge.type,
            "iri": edge.iri,
            "directed": edge.directed,
            "identifiers": list(edge.identifiers),
            "references": list(edge.references),
            "recovered": edge.recovered,
            "pathway": edge.pathway,
        }
    )


def _filled(values: _Values) -> _Values:
    return {name: value for name, value in values.items() if value not in ("", [])}


def _declared(all_values: Sequence[_Values]) -> dict[str, dict[str, str]]:
    """The type of each attribute that something has."""
    found = {name: value for values in all_values for name, value in values.items()}
    return {name: {"d": next(text for kind, text in _TYPES if isinstance(found[name], kind))} for name in found}


def _style() -> dict[str, object]:
    """Labels at the nodes, arrowheads by type at the edges."""
    heads = [{"v": kind, "vp": arrow} for kind, arrow in _ARROWS.items()]
    return {
        "default": {
            "network": {},
            "node": {"NODE_SHAPE": "round-rectangle", "NODE_WIDTH": 80, "NODE_HEIGHT": 20},
            "edge": {"EDGE_TARGET_ARROW_SHAPE": "none"},
        },
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}},
        },
        "edgeMapping": {
            "EDGE_TARGET_ARROW_SHAPE": {
                "type": "DISCRETE",
                "definition": {"attribute": "interaction", "map": heads, "type": "string"},
            },
        },
    }
