#!/bin/sh
# Guess: COUNT(?n) counts the solutions where ?n has a value (SPARQL 1.1, 18.5.1.2), and GROUP_CONCAT joins with its SEPARATOR (18.5.1.7).
# Seen in roqet 0.9.33 (Debian's rasqal, with the libraries that its package wants): solutions without a value, as OPTIONAL leaves them, are counted, and
# AVG divides by their number: of 1 and 2 with one gap the mean is 1.0; the SEPARATOR is passed over for a blank. No error says so.
# Queries of wp2rdf use all three: roqet is no engine for them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq rasqal-utils=0.9.33-2 librasqal3=0.9.33-2 libraptor2-0=2.0.15-4+deb12u1 libmhash2=0.9.9.9-9
for package in ./*.deb; do dpkg -x "$package" .; done
echo '@prefix e: <http://e.org/> . e:a a e:T ; e:n 1 . e:b a e:T ; e:n 2 . e:c a e:T .' >given.ttl
LD_LIBRARY_PATH=$(dirname "$(find . -name 'librasqal.so.3')")
export LD_LIBRARY_PATH
usr/bin/roqet --version
usr/bin/roqet -q -r csv -D given.ttl -e 'PREFIX e: <http://e.org/>
SELECT (COUNT(?n) AS ?count) (AVG(?n) AS ?mean) { ?s a e:T OPTIONAL { ?s e:n ?n } }' | tr -d '\r' >gaps.csv
usr/bin/roqet -q -r csv -D given.ttl -e 'PREFIX e: <http://e.org/>
SELECT (GROUP_CONCAT(?n; SEPARATOR="|") AS ?joined) { ?s e:n ?n }' | tr -d '\r' >joined.csv
cat gaps.csv joined.csv
printf '%s\n' count,mean 3,1.0 | diff - gaps.csv
printf '%s\n' joined '1 2' | diff - joined.csv
