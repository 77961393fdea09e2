"""The digests of all files of a release, as `sha256sum --check` reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing.describing.files import described
from wp2rdf.publishing.releasing.naming import SUMS

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path) -> None:
    """Writes the digests of everything that is there, in the order of the names."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{described(folder / name).sha256}  {name}\n" for name in names if name != SUMS]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
