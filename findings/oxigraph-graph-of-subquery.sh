#!/bin/sh
# Guess: each solution of `GRAPH ?g { … }` has the name of its graph (SPARQL 1.1, 18.6).
# Seen in pyoxigraph 0.5.13: around a subquery or VALUES the name is unbound, and MINUS finds it on both sides, so that it
# takes away rows with which it shares no variable. wp2rdf rewrites such groups (querying/sparql/conforming/graphs.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph

print("pyoxigraph", pyoxigraph.__version__)
store = pyoxigraph.Store()
store.load("<urn:s> <urn:p> <urn:o> .", format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("urn:g"))
seen = []
for inside in (
    "?s ?p ?o",
    "{ SELECT ?s { ?s ?p ?o } }",
    "VALUES ?x { 1 }",
    "?s ?p ?o MINUS { ?a ?b ?c }",
):
    names = [row["g"].value if row["g"] else None for row in store.query(f"SELECT ?g {{ GRAPH ?g {{ {inside} }} }}")]
    seen.append(names)
    print(f"{inside:32} {names}")
assert seen == [["urn:g"], [None], [None], []], "it changed"
PYTHON
