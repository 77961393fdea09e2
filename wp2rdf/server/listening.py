"""The HTTP server: takes the port, serves until it is told to end, and ends its workers with it."""

from __future__ import annotations

import dataclasses
import errno
import logging
import signal
import socket
from typing import TYPE_CHECKING

import uvicorn

from wp2rdf.errors import InputError, UsageError
from wp2rdf.server.app import application, front
from wp2rdf.server.connection import Connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.server.settings import Settings

_GRACE = 3
"""Seconds that running queries have to end when the server is told to end."""


def port(host: str, number: int) -> socket.socket:
    """A port to listen on, taken; before anything costly is done for it.

    Args:
        host: the address.
        number: the port; 0: any free one.

    Raises:
        UsageError: it is taken, or may not be, or there is no such address.
    """
    try:
        found = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)
        # localhost is 127.0.0.1
        family, kind, protocol, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
        taken = socket.socket(family, kind, protocol)  # asyncio sets TCP_NODELAY only where it reads TCP
    except (OSError, OverflowError, UnicodeError) as error:
        raise UsageError(f"{host}:{number}: no such address") from error
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except OSError as error:
        taken.close()
        why = {
            errno.EADDRINUSE: "the port is taken: stop what listens there, or give another --port",
            errno.EACCES: "ports below 1024 are for the administrator: give another --port",
            errno.EADDRNOTAVAIL: "this machine has no such address",
        }.get(error.errno or 0, error.strerror or str(error))
        raise UsageError(f"{host}:{number}: {why}") from error
    return taken


def serve(settings: Settings, taken: socket.socket, *, ready: Callable[[Settings], None]) -> None:
    """Serves until SIGTERM or SIGINT.

    Args:
        settings: the store and the limits.
        taken: the port, of `port`.
        ready: called when the first query can come, with the settings as they are now.

    Raises:
        InputError: the store cannot be opened.
    """
    settings = dataclasses.replace(settings, port=taken.getsockname()[1])
    app = application(settings)
    config = uvicorn.Config(
        front(app),
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    server = _Server(config, lambda: ready(settings))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, server.handle_exit)  # uvicorn raises the signal again at its end: nothing is left to do
    try:
        server.run(sockets=[taken])
    except SystemExit:  # so uvicorn ends when the application does not start
        if server.started:
            raise
    if not server.started:
        raise app.state.failure or InputError("the server did not start")


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        log = logging.getLogger("uvicorn")
        log.setLevel(logging.CRITICAL)  # why the application does not start is told in one line, not in a traceback
        await super().startup(sockets)
        log.setLevel(logging.WARNING)
        if self.started:
            self._ready()
