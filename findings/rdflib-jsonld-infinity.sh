#!/bin/sh
# Guess: what rdflib writes as JSON-LD is JSON.
# Seen in rdflib 7.6.0: "INF"^^xsd:double is written as Infinity, and "NaN" as NaN, which no JSON has (RFC 8259, 6); Python's own
# reader takes both, so that rdflib can read it, and other processors refuse the whole file. wp2rdf writes JSON-LD with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__)
double = "http://www.w3.org/2001/XMLSchema#double"
turtle = f'<http://e.org/s> <http://e.org/p> "INF"^^<{double}>, "NaN"^^<{double}> .'
text = rdflib.Graph().parse(data=turtle, format="turtle").serialize(format="json-ld")
print(text)
assert '"@value": Infinity' in text and '"@value": NaN' in text, "it changed"
assert len(rdflib.Graph().parse(data=text, format="json-ld")) == 2, "it changed"
try:
    list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD))
except SyntaxError as error:
    print("pyoxigraph:", error)
else:
    raise SystemExit("it changed")
PYTHON
