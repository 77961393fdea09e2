#!/bin/sh
# Guess: the number 1.0 in JSON-LD is the same literal for every processor.
# Seen: pyoxigraph 0.5.13 makes "1"^^xsd:integer of it, as JSON-LD 1.1 (API, 8.2.2) has it, and "0" of -0.0; rdflib 7.6.0 makes
# "1.0"^^xsd:double and "-0.0"^^xsd:double. Two dumps of one document differ. wp2rdf writes what the standard says.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import pyoxigraph
import rdflib

print("pyoxigraph", pyoxigraph.__version__, "rdflib", importlib.metadata.version("rdflib"))
document = "{\"@context\": {\"@vocab\": \"https://example.org/\"}, \"@id\": \"https://example.org/s\", \"p\": [1.0, -0.0]}"
one = sorted(str(q.object) for q in pyoxigraph.parse(document, format=pyoxigraph.RdfFormat.JSON_LD))
other = sorted(o.n3() for o in rdflib.Graph().parse(data=document, format="json-ld").objects())
print(one, other, sep="\n")
xsd = "http://www.w3.org/2001/XMLSchema#"
assert one == [f"\"0\"^^<{xsd}integer>", f"\"1\"^^<{xsd}integer>"], "pyoxigraph changed"
assert other == [f"\"-0.0\"^^<{xsd}double>", f"\"1.0\"^^<{xsd}double>"], "rdflib changed"
PYTHON
