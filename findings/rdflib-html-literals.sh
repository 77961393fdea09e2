#!/bin/sh
# Guess: a literal of datatype rdf:HTML has in rdflib the text that the file has.
# Seen in rdflib 7.6.0 with html5rdf 1.2.1, which comes with pySHACL: it is parsed and written anew as it is read, without the end tags that
# HTML5 lets one leave out, and with other attributes: "<p>a</p>" becomes "<p>a", "<br/>" "<br>". The triple is another one
# then, and no XML. wp2rdf reads and writes without rdflib, and keeps the text where it hands over to it (rdf/rdflib_terms.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 html5rdf==1.2.1
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

print("rdflib", rdflib.__version__)
text = "<ul><li>a<br/></li></ul><p>b</p>"
turtle = f'<http://e.org/s> <http://e.org/p> "{text}"^^<{rdflib.RDF.HTML}> .'
(read,) = rdflib.Graph().parse(data=turtle, format="turtle").objects()
kept = rdflib.Literal(text, datatype=rdflib.RDF.HTML, normalize=False)
print("in the file:", text, "| read:", read, "| normalize=False:", kept)
assert str(read) == "<ul><li>a<br></ul><p>b", "it changed"
assert str(kept) == text, "it changed"
PYTHON
