#!/bin/sh
# Guess: JSON-LD that rdflib writes has every statement of the graph.
# Seen in rdflib 7.6.0: blank nodes that only refer to each other are left out with all that is said of them, and the file is an empty list; a list
# that two subjects share is written twice, so that the graph has more nodes than before. pyoxigraph 0.5.13 writes both right.
# wp2rdf writes JSON-LD with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
graphs = {
    "two nodes that know each other": ("_:a <urn:knows> _:b . _:b <urn:knows> _:a .", (2, 0, 2)),
    "a node that knows itself": ("_:a <urn:knows> _:a .", (1, 0, 1)),
    "a list of two subjects": (
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
        "<urn:a> <urn:has> _:l . <urn:b> <urn:has> _:l . _:l rdf:first 1 ; rdf:rest () .", (4, 6, 4),
    ),
}
for name, (turtle, wanted) in graphs.items():
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    read = rdflib.Graph().parse(data=graph.serialize(format="json-ld"), format="json-ld")
    quads = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    text = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.JSON_LD)
    other = len(list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)))
    print(f"{name}: {len(graph)} triples; by rdflib {len(read)}, by pyoxigraph {other}")
    assert (len(graph), len(read), other) == wanted, "it changed"
PYTHON
