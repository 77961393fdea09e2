#!/bin/sh
# Guess: the N-Quads text "C:\\new" is C:\new, so that N-Quads read and written again by one library are the same.
# Seen in PyLD 3.3.0: \n is replaced before \\ is, so that a backslash before n, r or t becomes a backslash and a line feed, or a tab; from_rdf of
# what its own to_rdf wrote is another text, and normalize, with N-Quads as input, gives the digest of a data set that nobody has.
# jsonld 9.0.0 (npm) and pyoxigraph 0.5.13 read it right. wp2rdf reads N-Quads with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyLD==3.3.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import pyoxigraph
from pyld import jsonld

print("PyLD", importlib.metadata.version("PyLD"))
given = [{"@id": "http://e.org/s", "http://e.org/p": [{"@value": r"C:\new"}]}]
nquads = jsonld.to_rdf(given, {"format": "application/n-quads"})
(again,) = jsonld.from_rdf(nquads, {"format": "application/n-quads"})
seen = again["http://e.org/p"][0]["@value"]
(quad,) = pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS)
print(nquads.strip(), repr(seen))
assert quad.object.value == r"C:\new", "it changed"
assert seen == "C:\\\new", "it changed"
PYTHON
