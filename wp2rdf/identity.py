"""What this wp2rdf is: its version, and a digest of its code, since a checkout changes between versions."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from wp2rdf._version import __version__


@cache
def code() -> str:
    """SHA-256 of the modules of the package and of the tables among them, hexadecimal."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".txt"}:
            digest.update(f"{path.relative_to(package).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def identity() -> str:
    """Version and code as one text: what two machines must agree in to give the same bytes."""
    return f"wp2rdf {__version__}, code {code()[:12]}"
