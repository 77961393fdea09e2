#!/bin/sh
# Guess: TIMEZONE of a time in India (+05:30) is "PT5H30M" (SPARQL 1.1, 17.4.5.8).
# Seen in rdflib 7.6.0: whole hours only: it is "PT5H", and of -00:30 it is "P0D", as in UTC; no error says so. TZ gives the text "+05:30".
# pyoxigraph 0.5.13 is right. No query of wp2rdf asks for time zones.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

print("rdflib", rdflib.__version__, "pyoxigraph", pyoxigraph.__version__)
for zone, of_rdflib, right in (("+05:30", "PT5H", "PT5H30M"), ("-00:30", "P0D", "-PT30M"), ("+02:00", "PT2H", "PT2H")):
    query = f'SELECT (TIMEZONE("2026-11-28T12:00:00{zone}"^^<http://www.w3.org/2001/XMLSchema#dateTime>) AS ?x) {{}}'
    ((seen,),) = rdflib.Graph().query(query)
    ((other,),) = pyoxigraph.Store().query(query)
    print(zone, "rdflib", seen, "pyoxigraph", other.value)
    assert (str(seen), other.value) == (of_rdflib, right), "it changed"
PYTHON
