#!/bin/sh
# Guess: initBindings of rdflib's Graph.query do the same whatever store is behind the graph.
# Seen in oxrdflib 0.5.0 with rdflib 7.6.0: with store="Oxigraph" a binding for a variable that only a FILTER, a BIND or nothing uses is
# a RuntimeError, while rdflib's own store takes it; a library that hands all its parameters to every query breaks when the
# store is changed. wp2rdf writes parameters into the query (querying/queries.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check oxrdflib==0.5.0 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import rdflib

print("oxrdflib", importlib.metadata.version("oxrdflib"), "rdflib", rdflib.__version__)
bound = {"v": rdflib.Literal(1)}
for query in (
    "SELECT ?o { ?s ?p ?o FILTER (?o = ?v) }",
    "SELECT ?x { ?s ?p ?o BIND (?v AS ?x) }",
    "SELECT ?o { ?s ?p ?o }",
):
    seen = {}
    for store in ("default", "Oxigraph"):
        graph = rdflib.Graph(store=store)
        graph.add((rdflib.URIRef("urn:s"), rdflib.URIRef("urn:p"), rdflib.Literal(1)))
        try:
            seen[store] = str(len(list(graph.query(query, initBindings=bound))))
        except RuntimeError as error:
            seen[store] = f"RuntimeError: {error}"
    print(query, seen)
    assert seen["default"] == "1" and seen["Oxigraph"].startswith("RuntimeError"), "it changed"
PYTHON
