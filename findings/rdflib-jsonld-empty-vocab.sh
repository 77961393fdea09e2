#!/bin/sh
# Guess: "@vocab": "" in a JSON-LD context makes terms relative to the base (JSON-LD 1.1, 4.1.2), as documents have it whose
# vocabulary lies beside them.
# Seen in rdflib 7.6.0: it is taken for no vocabulary, and every property is dropped without a word; pyoxigraph 0.5.13 and PyLD 3.3.0 read
# them. wp2rdf reads JSON-LD with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13 PyLD==3.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import json

import pyoxigraph
import rdflib
from pyld import jsonld

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
document = {"@context": {"@base": "http://e.org/d/", "@vocab": ""}, "@id": "a", "title": "x"}
text = json.dumps(document)
one = [str(quad) for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)]
two = jsonld.to_rdf(document, {"format": "application/n-quads"}).splitlines()
three = list(rdflib.Graph().parse(data=text, format="json-ld"))
print("pyoxigraph", one, "PyLD", two, "rdflib", three, sep="\n")
assert len(one) == len(two) == 1 and "<http://e.org/d/title>" in one[0], "it changed"
assert three == [], "rdflib changed"
PYTHON
