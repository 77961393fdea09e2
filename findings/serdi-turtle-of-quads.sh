#!/bin/sh
# Guess: serdi -o turtle writes Turtle, or says that it cannot.
# Seen in serdi 0.30.16 (Debian): of N-Quads with named graphs it makes TriG under that name, with exit code 0 and no warning; a parser of
# Turtle refuses it. With -o ntriples the names of the graphs are gone. wp2rdf merges graphs for Turtle.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq serdi=0.30.16-1 libserd-0-0=0.30.16-1
for package in ./*.deb; do dpkg -x "$package" .; done
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyoxigraph==0.5.13
echo '<http://e.org/s> <http://e.org/p> "o" <http://e.org/g> .' >quads.nq
library=$(dirname "$(find . -name 'libserd-0.so.0')")
LD_LIBRARY_PATH=$library usr/bin/serdi -v | head -n 1
LD_LIBRARY_PATH=$library usr/bin/serdi -i nquads -o turtle quads.nq >written.ttl
venv/bin/python - <<'PYTHON'
import pyoxigraph

text = open("written.ttl").read()
print(text.strip())
assert len(list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TRIG))) == 1, "it changed"
try:
    list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
except SyntaxError as error:
    print("as Turtle:", error)
else:
    raise SystemExit("it changed")
PYTHON
