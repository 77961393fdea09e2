"""Networks as graphs of networkx (https://networkx.org/documentation/stable/reference/classes/multidigraph.html)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.drawing.networks import attributes
from wp2rdf.errors import UsageError

if TYPE_CHECKING:
    import networkx

    from wp2rdf.drawing.networks.model import Network


def as_networkx(network: Network) -> networkx.MultiDiGraph[str]:
    """A graph whose nodes are IRIs and whose edges have the IRI of their interaction as key.

    Every value is a text, a truth value or a number, so that every writer of networkx takes them. An interaction
    without direction is one edge, whose `directed` is False.

    A notebook draws it.

    Raises:
        UsageError: networkx is not installed.
    """
    try:
        from wp2rdf.drawing.networks.shown import Graph  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("networks want networkx: pip install 'wp2rdf[networks]'") from error
    graph: networkx.MultiDiGraph[str] = Graph()
    graph.graph.update(attributes.of_network(network))
    for node in network.nodes:
        graph.add_node(node.iri, **attributes.of_node(node))
    for edge in network.edges:
        graph.add_edge(edge.source, edge.target, edge.iri, **attributes.of_edge(edge))
    return graph
