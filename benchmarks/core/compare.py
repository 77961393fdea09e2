"""Whether files hold the same triples: `python -m benchmarks.core.compare OURS FILE ...` prints JSON.

For each file: how many different triples it holds, how many of them are not in the first file of the others (the
reference) or missing from it, and how many are not among ours, which may be more.
"""

from __future__ import annotations

import json
import sys
from hashlib import blake2b
from pathlib import Path

import pyoxigraph


def triples(path: Path) -> frozenset[bytes]:
    """A digest of each triple in a file of N-Triples."""
    found = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return frozenset(blake2b(str(one.triple).encode(), digest_size=16).digest() for one in found)


def main() -> None:
    """Prints the numbers by the name of the file."""
    ours, *others = map(Path, sys.argv[1:])
    whole, reference = triples(ours), triples(others[0])
    said = {ours.name: {"triples": len(whole)}}
    for path in others:
        found = triples(path)
        said[path.name] = {"triples": len(found), "apart": len(found ^ reference), "not ours": len(found - whole)}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
