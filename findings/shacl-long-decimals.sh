#!/bin/sh
# Guess: sh:datatype xsd:decimal takes a decimal of any length, as it takes an integer of any length.
# Seen in shacl 0.3.4 (Rust): 19 digits behind the point, or 21 before it (as 2 with twenty more), are "no decimal", also for sh:minInclusive; integers of
# thirty digits are right. pySHACL 0.40.1 takes them all. wp2rdf gives such graphs to pySHACL (validating/engines/rust.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check shacl==0.3.4 pyshacl==0.40.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pyshacl
import rdflib
import shacl

print("shacl", version("shacl"), "pyshacl", version("pyshacl"))
shapes = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:s> a sh:PropertyShape ; sh:targetSubjectsOf <urn:p> ; sh:path <urn:p> ; sh:datatype xsd:{} ."""
seen = []
for datatype, text in (
    ("decimal", "0." + "1" * 18),
    ("decimal", "0." + "1" * 19),
    ("decimal", "2" * 20),
    ("decimal", "2" * 21),
    ("integer", "1" * 30),
):
    data = f'<urn:a> <urn:p> "{text}"^^<http://www.w3.org/2001/XMLSchema#{datatype}> .'
    rust = shacl.Shapes.from_text(shapes.format(datatype), "turtle").validate_text(data, "turtle").conforms
    graphs = [rdflib.Graph().parse(data=one, format="turtle") for one in (data, shapes.format(datatype))]
    seen.append((rust, pyshacl.validate(graphs[0], shacl_graph=graphs[1])[0]))
    print(f"xsd:{datatype} {text}: shacl {seen[-1][0]}, pyshacl {seen[-1][1]}")
assert seen == [(True, True), (False, True), (True, True), (False, True), (True, True)], "it changed"
PYTHON
