#!/bin/sh
# Guess: every row of VALUES stays when an OPTIONAL behind it finds nothing for it.
# Seen in rdflib 7.6.0: rows for which the OPTIONAL finds nothing are lost when VALUES stands first in its group, as lists of
# genes do; with triples or a subquery in the place of VALUES they stay. wp2rdf makes a subquery of it
# (querying/engines/rdflib_forms.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

print("rdflib", rdflib.__version__)
graph = rdflib.Graph().parse(data="@prefix : <urn:> . :a :label 'A' . :b :p 2 .")
seen = []
for first in ("VALUES ?s { :a :b :c }", "{ SELECT ?s { VALUES ?s { :a :b :c } } }"):
    query = f"PREFIX : <urn:> SELECT ?s ?label {{ {first} OPTIONAL {{ ?s :label ?label }} }}"
    seen.append(len(list(graph.query(query))))
    print(f"{seen[-1]} rows of 3: {first} OPTIONAL …")
assert seen == [1, 3], "it changed"
PYTHON
