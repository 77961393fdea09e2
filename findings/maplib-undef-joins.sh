#!/bin/sh
# Guess: UNDEF in VALUES joins with anything (SPARQL 1.1, 10.2), so that one block can hold rows with gaps.
# Seen in maplib 0.20.26: a row with UNDEF joins with nothing, as null does in a data frame; of three solutions one is left, and no
# error says so. wp2rdf sends values of shared variables to partners without UNDEF.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check maplib==0.20.26 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import maplib
import pyoxigraph

print("maplib", importlib.metadata.version("maplib"), "pyoxigraph", pyoxigraph.__version__)
query = "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) (UNDEF 2) } VALUES ?a { 1 3 } }"
seen = maplib.Model().query(query).rows()
known = len(list(pyoxigraph.Store().query(query)))
print("maplib", seen, "pyoxigraph", known, "rows")
assert seen == [(1, None)], "maplib changed"
assert known == 3, "pyoxigraph changed"
PYTHON
