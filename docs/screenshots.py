"""Takes the pictures of the manual: the served example site in Chromium. Run by `make screenshots`."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
_CHART = "SELECT ?organism (COUNT(*) AS ?pathways) { ?p a wp:Pathway ; wp:organismName ?organism } GROUP BY ?organism"


@contextmanager
def served(folder: str, example: str) -> Iterator[str]:
    """The address of one of the examples, built and served for as long as this lasts."""
    tool = [sys.executable, "-m", "wp2rdf"]
    source = ROOT / "examples" / example
    subprocess.run([*tool, "build", str(source), "-o", folder, "-q"], check=False)  # noqa: S603 - our own command
    drawings = ("--drawings", str(source / "pathways")) if (source / "pathways").is_dir() else ()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([*tool, "serve", f"{folder}/store", "--port", str(port), "-q", *drawings]) as server:  # noqa: S603
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"{address}/health", timeout=5).close()  # noqa: S310 - loopback
                    break
                except OSError:
                    time.sleep(0.2)
            yield address
        finally:
            server.terminate()


def ask(page: Page, address: str) -> None:
    """The query page with the answer to a bundled query."""
    page.goto(address)
    page.get_by_label("Find a query").fill("genes of a pathway")
    page.get_by_role("link", name="Genes of a pathway", exact=True).click()
    page.get_by_label("Pathway", exact=True).fill("WP9001")
    page.get_by_role("button", name="Run").click()
    page.get_by_text("3 rows", exact=True).wait_for()


def main() -> None:
    """Takes them all."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(f"{folder}/site", "site") as address,
        served(f"{folder}/database", "database") as drawn,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        desk = browser.new_page(viewport={"width": 1280, "height": 800})
        ask(desk, address)
        desk.screenshot(path=IMAGES / "query.png")
        desk.goto(f"{drawn}/pathways/WP9201")
        desk.locator(".board svg .DataNode").first.click()
        desk.screenshot(path=IMAGES / "pathway.png")
        phone = browser.new_page(viewport={"width": 375, "height": 800}, color_scheme="dark")
        ask(phone, address)
        phone.screenshot(path=IMAGES / "phone.png")
        phone.evaluate("query => location.assign(`/?${new URLSearchParams({ query })}`)", _CHART)
        phone.get_by_role("button", name="Chart").click()
        phone.screenshot(path=IMAGES / "chart.png")
        browser.close()
    for path in IMAGES.glob("*.png"):  # few colours: a third of the bytes
        Image.open(path).convert("RGB").quantize(64).save(path, optimize=True)


if __name__ == "__main__":
    main()
