#!/bin/sh
# Guess: "2026-11-28"^^xsd:dateTime and "1e0"^^xsd:decimal are ill-typed: a dateTime has a time, a decimal no exponent
# (XML Schema 1.1 Part 2, 3.3.7 and 3.3.3). So sh:datatype refuses them.
# Seen in rdflib 7.6.0: they are well-typed, and become "2026-11-28T00:00:00" and 1; pySHACL 0.40.1 lets them pass.
# wp2rdf checks the text that the file has, for both engines (validating/engines/).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyshacl==0.40.1
"$folder/venv/bin/python" - <<'PYTHON'
import pyshacl
import rdflib

print("rdflib", rdflib.__version__, "pySHACL", pyshacl.__version__)
prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
for text, datatype, wanted in (("2026-11-28", "dateTime", "2026-11-28T00:00:00"), ("1e0", "decimal", "1"), ("2026-1-1", "date", None)):
    data = f'{prefixes}<urn:s> <urn:p> "{text}"^^xsd:{datatype} .'
    graph = rdflib.Graph().parse(data=data, format="turtle")
    (literal,) = graph.objects()
    shape = f"{prefixes}<urn:S> a sh:NodeShape ; sh:targetNode <urn:s> ; sh:property [ sh:path <urn:p> ; sh:datatype xsd:{datatype} ] ."
    conforms = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(data=shape, format="turtle"))[0]
    print(f"{text} {datatype}: rdflib {literal}, ill-typed {literal.ill_typed}, pySHACL conforms {conforms}")
    assert (conforms, not literal.ill_typed) == (wanted is not None, wanted is not None), "it changed"
    assert wanted in (None, str(literal)), "it changed"
PYTHON
