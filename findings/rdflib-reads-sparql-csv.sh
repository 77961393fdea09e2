#!/bin/sh
# Guess: a SPARQL result in CSV, as Oxigraph writes it, has as many rows in rdflib, with the same blank nodes.
# Seen in rdflib 7.6.0 with pyoxigraph 0.5.13: a blank node _:b is read as a node whose label is "_:b", so that it is written as
# _:_:b, which no parser reads; and of one column a row with an empty text, an empty line in CSV, is passed over.
# wp2rdf asks endpoints for JSON, and writes such a cell as "" (querying/gaps.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pyoxigraph
import rdflib
from rdflib.query import Result

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
store = pyoxigraph.Store()
store.load(b'<http://e.org/s> <http://e.org/p> "a", "", _:b .', format=pyoxigraph.RdfFormat.TURTLE)
query = "SELECT ?o { ?s ?p ?o }"
text = store.query(query).serialize(format=pyoxigraph.QueryResultsFormat.CSV)
print(text)
read = [row[0].n3() for row in Result.parse(io.BytesIO(text), format="csv")]
print(read)
assert len(list(store.query(query))) == 3, "pyoxigraph changed"
assert len(read) == 2, "rdflib changed"
assert any(node.startswith("_:_:") for node in read), "rdflib changed"
PYTHON
