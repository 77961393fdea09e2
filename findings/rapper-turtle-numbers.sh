#!/bin/sh
# Guess: Turtle that rapper writes has the numbers that were given to it.
# Seen in rapper 2.0.15 (Debian, with the libraries that its package wants): numbers are written bare whatever their text is, so that "1.0"^^xsd:double
# is an xsd:decimal for whoever reads it, rapper itself too, and "1"^^xsd:double and "1"^^xsd:decimal are integers; INF is written bare as well,
# and no parser reads the file. As N-Triples and RDF/XML they stay. wp2rdf writes Turtle with pyoxigraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq raptor2-utils=2.0.15-4+deb12u1 libraptor2-0=2.0.15-4+deb12u1
for package in ./*.deb; do dpkg -x "$package" .; done
schema='http://www.w3.org/2001/XMLSchema#'
printf '<http://e.org/s> <http://e.org/p> "%s"^^<%s%s> .\n' 1.0 "$schema" double 1 "$schema" decimal 1e0 "$schema" double >given.nt
LD_LIBRARY_PATH=$(dirname "$(find . -name 'libraptor2.so.0')")
export LD_LIBRARY_PATH
usr/bin/rapper --version
usr/bin/rapper -q -i ntriples -o turtle given.nt >written.ttl
usr/bin/rapper -q -i turtle -o ntriples written.ttl >again.nt
cat written.ttl again.nt
grep -q '"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>' again.nt
grep -q '"1"^^<http://www.w3.org/2001/XMLSchema#integer>' again.nt
grep -q '"1e0"^^<http://www.w3.org/2001/XMLSchema#double>' again.nt
