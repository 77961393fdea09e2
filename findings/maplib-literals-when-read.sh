#!/bin/sh
# Guess: a graph that is read and written again is the same graph.
# Seen in maplib 0.20.26: a dateTime without a time zone gets UTC, digits of a decimal behind the twelfth and of a second behind
# the sixth are cut, and the time zone of a date is gone; no error says so. rdflib and pyoxigraph keep the first two.
# In a dump of wp2rdf it touches dates with a time, such as pav:createdOn.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check maplib==0.20.26
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import maplib

print("maplib", importlib.metadata.version("maplib"))
xsd = "http://www.w3.org/2001/XMLSchema#"
literals = {
    ("2020-01-01T10:00:00", "dateTime"): "2020-01-01T10:00:00+00:00",
    ("2020-01-01T10:00:00.123456789Z", "dateTime"): "2020-01-01T10:00:00.123456+00:00",
    ("0.1234567890123456", "decimal"): "0.123456789012",
    ("2020-01-01+02:00", "date"): "2020-01-01",
}
for (text, datatype), wanted in literals.items():
    model = maplib.Model()
    model.reads(f'<http://e.org/s> <http://e.org/p> "{text}"^^<{xsd}{datatype}> .', format="turtle")
    seen = model.writes(format="ntriples").split('"')[1]
    print(f"{text} {datatype}: {seen}")
    assert seen == wanted, "it changed"
PYTHON
