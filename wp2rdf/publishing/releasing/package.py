"""The Data Package of a release (https://specs.frictionlessdata.io/data-package/)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from wp2rdf._version import __version__
from wp2rdf.publishing.describing.description import KEYWORDS, SUMMARY, TITLE
from wp2rdf.publishing.releasing.place import MARK
from wp2rdf.rdf.iri import CC0

if TYPE_CHECKING:
    from wp2rdf.publishing.describing.describe import Described
    from wp2rdf.publishing.describing.files import File

_NAME = re.compile(r"[^a-z0-9._-]+")


def text(version: str, found: Described, files: tuple[File, ...]) -> str:
    """The package, as JSON.

    Args:
        version: of the release.
        found: its description.
        files: its data files.
    """
    package: dict[str, object] = {
        "profile": "data-package",
        "name": "wikipathways-rdf",
        "title": f"{TITLE} {version}",
        "description": SUMMARY,
        "version": version,
        "created": f"{found.about.issued}T00:00:00Z",
        "homepage": "https://www.wikipathways.org/",
        "keywords": list(KEYWORDS),
        "licenses": [{"name": "CC0-1.0", "path": CC0[1:-1], "title": "Creative Commons Zero v1.0 Universal"}],
        "sources": sources(found),
        "createdWith": MARK,
        "createdWithVersion": __version__,
        "triples": found.counts.triples,
        "resources": [_resource(file) for file in files],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def sources(found: Described) -> list[dict[str, str]]:
    """What a release was made from."""
    origin = found.about.origin
    made_from = [{"title": "WikiPathways", "path": "https://www.wikipathways.org/"}]
    if origin and origin.repository:
        path = f"{origin.repository}/tree/{origin.commit}" if origin.commit else origin.repository
        made_from.append({"title": "the repository of the pages", "path": path})
    return made_from


def _resource(file: File) -> dict[str, object]:
    """A file (https://specs.frictionlessdata.io/data-resource/)."""
    return {
        "name": _NAME.sub("-", file.name.lower()),
        "path": file.name,
        "title": file.title,
        "format": file.name.rpartition("/")[2].partition(".")[2].rpartition(".")[2] or "txt",
        "mediatype": file.packed or file.media,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
