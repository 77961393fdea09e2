"""The real drawings, and the pictures that WikiPathways makes of some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def real_drawings(shared: Path) -> list[Path]:
    """The drawings of all pathways of the real site."""
    return sorted((shared / "gpml" / "pathways").glob("WP*/WP*.gpml"))
