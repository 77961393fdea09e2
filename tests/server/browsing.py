"""Pages in a browser: Chromium on loopback, at the width of a desk and of a phone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

    from tests.served import Server

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
DESKTOP, PHONE = (1280, 900), (375, 780)


def launched(playwright: Playwright) -> Browser:
    """Chromium, where it is."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split(), timeout=PATIENCE * 1000)


@contextmanager
def opened(
    browser: Browser, server: Server, path: str, size: tuple[int, int] = DESKTOP, *, script: bool = True
) -> Iterator[Page]:
    """A page in a window of its own; no error on its console, no request to anywhere else, nothing wider than it."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=script)
    context.set_default_timeout(PATIENCE * 1000)
    faults: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "requestfailed",
        lambda failed: (
            None if failed.failure == "net::ERR_ABORTED" else faults.append(f"{failed.url}: {failed.failure}")
        ),
    )
    page.on(
        "request",
        lambda sent: None if sent.url.startswith((server.url, "data:", "blob:")) else faults.append(sent.url),
    )
    try:
        page.goto(server.url + path)
        yield page
        assert faults == []
        width = page.evaluate("document.documentElement.scrollWidth") if script else 0
        assert width <= size[0], "the page is wider than the window"
    finally:
        context.close()
