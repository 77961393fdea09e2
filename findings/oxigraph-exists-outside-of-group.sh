#!/bin/sh
# Guess: EXISTS in an inner group sees the variables of that group; a ?c that stands outside of it only is another one
# inside (SPARQL 1.1, 18.6: the filter is applied to the solutions of its group).
# Seen in pyoxigraph 0.5.13: its value is handed in where rows are joined one at a time, in a branch of UNION or in a group
# within OPTIONAL, and not in a subquery. wp2rdf gives it another name (querying/sparql/conforming/existence.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph

print("pyoxigraph", pyoxigraph.__version__)
store = pyoxigraph.Store()
store.load("@prefix : <urn:> . :z :p :x ; :s :x . :y :q :x ; :p :x .", format=pyoxigraph.RdfFormat.TURTLE)
seen = []
for shape in (
    "?c :s ?a {{ ?b :p ?a FILTER NOT EXISTS {{ ?{} :q ?a }} }} UNION {{ ?b :none ?a }}",
    "?c :s ?a OPTIONAL {{ {{ ?b :p ?a FILTER NOT EXISTS {{ ?{} :q ?a }} }} }}",
    "?c :s ?a {{ SELECT ?a {{ ?b :p ?a FILTER NOT EXISTS {{ ?{} :q ?a }} }} }}",
):
    queries = [f"PREFIX : <urn:> SELECT * {{ {shape.format(name)} }}" for name in ("c", "other")]
    seen.append([len(list(store.query(query))) for query in queries])
    print(f"{seen[-1][0]} rows, with another name for the inner ?c {seen[-1][1]}: {shape.format('c')}")
assert seen == [[2, 0], [2, 1], [0, 0]], "it changed"
PYTHON
