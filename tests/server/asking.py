"""Asking a server in tests: for a number, for what never ends, and how much it has to do."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import suppress
from http.client import HTTPException
from typing import TYPE_CHECKING

from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.served import Reply, Server

PATHWAYS = "SELECT (COUNT(*) AS ?n) { ?p a wp:Pathway }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
DIRECT = (
    f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    f"Content-Length: {len(ENDLESS)}\r\n\r\n{ENDLESS}"
)
"""A request that asks it."""

NO_LIMIT = ("--timeout", "3600")
"""For what is to run until the test has seen enough, however long that takes."""


def number(reply: Reply) -> int:
    assert reply.status == 200, reply.text
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


def in_background(act: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return thread


def left_alone(server: Server) -> None:
    """Asks what is never answered."""
    with suppress(OSError, HTTPException):
        raise AssertionError(server.query(ENDLESS))


def running(server: Server) -> int:
    return load(server)[0]


def load(server: Server) -> tuple[int, int]:
    """How many queries run, and how many wait."""
    said = json.loads(server.ask("/health").body)
    return int(said["running"]), int(said["waiting"])


def connected(server: Server) -> socket.socket:
    host, port = server.url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)
