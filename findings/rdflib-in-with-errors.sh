#!/bin/sh
# Guess: FILTER (?x IN (1, ?unbound)) keeps the rows where ?x is 1: IN is true when one of them is equal, whatever is wrong with
# others (SPARQL 1.1, 17.4.1.9).
# Seen in rdflib 7.6.0: one item without a value makes it an error for every row, as (1/0) does. pyoxigraph 0.5.13 is right.
# wp2rdf writes IN as comparisons for rdflib (querying/engines/rdflib_forms.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
turtle = "<http://e.org/a> <http://e.org/n> 1 . <http://e.org/b> <http://e.org/n> 2 ."
graph = rdflib.Graph().parse(data=turtle, format="turtle")
store = pyoxigraph.Store()
store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
for items in ("1", "1, ?unbound", "?unbound, 1"):
    query = f"SELECT ?s {{ ?s <http://e.org/n> ?n OPTIONAL {{ ?s <http://e.org/none> ?unbound }} FILTER (?n IN ({items})) }}"
    seen = len(list(graph.query(query))), len(list(store.query(query)))
    print(f"IN ({items}): rdflib {seen[0]}, pyoxigraph {seen[1]}")
    assert seen == (1 if items == "1" else 0, 1), "it changed"
PYTHON
