#!/bin/sh
# Guess: EXISTS in an inner group sees the variables of that group; a ?c that stands outside of it only is another one
# inside (SPARQL 1.1, 18.6: the filter is applied to the solutions of its group).
# Seen in rdflib 7.6.0: its value is handed in, in an inner group, in UNION and in a subquery. Oxigraph does so in other places
# (oxigraph-exists-outside-of-group.sh). wp2rdf gives it another name (querying/sparql/conforming/existence.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

print("rdflib", rdflib.__version__)
graph = rdflib.Graph().parse(data="@prefix : <urn:> . :a :p 1 ; :q :z . :b :p 2 . :z :r 9 .")
seen = []
for shape in (
    "?x :p ?n {{ ?z :r 9 FILTER EXISTS {{ ?{} :q ?w }} }}",
    "?x :p ?n {{ ?z :r 9 FILTER NOT EXISTS {{ ?{} :q ?w }} }} UNION {{ ?z :none 1 }}",
    "?x :p ?n {{ SELECT ?z {{ ?z :r 9 FILTER EXISTS {{ ?{} :q ?w }} }} }}",
):
    queries = [f"PREFIX : <urn:> SELECT * {{ {shape.format(name)} }}" for name in ("x", "other")]
    seen.append([len(list(graph.query(query))) for query in queries])
    print(f"{seen[-1][0]} rows, with another name for the inner ?x {seen[-1][1]}: {shape.format('x')}")
assert seen == [[1, 2], [1, 0], [1, 2]], "it changed"
PYTHON
