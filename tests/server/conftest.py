"""What tests of the server share: a browser, and a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, skip
from tests.server.browsing import CHROMIUM, launched
from wp2rdf.building.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).is_file():
        skip("there is no Chromium: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser
    except ImportError:
        skip("playwright is not installed: pip install playwright")
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example site, which no test changes."""
    folder = tmp_path_factory.mktemp("store")
    build(EXAMPLES, folder)
    return folder / "store"
