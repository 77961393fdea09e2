"""What tests of the action share: a repository, and a pull request with known findings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.action.runner import BAD_ID, GOOD_ID, GOOD_TITLE, PAGE, TABLE, edit, git, place
from tests.conftest import EXAMPLES


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository: two clean pages, and pages of authors and communities with known findings."""
    site = tmp_path_factory.mktemp("repository") / "site"
    shutil.copytree(EXAMPLES, site, ignore=shutil.ignore_patterns("WP91*", "WP9003*", "WP0-*", "WP865-*"))
    git(site, "init", "-q", "--template=")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "base")
    return site


@pytest.fixture
def base(repository: Path, tmp_path: Path) -> Path:
    """A clone of the repository."""
    return shutil.copytree(repository, tmp_path / "site")


@pytest.fixture
def pull(base: Path) -> Path:
    """The same with a curator's commit: a title is gone from a page, an identifier is wrong in its table."""
    edit(base / PAGE, GOOD_TITLE, "")
    edit(base / TABLE, GOOD_ID, BAD_ID)
    git(base, "commit", "-qam", "Breaks two things")
    return base


@pytest.fixture
def broken(pull: Path) -> set[str]:
    """The annotations of the curator's commit."""
    return {
        f"warning {place(pull / PAGE, 'link: 10.5555/example.2025.001')}",
        f"warning {place(pull / TABLE, BAD_ID)}",
    }
