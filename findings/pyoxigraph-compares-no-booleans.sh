#!/bin/sh
# Guess: true > false, as SPARQL 1.1 has it (17.3, op:boolean-greater-than): FILTER (?reviewed > false) finds what is reviewed.
# Seen in pyoxigraph 0.5.13: `<`, `>`, `<=` and `>=` of two truth values have no answer unless both are the same: `> false` finds
# nothing, `>= false` only what is false; `=` and ORDER BY know them. rdflib 7.6.0 compares them. wp2rdf writes no truth values.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("pyoxigraph", pyoxigraph.__version__, "rdflib", rdflib.__version__)
turtle = "<urn:a> <urn:p> true . <urn:b> <urn:p> false ."
store = pyoxigraph.Store()
store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
graph = rdflib.Graph().parse(data=turtle, format="turtle")
for test, wanted in (("> false", (0, 1)), (">= false", (1, 2)), ("< true", (0, 1)), ("= true", (1, 1)), ("!= false", (1, 1))):
    query = f"SELECT ?s {{ ?s ?p ?o FILTER (?o {test}) }}"
    seen = len(list(store.query(query))), len(list(graph.query(query)))
    print(f"?o {test}: pyoxigraph {seen[0]}, rdflib {seen[1]}")
    assert seen == wanted, "it changed"
PYTHON
