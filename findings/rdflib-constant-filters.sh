#!/bin/sh
# Guess: FILTER (false) takes every solution away, so that a query can be switched off or a branch left empty.
# Seen in rdflib 7.6.0: a filter that is a constant (false, 0, an empty text) is passed over, as is one in OPTIONAL or UNION, and
# an ASK with it is true; FILTER (!true) works. wp2rdf writes a constant as !!constant (querying/engines/rdflib_forms.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

print("rdflib", rdflib.__version__)
graph = rdflib.Graph().parse(data="@prefix : <urn:> . :a :p 1 . :b :p 2 .")
seen = {}
for condition in ("false", "0", '""', "!true", "1 = 2"):
    seen[condition] = len(list(graph.query(f"SELECT * {{ ?s ?p ?o FILTER ({condition}) }}")))
    print(f"FILTER ({condition}): {seen[condition]} rows of 2")
asked = graph.query("ASK { FILTER (false) }").askAnswer
print("ASK { FILTER (false) }:", asked)
assert (list(seen.values()), asked) == ([2, 2, 2, 0, 0], True), "it changed"
PYTHON
