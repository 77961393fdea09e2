#!/bin/sh
# Guess: a compressed file that was cut, as by a download that broke off, cannot be read to its end without an error.
# Seen: with gzip so; the stream reader of zstandard 0.25.0 gives what there is, and ends as at the end of a whole file.
# wp2rdf reads frame by frame (wp2rdf/reading/zstd.py) and refuses such a file: a dump must not lose its end unseen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check zstandard==0.25.0
"$folder/venv/bin/python" - <<'PYTHON'
import gzip
import io
import os

import zstandard

print("zstandard", zstandard.__version__)
text = os.urandom(400_000).hex().encode()
try:
    gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(text)[:-20_000])).read()
    raise SystemExit("gzip changed")
except EOFError as error:
    print("gzip:", error)
packed = zstandard.ZstdCompressor().compress(text)[:-20_000]
read = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)).read()
print("zstandard: no error,", len(read), "of", len(text), "bytes")
assert 0 < len(read) < len(text), "zstandard changed"
frame = zstandard.ZstdDecompressor().decompressobj()
frame.decompress(packed)
assert not frame.eof, "zstandard changed"
PYTHON
