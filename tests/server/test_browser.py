"""The pages in a browser: Chromium picks a question, changes it, runs it, and follows what it finds."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

import pytest

from tests.conftest import ROOT, skip
from tests.server.browsing import DESKTOP, PHONE, opened
from wp2rdf.server.pages.home import YASGUI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

    from tests.served import Server

pytestmark = pytest.mark.slow


@pytest.fixture(params=["YASGUI", "plain"])
def editor(request: pytest.FixtureRequest) -> str:
    if request.param == "YASGUI" and not (YASGUI / "yasgui.min.js").is_file():
        skip("YASGUI is not installed: make web")
    return str(request.param)


@contextmanager
def asking(
    browser: Browser, server: Server, editor: str, path: str = "/", size: tuple[int, int] = DESKTOP
) -> Iterator[Page]:
    """The query page with one of the editors."""
    with opened(browser, server, "/browse", size) as page:
        if editor == "plain":
            page.route("**/static/yasgui/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.goto(server.url + path)
        if editor == "YASGUI" and path != "/browse":
            page.wait_for_selector(".yasgui .tabPanel.active .CodeMirror")
        yield page


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_from_a_question_to_a_gene(browser: Browser, endpoint: Server, editor: str, size: tuple[int, int]) -> None:
    with asking(browser, endpoint, editor, size=size) as page:
        page.get_by_label("Find a query").fill("pathways of a gene symbol")
        page.get_by_role("link", name="Pathways of a gene by its HGNC symbol").click()
        field = page.get_by_label("HGNC symbol", exact=True)
        field.fill("GCK")
        page.get_by_role("button", name="Run", exact=True).first.click()
        page.get_by_text("1 row", exact=True).wait_for()
        page.get_by_role("link", name="WP9001").click()
        page.get_by_role("heading", name="Glucose sensing in the example cell").wait_for()
        page.get_by_role("link", name="GCK", exact=True).first.click()
        page.get_by_role("heading", name="GCK").wait_for()
        assert page.url.endswith("/nodes/ncbigene/2645")
        assert page.get_by_role("link", name="Glucose sensing in the example cell").count() == 1


def test_a_form_is_completed_and_a_mistake_is_told(browser: Browser, endpoint: Server, editor: str) -> None:
    with asking(browser, endpoint, editor) as page:
        page.get_by_role("link", name="Pathways that share genes with a pathway").click()
        page.get_by_label("Pathway", exact=True).fill("gluc")
        page.locator("datalist option[value=WP9001]").wait_for(state="attached")
        page.get_by_label("Pathway", exact=True).fill("WP9001")
        page.get_by_label("Rows").fill("5")
        page.get_by_role("button", name="Run", exact=True).first.click()
        page.get_by_text("0 rows", exact=True).wait_for()
        text = page.evaluate(
            "document.querySelector('.tabPanel.active .CodeMirror')?.CodeMirror.getValue()"
            " ?? document.querySelector('#query').value"
        )
        assert "LIMIT 5" in text
        assert '"WP9001"' in text


def test_a_shared_query_is_run(browser: Browser, endpoint: Server, editor: str) -> None:
    query = 'SELECT ?node WHERE { ?node rdfs:label "GCK" }'
    with asking(browser, endpoint, editor, f"/?{urlencode({'query': query})}") as page:
        page.get_by_text("1 row", exact=True).wait_for()
        page.get_by_role("link", name="https://identifiers.org/ncbigene/2645").click()
        page.get_by_role("heading", name="GCK").wait_for()
        page.go_back()
        share = page.get_by_role("link", name="Link to this query").first.get_attribute("href")
        assert share == f"/?{urlencode({'query': query})}"


def sent_queries(page: Page) -> list[str]:
    """The queries that a page sends from now on, as they are sent."""
    sent: list[str] = []
    page.on(
        "request",
        lambda request: (
            sent.extend(parse_qs(request.post_data or "")["query"]) if request.url.endswith("/sparql") else None
        ),
    )
    return sent


def lower_run(page: Page, editor: str) -> Locator:
    """What runs the text of the editor, whatever the form of a question has."""
    place = page.locator(".tabPanel.active" if editor == "YASGUI" else "#plain-editor")
    return place.get_by_role("button", name="Run query" if editor == "YASGUI" else "Run", exact=True)


def test_what_is_run_has_the_value_just_typed(browser: Browser, endpoint: Server, editor: str) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    with asking(browser, endpoint, editor) as page:
        page.get_by_role("link", name="Genes of a pathway", exact=True).click()
        field = page.get_by_label("Pathway", exact=True)
        field.wait_for()
        page.route("**/queries/*.rq?*", late)
        sent = sent_queries(page)
        field.fill("WP9001")
        lower_run(page, editor).click()  # the field is left by this click
        page.get_by_text("3 rows", exact=True).wait_for()
        assert ['"WP9001"' in query for query in sent] == [True]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_shared_query_is_run_once(browser: Browser, endpoint: Server, editor: str, size: tuple[int, int]) -> None:
    query = "ASK { ?pathway a wp:Pathway }"
    with asking(browser, endpoint, editor, "/browse", size) as page:
        sent = sent_queries(page)
        page.goto(f"{endpoint.url}/?{urlencode({'query': query})}")
        page.get_by_text("Yes", exact=True).wait_for()
        page.wait_for_load_state("networkidle")
        assert sent == [query]
        assert page.get_by_label("Find a query").is_visible() == (size == DESKTOP)
        if size == PHONE:
            page.get_by_text("Bundled queries", exact=True).click()
            page.get_by_label("Find a query").fill("genes of a pathway")


def test_a_shared_query_leaves_what_was_written_before(browser: Browser, endpoint: Server) -> None:
    if not (YASGUI / "yasgui.min.js").is_file():
        skip("YASGUI is not installed: make web")
    with asking(browser, endpoint, "YASGUI") as page:
        page.get_by_role("link", name="Genes of a pathway", exact=True).click()
        page.get_by_text("# title: Genes of a pathway", exact=True).first.wait_for()
        page.goto(f"{endpoint.url}/?{urlencode({'query': 'ASK { ?s ?p ?o }'})}")
        page.get_by_text("Yes", exact=True).wait_for()
        page.get_by_role("tab", name="Query").click()
        page.get_by_text("# title: Genes of a pathway", exact=True).first.wait_for()


def test_triples_truth_values_and_downloads(browser: Browser, endpoint: Server, editor: str) -> None:
    construct = "CONSTRUCT { ?s dc:title ?o } WHERE { ?s dc:title ?o }"
    with asking(browser, endpoint, editor, f"/?{urlencode({'query': construct})}") as page:
        page.get_by_role("link", name="N-Triples").wait_for()
        with page.expect_download() as saved:
            page.get_by_role("link", name="N-Triples").click()
        assert len(Path(saved.value.path()).read_text(encoding="utf-8").splitlines()) == 10
    with asking(browser, endpoint, editor, f"/?{urlencode({'query': 'ASK { ?s ?p ?o }'})}") as page:
        page.get_by_text("Yes", exact=True).wait_for()


def test_a_wrong_query_says_where(browser: Browser, endpoint: Server) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/static/yasgui/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{endpoint.url}/?{urlencode({'query': 'SELECT * WHERE {'})}")
    page.get_by_text("this { is not closed").wait_for()
    context.close()


PAGES = [
    "/browse", "/pathways", "/pathways/WP9001", "/nodes/ncbigene/2645", "/authors/Ada_Example", "/terms/PW:0000666",
    "/organisms/9606", "/communities/ExampleCare", "/works/pubmed/10000001", "/search?q=glucose", "/nodes", "/queries",
    "/queries/genes-of-pathway?pathway=WP9001", "/resource?iri=http://vocabularies.wikipathways.org/wp%23Protein",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_phone_and_a_desktop(browser: Browser, endpoint: Server, path: str) -> None:
    for size in (PHONE, DESKTOP):
        with opened(browser, endpoint, path, size) as page:
            assert page.locator("h1").count() == 1
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.textContent") == "Skip to the content"


def test_without_a_script(browser: Browser, endpoint: Server) -> None:
    with opened(browser, endpoint, "/", script=False) as page:
        page.get_by_role("link", name="Genes of a pathway").click()
        page.get_by_label("Pathway", exact=True).fill("WP9001")
        page.get_by_role("button", name="Run").click()
        page.get_by_role("heading", name="3 rows").wait_for()
        page.get_by_role("link", name="https://identifiers.org/ncbigene/2645").click()
        page.get_by_role("heading", name="GCK").wait_for()


def test_long_tables_are_short_at_first(browser: Browser, real_endpoint: Server) -> None:
    with opened(browser, real_endpoint, "/pathways/WP3888", PHONE) as page:
        rows = page.locator("table.nodes tbody").first.locator("tr:visible")
        assert rows.count() == 25
        page.get_by_role("searchbox", name="Filter").first.fill("abl1")
        assert rows.count() == 1
        page.get_by_role("searchbox", name="Filter").first.fill("")
        page.get_by_role("button", name="Show all").first.click()
        assert rows.count() > 400


def test_the_script_of_the_editor_is_not_in_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8")
    assert "wp2rdf/server/static/yasgui/" in ignored
    assert shutil.which("npm") or not YASGUI.is_dir()
