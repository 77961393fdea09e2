"""Clients that go away, or do not read: their queries end, their places are free, and nobody else waits for them."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import socket
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.served import Server, served
from tests.server.asking import DIRECT, ENDLESS, NO_LIMIT, PATHWAYS, connected, load, number, running
from tests.waiting import until
from wp2rdf.server import sparql

if TYPE_CHECKING:
    from starlette.types import Message

pytestmark = pytest.mark.slow

_ASKED = urlencode({"query": ENDLESS})


@pytest.mark.parametrize(
    "request_sent",
    [DIRECT, *(f"GET {path}?{_ASKED} HTTP/1.1\r\nHost: x\r\n\r\n" for path in ("/sparql", "/results"))],
    ids=["post", "get", "page"],
)
def test_when_clients_go_away_their_queries_end_and_leave_the_line(
    tmp_path: Path, store: Path, request_sent: str
) -> None:
    with served(store, tmp_path, *NO_LIMIT, "--queries", "1") as server:
        assert until(lambda: len(server.children) == 4)
        workers = server.children
        with ExitStack() as clients:
            for _ in range(10):
                clients.enter_context(connected(server)).sendall(request_sent.encode())
            assert until(lambda: load(server) == (1, 9))
        assert until(lambda: load(server) == (0, 0))
        assert until(lambda: len(workers - server.children) == 1)
        assert number(server.query(PATHWAYS)) == 10
        assert until(lambda: server.log.count(" 499 0 bytes ") == 10)


def test_pages_of_clients_that_went_away_ask_nothing_more(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, *NO_LIMIT, "--queries", "2") as server:
        assert until(lambda: len(server.children) == 5)
        workers = server.children
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        try:
            with ExitStack() as clients:
                for _ in range(5):
                    clients.enter_context(connected(server)).sendall(
                        b"GET /pathways/WP9001 HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n"
                    )
                assert until(lambda: load(server) == (2, 3))
            assert until(lambda: load(server) == (0, 0))
        finally:
            for worker in workers & server.children:
                os.kill(worker, signal.SIGCONT)
        assert server.ask("/pathways/WP9001").status == 200


def test_a_client_that_leaves_before_its_body_is_there_is_no_fault(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path) as server:
        with connected(server) as client:
            client.sendall(DIRECT[:-20].encode())
            assert server.ask("/health").status == 200
        assert until(lambda: " POST /sparql 499 0 bytes " in server.log)
        assert "internal error" not in server.log
        assert "Traceback" not in server.log


def test_a_client_that_does_not_read_holds_nothing_up(tmp_path: Path, store: Path) -> None:
    many = "SELECT * { ?a ?b ?c . ?d ?e <http://vocabularies.wikipathways.org/wp#Pathway> }"

    def kept(server: Server) -> int:
        found = 0
        for link in Path(f"/proc/{server.process.pid}/fd").iterdir():
            with suppress(FileNotFoundError):
                found += "(deleted)" in str(link.readlink())
        return found

    with served(store, tmp_path, "--timeout", "10", "--queries", "1") as server:
        host, port = server.url.removeprefix("http://").split(":")
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect((host, int(port)))
            client.sendall(f"GET /sparql?{urlencode({'query': many})} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert until(lambda: kept(server) == 1 and running(server) == 0), "its worker is free while it is sent"
            assert number(server.query(PATHWAYS)) == 10
            assert until(lambda: kept(server) == 0), "it is left after a while"
            assert len(server.query(many).body) > 4_000_000


def test_a_client_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql, "LEAST_RATE", 2**30)
    taken: list[Message] = []

    async def drip(message: Message) -> None:
        taken.append(message)
        if "body" in message:
            await asyncio.sleep(0.05)

    async def nothing() -> Message:
        raise AssertionError("nothing is read")

    body = io.BytesIO(bytes(2**23))
    asyncio.run(sparql.Whole(body, {"Content-Length": str(2**23)}, 0.3)({}, nothing, drip))
    assert 1 < len(taken) < 2**23 / 2**16
    assert taken[-1]["more_body"]
    assert body.closed
