#!/bin/sh
# Guess: ENCODE_FOR_URI makes of any text what can stand in an IRI (SPARQL 1.1, 17.4.3.15): "é" is "%C3%A9".
# Seen in Virtuoso 7.2.5 (Debian, with the libraries that its package wants): letters of Latin-1 stay as they are, and a text of the query
# with letters beyond ASCII gets "%00" at its end. An IRI that is made of it leads nowhere. wp2rdf's queries make no IRIs of texts.
set -eu
folder=$(mktemp -d)
trap 'kill "$(cat "$folder/pid")" 2>/dev/null || true; sleep 1; rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq virtuoso-opensource-7-bin=7.2.5.1+dfsg1-0.3
dpkg -x virtuoso-opensource-7-bin_*.deb .
cat >virtuoso.ini <<INI
[Database]
DatabaseFile = $folder/virtuoso.db
ErrorLogFile = $folder/virtuoso.log
LockFile = $folder/virtuoso.lck
TransactionFile = $folder/virtuoso.trx
xa_persistent_file = $folder/virtuoso.pxa
[TempDatabase]
DatabaseFile = $folder/temporary.db
TransactionFile = $folder/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:21111
[HTTPServer]
ServerPort = 127.0.0.1:28890
ServerRoot = $folder
INI
usr/bin/virtuoso-t +foreground +configfile virtuoso.ini >/dev/null 2>&1 &
echo $! >pid
python3 - <<'PYTHON'
import json
import time
import urllib.parse
import urllib.request


def asked(query: str) -> dict[str, str]:
    """The first row; tries until the server is up."""
    sent = urllib.parse.urlencode({"query": query, "format": "application/sparql-results+json"}).encode()
    for _ in range(120):
        try:
            with urllib.request.urlopen("http://127.0.0.1:28890/sparql", sent, timeout=20) as reply:
                (row,) = json.load(reply)["results"]["bindings"]
                return {name: cell["value"] for name, cell in row.items()}
        except urllib.error.URLError:
            time.sleep(0.5)
    raise SystemExit("Virtuoso does not start")


print("Virtuoso", asked("SELECT (bif:sys_stat('st_dbms_ver') AS ?version) {}")["version"])
row = asked('SELECT (ENCODE_FOR_URI("a b") AS ?ascii) (ENCODE_FOR_URI("ü/ ") AS ?latin) (ENCODE_FOR_URI("β") AS ?greek) {}')
print(row)
assert row == {"ascii": "a%20b", "latin": "ü%2F%20%00", "greek": "%CE%B2%00"}, "it changed"
PYTHON
