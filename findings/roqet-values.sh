#!/bin/sh
# Guess: VALUES ?gene { e:a e:b } gives two solutions (SPARQL 1.1, 10.2), as VALUES (?gene) { (e:a) (e:b) } does.
# Seen in roqet 0.9.33 (Debian's rasqal, with the libraries that its package wants): the short form gives the first value only, and the second goes to
# the next variable of the query, as a value that is in no data; no error says so. The form with parentheses is right.
# Queries of wp2rdf with lists of genes have the short form, as most do: roqet is no engine for them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq rasqal-utils=0.9.33-2 librasqal3=0.9.33-2 libraptor2-0=2.0.15-4+deb12u1 libmhash2=0.9.9.9-9
for package in ./*.deb; do dpkg -x "$package" .; done
echo '@prefix e: <http://e.org/> . e:a e:name "x" . e:b e:name "y" .' >given.ttl
LD_LIBRARY_PATH=$(dirname "$(find . -name 'librasqal.so.3')")
export LD_LIBRARY_PATH
usr/bin/roqet --version
asked() { usr/bin/roqet -q -r csv -D given.ttl -e "PREFIX e: <http://e.org/> SELECT ?gene ?name { VALUES $1 ?gene e:name ?name }" | tr -d '\r'; }
asked '?gene { e:a e:b }' >short.csv
asked '(?gene) { (e:a) (e:b) }' >long.csv
cat short.csv long.csv
printf '%s\n' gene,name http://e.org/a,http://e.org/b | diff - short.csv
printf '%s\n' gene,name http://e.org/a,x http://e.org/b,y | diff - long.csv
