#!/bin/sh
# Guess: a property of an RO-Crate that is read and set again, with something added, stays what it was.
# Seen in rocrate 0.16.0: a reference to what is not in the crate is read as a plain text, so that setting it again makes a text of
# {"@id": …}: an entity then conforms to no profile, and has no licence, for whoever follows references. append_to keeps it.
# wp2rdf writes references itself (publishing/releasing/crate.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rocrate==0.16.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import json
import pathlib
import tempfile

from rocrate.rocrate import ROCrate

print("rocrate", importlib.metadata.version("rocrate"))
profile = {"@id": "https://e.org/profile"}


def written(crate: ROCrate) -> object:
    with tempfile.TemporaryDirectory() as folder:
        crate.write(folder)
        entities = json.loads(pathlib.Path(folder, "ro-crate-metadata.json").read_text())["@graph"]
    return next(one for one in entities if one["@id"] == "ro-crate-metadata.json")["conformsTo"]


untouched, appended, again = written(ROCrate()), ROCrate(), ROCrate()
appended.metadata.append_to("conformsTo", profile)
again.metadata["conformsTo"] = [again.metadata["conformsTo"], profile]
print("untouched", untouched, "append_to", written(appended), "set again", written(again), sep="\n")
assert written(appended) == [untouched, profile], "it changed"
assert written(again) == [untouched["@id"], profile], "it changed"
PYTHON
