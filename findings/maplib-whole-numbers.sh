#!/bin/sh
# Guess: 7 / 2 is 3.5 in SPARQL, where the quotient of integers is a decimal (17.3), and 7 = 7.0.
# Seen in maplib 0.20.26: 7 / 2 is 3.0 and 1 / 3 is 0.0, and a filter ?n = 7.0 or ?n IN (7.0) finds no integer 7; no error says so.
# Shares and means that a query calculates are cut. No query of wp2rdf divides whole numbers.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check maplib==0.20.26
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import maplib

print("maplib", importlib.metadata.version("maplib"))
model = maplib.Model()
model.reads("<http://e.org/a> <http://e.org/n> 7 .", format="turtle")
queries = {
    "SELECT (?n / 2 AS ?x) { ?s <http://e.org/n> ?n }": [(3.0,)],
    "SELECT ?s { ?s <http://e.org/n> ?n FILTER (?n / 2 > 3) }": [],
    "SELECT ?s { ?s <http://e.org/n> ?n FILTER (?n = 7.0) }": [],
    "SELECT ?s { ?s <http://e.org/n> ?n FILTER (?n = 7) }": [("<http://e.org/a>",)],
}
for query, wanted in queries.items():
    seen = model.query(query).rows()
    print(query, seen)
    assert seen == wanted, "it changed"
PYTHON
