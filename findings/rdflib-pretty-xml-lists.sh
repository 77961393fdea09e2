#!/bin/sh
# Guess: pretty-xml of rdflib is the same graph as xml, written with fewer lines.
# Seen in rdflib 7.6.0: every list becomes rdf:parseType="Collection", which holds nodes only, so that literals in it become IRIs ("a" is
# written as rdf:about="a"); other properties of a node of the list are lost. "xml" keeps all. SHACL's sh:in and sh:languageIn are such lists.
# wp2rdf writes RDF/XML with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

print("rdflib", rdflib.__version__)
rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
graphs = {
    "texts": ('<urn:s> <urn:p> ("a" "b") .', ['"a"', '"b"'], '"a"'),
    "a label": (rdf + '<urn:s> <urn:p> [ rdf:first <urn:o> ; rdf:rest () ; <urn:label> "x" ] .', ['"x"', "<urn:o>"], '"x"'),
}
for name, (turtle, wanted, lost) in graphs.items():
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    seen = {}
    for form in ("xml", "pretty-xml"):
        read = rdflib.Graph().parse(data=graph.serialize(format=form), format="xml", publicID="http://e.org/")
        seen[form] = sorted(o.n3() for o in read.objects() if not isinstance(o, rdflib.BNode) and o != rdflib.RDF.nil)
    print(name, seen)
    assert seen["xml"] == wanted and lost not in seen["pretty-xml"], "it changed"
PYTHON
