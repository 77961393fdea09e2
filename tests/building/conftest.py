"""What tests of building share: a site of their own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the example site."""
    return shutil.copytree(EXAMPLES, tmp_path / "site")
