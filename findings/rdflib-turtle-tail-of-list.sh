#!/bin/sh
# Guess: Turtle that rdflib writes has the graph that was given to it.
# Seen in rdflib 7.6.0: a list is written as ( … ) when its first node is used once, though a node further behind is the object of something
# else as well; that statement then ends in a blank node that nothing more is said of. longturtle and n3 do the same, nt and xml do not.
# JSON-LD writes such a tail twice. wp2rdf writes Turtle with pyoxigraph, and has no lists.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib
from rdflib.compare import isomorphic

print("rdflib", rdflib.__version__)
turtle = """@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<urn:all> <urn:are> [ rdf:first "a" ; rdf:rest _:tail ] . <urn:others> <urn:are> _:tail . _:tail rdf:first "b" ; rdf:rest () ."""
graph = rdflib.Graph().parse(data=turtle, format="turtle")
query = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT ?o { <urn:others> <urn:are>/rdf:first ?o }"
seen = {}
for form, reader in (("nt", "nt"), ("xml", "xml"), ("turtle", "turtle"), ("longturtle", "turtle"), ("n3", "n3")):
    text = graph.serialize(format=form)
    read = rdflib.Graph().parse(data=text, format=reader)
    seen[form] = isomorphic(graph, read), [str(row[0]) for row in read.query(query)]
    print(form, seen[form])
print(graph.serialize(format="turtle"))
assert seen == {form: (True, ["b"]) if form in ("nt", "xml") else (False, []) for form in seen}, "it changed"
PYTHON
