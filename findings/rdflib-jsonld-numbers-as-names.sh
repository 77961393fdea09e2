#!/bin/sh
# Guess: a number under a term with "@type": "@id" is a number: only texts are taken for names (JSON-LD 1.1 API, 5.3.2); and "@type": "@none" leaves
# values as they are.
# Seen in rdflib 7.6.0: the keyword becomes the datatype, 5 is "5"^^<http://e.org/@id> where the vocabulary is http://e.org/, and a text under
# @none is "a"^^<http://e.org/@none>; no filter finds them, and no error says so. pyoxigraph 0.5.13 and PyLD 3.3.0 are right.
# wp2rdf reads JSON-LD with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import json

import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
context = {"@version": 1.1, "@vocab": "http://e.org/", "p": {"@type": "@id"}, "q": {"@type": "@none"}}
text = json.dumps({"@context": context, "@id": "http://e.org/s", "p": 5, "q": "a"})
seen = {p.n3()[-2]: o.n3() for p, o in rdflib.Graph().parse(data=text, format="json-ld").predicate_objects()}
right = {q.predicate.value[-1]: str(q.object) for q in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)}
print("rdflib", seen, "pyoxigraph", right)
assert seen == {"p": '"5"^^<http://e.org/@id>', "q": '"a"^^<http://e.org/@none>'}, "it changed"
assert right == {"p": '"5"^^<http://www.w3.org/2001/XMLSchema#integer>', "q": '"a"'}, "it changed"
PYTHON
