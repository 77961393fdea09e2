#!/bin/sh
# Guess: `\u` in SPARQL has four hexadecimal digits, and an escaped backslash before a `u` is a backslash and a letter.
# Seen in rdflib 7.6.0: before anything is parsed, `\u` takes eight digits where eight follow, so "\u00e90000" is refused;
# and in "\\u00e9" the escape is made a letter first, so that is refused too. pyoxigraph reads both right. wp2rdf writes neither: a letter that
# could be taken for a code point is written with `\U` and eight digits.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)


def length(text):
    try:
        return int(next(iter(rdflib.Graph().query(text)))[0])
    except Exception as error:
        return type(error).__name__


seen = {}
for literal in (r'"\u00e9"', r'"\u00e90000"', r'"\\u00e9"', r'"\\\U00000075" '):
    text = f"SELECT (STRLEN({literal}) AS ?n) {{}}"
    theirs = int(next(iter(pyoxigraph.Store().query(text)))["n"].value)
    seen[literal.strip()] = (length(text), theirs)
    print(f"{literal.strip():18} rdflib {seen[literal.strip()][0]}, pyoxigraph {theirs}")
one, eight, escaped, written = seen.values()
assert one == (1, 1), "it changed"
assert eight[0] != eight[1] == 5, "it changed"
assert escaped[0] != escaped[1] == 6, "it changed"
assert written == (2, 2), "it changed"
PYTHON
