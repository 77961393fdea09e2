"""Pages by axe-core: no serious fault, on a desk and on a phone, light and dark (https://www.w3.org/TR/WCAG22/)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.conftest import ROOT, skip
from tests.served import served
from tests.server.browsing import PHONE, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.served import Server

pytestmark = pytest.mark.slow

_CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
AXE = _CACHE / "wp2rdf" / "axe-4" / "node_modules" / "axe-core" / "axe.min.js"
"""Where `.ci/run` puts it: npm install --prefix ~/.cache/wp2rdf/axe-4 axe-core@^4."""

SIZES = [(1280, 800), (375, 800)]
CHART = "SELECT ?organism (COUNT(*) AS ?n) { ?p a wp:Pathway ; wp:organismName ?organism } GROUP BY ?organism"
MAP = "CONSTRUCT { ?p wp:organism ?o } WHERE { ?p wp:organism ?o }"

PAGES = {
    "home": "/", "browse": "/browse", "pathways": "/pathways", "pathway": "/pathways/WP9001",
    "node": "/nodes/ncbigene/2645", "author": "/authors/Ada_Example", "term": "/terms/PW:0000666",
    "organism": "/organisms/9606",
    "community": "/communities/ExampleCare", "work": "/works/pubmed/10000001", "search": "/search?q=glucose",
    "query": "/queries/genes-of-pathway?pathway=WP9001", "missing": "/nothing",
    "resource": "/resource?iri=http://vocabularies.wikipathways.org/wp%23Protein",
}  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        skip("axe-core is not installed: npm install --prefix ~/.cache/wp2rdf/axe-4 axe-core@^4")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(ROOT / "examples" / "database", tmp_path_factory.mktemp("drawn")) as running:
        yield running


def faults(page: Page, axe: str) -> list[str]:
    """The serious faults of a page."""
    found = []
    page.evaluate(axe)
    width = page.evaluate("innerWidth")
    for scheme in ("light", "dark") if width > PHONE[0] else ("dark",):  # the colours are the same on a phone
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        report = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        assert report["passes"]
        found += [
            f"{scheme}: {one['id']}: {one['nodes'][0]['html'][:160]} {one['nodes'][0]['failureSummary'][-200:]}"
            for one in report["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
    return found


@pytest.mark.parametrize("size", SIZES)
def test_pages_have_no_serious_fault(browser: Browser, endpoint: Server, axe: str, size: tuple[int, int]) -> None:
    seen = {}
    with opened(browser, endpoint, "/browse", size) as page:
        for name, path in PAGES.items():
            page.route("**/nothing", lambda route: route.fulfill(response=route.fetch(), status=200))
            page.goto(endpoint.url + path)
            seen[name] = faults(page, axe)
    assert len(seen) >= 10
    assert {name: found for name, found in seen.items() if found} == {}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("query", "view"), [(CHART, "Table"), (CHART, "Chart"), (MAP, "Map")])
def test_answers_on_the_desk_have_no_serious_fault(
    browser: Browser, endpoint: Server, axe: str, query: str, view: str, size: tuple[int, int]
) -> None:
    with opened(browser, endpoint, f"/?{urlencode({'query': query})}", size) as page:
        page.get_by_role("button", name=view).click()
        assert faults(page, axe) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_drawing_has_no_serious_fault(browser: Browser, drawn: Server, axe: str, size: tuple[int, int]) -> None:
    with opened(browser, drawn, "/pathways/WP9201", size) as page:
        page.locator(".board svg .DataNode").first.click()
        page.locator(".chosen p").wait_for()
        assert faults(page, axe) == []
