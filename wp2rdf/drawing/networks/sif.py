"""Networks in the simple interaction format: a line an edge, source, type and target, a tab between them.

As Cytoscape reads it (https://manual.cytoscape.org/en/stable/Supported_Network_File_Formats.html#sif-format). A node
without edge stands on a line by itself. There is no place for labels: nodes are named by CURIE, and by IRI where they
have none or share one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wp2rdf.drawing.networks.model import Network


def written(network: Network) -> bytes:
    """A network as SIF, in UTF-8; a line twice is written once."""
    uses = Counter(node.identifier for node in network.nodes)
    names = {node.iri: node.identifier if uses[node.identifier] == 1 else node.iri for node in network.nodes}
    lines = [f"{names[edge.source]}\t{edge.type}\t{names[edge.target]}" for edge in network.edges]
    connected = {end for edge in network.edges for end in (edge.source, edge.target)}
    lines.extend(names[node.iri] for node in network.nodes if node.iri not in connected)
    return "".join(f"{line}\n" for line in dict.fromkeys(lines)).encode()
