#!/bin/sh
# Guess: a Graph of rdflib written as TriG is in the default graph, as Turtle is TriG without graph names.
# Seen in rdflib 7.6.0: it is in a graph that is named by a new blank node, so that a query without GRAPH finds nothing in the file, and
# no one can ask for that graph by name. wp2rdf writes TriG with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
text = rdflib.Graph().parse(data="<urn:s> <urn:p> <urn:o> .", format="turtle").serialize(format="trig")
print(text.strip())
store = pyoxigraph.Store()
store.load(text.encode(), format=pyoxigraph.RdfFormat.TRIG)
seen = len(list(store.query("SELECT * { ?s ?p ?o }"))), len(list(store.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")))
print("in the default graph", seen[0], "in a named graph", seen[1])
assert seen == (0, 1), "it changed"
assert isinstance(next(iter(store)).graph_name, pyoxigraph.BlankNode), "it changed"
PYTHON
