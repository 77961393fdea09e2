#!/bin/sh
# Guess: Turtle that serdi writes of N-Triples has the same literals.
# Seen in serdi 0.30.16 (Debian): "1"^^xsd:boolean, which XML Schema allows for true, is written as a bare 1, which is an xsd:integer for whoever reads
# it; serdi itself reads it so. With true, and as N-Triples, the type stays. rdflib 7.6.0 and pyoxigraph 0.5.13 keep it.
# wp2rdf writes Turtle with pyoxigraph, and no truth values.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq serdi=0.30.16-1 libserd-0-0=0.30.16-1
for package in ./*.deb; do dpkg -x "$package" .; done
boolean='^^<http://www.w3.org/2001/XMLSchema#boolean>'
printf '<http://e.org/s> <http://e.org/p> "%s"%s .\n' 1 "$boolean" true "$boolean" >given.nt
LD_LIBRARY_PATH=$(dirname "$(find . -name 'libserd-0.so.0')")
export LD_LIBRARY_PATH
usr/bin/serdi -v | head -n 1
usr/bin/serdi -i ntriples -o turtle given.nt >written.ttl
usr/bin/serdi -i turtle -o ntriples written.ttl >again.nt
cat written.ttl again.nt
grep -q '"1"^^<http://www.w3.org/2001/XMLSchema#integer>' again.nt
grep -q '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>' again.nt
