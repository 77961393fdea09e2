#!/bin/sh
# Guess: white space may stand between any two tokens of SPARQL 1.1, so `CONCAT ("a", "b")` is read as `CONCAT("a", "b")`.
# Seen in pyoxigraph 0.5.13: after STR, COUNT and IF it may; CONCAT, COALESCE and BNODE with a blank are a syntax error, whose
# message names other functions. wp2rdf writes queries anew without the blank.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph

print("pyoxigraph", pyoxigraph.__version__)
seen = {}
for call in ("STR (1)", "IF (true, 1, 2)", "CONCAT (\"a\", \"b\")", "COALESCE (1, 2)", "BNODE ()"):
    try:
        pyoxigraph.Store().query(f"SELECT ({call} AS ?x) {{}}")
        seen[call] = "read"
    except SyntaxError as error:
        seen[call] = f"refused: {error}"
    print(f"{call:18}", seen[call])
assert [said[:7] for said in seen.values()] == ["read", "read", "refused", "refused", "refused"], "it changed"
PYTHON
