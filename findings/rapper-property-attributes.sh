#!/bin/sh
# Guess: a text of RDF/XML is the same whether it stands in an attribute or in an element (RDF/XML 1.1, 2.5), with the language of xml:lang.
# Seen in rapper 2.0.15 (Debian, with the libraries that its package wants): in an attribute it loses its language, and blanks at its ends and
# beside each other are gone; no error says so. In an element both stay. pyoxigraph 0.5.13 and rdflib 7.6.0 keep both.
# wp2rdf writes texts in elements.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq raptor2-utils=2.0.15-4+deb12u1 libraptor2-0=2.0.15-4+deb12u1
for package in ./*.deb; do dpkg -x "$package" .; done
cat >given.rdf <<'XML'
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/" xml:lang="en">
  <rdf:Description rdf:about="http://e.org/s" e:attribute="a  b "><e:element>a  b </e:element></rdf:Description>
</rdf:RDF>
XML
LD_LIBRARY_PATH=$(dirname "$(find . -name 'libraptor2.so.0')")
export LD_LIBRARY_PATH
usr/bin/rapper --version
usr/bin/rapper -q -i rdfxml -o ntriples given.rdf >seen.nt
cat seen.nt
grep -q '/attribute> "a b" \.' seen.nt
grep -q '/element> "a  b "@en \.' seen.nt
