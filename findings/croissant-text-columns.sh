#!/bin/sh
# Guess: a field of a Croissant data set that is declared as sc:Text comes as the text that the CSV file has.
# Seen in mlcroissant 1.1.1: pandas guesses the column first, so that identifiers "007" and "1e5" come as b"7.0" and b"100000.0" when
# one of the column is missing, and the gene "NA" as None. The declared type is put on what is left.
# wp2rdf gives out tables with a Table Schema (Data Package) and as Parquet, where types are kept.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mlcroissant==1.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import hashlib
import importlib.metadata
import json
import pathlib
import tempfile

import mlcroissant

print("mlcroissant", importlib.metadata.version("mlcroissant"))
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    table = folder / "genes.csv"
    table.write_text("gene,id\nNA,007\nTP53,1e5\nIL6,\n")
    whole = {"@type": "cr:FileObject", "@id": "file", "name": "file", "contentUrl": "genes.csv", "encodingFormat": "text/csv"}
    whole["sha256"] = hashlib.sha256(table.read_bytes()).hexdigest()
    fields = [
        {
            "@type": "cr:Field", "@id": f"rows/{column}", "name": column, "dataType": "sc:Text",
            "source": {"fileObject": {"@id": "file"}, "extract": {"column": column}},
        }
        for column in ("gene", "id")
    ]
    described = {
        "@context": {
            "@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/", "cr": "http://mlcommons.org/croissant/",
            "recordSet": "cr:recordSet", "field": "cr:field", "source": "cr:source", "extract": "cr:extract",
            "column": "cr:column", "fileObject": "cr:fileObject", "dct": "http://purl.org/dc/terms/", "conformsTo": "dct:conformsTo",
            "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        },
        "@type": "sc:Dataset", "name": "genes", "description": "genes", "url": "https://e.org/",
        "conformsTo": "http://mlcommons.org/croissant/1.0", "distribution": [whole],
        "recordSet": [{"@type": "cr:RecordSet", "@id": "rows", "name": "rows", "field": fields}],
    }
    (folder / "croissant.json").write_text(json.dumps(described))
    seen = [tuple(row.values()) for row in mlcroissant.Dataset(folder / "croissant.json").records("rows")]
print(seen)
assert seen == [(None, b"7.0"), (b"TP53", b"100000.0"), (b"IL6", None)], "it changed"
PYTHON
