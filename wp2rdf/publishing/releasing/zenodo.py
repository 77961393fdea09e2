"""Metadata for a deposit of a release at Zenodo (https://developers.zenodo.org/#representation)."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from wp2rdf.publishing.describing.description import KEYWORDS, SUMMARY, TITLE
from wp2rdf.publishing.releasing.package import sources

if TYPE_CHECKING:
    from wp2rdf.publishing.describing.describe import Described


def text(version: str, found: Described) -> str:
    """What the API of deposits takes as it is, as JSON."""
    made_from = [
        {"identifier": one["path"], "relation": "isDerivedFrom", "resource_type": "dataset"} for one in sources(found)
    ]
    metadata = {
        "title": f"{TITLE} {version}",
        "upload_type": "dataset",
        "publication_date": found.about.issued,
        "description": f"<p>{html.escape(SUMMARY)}</p>",
        "creators": [{"name": "WikiPathways"}],
        "keywords": list(KEYWORDS),
        "license": "cc-zero",
        "access_right": "open",
        "version": version,
        "language": "eng",
        "related_identifiers": made_from,
    }
    return json.dumps({"metadata": metadata}, indent=2, ensure_ascii=False) + "\n"
