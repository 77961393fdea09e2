#!/bin/sh
# Guess: "24:00:00"^^xsd:time, the end of the day, is legal (XML Schema 1.1 Part 2, 3.3.8), and so is 24:00:00 in a dateTime.
# Seen in rdflib 7.6.0: the time is ill-typed and has no value; the library logs a traceback for it.
# wp2rdf keeps the text of such literals and checks their form itself.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import logging

from rdflib import XSD, Literal

logging.disable()
print("rdflib", importlib.metadata.version("rdflib"))
late, early = (Literal(text, datatype=XSD.time) for text in ("24:00:00", "00:00:00"))
print(late.n3(), "ill-typed:", late.ill_typed, "value:", late.value)
assert late.ill_typed and late.value is None and not early.ill_typed, "it changed"
PYTHON
