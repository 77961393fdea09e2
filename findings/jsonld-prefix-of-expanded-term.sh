#!/bin/sh
# Guess: "wp": {"@id": "http://e.org/"} in a JSON-LD context is the same as "wp": "http://e.org/", so that wp:WP4 is http://e.org/WP4.
# Seen: JSON-LD 1.1 (4.1.5) makes a prefix of the long form only with "@prefix": true, so that wp:WP4 is an IRI as it stands, with the
# scheme wp: for PyLD 3.3.0; rdflib 7.6.0 and pyoxigraph 0.5.13 expand it. No error says so, and graphs of one document do not join.
# wp2rdf writes the short form.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyLD==3.3.0 rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import json

import pyoxigraph
import rdflib
from pyld import jsonld

print("PyLD", importlib.metadata.version("PyLD"), "rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
for prefix, of_pyld in (({"@id": "http://e.org/"}, "wp:WP4"), ("http://e.org/", "http://e.org/WP4")):
    document = {"@context": {"wp": prefix}, "@id": "wp:WP4", "http://e.org/p": "a"}
    text = json.dumps(document)
    (triple,) = jsonld.to_rdf(document)["@default"]
    (quad,) = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)
    (subject,) = rdflib.Graph().parse(data=text, format="json-ld").subjects()
    seen = triple["subject"]["value"], str(subject), quad.subject.value
    print(prefix, *seen)
    assert seen == (of_pyld, "http://e.org/WP4", "http://e.org/WP4"), "it changed"
PYTHON
