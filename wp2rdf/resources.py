"""Where the files are that stand beside the code: in a wheel, or in a checkout of the repository."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def shapes() -> tuple[Path, ...]:
    """The bundled shapes, in the order of their names."""
    return tuple(sorted(_folder("shapes").glob("*.ttl")))


def queries() -> tuple[Path, ...]:
    """The bundled queries, in the order of their folders and names."""
    return tuple(sorted(_folder("queries").glob("*/*.rq")))


def _folder(name: str) -> Path:
    bundled = _HERE / "_data" / name
    return bundled if bundled.is_dir() else _HERE.parent / name
