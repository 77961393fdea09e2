#!/bin/sh
# Guess: the attributes of nodes and edges that networkx writes as GML are in the file, as in GraphML.
# Seen in networkx 3.6.1: GML has words of its own, so that the "label" and "id" of a node are replaced by its key and a number, and the "source",
# "target" and "key" of an edge by numbers or nothing; no error says so. Names of genes (label) and pages (source), as networks have them, are gone.
# wp2rdf writes networks as GraphML and CX2 (drawing/networks/).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1
"$folder/venv/bin/python" - <<'PYTHON'
import networkx

print("networkx", networkx.__version__)
graph = networkx.DiGraph()
graph.add_node("n1", label="TP53", id="ENSG00000141510", type="GeneProduct")
graph.add_node("n2")
graph.add_edge("n1", "n2", source="WP4", kind="inhibition")
gml = networkx.parse_gml("\n".join(networkx.generate_gml(graph)))
graphml = networkx.parse_graphml("\n".join(networkx.generate_graphml(graph)))
for name, read in (("GML", gml), ("GraphML", graphml)):
    print(name, read.nodes["n1"], read.edges["n1", "n2"])
assert gml.nodes["n1"] == {"type": "GeneProduct"} and gml.edges["n1", "n2"] == {"kind": "inhibition"}, "it changed"
assert graphml.nodes["n1"] == graph.nodes["n1"] and graphml.edges["n1", "n2"] == graph.edges["n1", "n2"], "it changed"
PYTHON
