"""The cache: answers that are kept, with ETags, for whoever asks the same of the same store again.

An answer is kept by all that can change its bytes: the path, the query string, Accept, the body of a form, the store
that is served, and what the server was told. It is kept, and has an ETag (RFC 9110, section 8.8.3), when it is whole
and all queries behind it give the same each time (see `plans`). Who sends that ETag again gets 304 without a body.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.building import store as stores
from wp2rdf.identity import code
from wp2rdf.server.headers import ALWAYS
from wp2rdf.server.workers import ASKED

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from wp2rdf.building.store import Identity
    from wp2rdf.server.settings import Settings

_PART = 16
"""What part of the memory one answer may take."""
_LONGEST_BODY = 2**16
"""Bytes of the body of a request that is looked at."""
_PATIENCE = 10
"""Seconds that such a body may take to come."""
_OVERHEAD = 2_000
"""Bytes that an entry takes besides its body, about."""

_OK, _NOT_MODIFIED = 200, 304
_CACHED = (b"cache-control", b"no-cache")  # ask again each time, with the ETag


class _Asked(NamedTuple):
    """What a request asks, as far as it matters: method and body apart, since HEAD asks what GET does."""

    path: bytes
    query: bytes
    accept: bytes
    kind: bytes
    body: bytes


class _Entry(NamedTuple):
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Cache:
    """Answers what was answered before, and passes on everything else.

    Args:
        app: the application.
        settings: what it was told: the store, and how many bytes may be kept.
        more: what else its answers depend on.
    """

    def __init__(self, app: ASGIApp, settings: Settings, more: str = "") -> None:
        self._app = app
        self._store = str(settings.store)
        self._most = settings.kept
        told = code(), replace(settings, services=frozenset()), sorted(settings.services), more
        self._made_by = hashlib.blake2b(repr(told).encode()).digest()
        self._of: Identity | None = None
        self._entries: OrderedDict[_Asked, _Entry] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or passes it on."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD", "POST"}:
            await self._app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            headers[name] = headers[name] + b"," + value if name in headers else value
        body = b""
        if scope["method"] == "POST":
            if not _is_short(headers):
                await self._app(scope, receive, send)
                return
            body, receive = await _read(receive)
        try:
            store = stores.identity(self._store)
        except OSError:
            await self._app(scope, receive, send)
            return
        path = scope.get("raw_path") or scope["path"].encode()
        kind = headers.get(b"content-type", b"") if body else b""
        asked = _Asked(path, scope["query_string"], headers.get(b"accept", b""), kind, body)
        known = headers.get(b"if-none-match")
        entry = self._found(asked, store)
        if entry and not known:
            await _send(send, _OK, entry.headers, entry.body)
            return
        tag = self._tag(asked, store)
        if known and tag in known:
            await _send(send, _NOT_MODIFIED, [(b"etag", b"W/" + tag), _CACHED, (b"vary", b"Accept"), *ALWAYS], b"")
        elif entry:
            await _send(send, _OK, entry.headers, entry.body)
        else:
            await self._pass(scope, receive, send, (asked, store, tag))

    async def _pass(self, scope: Scope, receive: Receive, send: Send, which: tuple[_Asked, Identity, bytes]) -> None:
        """Passes a request on, and keeps its answer."""
        asked, store, tag = which
        stores_asked: set[Identity | None] = set()
        parts: list[bytes] | None = None
        headers: list[tuple[bytes, bytes]] = []
        size = 0

        async def keeping(message: Message) -> None:
            nonlocal parts, headers, size
            if message["type"] == "http.response.start":
                if message["status"] == _OK and stores_asked == {store}:
                    headers = [field for field in message["headers"] if field[0] != b"cache-control"]
                    headers += [(b"etag", b"W/" + tag), _CACHED]
                    message, parts = {**message, "headers": headers}, []
            elif parts is not None:
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > self._most // _PART:
                    parts = None
                elif not message.get("more_body"):
                    self._keep(asked, store, _Entry(headers, b"".join(parts)))
            await send(message)

        token = ASKED.set(stores_asked)
        try:
            await self._app(scope, receive, keeping)
        finally:
            ASKED.reset(token)

    def _tag(self, asked: _Asked, store: Identity) -> bytes:
        """The ETag, which is weak: rows that no query puts in order may come in another one."""
        said = b"".join((self._made_by, repr(store).encode(), *(b"%d:%b" % (len(part), part) for part in asked)))
        return f'"{hashlib.blake2b(said, digest_size=16).hexdigest()}"'.encode()

    def _found(self, asked: _Asked, store: Identity) -> _Entry | None:
        if store != self._of:
            self._entries.clear()
            self._of, self._size = store, 0
        entry = self._entries.get(asked)
        if entry:
            self._entries.move_to_end(asked)
        return entry

    def _keep(self, asked: _Asked, store: Identity, entry: _Entry) -> None:
        if store != self._of or asked in self._entries:
            return
        self._entries[asked] = entry
        self._size += _cost(asked, entry)
        while self._size > self._most:
            self._size -= _cost(*self._entries.popitem(last=False))


def _cost(asked: _Asked, entry: _Entry) -> int:
    return sum(map(len, asked)) + len(entry.body) + _OVERHEAD


def _is_short(headers: dict[bytes, bytes]) -> bool:
    """Whether the body of a request is as long as it says, and not longer than what is looked at."""
    length = headers.get(b"content-length", b"")
    return length.isdigit() and int(length[:10]) <= _LONGEST_BODY and b"content-encoding" not in headers


async def _read(receive: Receive) -> tuple[bytes, Receive]:
    """The body of a request, and what gives it again to whoever comes next."""
    messages: list[Message] = []
    with suppress(TimeoutError):  # then whoever comes next waits for the rest, and says so
        async with asyncio.timeout(_PATIENCE):
            while not messages or messages[-1].get("more_body"):
                messages.append(await receive())
    again = iter(messages)

    async def receiving() -> Message:
        return next(again, None) or await receive()

    return b"".join(message.get("body", b"") for message in messages), receiving


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
