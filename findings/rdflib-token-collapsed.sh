#!/bin/sh
# Guess: Literal(…, normalize=False) keeps the text that it is given.
# Seen in rdflib 7.6.0: blanks of xsd:token are collapsed and tabs of xsd:normalizedString made blanks all the same, so that a
# validator on rdflib never sees what is wrong. wp2rdf sets the state of such a literal by hand (rdf/rdflib_terms.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

print("rdflib", rdflib.__version__)
text = "  a  b\t"
seen = {name: str(rdflib.Literal(text, datatype=rdflib.XSD[name], normalize=False)) for name in ("token", "normalizedString", "string")}
for name, found in seen.items():
    print(f"xsd:{name:17} {found!r}")
assert seen == {"token": "a b", "normalizedString": "  a  b ", "string": text}, "it changed"
PYTHON
