#!/bin/sh
# Guess: the code in the name of a nanopublication (trusty URI) is the same for every library that reads the same file.
# Seen in nanopub 2.0.1 with rdflib 7.6.0: literals are changed as they are read, so that a time "…Z" is hashed as "…+00:00", and 01 as 1: a file
# that another library has named is called invalid, though nobody touched it.
# wp2rdf writes times and numbers in the one form that every library leaves as it is (publishing/exporting/nanopubs.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check nanopub==2.0.1 rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import rdflib
from nanopub.trustyuri.rdf import RdfHasher, RdfUtils

print("nanopub", importlib.metadata.version("nanopub"), "rdflib", rdflib.__version__)


def code(literal: str, *, is_normal: bool) -> str:
    rdflib.NORMALIZE_LITERALS = is_normal
    data = rdflib.ConjunctiveGraph()
    xsd = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
    data.parse(data=xsd + f"<http://e.org/g> {{ <http://e.org/s> <http://e.org/p> {literal} }}", format="trig")
    return RdfHasher.make_hash(RdfUtils.get_quads(data))


for literal in ('"2026-11-28T20:00:00Z"^^xsd:dateTime', '"2026-11-28T20:00:00+00:00"^^xsd:dateTime', '"01"^^xsd:integer'):
    read, written = code(literal, is_normal=True), code(literal, is_normal=False)
    print(literal, "read:", read[:9], "as it is written:", written[:9])
    assert (read == written) == ("+00:00" in literal), "it changed"
PYTHON
