"""The RO-Crate of a release (https://www.researchobject.org/ro-crate/specification/1.2/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wp2rdf._version import __version__
from wp2rdf.publishing.describing.description import KEYWORDS, SUMMARY, TITLE
from wp2rdf.publishing.releasing.naming import CRATE
from wp2rdf.publishing.releasing.package import sources
from wp2rdf.rdf.iri import CC0

if TYPE_CHECKING:
    from wp2rdf.publishing.describing.describe import Described
    from wp2rdf.publishing.describing.files import File

_PUBLISHER = "https://www.wikipathways.org/"
_TOOL, _MAKING = "#wp2rdf", "#release"
_PROFILE = "https://bioschemas.org/profiles/Dataset/1.0-RELEASE"


def text(version: str, found: Described, files: tuple[File, ...]) -> str:
    """The crate, as JSON-LD.

    Args:
        version: of the release.
        found: its description.
        files: all but this one and the list of digests.
    """
    made_from = [one["path"] for one in sources(found)]
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{TITLE} {version}",
        "description": SUMMARY,
        "datePublished": found.about.issued,
        "version": version,
        "keywords": ", ".join(KEYWORDS),
        "license": {"@id": CC0[1:-1]},
        "publisher": {"@id": _PUBLISHER},
        "creator": {"@id": _PUBLISHER},
        "url": _PUBLISHER,
        "conformsTo": {"@id": _PROFILE},
        "isBasedOn": [{"@id": one} for one in made_from[1:] or made_from],
        "hasPart": [{"@id": quote(file.name)} for file in files],
    }
    graph: list[dict[str, Any]] = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
            "about": {"@id": "./"},
        },
        root,
        *(_file(file) for file in files),
        {"@id": CC0[1:-1], "@type": "CreativeWork", "name": "CC0 1.0 Universal", "identifier": "CC0-1.0"},
        {"@id": _PUBLISHER, "@type": "Organization", "name": "WikiPathways", "url": _PUBLISHER},
        {"@id": _PROFILE, "@type": "CreativeWork", "name": "Bioschemas Dataset profile", "version": "1.0-RELEASE"},
        {"@id": _TOOL, "@type": "SoftwareApplication", "name": "wp2rdf", "version": __version__},
        {
            "@id": _MAKING,
            "@type": "CreateAction",
            "name": "making of this release",
            "instrument": {"@id": _TOOL},
            "result": {"@id": "./"},
            "endTime": found.about.issued,
        },
        *({"@id": one, "@type": "CreativeWork", "name": "the pages that it was made from"} for one in made_from[1:]),
    ]
    document = {"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": graph}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _file(file: File) -> dict[str, Any]:
    return {
        "@id": quote(file.name),
        "@type": "File",
        "name": file.name.rpartition("/")[2],
        "description": file.title,
        "encodingFormat": file.packed or file.media,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }
