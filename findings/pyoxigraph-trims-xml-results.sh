#!/bin/sh
# Guess: <literal> a </literal> in SPARQL results in XML is the text " a ".
# Seen in pyoxigraph 0.5.13: parse_query_results takes the blanks at both ends away, and of a text of blanks all; its own writer
# writes them as references, so that it reads its own results right, and not those that rdflib 7.6.0 writes. rdflib reads both right.
# wp2rdf puts references in their place before it reads (querying/reading_results.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pyoxigraph
import rdflib
from rdflib.query import Result

print("pyoxigraph", pyoxigraph.__version__, "rdflib", rdflib.__version__)
form = pyoxigraph.QueryResultsFormat.XML
turtle = '<http://e.org/s> <http://e.org/p> " a " .'
query = "SELECT ?o { ?s ?p ?o }"
by_rdflib = rdflib.Graph().parse(data=turtle, format="turtle").query(query).serialize(format="xml")
store = pyoxigraph.Store()
store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
by_pyoxigraph = store.query(query).serialize(format=form)
for name, text in (("rdflib", by_rdflib), ("pyoxigraph", by_pyoxigraph)):
    print(name, "writes", text[text.index(b"<literal") :][:40])
own = [row[0].value for row in pyoxigraph.parse_query_results(by_pyoxigraph, format=form)]
others = [row[0].value for row in pyoxigraph.parse_query_results(by_rdflib, format=form)]
print("pyoxigraph reads its own as", own, "and that of rdflib as", others)
assert (own, others) == ([" a "], ["a"]), "it changed"
assert [str(row[0]) for row in Result.parse(io.BytesIO(by_rdflib), format="xml")] == [" a "], "rdflib changed"
PYTHON
