#!/bin/sh
# Guess: REPLACE("aAaA", "A", "b", "i") replaces all four, without regard to case (SPARQL 1.1, 17.4.3.15).
# Seen in rdflib 7.6.0: the flags are taken for how often to replace ("i" is 2, "m" 8, "s" 16), and have no other effect: of "AAAA" two letters are
# replaced, so that a text with more is left half done; no error says so. REGEX heeds its flags. pyoxigraph 0.5.13 is right.
# wp2rdf writes them into the pattern for rdflib (querying/engines/rdflib_forms.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
for text, flags, of_rdflib, right in (("aAaA", "i", "abab", "bbbb"), ("AAAA", "i", "bbAA", "bbbb"), ("A" * 20, "m", "b" * 8 + "A" * 12, "b" * 20)):
    query = f'SELECT (REPLACE("{text}", "A", "b", "{flags}") AS ?x) {{}}'
    ((seen,),) = rdflib.Graph().query(query)
    ((other,),) = pyoxigraph.Store().query(query)
    print(text, flags, "rdflib", seen, "pyoxigraph", other.value)
    assert (str(seen), other.value) == (of_rdflib, right), "it changed"
PYTHON
