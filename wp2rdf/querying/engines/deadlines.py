"""Requests of urllib that end at a moment: its time limit is that of one wait, which a byte now and then renews."""

from __future__ import annotations

import io
import time
import urllib.request
from http.client import HTTPConnection, HTTPResponse
from typing import TYPE_CHECKING, Any, cast

from wp2rdf.querying.engines import redirects

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from _typeshed import WriteableBuffer


class _Bytes(io.RawIOBase):
    """What a socket receives until the moment, heads and bodies alike."""

    def __init__(self, connection: socket.socket, end: float) -> None:
        self._connection = connection
        self._file = connection.makefile("rb", buffering=0)
        self._end = end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._file.readinto(buffer)

    def close(self) -> None:
        self._file.close()
        super().close()


class _Received:
    """As much of a socket as an answer is read by."""

    def __init__(self, connection: socket.socket, end: float) -> None:
        self._connection = connection
        self._end = end

    def makefile(self, *_arguments: object) -> io.BufferedReader:
        return io.BufferedReader(_Bytes(self._connection, self._end))


class _Ending(urllib.request.AbstractHTTPHandler):
    """Opens connections whose answers come before the moment."""

    end: float

    def do_open(self, http_class: Any, req: urllib.request.Request, **options: Any) -> HTTPResponse:  # noqa: ANN401 - as theirs
        def opened(host: str, **how: Any) -> HTTPConnection:  # noqa: ANN401 - the same
            connection: HTTPConnection = http_class(host, **how)
            connection.response_class = cast("type[HTTPResponse]", answer)
            return connection

        def answer(connection: socket.socket, *arguments: Any, **how: Any) -> HTTPResponse:  # noqa: ANN401 - the same
            return HTTPResponse(cast("socket.socket", _Received(connection, self.end)), *arguments, **how)

        req.timeout = self.end - time.monotonic()
        if req.timeout <= 0:
            raise TimeoutError
        return super().do_open(cast("Any", opened), req, **options)


class _Http(_Ending, urllib.request.HTTPHandler):
    """Of `http`."""


class _Https(_Ending, urllib.request.HTTPSHandler):
    """Of `https`."""


def opener(end: float | None) -> Callable[..., Any]:
    """What opens a request, as `urllib.request.urlopen` does, and raises TimeoutError at a moment.

    Args:
        end: the moment, by `time.monotonic`; None: there is none.
    """
    if end is None:
        return urllib.request.urlopen
    handlers = (_Http(), _Https())
    for handler in handlers:
        handler.end = end
    return urllib.request.build_opener(*handlers, *redirects.handlers()).open
