"""How a test walks through the pages of a server: opens them, looks for faults, follows their links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.server.html_page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.served import Server

HTML = {"Accept": "text/html"}


def opened(server: Server, path: str) -> Page:
    """A page that opens, and has no fault."""
    reply = server.ask(path, headers=HTML)
    assert reply.status == 200, path
    assert reply.type == "text/html", path
    page = Page(reply.text)
    assert page.complain() == [], path
    return page


def crawled(server: Server, starts: Iterable[str], *, most: int) -> list[str]:
    """The paths that are reached by local links, each opened once and without fault."""
    waiting, seen = list(starts), set(starts)
    for path in waiting:
        reply = server.ask(path, headers=HTML)
        assert reply.status in {200, 303}, f"{reply.status} {path}"
        if reply.status == 303:
            found = {reply.headers["Location"]}
        elif reply.type == "text/html":
            page = Page(reply.text)
            assert page.complain() == [], path
            found = {href.partition("#")[0] for href in page.local}
        else:
            continue
        new = sorted(one for one in found - seen if not one.startswith("/sparql?"))[: most - len(waiting)]
        seen.update(new)
        waiting.extend(new)
    return waiting
