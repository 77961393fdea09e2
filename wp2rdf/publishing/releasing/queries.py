"""The query pack of a release: the bundled queries in an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf import resources
from wp2rdf.publishing.releasing import zips

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.publishing.releasing.naming import Names


def write(folder: Path, names: Names, issued: str) -> int:
    """Writes the pack; returns how many queries it has."""
    files = resources.queries()
    with zips.writing(folder / names.queries, issued) as archive:
        for path in files:
            archive.add(f"queries/{path.parent.name}/{path.name}", path.read_bytes())
    return len(files)
