#!/bin/sh
# Guess: INSERT … USING <g> WHERE … takes the graph <g> of the data set (SPARQL 1.1 Update, 3.1.3), as FROM <g> of a query does.
# Seen in rdflib 7.6.0: it tries to load <g> as a document, from the web where it is an http address, and fails where there is none, although
# the data set has the graph; FROM <g> takes that. GRAPH <g> in the WHERE works. wp2rdf's updates are made without USING.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

print("rdflib", rdflib.__version__)
data = rdflib.Dataset()
data.parse(data="<urn:g> { <urn:s> <urn:p> <urn:o> }", format="trig")
print("FROM", len(list(data.query("SELECT * FROM <urn:g> { ?s ?p ?o }"))))
try:
    data.update("INSERT { ?s <urn:q> ?o } USING <urn:g> WHERE { ?s ?p ?o }")
except Exception as error:
    print("USING:", error)
    assert "Could not load urn:g" in str(error), "it changed"
else:
    raise SystemExit("it changed")
data.update("INSERT { ?s <urn:q> ?o } WHERE { GRAPH <urn:g> { ?s ?p ?o } }")
print("GRAPH", len(data))
assert len(data) == 2, "it changed"
PYTHON
