"""Networks as GraphML (http://graphml.graphdrawing.org/specification.html).

Every attribute has one type, truth values are always written, and empty texts never: so that networkx, igraph and
Cytoscape read the same of it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from wp2rdf.drawing.networks import attributes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.drawing.networks.attributes import Value
    from wp2rdf.drawing.networks.model import Network

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = ((bool, "boolean"), (float, "double"), (str, "string"))


def written(network: Network) -> bytes:
    """A network as GraphML, in UTF-8."""
    return "".join(f"{line}\n" for line in _lines(network)).encode()


def _lines(network: Network) -> Iterator[str]:
    said: list[tuple[str, list[dict[str, Value]]]] = [
        ("graph", [dict(attributes.of_network(network))]),
        ("node", [attributes.of_node(node) for node in network.nodes]),
        ("edge", [attributes.of_edge(edge) for edge in network.edges]),
    ]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    for domain, all_values in said:
        declared = {name: value for values in all_values for name, value in values.items()}
        for name, value in declared.items():
            kind = next(text for known, text in _TYPES if isinstance(value, known))
            yield f'  <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'
    yield f'  <graph id={_quoted(network.name)} edgedefault="directed">'
    yield from _data("graph", attributes.of_network(network), 4)
    for node in network.nodes:
        yield f"    <node id={_quoted(node.iri)}>"
        yield from _data("node", attributes.of_node(node), 6)
        yield "    </node>"
    for number, edge in enumerate(network.edges, start=1):
        yield f'    <edge id="e{number}" source={_quoted(edge.source)} target={_quoted(edge.target)}>'
        yield from _data("edge", attributes.of_edge(edge), 6)
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(domain: str, values: Mapping[str, Value], indent: int) -> Iterator[str]:
    for name, value in values.items():
        if value != "":
            text = str(value).lower() if isinstance(value, bool) else _text(str(value))
            yield f'{" " * indent}<data key="{domain}-{name}">{text}</data>'


def _text(text: str) -> str:
    """A text between tags; a carriage return by itself would be read as a line break."""
    return escape(text, quote=False).replace("\r", "&#13;")


def _quoted(text: str) -> str:
    """The value of an attribute, on one line."""
    return f'"{escape(text)}"'
