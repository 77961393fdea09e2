"""One line a request: who, what, how it went; no query string, no credentials."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from typing import TYPE_CHECKING

from wp2rdf.server.departure import GONE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from wp2rdf.server.health import Counts

LOG = logging.getLogger("wp2rdf.access")

_LONGEST = 200
_HERE = frozenset({"127.0.0.1", "::1"})
_MOST_PROXIES = 10
_USUAL = re.compile(r"[0-9A-Za-z/._-]{1,100}", re.ASCII)
_ADDRESS = re.compile(r"[0-9A-Za-z.:_\[\]-]{1,64}")


class Access:
    """Writes the lines, and counts.

    Args:
        app: the application.
        counts: what is counted.
    """

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self._app = app
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope = _with_path(scope)
        started = time.perf_counter()
        status, sent = GONE, 0

        async def counting(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counting)
        finally:
            seconds = time.perf_counter() - started
            self._counts.add(status, seconds, sent)
            if LOG.isEnabledFor(logging.INFO):
                said = (_client(scope), scope["method"], _shown(scope), status, sent, seconds * 1000, _query(scope))
                LOG.info("%s %s %s %d %d bytes %.0f ms%s", *said)


def _with_path(scope: Scope) -> Scope:
    """A request whose target is a path, also when it came as a whole address (RFC 9112, section 3.2.2)."""
    if scope["path"].startswith("/"):
        return scope
    path = "/" + scope["path"].partition("://")[2].partition("/")[2]
    raw = b"/" + scope.get("raw_path", b"").partition(b"://")[2].partition(b"/")[2]
    return {**scope, "path": path, "raw_path": raw}


def _client(scope: Scope) -> str:
    """Who asks: the last address of X-Forwarded-For that is not of this machine, when it comes from this machine."""
    client = str((scope.get("client") or ("-",))[0])
    if client not in _HERE:
        return client
    forwarded = b",".join(value for name, value in scope["headers"] if name == b"x-forwarded-for")
    for one in reversed(forwarded.rsplit(b",", _MOST_PROXIES)[-_MOST_PROXIES:]):
        address = one.strip().decode("latin-1")
        if address and address not in _HERE:
            return address if _ADDRESS.fullmatch(address) else "?"
    return client


def _shown(scope: Scope) -> str:
    """The path as it was sent, which is ASCII."""
    path = str(scope.get("raw_path", b"").partition(b"?")[0], "ascii", "replace")
    if _USUAL.fullmatch(path):
        return path
    printable = "".join(char if char.isprintable() and char != " " else "?" for char in path)
    return printable if len(printable) <= _LONGEST else f"{printable[:_LONGEST]}..."


def _query(scope: Scope) -> str:
    """A digest of the query string, so that equal requests can be told, and nothing else."""
    text = scope.get("query_string", b"")
    return f" ?{hashlib.sha256(text).hexdigest()[:12]}" if text else ""
