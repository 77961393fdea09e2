"""The pool of workers: an answer is whole or there is none, queries end at their limits, the line is bounded."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import ROOT
from tests.server.asking import ENDLESS
from wp2rdf.errors import QueryTimeoutError, UsageError
from wp2rdf.querying.results import Table
from wp2rdf.server.process import Question, WorkerProcess
from wp2rdf.server.refusals import Busy, DiedError, OverLimitError
from wp2rdf.server.settings import Settings
from wp2rdf.server.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

GREEDY = "SELECT ?a ?c { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"


class Limits(NamedTuple):
    """Those of a pool."""

    seconds: float = 3600
    rows: int = 100_000
    size: int = 10_000_000
    memory: int = 2**30
    queries: int = 2
    waiting: int = 10


def with_pool(store: Path, act: Callable[[Workers], Awaitable[None]], limits: Limits | None = None) -> None:
    limits = limits or Limits()

    async def run() -> None:
        pool = Workers(
            Settings(
                store=store,
                seconds=limits.seconds,
                rows=limits.rows,
                size=limits.size,
                memory=limits.memory,
                queries=limits.queries,
                waiting=limits.waiting,
            )
        )
        await pool.start()
        try:
            await act(pool)
        finally:
            await pool.close()

    asyncio.run(run())


async def works(pool: Workers) -> None:
    answered = await pool.table("SELECT ?p { ?p a wp:Pathway }")
    assert isinstance(answered, Table)
    assert len(answered.solutions) == 10


def test_a_worker_is_light() -> None:
    heavy = "starlette", "uvicorn", "jinja2", "nh3", "rdflib", "SPARQLWrapper", "asyncio"
    script = f"import sys, wp2rdf.server.worker; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_rows_triples_and_a_truth_value(store: Path) -> None:
    async def act(pool: Workers) -> None:
        await works(pool)
        assert await pool.table("ASK { ?p a wp:Pathway }") is True
        made = await pool.statements("CONSTRUCT WHERE { ?p a wp:Pathway }")
        assert len(made) == 10
        assert all(line.endswith("<http://vocabularies.wikipathways.org/wp#Pathway>") for line in made)
        with pytest.raises(UsageError, match="formats"):
            await pool.table("CONSTRUCT WHERE { ?p a wp:Pathway }")
        with pytest.raises(UsageError, match=r"line 1, column 10: this \{ is not closed"):
            await pool.table("SELECT * {")

    with_pool(store, act)


def test_a_query_that_takes_too_long_is_ended_and_others_are_answered(store: Path) -> None:
    async def act(pool: Workers) -> None:
        ends = [pool.answer(Question(query=ENDLESS, table="json")) for _ in range(2)]
        for found in await asyncio.gather(*ends, return_exceptions=True):
            assert isinstance(found, QueryTimeoutError)
            assert str(found) == "the query took longer than 3 s and was ended"
        assert pool.ended == 2
        await works(pool)
        assert pool.running == pool.waiting == 0

    with_pool(store, act, Limits(seconds=3))


def test_a_query_that_eats_memory_is_ended(store: Path) -> None:
    async def act(pool: Workers) -> None:
        with pytest.raises((DiedError, OverLimitError), match="memory"):
            await pool.answer(Question(query=GREEDY, table="json"))
        await works(pool)

    with_pool(store, act, Limits(memory=300 * 2**20))


LIMITED = {
    "rows": ("SELECT * { ?s ?p ?o }", Limits(rows=50), "more than 50 rows"),
    "triples": ("CONSTRUCT WHERE { ?s ?p ?o }", Limits(rows=50), "more than 50 triples"),
    "bytes": ("SELECT * { ?s ?p ?o }", Limits(size=5_000), "more than 5,000 bytes"),
    "bytes of triples": ("CONSTRUCT WHERE { ?s ?p ?o }", Limits(size=5_000), "more than 5,000 bytes"),
}


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("limited", LIMITED)
def test_an_answer_that_is_too_large_is_none(store: Path, limited: str, form: str) -> None:
    query, limits, said = LIMITED[limited]

    async def act(pool: Workers) -> None:
        with pytest.raises(OverLimitError, match=said):
            await pool.answer(Question(query=query, table=form, graph="turtle"))
        fits = await pool.answer(Question(query=f"{query} LIMIT 20", table=form, graph="turtle"))
        assert fits.size == len(fits.body.read()) > 100
        fits.body.close()

    with_pool(store, act, limits)


def test_the_line_is_bounded_and_a_query_that_nobody_wants_leaves_it(store: Path) -> None:
    async def act(pool: Workers) -> None:
        tasks = [asyncio.create_task(pool.answer(Question(query=ENDLESS, table="json"))) for _ in range(3)]
        while (pool.running, pool.waiting) != (1, 2):  # noqa: ASYNC110 - the pool has no event for it
            await asyncio.sleep(0.01)
        with pytest.raises(Busy):
            await pool.answer(Question(query=ENDLESS, table="json"))
        await works(pool)  # those of pages have a line of their own
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert (pool.running, pool.waiting) == (0, 0)
        answered = await pool.answer(Question(query="ASK {}", table="json"))
        assert b"true" in answered.body.read()
        answered.body.close()

    with_pool(store, act, Limits(queries=1, waiting=2))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux passes the peak of a process on to what it starts")
def test_the_memory_of_the_server_is_not_taken_for_that_of_a_query(store: Path) -> None:
    """A server that has built its store first is large: its workers went after every query."""
    large = bytearray(b"x") * 2**29
    limits = Limits(memory=2**29)

    async def act(pool: Workers) -> None:
        assert len(large) >= limits.memory
        for _ in range(3):
            await works(pool)
        assert pool.ended == 0

    with_pool(store, act, limits)


def test_a_worker_whose_start_is_given_up_leaves_no_process(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever that is, as when a server ends while it starts others: nobody would end it, or know how it ended."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as it is there
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)

    async def given_up(turns: int) -> bool:
        starting = asyncio.create_task(WorkerProcess.started(Settings(store=store)))
        for _ in range(turns):
            await asyncio.sleep(0)
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        return starting.cancelled()

    assert [asyncio.run(given_up(turns)) for turns in range(8)] == [True] * 8
    assert 0 < len(started) < 8
    assert [process.returncode for process in started] == [-signal.SIGKILL] * len(started)
