"""Every route with what nobody should send: no fault of the server, and nothing of it comes back as markup."""

from __future__ import annotations

import http.client
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from starlette.routing import Route

from tests.html_page import Page
from wp2rdf.server.routes import routes
from wp2rdf.server.settings import Settings

if TYPE_CHECKING:
    from tests.served import Server

NASTY = [
    "", " ", ".", "..", "../../etc/passwd", "%", "%00", "%0a%0d", "%ff%fe", "%c0%ae%c0%ae", "%252e%252e%252f", "a%2fb",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'", "\\", "{{7*7}}", "{% x %}", "${x}", "}",
    "> . }",
    "WP1> } INSERT DATA { <a:b> <a:b> <a:b> } #", "WP99999999999999999999", "WP-1", "PW:0000001\n", "urn:x", "\u202e",
    "\u0000", "\ud7ff", "\ue000", "\U0001f600", "é" * 300, "x" * 3000, "1e9", "-1", "0", "true", "None", "*", "?", "#",
    "__proto__", "a.ttl", ".ttl", "ttl", "a.html.html", "http://127.0.0.1/", "file:///etc/passwd",
    "javascript:alert(1)",
]  # fmt: skip
"""Values for a part of a path, or for a field of a query string."""

FIELDS = ["iri", "q", "query", "page", "organism", "kind", "type", "part", "run", "pathway", "limit", "format"]

ACCEPTS = ["text/html", "text/turtle", "*/*", "application/ld+json", "image/png", "\x01", ""]

ROUTES = [route for route in routes(Settings(store=Path("nowhere"))) if isinstance(route, Route)]


def sent(server: Server, path: str, accept: str, method: str = "GET") -> tuple[int, str, str]:
    """Status, media type and text of the answer to a request that is sent as it is."""
    split = urlsplit(server.url)
    connection = http.client.HTTPConnection(split.hostname or "", split.port, timeout=60)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        connection.putheader("Accept", accept.encode("latin-1"))
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, str(answer.headers.get_content_type()), answer.read().decode(errors="replace")
    finally:
        connection.close()


def _encoded(value: str, chance: random.Random) -> str:
    """A value in a path, percent-encoded; what is encoded already may stay so."""
    if re.fullmatch(r"[!-~]*", value) and "%" in value and chance.random() < 0.7:
        return quote(value, safe="%/.")
    return quote(value.encode("utf-8", errors="surrogatepass"), safe="/." if chance.random() < 0.5 else "")


def test_the_table_of_routes_is_what_is_fuzzed() -> None:
    assert len(ROUTES) > 25
    assert len([route for route in ROUTES if "{" in route.path]) >= 9


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_no_route_fails(endpoint: Server, route: Route) -> None:
    chance = random.Random(route.path)  # noqa: S311 - the same in every run
    statuses = set()
    for number, value in enumerate(NASTY * 2):
        path = route.path
        while "{" in path:
            path = re.sub(r"\{[^}]*\}", _encoded(value, chance).replace("\\", "%5C"), path, count=1)
        names = chance.sample(FIELDS, k=chance.randint(0, 4))
        pairs = (f"{name}={_encoded(chance.choice(NASTY), chance)}" for name in names)
        asked = f"{path}?{'&'.join(pairs)}" if names else path
        method = "HEAD" if number % 17 == 0 else "GET"
        status, media_type, text = sent(endpoint, asked, chance.choice(ACCEPTS), method)
        assert status < 500, f"{status} {asked}"
        assert "Traceback" not in text, asked
        if media_type == "text/html" and method == "GET":
            page = Page(text)
            assert page.complain() == [], asked
        statuses.add(status)
    assert statuses
    assert endpoint.ask("/health").status == 200


def test_methods_that_change_are_refused(endpoint: Server) -> None:
    for route in ROUTES:
        path = re.sub(r"\{[^}]*\}", "x", route.path)
        for method in ("PUT", "DELETE", "PATCH"):
            assert endpoint.ask(path, method=method, body=b"").status == 405, path
