"""The drawing on the page of a pathway: what is served, and what one does with it in a browser."""

from __future__ import annotations

import gzip
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, ROOT
from tests.drawing.pictures.parts import SVG, gpml, graphics, node, of_class
from tests.served import served
from tests.server.browsing import DESKTOP, PHONE, opened
from tests.server.html_page import Page as Html
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.served import Server

pytestmark = pytest.mark.slow

PATH = "/pathways/WP9001"
ACCEPT_HTML = {"Accept": "text/html"}


def line(name: str, start: str, end: str, head: str, anchor: str = "") -> str:
    (x, y, of), (to_x, to_y, to) = start.split(), end.split()
    return (
        f'<Interaction GraphId="{name}"><Graphics><Point X="{x}" Y="{y}" GraphRef="{of}"/>'
        f'<Point X="{to_x}" Y="{to_y}" GraphRef="{to}" ArrowHead="{head}"/>{anchor}</Graphics>'
        '<Xref Database="" ID=""/></Interaction>'
    )


DRAWING = gpml(
    node("D-glucose", '<Xref Database="ChEBI" ID="17634"/>', "n1", x=60, y=50),
    node("G6P", '<Xref Database="ChEBI" ID="4170"/>', "n2", x=340, y=50),
    node("GCK", '<Xref Database="Entrez Gene" ID="2645"/>', "n3", x=200, y=150),
    node("GCK", '<Xref Database="Entrez Gene" ID="2645"/>', "n4", x=60, y=250),
    node("ABCC8", '<Xref Database="Uniprot-TrEMBL" ID="Q09428"/>', "n5", x=340, y=250, group="g"),
    '<Group GroupId="g" GraphId="g1" Style="Complex"/>',
    f'<Label TextLabel="&lt;b>bold&lt;/b>" GraphId="t">{graphics(200, 280)}</Label>',
    line("l1", "100 50 n1", "300 50 n2", "mim-conversion", '<Anchor Position="0.5" GraphId="a1"/>'),
    line("l2", "200 140 n3", "200 50 a1", "mim-catalysis"),
    line("l3", "100 250 n4", "300 250 g1", "mim-inhibition"),
)


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawings")
    (folder / "WP9001").mkdir()
    (folder / "WP9001" / "WP9001.gpml").write_bytes(DRAWING)
    (folder / "WP9003.gpml").write_bytes(b"<Pathway")
    return folder


