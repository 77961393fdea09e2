"""How long an answer of a store is waited for as a whole: a byte now and then renews the limit of a single wait."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONNECTED = frozenset({"connection.connect_tcp.complete", "connection.start_tls.complete"})
_WAITING = ".receive_response_headers.started"


class Patience:
    """Ends the connection of a client that waits too long for the head of an answer.

    It hears of connections by the extension `trace` of httpcore (https://www.encode.io/httpcore/extensions/#trace); a
    client has one connection at a time.

    Attributes:
        is_over: whether it ended the last one.

    Args:
        seconds: from the end of the request to the end of the head.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._stream: Any = None
        self._timer: Timer | None = None
        self.is_over = False

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Told by the client what it does."""
        if event in _CONNECTED:
            self._stream = info["return_value"]
        elif event.endswith(_WAITING):
            self.is_over = False
            self._timer = Timer(self._seconds, self._end)
            self._timer.daemon = True
            self._timer.start()
        elif ".receive_response_headers." in event:
            self.stop()

    def stop(self) -> None:
        """Waits for nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        self.is_over = True
        with suppress(OSError):
            self._stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
