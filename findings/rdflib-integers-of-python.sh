#!/bin/sh
# Guess: a literal of datatype xsd:integer whose text is none (XML Schema: a sign and ASCII digits) is ill-typed.
# Seen in rdflib 7.6.0: whatever int() of Python takes is an integer, and is written anew: "1_000" becomes 1000, an Arabic-Indic
# one becomes 1, and neither is called ill-typed; so pySHACL lets sh:datatype xsd:integer pass. wp2rdf checks the text of the file.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

from rdflib import XSD, Graph

print("rdflib", importlib.metadata.version("rdflib"))
turtle = "<a:s> <a:p> %s ." % ", ".join(f"\"{text}\"^^<{XSD.integer}>" for text in ("1_000", "\u0661"))
seen = sorted((str(value), value.ill_typed) for value in Graph().parse(data=turtle, format="turtle").objects())
print(seen)
assert seen == [("1", False), ("1000", False)], "it changed"
PYTHON
