"""Headers that every answer gets: what a browser may do with it, and who may read it from another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""No script, style or picture from elsewhere, and none inside a page; no frame around it; no address told."""

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, SPARQL-Changes, SPARQL-Notes, SPARQL-Partial",
}
"""Any site may read: the data is public, and there are no accounts."""

PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, Authorization, X-Requested-With",
    "Access-Control-Max-Age": "86400",
}
"""What a script of another site may send (https://fetch.spec.whatwg.org/#http-cors-protocol)."""

_PREFLIGHT = 204


def _fields(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as ASGI has them."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


ALWAYS = _fields({**SECURITY, **CORS})
"""What every answer has."""


class Headers:
    """Adds the headers, and answers preflights.

    Args:
        app: the application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                names = {name for name, _ in given}
                message["headers"] = [*given, *(field for field in ALWAYS if field[0] not in names)]
            await send(message)

        asked = dict(scope["headers"])
        if scope["method"] == "OPTIONS" and b"access-control-request-method" in asked:
            start: Message = {"type": "http.response.start", "status": _PREFLIGHT, "headers": _fields(PREFLIGHT)}
            await with_headers(start)
            await send({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, with_headers)
