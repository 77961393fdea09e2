#!/bin/sh
# Guess: zstandard.decompress gives all of a .zst file: RFC 8878 (3) lets one have several frames, as gzip lets a file have several members.
# Seen in zstandard 0.25.0: it gives the first frame only, without an error, while its stream reader and the command zstd give all. Files that
# were joined with cat, or compressed in pieces, lose all but their beginning. wp2rdf reads frame by frame (reading/zstd.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check zstandard==0.25.0
"$folder/venv/bin/python" - <<'PYTHON'
import gzip
import io

import zstandard

print("zstandard", zstandard.__version__)
first, second = b"<urn:a> <urn:p> <urn:o> .\n", b"<urn:b> <urn:p> <urn:o> .\n"
packed = zstandard.compress(first) + zstandard.compress(second)
at_once = zstandard.decompress(packed)
streamed = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)).read()
print("decompress", len(at_once), "stream_reader", len(streamed), "of", len(first + second), "bytes")
assert gzip.decompress(gzip.compress(first) + gzip.compress(second)) == first + second, "gzip changed"
assert (at_once, streamed) == (first, first + second), "it changed"
PYTHON
