"""The pool of processes that evaluate queries: as many as queries may run at a time, and a warm spare."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from wp2rdf.errors import InputError, QueryTimeoutError, UsageError
from wp2rdf.querying.results import Table
from wp2rdf.querying.rows import Rows
from wp2rdf.server.departure import check_somebody_waits
from wp2rdf.server.process import Answered, Question, WorkerProcess
from wp2rdf.server.recall import Recall
from wp2rdf.server.refusals import Busy
from wp2rdf.server.waiting import Line

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from wp2rdf.building.store import Identity
    from wp2rdf.rdf.terms import Statement
    from wp2rdf.server.settings import Settings

PAGES = 2
"""Queries of the pages that run at a time, besides those of the endpoint: pages can be read while these are many."""

_PATIENCE = 60
"""Seconds that a query waits for its turn at least; as long as it may run, if that is longer."""

_RECALLED = 4
"""What part of the memory for answers is for those that pages have asked for, on top of it."""

_TRUTHS = (b"true\n", b"false\n")
"""Truth values where rows would begin with a line of names."""

ASKED: ContextVar[set[Identity | None]] = ContextVar("asked")
"""The stores that the answers for a request came from, and None for one that may be another the next time."""

_START = 30
"""Seconds that a query waits for a process when all were ended."""


class Workers:
    """The pool. A query that takes too long, or that nobody waits for any more, is ended with its process.

    Args:
        settings: the store and the limits.

    Attributes:
        asked: how many queries were asked.
        ended: how many processes were ended or died.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.asked = 0
        self.ended = 0
        self._endpoint = Line(settings.queries, settings.waiting)
        self._pages = Line(PAGES, settings.waiting)
        self._idle: asyncio.LifoQueue[WorkerProcess] = asyncio.LifoQueue()  # the last one has most at hand
        self._recall = Recall(settings.store, settings.kept // _RECALLED)
        self._processes: set[WorkerProcess] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def running(self) -> int:
        """Queries that run now."""
        return self._endpoint.running + self._pages.running

    @property
    def waiting(self) -> int:
        """Queries that wait for their turn."""
        return len(self._endpoint.waiting) + len(self._pages.waiting)

    async def start(self) -> None:
        """Starts the processes.

        Raises:
            InputError: the store cannot be opened.
        """
        self._take_in(await WorkerProcess.started(self.settings))
        for _ in range(self.settings.queries + PAGES):
            self._add()

    async def close(self) -> None:
        """Ends all processes."""
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*self._ending, *(process.end() for process in self._processes))

    async def table(self, query: str) -> Table | bool:
        """The answer to a SELECT or ASK query of a page.

        Raises:
            Busy: too many queries wait.
            QueryTimeoutError: it took too long, and was ended.
            QueryError: it failed, or its answer is too large.
            UsageError: it is not a query, or has triples for an answer.
        """
        return table_of(*await self.together(Question(query=query, table="tsv")))

    async def statements(self, query: str) -> Sequence[Statement]:
        """The answer to a CONSTRUCT or DESCRIBE query of a page, each statement once.

        Raises:
            Busy: too many queries wait.
            QueryTimeoutError: it took too long, and was ended.
            QueryError: it failed, or its answer is too large.
            UsageError: it is not a query, or has rows for an answer.
        """
        return statements_of(*await self.together(Question(query=query, graph="ntriples")))

    async def together(self, *questions: Question) -> list[bytes]:
        """The answers to questions of a page, of which one process is told in one go; none to none.

        Raises:
            Busy: too many queries wait.
            QueryTimeoutError: they took too long, and were ended.
            QueryError: one failed, or the answers are too large.
            UsageError: one is not a query, or has another form of answer.
        """
        if not questions:
            return []
        question = replace(questions[0], also=questions[1:])
        if known := self._recall.answers(question):
            _note(known.store)
            return list(known.bodies)
        answered = await self._in_turn(self._pages, question)
        with answered.body as body:
            bodies = [body.read(size) for size in answered.sizes]
        self._recall.keep(question, bodies, answered.store)
        return bodies

    async def answer(self, question: Question) -> Answered:
        """The answer to a query of the endpoint; it is whole, or there is none. Cancelled, it ends the query.

        Raises:
            Busy: too many queries wait.
            QueryTimeoutError: it took too long, and was ended.
            OverLimitError: it needs more memory, or has a larger answer, than it may.
            ForbiddenError: it names an endpoint that this server does not ask.
            NotAcceptableError: its answer has another form than is wanted.
            UsageError: it is not a query that only reads.
            QueryError: it failed.
        """
        return await self._in_turn(self._endpoint, question)

    async def _in_turn(self, line: Line, question: Question) -> Answered:
        if len(question.query) > self.settings.query_length:
            raise UsageError(f"the query has more than {self.settings.query_length:,} characters, the limit here")
        seconds = self.settings.seconds
        async with line.turn(max(_PATIENCE, seconds)):
            check_somebody_waits()
            self.asked += 1
            process = await self._ready()
            try:
                async with asyncio.timeout(seconds):
                    answered = await process.ask(question)
                _note(answered.store)
                return answered  # noqa: TRY300 - what comes behind it is for all ends
            except TimeoutError as error:
                raise QueryTimeoutError(f"the query took longer than {seconds:g} s and was ended") from error
            finally:
                if process.fit:
                    self._idle.put_nowait(process)
                else:
                    self._drop(process)
                    self._add()

    async def _ready(self) -> WorkerProcess:
        """A process that waits for a query.

        Raises:
            Busy: there is none, and none starts.
        """
        while not self._idle.empty():
            process = self._idle.get_nowait()
            if process.alive:
                return process
            self._drop(process)
            self._add()
        try:
            async with asyncio.timeout(_START):
                while True:
                    process = await self._idle.get()
                    if process.alive:
                        return process
                    self._drop(process)
                    self._add()
        except TimeoutError as error:
            raise Busy("no process starts for the query: try again later") from error

    def _take_in(self, process: WorkerProcess) -> None:
        self._processes.add(process)
        self._idle.put_nowait(process)

    def _drop(self, process: WorkerProcess) -> None:
        self.ended += 1
        self._processes.discard(process)
        _keep(self._ending, process.end())

    def _add(self) -> None:
        """Lets another process start."""
        _keep(self._starting, self._started())

    async def _started(self) -> None:
        """Starts a process, again and again if need be: a store may be away for a moment."""
        pause = 0.1
        while True:
            try:
                self._take_in(await WorkerProcess.started(self.settings))
            except (InputError, OSError):
                await asyncio.sleep(pause)
                pause = min(2 * pause, 5.0)
            else:
                return


def _note(store: Identity | None) -> None:
    """Notes which store an answer came from."""
    if (asked := ASKED.get(None)) is not None:
        asked.add(store)


def table_of(content: bytes) -> Table | bool:
    """The rows, or the truth value, that TSV holds."""
    if content in _TRUTHS:
        return content == _TRUTHS[0]
    rows = Rows(content)
    return Table(rows.names, rows)


def statements_of(content: bytes) -> Sequence[Statement]:
    """The statements that N-Triples hold."""
    return cast("list[Statement]", [line.decode() for line in content.split(b" .\n")[:-1]])


def _keep(tasks: set[asyncio.Task[None]], act: Coroutine[None, None, None]) -> None:
    """Lets something run, and remembers it while it does."""
    task = asyncio.create_task(act)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
