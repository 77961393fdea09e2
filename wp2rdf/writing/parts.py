"""A dump in parts: files of so many pages each, and a list of them; joined in order they are the dump in one file.

The names of parts hold their digests, so parts of another run are never written over, and the list, which takes its
place last, names whole parts at any moment.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wp2rdf.rdf.block import Encoded

LIST = "parts.json"
"""The list of the parts; it sorts after them, so that it takes its place after them."""

_PART = re.compile(r"part-[0-9]{5,}-[0-9a-f]{8}\.nq")


def write(encoded: Iterable[Encoded], folder: Path, *, graphs: int) -> int:
    """Writes parts of N-Quads; those of an earlier run are removed when the new ones are in place.

    Args:
        encoded: the blocks, as N-Quads.
        folder: for the parts.
        graphs: in each part.

    Returns:
        Number of quads.

    Raises:
        OutputError: they cannot be written; an earlier list and its parts stay.
    """
    listed: list[dict[str, str | int]] = []
    rest = iter(encoded)
    with output.replacing_in(folder) as beside:
        while some := next(rest, None):
            number = len(listed)
            digest, size, count, triples = hashlib.sha256(), 0, 0, 0
            with (beside / "part").open("wb") as out:
                while some:
                    out.write(some.data)
                    digest.update(some.data)
                    size, count, triples = size + len(some.data), count + 1, triples + some.triples
                    some = next(rest, None) if count < graphs else None
            name = f"part-{number:05}-{digest.hexdigest()[:8]}.nq"
            (beside / "part").rename(beside / name)
            listed.append(
                {"file": name, "graphs": count, "quads": triples, "bytes": size, "sha256": digest.hexdigest()}
            )
        total = sum(int(str(part["quads"])) for part in listed)
        (beside / LIST).write_text(json.dumps({"format": "nquads", "quads": total, "parts": listed}, indent=1) + "\n")
    names = {part["file"] for part in listed}
    for path in folder.iterdir():
        if _PART.fullmatch(path.name) and path.name not in names:
            path.unlink(missing_ok=True)
    return total
