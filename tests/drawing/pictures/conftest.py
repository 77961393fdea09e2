"""The real drawings, and the pictures that WikiPathways makes of some of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import skip


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds drawings and official pictures."""
    named = os.environ.get("WP2RDF_SHARED")
    if not named:
        skip("WP2RDF_SHARED is not set: set it to the folder with the drawings (gpml/) and official pictures (thumbs/)")
    return Path(named or "")


@pytest.fixture(scope="session")
def real_drawings(shared: Path) -> list[Path]:
    """The drawings of all pathways of the real site."""
    return sorted((shared / "gpml" / "pathways").glob("WP*/WP*.gpml"))
