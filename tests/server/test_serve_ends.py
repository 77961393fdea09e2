"""`wp2rdf serve` to its end: by a signal or killed nothing of it stays, and a new build under it ends no query."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from http.client import HTTPException
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES
from tests.served import Server, served
from tests.server.asking import ENDLESS, NO_LIMIT, PATHWAYS, in_background, left_alone, number, running
from tests.waiting import PATIENCE, gone, spent, until
from wp2rdf.building.build import build

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def ended_with(server: Server) -> None:
    """Asks what is never answered; whether that is said depends on who is first."""
    with suppress(OSError, HTTPException):
        assert server.query(ENDLESS).status >= 500


@pytest.mark.parametrize("number_of_signal", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, store: Path, number_of_signal: signal.Signals) -> None:
    with served(store, tmp_path, *NO_LIMIT) as server:
        assert number(server.query(PATHWAYS)) == 10
        workers = server.children
        assert len(workers) >= 3
        asking = in_background(lambda: ended_with(server))
        assert until(lambda: running(server) == 1)
        server.process.send_signal(number_of_signal)
        assert server.process.wait(PATIENCE) == 0
        assert gone(workers)
        asking.join(PATIENCE)
        assert "Traceback" not in server.log.replace("asyncio.exceptions.CancelledError", "")


def test_ctrl_c_while_workers_start_says_nothing(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, "--queries", "6") as server:
        os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does: to the whole group
        assert server.process.wait(PATIENCE) == 0
        assert server.log.count("\n") == 1, server.log


def test_workers_do_not_outlive_a_server_that_is_killed(tmp_path: Path, store: Path) -> None:
    with served(store, tmp_path, *NO_LIMIT) as server:
        assert until(lambda: len(server.children) >= 4)
        asking = in_background(lambda: left_alone(server))
        assert until(lambda: running(server) == 1)
        workers = server.children
        server.process.kill()
        assert gone(workers)
        asking.join(PATIENCE)


def test_a_new_build_is_seen_by_new_queries_and_leaves_running_ones_alone(tmp_path: Path, small_site: Path) -> None:
    build(small_site, tmp_path / "output")
    store = tmp_path / "output" / "store"
    with served(store, tmp_path, *NO_LIMIT) as server:
        every = number(server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
        typed = number(server.query("SELECT (COUNT(*) AS ?n) { ?s a ?o }"))
        found: list[int] = []
        long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g a ?h }"
        before = {worker: spent(worker) for worker in server.children}
        asking = in_background(lambda: found.append(number(server.query(long))))
        assert until(lambda: found or any(spent(one) > before.get(one, 9) + 0.5 for one in server.children)), (
            "its process has opened the store by now"
        )
        (small_site / "_pathways" / "WP9003.md").write_bytes((EXAMPLES / "_pathways" / "WP9003.md").read_bytes())
        build(small_site, tmp_path / "output")
        assert number(server.query(PATHWAYS)) == 3
        assert number(server.query(PATHWAYS)) == 3
        asking.join(PATIENCE)
        assert found == [every * every * typed]
