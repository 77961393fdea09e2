"""The limits of `wp2rdf serve`: time, rows, bytes, queries that wait, clients at a time."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.served import served
from tests.server.asking import (
    DIRECT,
    ENDLESS,
    NO_LIMIT,
    PATHWAYS,
    connected,
    in_background,
    left_alone,
    load,
    number,
)
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_more_clients_that_ask_than_a_server_has_files_for_are_sent_away(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, *NO_LIMIT, "--waiting", "1000") as server:
        with ExitStack() as clients:
            for _ in range(398):
                clients.enter_context(connected(server)).sendall(DIRECT.encode())
            assert until(lambda: load(server) == (2, 396))
            clients.enter_context(connected(server)).sendall(DIRECT.encode())
            assert until(lambda: server.ask("/health").status == 503), "when the last one is there"
            refused = server.ask("/health")
            assert refused.status == 503
            assert refused.text == "too many clients ask: try again later\n"
            assert refused.headers["Retry-After"] == "5"
        assert until(lambda: server.ask("/health").status == 200)


def test_a_query_that_takes_too_long_is_ended_and_said_so(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--timeout", "3", "--queries", "1", "--metrics") as server:
        reply = server.query(ENDLESS)
        assert (reply.status, reply.text) == (504, "the query took longer than 3 s and was ended\n")
        assert number(server.query(PATHWAYS)) == 10
        metrics = server.ask("/metrics").text
        assert 'wp2rdf_answers_total{status="504"} 1\n' in metrics
        assert "wp2rdf_processes_ended_total 1\n" in metrics
        assert "wp2rdf_queries_running 0\n" in metrics


def test_when_too_many_wait_the_next_is_sent_away(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, *NO_LIMIT, "--queries", "1", "--waiting", "1") as server:
        threads = [in_background(lambda: left_alone(server)) for _ in range(2)]
        assert until(lambda: load(server) == (1, 1))
        reply = server.query(PATHWAYS)
        assert (reply.status, reply.headers["Retry-After"]) == (503, "5")
        assert reply.text == "too many queries wait: try again later\n"
        server.process.kill()
        for thread in threads:
            thread.join(PATIENCE)


def test_an_answer_over_a_limit_is_an_error_and_not_a_part(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--max-rows", "20", "--max-size", "1") as server:
        reply = server.query("SELECT * { ?s ?p ?o }")
        assert (reply.status, reply.text) == (400, "the answer has more than 20 rows, which is the limit here\n")
        repeat = (
            "SELECT (CONCAT("
            + ", ".join(["?many"] * 200)
            + ") AS ?x) { { SELECT (GROUP_CONCAT(STR(?o)) AS ?many) { ?s ?p ?o } } }"
        )
        reply = server.query(repeat)
        assert (reply.status, reply.text) == (
            400,
            "the answer has more than 1,000,000 bytes, which is the limit here\n",
        )
