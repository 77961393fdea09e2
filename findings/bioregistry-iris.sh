#!/bin/sh
# Guess: bioregistry.get_iri takes an identifier with its prefix in it (CHEBI:17634) or without, as its normalize_curie does.
# Seen in bioregistry 0.15.6: normalize_curie("CHEBI:CHEBI:17634") is chebi:17634, and get_iri("chebi", "CHEBI:17634") is …/CHEBI_CHEBI:17634, of
# which nothing is known; so for MGI, GO and others. The address that a pathway's page has today (/pathways/WP364) is of no prefix.
# wp2rdf takes such prefixes away itself (registries/datasources.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check bioregistry==0.15.6
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata

import bioregistry

print("bioregistry", importlib.metadata.version("bioregistry"))
for prefix, identifier, base in (("chebi", "17634", "http://purl.obolibrary.org/obo/CHEBI_"), ("go", "0008150", "http://purl.obolibrary.org/obo/GO_")):
    full = f"{prefix.upper()}:{identifier}"
    seen = bioregistry.get_iri(prefix, identifier), bioregistry.get_iri(prefix, full), bioregistry.normalize_curie(f"{prefix}:{full}")
    print(full, *seen)
    assert seen == (base + identifier, base + full, f"{prefix}:{identifier}"), "it changed"
pages = [bioregistry.parse_iri(f"https://www.wikipathways.org/{folder}/WP364") for folder in ("instance", "pathways")]
print(pages)
assert [prefix for prefix, _ in pages] == ["wikipathways", None], "it changed"
PYTHON
