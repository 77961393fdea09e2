#!/bin/sh
# Guess: the C loader of PyYAML reads the same YAML as the loader in Python, only faster.
# Seen in PyYAML 6.0.4: a tab between the colon and the value is read by CSafeLoader (libyaml; YAML 1.2 allows it) and refused by
# SafeLoader. A page may be fine on one machine and broken on another that has no libyaml. wp2rdf takes CSafeLoader where it is.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyYAML==6.0.4
"$folder/venv/bin/python" - <<'PYTHON'
import yaml

print("PyYAML", yaml.__version__)
text = "title:\tGlucose sensing\n"
print("CSafeLoader:", yaml.load(text, Loader=yaml.CSafeLoader))
try:
    yaml.load(text, Loader=yaml.SafeLoader)
    raise SystemExit("it changed")
except yaml.scanner.ScannerError as error:
    print("SafeLoader:", error.problem)
PYTHON
