#!/bin/sh
# Guess: an attribute of an edge that networkx writes as GEXF is there when the file is read again, as in GraphML.
# Seen in networkx 3.6.1: one named "type" becomes the type of the edge, which GEXF 1.2 has for directed, undirected or mutual only: the
# file says type="inhibition", which its schema refuses, and networkx itself reads it without the attribute. No error says so.
# wp2rdf writes networks as GraphML and CX2 (drawing/networks/).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

import networkx

print("networkx", networkx.__version__)
graph = networkx.DiGraph()
graph.add_edge("TP53", "MDM2", type="inhibition", source_page="WP4")
text = "\n".join(networkx.generate_gexf(graph))
print(next(line.strip() for line in text.splitlines() if "<edge " in line))
gexf = networkx.read_gexf(io.BytesIO(text.encode())).edges["TP53", "MDM2"]
graphml = networkx.parse_graphml("\n".join(networkx.generate_graphml(graph))).edges["TP53", "MDM2"]
print("GEXF", gexf, "GraphML", graphml)
assert 'type="inhibition"' in text and "type" not in gexf and gexf["source_page"] == "WP4", "it changed"
assert graphml == {"type": "inhibition", "source_page": "WP4"}, "it changed"
PYTHON
