#!/bin/sh
# Guess: NaN is a violation of sh:maxInclusive 1, as of every bound: NaN <= 1 is false in SPARQL, and SHACL (4.3) wants it to be true.
# Seen in pySHACL 0.40.1 with rdflib 7.6.0: it conforms to every sh:maxInclusive and sh:maxExclusive, and to sh:lessThan; sh:minInclusive and
# sh:minExclusive report it. So a P value of NaN is at most 1. shacl 0.3.4 (Rust) reports it for all.
# wp2rdf reports it with both engines (validating/engines/written.py).
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
prefixes = "@prefix e: <http://e.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
schema = "http://www.w3.org/2001/XMLSchema#"
for bound, expected in (
    ("sh:minInclusive 0", (False, False)),
    ("sh:minExclusive 0", (False, False)),
    ("sh:maxInclusive 1", (True, False)),
    ("sh:maxExclusive 1", (True, False)),
    ("sh:lessThan e:q", (True, False)),
):
    shapes = prefixes + f"e:S a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property [ sh:path e:p ; {bound} ] ."
    data = f'<http://e.org/s> <http://e.org/p> "NaN"^^<{schema}double> .\n<http://e.org/s> <http://e.org/q> "1"^^<{schema}integer> .\n'
    conforms, _, _ = pyshacl.validate(rdflib.Graph().parse(data=data), shacl_graph=rdflib.Graph().parse(data=shapes))
    seen = conforms, shacl.Shapes.from_text(shapes, "turtle").validate_text(data, "ntriples").conforms
    print(bound, "pyshacl", seen[0], "shacl", seen[1])
    assert seen == expected, "it changed"
PYTHON
