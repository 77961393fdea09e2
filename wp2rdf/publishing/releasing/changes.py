"""What changed since the previous release: reports for people, patches for stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import InputError
from wp2rdf.publishing.comparing.diff import diff
from wp2rdf.publishing.comparing.reports import FORMATS
from wp2rdf.publishing.releasing.place import version_of
from wp2rdf.publishing.sources import dump_of
from wp2rdf.validating.reports.characters import encodable

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.publishing.comparing.diff import Comparison

FILES = {"html": "changes/changes.html", "markdown": "changes/changes.md", "json": "changes/changes.json"}
UPDATE, PATCH = "changes/update.ru.gz", "changes/patch.rdfp.gz"


def check(previous: Path) -> Path:
    """The dump of the previous release.

    Raises:
        InputError: there is none.
    """
    dump = dump_of(previous)
    if dump is None:
        raise InputError(f"{previous}: holds no dump of a release (full/*.nq.gz, or one *.nq)")
    return dump


def write(previous: Path, dump: Path, folder: Path, version: str, *, may_lose: str | None = None) -> Comparison:
    """Writes the changes.

    Args:
        previous: the folder, or the dump, of the previous release.
        dump: that of this one.
        folder: of this one.
        version: of this one.
        may_lose: the share of all triples, of a class or of a property that may be lost, such as `1%`; None: any.

    Raises:
        InputError: more is lost.
    """
    (folder / "changes").mkdir()
    found = diff(check(previous), dump, update=folder / UPDATE, patch=folder / PATCH, may_lose=may_lose)
    found.old, found.new = version_of(previous) or encodable(previous.name), version
    if found.too_many:
        others = f", and {len(found.too_many) - 1:,} more" if len(found.too_many) > 1 else ""
        raise InputError(f"more is lost since {found.old} than {may_lose}: {found.too_many[0]}{others}")
    for form, name in FILES.items():
        with (folder / name).open("wb") as out:
            for part in FORMATS[form](found):
                out.write(part.encode())
    return found
