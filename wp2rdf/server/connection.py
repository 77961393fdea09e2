"""A connection of a client: heads of bounded size that come in time; who asks nothing makes room for who does."""

from __future__ import annotations

import select
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, cast
from weakref import WeakKeyDictionary

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from wp2rdf.server.failures import line

if TYPE_CHECKING:
    import asyncio

    from uvicorn._types import ASGI3Application
    from uvicorn.server import ServerState

LONGEST_HEAD = 2**16
"""Bytes of the head of a request, at most; a query that is longer is sent by POST."""
LONGEST_PATH = 2**12
"""Bytes of a path, at most."""
LONGEST_HEADER = 2**13
"""Bytes of one header, at most; browsers send up to 4 kB of cookies in one."""
MOST_HEADERS = 100

SECONDS = 10
"""Seconds that a head may take to come, from the time when nothing else is under way."""

CONNECTIONS = 400
"""Connections at a time; with a file for the answer of each, these are fewer than the 1,024 files of a process."""

_LOOKED_AT = 10
"""Connections that are looked at for one to end, since some may just have sent something."""


class _RefusedError(Exception):
    """A head is over a limit; the parser passes this on as an error of its own."""


class Connection(HttpToolsProtocol):
    """A connection, whose client is refused or left when its head is too large, or does not come.

    Connections on which no whole request has come since the last answer are remembered in the order of time: when there
    are `CONNECTIONS`, the one that has been so for the longest time is ended for a new one. So whoever opens them and
    asks nothing, or the beginning of something, holds nobody up.
    """

    _waiting: ClassVar[WeakKeyDictionary[ServerState, dict[Connection, None]]] = WeakKeyDictionary()

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - those of uvicorn
        super().__init__(*args, **named)
        self._application = self.app
        self._idle = self._waiting.setdefault(self.server_state, {})
        self._timer: asyncio.TimerHandle | None = None
        self._in_head = True
        self._size = 0
        self._unsent = 0
        self._refusal: tuple[HTTPStatus, str] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Waits for a head, and makes room if need be."""
        super().connection_made(transport)
        self._wait()
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets it."""
        super().connection_lost(exc)
        self._come()

    def has_sent(self) -> bool:
        """Whether there are bytes that were not read yet."""
        waiting = select.poll()
        waiting.register(self.transport.get_extra_info("socket").fileno(), select.POLLIN)
        return bool(waiting.poll(0))

    def leave(self) -> None:
        """Ends it at once."""
        self._come()
        self.connections.discard(self)
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Takes some bytes; refuses a head that never ends."""
        self._size += len(data)
        super().data_received(data)
        if self._in_head and self._size > LONGEST_HEAD and not self.transport.is_closing():
            self._refusal = _HEAD
            self.send_400_response("")

    def on_message_begin(self) -> None:
        """Begins a head."""
        super().on_message_begin()
        self._in_head, self._size = True, 0

    def on_url(self, url: bytes) -> None:
        """Takes a part of the target.

        Raises:
            _RefusedError: its path is too long.
        """
        super().on_url(url)
        if len(self.url) > LONGEST_PATH and b"?" not in self.url[:LONGEST_PATH]:
            self._refuse(HTTPStatus.REQUEST_URI_TOO_LONG, f"a path has at most {LONGEST_PATH:,} bytes here")
        if len(self.url) > LONGEST_HEAD:
            self._refuse(*_HEAD)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Takes a header.

        Raises:
            _RefusedError: it is too long, or one too many.
        """
        super().on_header(name, value)
        if len(self.headers) > MOST_HEADERS:
            self._refuse(_LARGE, f"a request has at most {MOST_HEADERS} headers here")
        if len(name) + len(value) > LONGEST_HEADER:
            self._refuse(_LARGE, f"a header has at most {LONGEST_HEADER:,} bytes here")

    def on_headers_complete(self) -> None:
        """Ends a head, and lets it be answered."""
        self._in_head = False
        self._stop()
        self._make_room()
        self.app = self._application if len(self.connections) < CONNECTIONS else _FULL
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Ends a request."""
        super().on_message_complete()
        if not self.cycle.response_complete:
            self._come()

    def on_response_complete(self) -> None:
        """Waits for the next head."""
        super().on_response_complete()
        if not self.pipeline and not self.transport.is_closing():
            self._wait()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - that of uvicorn
        """Says why a request is refused, and ends the connection."""
        status, said = self._refusal or (HTTPStatus.BAD_REQUEST, "this is not HTTP")
        body = f"{said}\n".encode()
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: text/plain; charset=utf-8\r\n"
            f"content-length: {len(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

    def _refuse(self, status: HTTPStatus, said: str) -> None:
        self._refusal = status, said
        raise _RefusedError(said)

    def _make_room(self) -> None:
        """Ends connections on which nothing has come for the longest time, if there are too many."""
        excess = len(self.connections) - CONNECTIONS + 1
        if excess > 0:
            for oldest in [*islice(self._idle, excess + _LOOKED_AT)]:
                if len(self.connections) < CONNECTIONS:
                    break
                if oldest is not self and not oldest.has_sent():
                    oldest.leave()

    def _wait(self) -> None:
        """A head is to come now."""
        self._come()
        self._idle[self] = None
        self._unsent = self.transport.get_write_buffer_size()
        self._timer = self.loop.call_later(SECONDS, self._late)

    def _late(self) -> None:
        """Leaves the client, unless it is still taking the last answer."""
        if 0 < self.transport.get_write_buffer_size() < self._unsent:
            self._wait()
        else:
            self.leave()

    def _come(self) -> None:
        """A request is there, or nobody waits for one any more."""
        self._idle.pop(self, None)
        self._stop()

    def _stop(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None


_FULL = cast("ASGI3Application", line(503, "too many clients ask: try again later", {"Retry-After": "5"}))
_LARGE = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
_HEAD = (_LARGE, f"the head of a request has at most {LONGEST_HEAD:,} bytes here")
