#!/bin/sh
# Guess: cffconvert makes of a CITATION.cff of type: dataset, and with two licences, what Zenodo, CodeMeta and schema.org call a data set.
# Seen in cffconvert 2.0.0: the type is passed over, so that .zenodo.json says none and the others say SoftwareSourceCode; of the licences CodeMeta
# gets https://spdx.org/licenses/['CC0-1.0', 'MIT'], which is no address of any. It says that the file is valid, and gives no warning.
# wp2rdf writes .zenodo.json of a release itself (publishing/releasing/zenodo.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cffconvert==2.0.0
cat >"$folder/CITATION.cff" <<'YAML'
cff-version: 1.2.0
message: Please cite this data set.
title: Pathways as RDF
type: dataset
authors:
  - name: The authors
license: [CC0-1.0, MIT]
YAML
"$folder/venv/bin/pip" list --format=freeze | grep cffconvert
"$folder/venv/bin/cffconvert" --validate -i "$folder/CITATION.cff"
for format in zenodo codemeta schema.org; do "$folder/venv/bin/cffconvert" -i "$folder/CITATION.cff" -f $format >"$folder/$format.json"; done
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import json
import pathlib
import sys

zenodo, codemeta, schema = (json.loads((pathlib.Path(sys.argv[1]) / f"{name}.json").read_text()) for name in ("zenodo", "codemeta", "schema.org"))
print(zenodo, codemeta["@type"], schema["@type"], codemeta["license"])
assert "upload_type" not in zenodo and codemeta["@type"] == schema["@type"] == "SoftwareSourceCode", "it changed"
assert codemeta["license"] == "https://spdx.org/licenses/['CC0-1.0', 'MIT']", "it changed"
PYTHON
