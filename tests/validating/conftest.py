"""What the tests of validation share: a copy of the example site, and edits of its files."""

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


def edit(file: Path, old: str, new: str) -> None:
    """Replaces a text that stands exactly once in a file."""
    text = file.read_bytes().decode()
    assert text.count(old) == 1, old
    file.write_bytes(text.replace(old, new).encode())
