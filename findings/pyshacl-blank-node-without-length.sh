#!/bin/sh
# Guess: a blank node violates sh:minLength 0: the text may be empty, but it has to be one, and a blank node has none (SHACL, 4.4.1, says so).
# Seen in pySHACL 0.40.1: it conforms; with 1 it is a violation. So sh:minLength 0, as forms write it, lets every blank node pass.
# shacl 0.3.4 (Rust), rdf-validate-shacl 0.6.5 and shacl-engine 1.1.2 (npm) report it. wp2rdf reports it with both engines
# (validating/engines/agreed.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyshacl==0.40.1 rdflib==7.6.0 shacl==0.3.4
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import pyshacl
import rdflib
import shacl

print(*(f"{name} {importlib.metadata.version(name)}" for name in ("pyshacl", "rdflib", "shacl")))
data = "<http://e.org/s> <http://e.org/p> _:b .\n"
for length, expected in ((0, (True, False)), (1, (False, False))):
    shapes = f"""@prefix e: <http://e.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
e:S a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property [ sh:path e:p ; sh:minLength {length} ] ."""
    conforms, _, _ = pyshacl.validate(rdflib.Graph().parse(data=data), shacl_graph=rdflib.Graph().parse(data=shapes))
    seen = conforms, shacl.Shapes.from_text(shapes, "turtle").validate_text(data, "ntriples").conforms
    print("sh:minLength", length, "pyshacl", seen[0], "shacl", seen[1])
    assert seen == expected, "it changed"
PYTHON
