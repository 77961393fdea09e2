"""The pages in a browser: Chromium picks a question, changes it, runs it, and follows what it finds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

import pytest

from tests.conftest import ROOT, skip
from tests.server.browsing import DESKTOP, PHONE, opened
from tests.waiting import PATIENCE, until
from wp2rdf.server.pages.home import YASQE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

    from tests.served import Server

pytestmark = pytest.mark.slow


@pytest.fixture(params=["YASQE", "plain"])
def editor(request: pytest.FixtureRequest) -> str:
    if request.param == "YASQE":
        need_yasqe()
    return str(request.param)


def need_yasqe() -> None:
    if not (YASQE / "yasqe.min.js").is_file():
        skip("YASQE is not installed: make web")


@contextmanager
def asking(
    browser: Browser, server: Server, editor: str, path: str = "/", size: tuple[int, int] = DESKTOP
) -> Iterator[Page]:
    """The query page with one of the editors."""
    with opened(browser, server, "/browse", size) as page:
        if editor == "plain":
            page.route("**/static/yasqe/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.goto(server.url + path)
        if editor == "YASQE" and path != "/browse":
            page.wait_for_selector(".yasqe .CodeMirror")
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
        text = written(page)
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


def written(page: Page) -> str:
    """The text in the editor."""
    return str(
        page.evaluate(
            "document.querySelector('.CodeMirror')?.CodeMirror.getValue() ?? document.querySelector('#query').value"
        )
    )


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
        page.get_by_role("button", name="Run", exact=True).click()  # the field is left by this click
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


def test_a_shared_query_leaves_what_was_written_before(browser: Browser, endpoint: Server, editor: str) -> None:
    with asking(browser, endpoint, editor) as page:
        page.locator("#query" if editor == "plain" else ".CodeMirror").click()
        page.keyboard.press("Control+A")
        page.keyboard.type("ASK {}")
        page.goto(f"{endpoint.url}/?{urlencode({'query': 'ASK { ?s ?p ?o }'})}")
        page.get_by_text("Yes", exact=True).wait_for()
        page.get_by_role("button", name="Back to what I wrote").click()
        assert until(lambda: written(page) == "ASK {}")
        page.goto(endpoint.url)
        page.wait_for_load_state("networkidle")
        assert until(lambda: written(page) == "ASK {}")


SIZES = [(1280, 800), (375, 800)]


@pytest.mark.parametrize("size", SIZES)
def test_the_results_of_a_bundled_query_are_in_sight(
    browser: Browser, endpoint: Server, editor: str, size: tuple[int, int]
) -> None:
    with asking(browser, endpoint, editor, size=size) as page:
        page.get_by_label("Find a query").fill("genes of a pathway")
        page.get_by_role("link", name="Genes of a pathway", exact=True).click()
        page.get_by_label("Pathway", exact=True).fill("WP9001")
        page.get_by_role("button", name="Run", exact=True).click()  # one button: another one would be ambiguous
        page.get_by_text("3 rows", exact=True).wait_for()
        assert page.get_by_text("Download", exact=True).count() == 1
        second = page.locator("table.results tbody tr").nth(1).bounding_box()
        assert second
        assert page.evaluate("scrollY") == 0
        assert second["y"] + second["height"] <= size[1]
        assert not written(page).startswith("#"), "the header of a bundled query is folded away"
        assert page.get_by_text("title: Genes of a pathway").is_hidden()
        page.get_by_text("About this query").click()
        assert page.get_by_text("title: Genes of a pathway").is_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            ink, ground = (
                page.locator("#query" if editor == "plain" else ".CodeMirror").evaluate(
                    f"one => getComputedStyle(one).{of}"
                )
                for of in ("color", "backgroundColor")
            )
            assert (brightness(ink) > brightness(ground)) == (scheme == "dark")


def brightness(colour: str) -> float:
    """Of `rgb(…)`, as the sum of its parts."""
    return sum(map(float, re.findall(r"[0-9.]+", colour)[:3]))


@pytest.mark.parametrize("size", SIZES)
def test_numbers_by_category_and_by_year_are_a_chart(browser: Browser, endpoint: Server, size: tuple[int, int]) -> None:
    query = (
        "SELECT ?organism (COUNT(*) AS ?pathways) { ?p a wp:Pathway ; wp:organismName ?organism } GROUP BY ?organism"
    )
    with asking(browser, endpoint, "plain", f"/?{urlencode({'query': query})}", size) as page:
        page.get_by_role("button", name="Chart").click()
        figure = page.get_by_role("figure")
        figure.get_by_text("pathways by organism").wait_for()
        bars = [bar.bounding_box() for bar in figure.locator("li .amount").all()]
        widths = sorted(bar["width"] for bar in bars if bar)
        assert widths[-1] > 4 * widths[0] > 0
    query = 'SELECT ?year ?works { VALUES (?year ?works) { ("2020"^^xsd:gYear 4) ("2023"^^xsd:gYear 2) } }'
    with asking(browser, endpoint, "plain", f"/?{urlencode({'query': query})}", size) as page:
        page.get_by_role("button", name="Chart").click()
        years = ["2020\n2020: 4", "2021: 0", "2022: 0", "2023\n2023: 2"]
        assert until(lambda: page.locator("figure li").all_inner_texts() == years)
    for query in ("SELECT ?p { ?p a wp:Pathway }", "SELECT ?p ?n { VALUES (?p ?n) { (1 2) (1 3) } }"):
        with asking(browser, endpoint, "plain", f"/?{urlencode({'query': query})}", size) as page:
            page.get_by_text("rows", exact=False).first.wait_for()
            assert page.get_by_role("button", name="Chart").count() == 0


@pytest.mark.parametrize("size", SIZES)
def test_triples_are_a_map_whose_nodes_lead_on(browser: Browser, endpoint: Server, size: tuple[int, int]) -> None:
    query = (
        "CONSTRUCT { ?gene dcterms:isPartOf ?pathway ; rdfs:label ?name } WHERE "
        '{ ?pathway dcterms:identifier "WP9001" . ?gene dcterms:isPartOf ?pathway ; a wp:Protein ; rdfs:label ?name }'
    )
    with asking(browser, endpoint, "plain", f"/?{urlencode({'query': query})}", size) as page:
        page.get_by_role("button", name="Map").click()
        page.locator(".map circle").first.wait_for()
        assert page.locator(".map line").count() == page.locator(".map circle").count() - 1
        page.get_by_role("button", name="Zoom in").click()
        page.get_by_role("button", name="Show the whole").click()
        page.locator(".map a", has_text="GCK").locator("circle").click()
        page.get_by_role("heading", name="GCK").wait_for()


def test_what_is_typed_is_completed_from_the_store(browser: Browser, endpoint: Server) -> None:
    need_yasqe()
    hints = ".CodeMirror-hint"
    with asking(browser, endpoint, "YASQE") as page:

        def typed(text: str) -> Locator:
            page.locator(".CodeMirror").click()
            page.keyboard.press("Control+A")
            page.keyboard.type(text)
            return page.locator(hints)

        typed("SELECT * { ?p a wp:Path").filter(has_text="wp:Pathway").first.click()
        assert written(page) == ("PREFIX wp: <http://vocabularies.wikipathways.org/wp#>\nSELECT * { ?p a wp:Pathway")
        typed("SELECT * { ?p a wp:Pathway ; organismN").filter(has_text="wp:organismName").first.click()
        assert written(page).endswith("; wp:organismName")
        typed("SELECT * { ?p ?q gck").filter(has_text="GCK").first.click()
        assert written(page).endswith("?q <https://identifiers.org/ncbigene/2645>")
        typed("PREFIX wp").filter(has_text="wp:").first.click()
        assert written(page).startswith("PREFIX wp: <http://vocabularies.wikipathways.org/wp#>")
        typed("SELECT ?pathway { ?pa").filter(has_text="?pathway").first.click()
        assert written(page).endswith("{ ?pathway")
        typed('SELECT * { ?p ?q "gck')
        page.wait_for_load_state("networkidle")
        assert page.locator(hints).count() == 0


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
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.route("**/static/yasqe/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
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
        assert until(lambda: rows.count() == 25)
        page.get_by_role("searchbox", name="Filter").first.fill("abl1")
        assert until(lambda: rows.count() == 1)
        page.get_by_role("searchbox", name="Filter").first.fill("")
        page.get_by_role("button", name="Show all").first.click()
        assert until(lambda: rows.count() > 400)


def test_the_script_of_the_editor_is_not_in_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8")
    assert "wp2rdf/server/static/yasqe/" in ignored
    assert shutil.which("npm") or not YASQE.is_dir()


def test_an_editor_that_is_not_the_one_known_ends_a_build(tmp_path: Path) -> None:
    need_yasqe()
    copy = tmp_path / "wp2rdf" / "server" / "static"
    shutil.copytree(YASQE, copy / "yasqe")
    shutil.copy(ROOT / "hatch_build.py", tmp_path)
    command = [sys.executable, "hatch_build.py"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    script = copy / "yasqe" / "yasqe.min.js"
    script.write_bytes(script.read_bytes() + b"\n")
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "is not the file of @zazuko/yasqe@" in done.stderr
