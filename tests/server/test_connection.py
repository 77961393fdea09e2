"""Connections that a hostile client opens: heads without end, heads that do not come, more than there is room for."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.served import Server, served
from tests.server.asking import PATHWAYS, connected, number

if TYPE_CHECKING:
    from pathlib import Path

MANY = 450
"""More than the server has room for."""

HALF_OPEN = {
    "nothing": b"",
    "a part of a target": b"GET /sparql?query=",
    "a part of a head": b"GET /health HTTP/1.1\r\nHost: x\r\n",
    "no body": b"POST /sparql HTTP/1.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\n",
    "an answer, then nothing": b"GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("sent", HALF_OPEN.values(), ids=HALF_OPEN)
def test_clients_that_ask_nothing_leave_room_for_one_that_does(endpoint: Server, sent: bytes) -> None:
    with ExitStack() as clients:
        for _ in range(MANY):
            client = clients.enter_context(connected(endpoint))
            client.sendall(sent)
            if b"robots" in sent:
                assert client.recv(9) == b"HTTP/1.1 "
        for _ in range(5):
            assert json.loads(endpoint.ask("/health").body)["status"] == "ok"
        assert number(endpoint.query(PATHWAYS)) == 10


def answer(server: Server, sent: bytes) -> bytes:
    """What comes back, whatever is sent, until the server ends the connection."""
    received = b""
    with connected(server) as client:
        try:
            client.sendall(sent)
            while part := client.recv(2**16):
                received += part
        except ConnectionError:
            pass
    return received


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /health HTTP/1.1\r\nX: " + b"x" * 10_000 + b"\r\n\r\n", 431),
        (b"GET /health HTTP/1.1\r\nX: " + b"x" * 2**20, 431),
        (b"GET /health HTTP/1.1\r\n" + b"a: b\r\n" * 20_000 + b"\r\n", 431),
        (b"GET /sparql?query=" + b"x" * 2**20, 431),
        (b"GET /" + b"%41" * 20_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"\x00\x01\x02", 400),
        (b"GET /\xff HTTP/1.1\r\n\r\n", 400),
        (b"CONNECT x:1 HTTP/1.1\r\n\r\n", 400),
        (b"GET http:// HTTP/1.1\r\n\r\n", 400),
    ],
    ids=range(9),
)
def test_a_head_that_is_too_large_or_none_is_refused_in_one_line(endpoint: Server, sent: bytes, status: int) -> None:
    received = answer(endpoint, sent)
    if received:  # else the server has closed a connection that still had bytes to be read
        head, _, body = received.partition(b"\r\n\r\n")
        assert re.match(rb"HTTP/1\.1 %d " % status, head), received[:200]
        assert body.count(b"\n") == 1
    assert endpoint.ask("/health").status == 200


@pytest.mark.slow
def test_a_head_that_drips_is_left(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path) as server, connected(server) as client, connected(server) as other:
        client.sendall(b"GET /health HTTP/1.1\r\n")
        assert other.recv(1) == b"", "it asked nothing"
        assert client.recv(1) == b""
        assert server.ask("/health").status == 200


def test_long_bodies_and_many_requests_on_one_connection_are_no_long_heads(endpoint: Server) -> None:
    query = b"ASK {} #" + b"x" * 90_000
    post = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n"
        % len(query)
    )
    last = b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    received = answer(endpoint, (post + query) * 3 + last)
    assert received.count(b"HTTP/1.1 200 ") == 4


def test_the_worst_heads_are_read_at_once(endpoint: Server) -> None:
    """What took a tenth of a second each, so that this test took minutes."""
    escaped = {"Accept": 'text/html;a="' + '\\"' * 1_990}
    many = {"Accept": "a/b," * 2_000}
    for turn in range(300):
        accept = f"text/turtle;a={turn}, "
        for head in (escaped, many):
            asked = {"Accept": accept + head["Accept"], "X-Forwarded-For": "127.0.0.1," * 800}
            assert endpoint.ask("/nothing", headers=asked).status == 404
    graphs = "&".join(f"default-graph-uri={quote('urn:' + 'a@' * 3_000)}" for _ in range(5))
    for _ in range(100):
        assert endpoint.ask(f"/sparql?query=ASK&{graphs}").status == 400
