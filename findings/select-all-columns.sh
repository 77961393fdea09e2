#!/bin/sh
# Guess: SELECT * has its columns in the order in which the variables stand in the query, so that row[0] is the first of them.
# Seen: in pyoxigraph 0.5.13 they are sorted by name; in rdflib 7.6.0 their order changes from run to run with the seed of
# Python's hashes. SPARQL leaves it open. wp2rdf names them for rdflib (querying/engines/rdflib_forms.py), and reads rows by name.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import os
import subprocess
import sys

import pyoxigraph
import rdflib

print("pyoxigraph", pyoxigraph.__version__, "rdflib", rdflib.__version__)
query = "SELECT * { ?zeta <urn:p> ?mid . ?mid <urn:q> ?alpha }"
names = [variable.value for variable in pyoxigraph.Store().query(query).variables]
print("pyoxigraph", names)
code = f"import rdflib; print(*rdflib.Graph().query({query!r}).vars)"
orders = {
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True).stdout.strip()
    for seed in range(8)
}
print("rdflib", orders)
assert names == ["alpha", "mid", "zeta"], "pyoxigraph changed"
assert len(orders) > 1, "rdflib changed"
PYTHON
