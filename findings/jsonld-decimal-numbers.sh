#!/bin/sh
# Guess: {"@value": 1.5, "@type": "xsd:decimal"} is the decimal 1.5.
# Seen: JSON-LD 1.1 (API, 8.6: a number with a fraction is written as a double, whatever its type) makes "1.5E0"^^xsd:decimal of
# it, which is no decimal: pyoxigraph 0.5.13 and PyLD 3.3.0 do so, and SPARQL takes it for no number; rdflib 7.6.0 writes
# "1.5". A decimal has to be a text in JSON-LD. wp2rdf writes every typed value as a text.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 PyLD==3.3.0 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import json

import pyoxigraph
import rdflib
from pyld import jsonld

print({name: importlib.metadata.version(name) for name in ("pyoxigraph", "PyLD", "rdflib")})
decimal = "http://www.w3.org/2001/XMLSchema#decimal"
document = {"@id": "http://e.org/s", "http://e.org/p": {"@value": 1.5, "@type": decimal}}
(quad,) = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)
(other,) = rdflib.Graph().parse(data=json.dumps(document), format="json-ld").objects()
seen = {"pyoxigraph": str(quad.object), "PyLD": jsonld.to_rdf(document, {"format": "application/n-quads"}).split(" ", 2)[2][:-3]}
print(seen, "rdflib", other.n3())
assert set(seen.values()) == {f'"1.5E0"^^<{decimal}>'}, "it changed"
assert str(other) == "1.5", "rdflib changed"
store = pyoxigraph.Store()
store.add(quad)
assert not store.query("ASK { ?s ?p ?o FILTER (?o > 1) }"), "pyoxigraph changed"
print("FILTER (?o > 1) in pyoxigraph: no row")
PYTHON
