#!/bin/sh
# Guess: every text contains the empty text, and starts and ends with it (SPARQL 1.1, 17.4.3, after XPath), so that a filter with what somebody
# typed keeps everything when nothing was typed.
# Seen in Virtuoso 7.2.5 (Debian, with the libraries that its package wants): CONTAINS, STRSTARTS and STRENDS are false then, and STRAFTER(?x, "")
# is empty; xsd:boolean("false") is true, as of every text. docs/sparql.md says so to who asks a Virtuoso.
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
row = asked('''SELECT (CONTAINS("abc", "") AS ?contains) (STRSTARTS("abc", "") AS ?starts) (STRENDS("abc", "") AS ?ends)
  (STRAFTER("abc", "") AS ?after) (CONTAINS("abc", "b") AS ?b)
  (<http://www.w3.org/2001/XMLSchema#boolean>("false") AS ?boolean) {}''')
print(row)
assert row == {"contains": "0", "starts": "0", "ends": "0", "after": "", "b": "1", "boolean": "1"}, "it changed"
PYTHON