@pytest.fixture(scope="module")
def server(drawings: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(EXAMPLES, tmp_path_factory.mktemp("pictures"), "--drawings", str(drawings)) as running:
        yield running


def test_the_picture_stands_first_on_the_page(server: Server) -> None:
    page = Html(server.ask(PATH, headers=ACCEPT_HTML).text)
    assert page.text.index("Drawing as SVG") < page.text.index("Genes and proteins", page.text.index("Drawing as SVG"))
    assert f'<img src="{PATH}.svg"' in server.ask(PATH, headers=ACCEPT_HTML).text
    assert "Drawing at WikiPathways" not in page.text


def test_without_a_drawing_there_is_a_quiet_link(server: Server) -> None:
    reply = server.ask("/pathways/WP9002", headers=ACCEPT_HTML)
    assert "https://www.wikipathways.org/pathways/WP9002.html" in reply.text
    assert "Drawing at WikiPathways" in reply.text
    assert "picture.js" not in reply.text
    assert server.ask("/pathways/WP9002.svg").status == 404


def test_the_picture_is_svg_whose_nodes_lead_to_their_pages(server: Server) -> None:
    reply = server.ask(f"{PATH}.svg")
    assert (reply.status, reply.type) == (200, "image/svg+xml")
    assert "script-src 'self'" in reply.headers["Content-Security-Policy"]
    root = ET.fromstring(reply.text)  # noqa: S314 - our own
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == [
        "/nodes/chebi/CHEBI:17634", "/nodes/chebi/CHEBI:4170", "/nodes/ncbigene/2645", "/nodes/ncbigene/2645",
        "/nodes/uniprot/Q09428",
    ]  # fmt: skip
    assert server.ask("/nodes/ncbigene/2645").status == 200


def test_a_picture_is_compressed_and_asked_for_again(server: Server) -> None:
    reply = server.ask(f"{PATH}.svg", headers={"Accept-Encoding": "gzip"})
    assert reply.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(reply.body) == server.ask(f"{PATH}.svg").body
    again = server.ask(f"{PATH}.svg", headers={"If-None-Match": reply.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_a_changed_drawing_is_drawn_anew(server: Server, drawings: Path) -> None:
    before = server.ask(f"{PATH}.svg").headers["ETag"]
    file = drawings / "WP9001" / "WP9001.gpml"
    file.write_bytes(DRAWING.replace(b"G6P", b"changed"))
    try:
        reply = server.ask(f"{PATH}.svg", headers={"If-None-Match": before})
        assert reply.status == 200
        assert "changed" in reply.text
    finally:
        file.write_bytes(DRAWING)


def test_what_is_asked_for_stands_out(server: Server) -> None:
    root = ET.fromstring(server.ask(f"{PATH}.svg?highlight=gck,CHEBI:1,,").text)  # noqa: S314 - our own
    assert [one.get("data-label") for one in of_class(root, "highlighted")] == ["GCK", "GCK"]
    page = server.ask(f"{PATH}?highlight=gck%22%3E%3Cscript%3E", headers=ACCEPT_HTML).text
    assert "highlight=gck%22%3E%3Cscript%3E" in page
    assert '"><script>' not in page


@pytest.mark.parametrize(
    "asked", ["a" * 100_000, ",".join(map(str, range(50_000))), "%FF%00\x7f".replace("\x7f", "%7F")]
)
def test_no_wish_is_too_much(asked: str, server: Server) -> None:
    assert server.ask(f"{PATH}.svg?highlight={asked[:60_000]}").status in {200, 414, 431}


@pytest.mark.parametrize(
    "path", ["/pathways/WP9003.svg", "/pathways/WP1.svg", "/pathways/x.svg", "/pathways/..svg", "/pathways/.svg"]
)
def test_what_cannot_be_drawn_is_not_found(path: str, server: Server) -> None:
    reply = server.ask(path)
    assert (reply.status, len(reply.text.splitlines())) == (404, 1)


def test_drawings_of_a_checkout_need_no_option(tmp_path: Path) -> None:
    with served(ROOT / "examples" / "database", tmp_path) as running:
        assert running.ask("/pathways/WP9201.svg").type == "image/svg+xml"
        assert 'data-picture="/pathways/WP9201.svg"' in running.ask("/pathways/WP9201", headers=ACCEPT_HTML).text


def chosen(page: Page) -> tuple[str, list[str]]:
    """What is said of the node that was chosen: its name, and its interactions."""
    return page.locator(".chosen p").inner_text(), page.locator(".chosen li").all_inner_texts()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_node_lights_up_and_says_what_it_is_connected_to(
    browser: Browser,
    server: Server,
    size: tuple[int, int],
) -> None:
    with opened(browser, server, PATH, size) as page:
        page.locator(".board > svg .DataNode[data-id=n3]").click()
        assert chosen(page) == (
            "GCK GeneProduct",
            ["GCK catalyses (D-glucose is converted to G6P)", "GCK inhibits ABCC8"],
        )
        assert page.locator(".board .lit").count() == 2
        assert page.locator(".nodes .lit th a").all_inner_texts() == ["GCK"]
        page.locator(".DataNode[data-id=n1]").click()
        assert chosen(page)[1] == ["D-glucose is converted to G6P", "GCK catalyses (D-glucose is converted to G6P)"]
        page.locator(".DataNode[data-id=n5]").click()
        assert chosen(page)[1] == ["GCK inhibits ABCC8"]
        page.locator(".chosen a").click()
        page.wait_for_url("**/nodes/uniprot/Q09428")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_from_the_table_to_the_drawing(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    with opened(browser, server, PATH, size) as page:
        page.get_by_role("button", name="Show GCK in the drawing").click()
        assert page.locator(".board .lit").count() == 2
        assert chosen(page)[0] == "GCK GeneProduct"
        assert page.get_by_role("button", name="Show SLC2A2 in the drawing").count() == 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_drawing_zooms_and_pans(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    def box(page: Page) -> list[float]:
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        return [float(number) for number in (page.locator(".board > svg").get_attribute("viewBox") or "").split()]

    with opened(browser, server, PATH, size) as page:
        page.wait_for_selector(".board > svg")
        whole = box(page)
        assert whole == [0, 0, 400, 300]
        page.get_by_role("button", name="Zoom in").click(click_count=3)
        near = box(page)
        assert near[2] == pytest.approx(400 / 1.3**3)
        assert near[0] + near[2] / 2 == pytest.approx(200)
        assert near[1] + near[3] / 2 == pytest.approx(150)
        middle = page.locator(".board").bounding_box()
        assert middle
        x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 30, y - 20, steps=4)
        page.mouse.up()
        moved = box(page)
        assert moved[0] > near[0]
        assert moved[1] > near[1]
        assert page.locator(".chosen p").count() == 0, "who pans does not choose"
        page.locator(".board").press("0")
        assert box(page) == whole
        page.locator(".board").press("+")
        page.locator(".board").press("ArrowRight")
        assert box(page)[0] > 400 * (1 - 1 / 1.3) / 2
        page.mouse.wheel(0, 120)
        assert until(lambda: box(page) == whole), "the wheel is not waited for"
        page.locator(".board").press("-")
        assert box(page) == whole, "nothing is farther than the whole"


def test_the_page_scrolls_over_a_drawing_that_one_is_not_at(browser: Browser, server: Server) -> None:
    with opened(browser, server, PATH) as page:
        page.wait_for_selector(".board > svg")
        page.locator(".board").hover()
        page.mouse.wheel(0, 300)
        assert until(lambda: page.evaluate("scrollY") > 200)
        assert page.locator(".board > svg").get_attribute("viewBox") == "0 0 400 300"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_an_address_can_say_what_stands_out(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    with opened(browser, server, f"{PATH}?highlight=GCK,q09428,NOPE", size) as page:
        page.get_by_text("3 nodes stand out; not in this drawing: NOPE").wait_for()
        assert page.locator(".nodes .lit th a").all_inner_texts() == ["ABCC8", "GCK"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_without_script_there_is_the_picture(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    with opened(browser, server, f"{PATH}?highlight=GCK", size, script=False) as page:
        image = page.locator(".board img")
        assert image.get_attribute("src") == f"{PATH}.svg?highlight=GCK"
        shown = image.bounding_box()
        assert shown
        assert 0 < shown["width"] <= size[0]


def test_names_stay_text(browser: Browser, server: Server) -> None:
    with opened(browser, server, PATH) as page:
        page.wait_for_selector(".board > svg")
        assert page.locator(".board b").count() == 0
        assert page.locator(".board .Label text").text_content() == "<b>bold</b>"
