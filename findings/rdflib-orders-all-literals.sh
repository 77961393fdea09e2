#!/bin/sh
# Guess: a filter that compares a date with a number, or with a text of another datatype, is an error, so that the row falls
# out (SPARQL 1.1, 17.3).
# Seen in rdflib 7.6.0: `<` and `>` have an answer for any two typed literals: "2020-01-01"^^xsd:date < 6 is true, and a row with a year
# as xsd:gYear is below every number; a dateTime without a time zone is compared as one in UTC. pyoxigraph 0.5.13 is right.
# docs/sparql.md says so to who asks with --engine rdflib.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
xsd = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
turtle = xsd.replace("PREFIX", "@prefix").strip() + " . <urn:a> <urn:n> \"2020-01-01\"^^xsd:date . <urn:b> <urn:n> \"2020\"^^xsd:gYear . "
turtle += "<urn:c> <urn:n> 5 . <urn:d> <urn:t> \"2020-01-01T10:00:00\"^^xsd:dateTime ."
graph = rdflib.Graph().parse(data=turtle, format="turtle")
store = pyoxigraph.Store()
store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
queries = {
    "SELECT ?s { ?s <urn:n> ?n FILTER (?n < 6) }": ({"a", "b", "c"}, {"c"}),
    "SELECT ?s { ?s <urn:t> ?n FILTER (?n <= \"2020-01-01T10:00:00Z\"^^xsd:dateTime) }": ({"d"}, set()),
}
for query, wanted in queries.items():
    seen = {str(row[0])[4:] for row in graph.query(xsd + query)}, {row[0].value[4:] for row in store.query(xsd + query)}
    print(query, "rdflib", sorted(seen[0]), "pyoxigraph", sorted(seen[1]))
    assert seen == wanted, "it changed"
PYTHON
