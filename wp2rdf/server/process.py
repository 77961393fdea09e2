"""One worker as the server sees it: a process that is asked, and can be ended."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self

from wp2rdf.errors import InputError
from wp2rdf.server import frames
from wp2rdf.server.refusals import KINDS, DiedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.server.settings import Settings

_PATIENCE = 30
"""Seconds that a worker may take to start."""

_IN_MEMORY = 2**20
"""Bytes of an answer that are kept in memory; more go to a file without a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query, and what its answer is to be.

    Attributes:
        query: SPARQL, in loose forms too.
        table: the format of a table or a truth value: json, xml, csv or tsv; None: it is not wanted.
        graph: the format of triples, by the names of `formats.FORMATS`; None: they are not wanted.
        default_graphs: the default graph is merged from these; the protocol's `default-graph-uri`.
        named_graphs: the named graphs; the protocol's `named-graph-uri`.
    """

    query: str
    table: str | None = None
    graph: str | None = None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


class Answered(NamedTuple):
    """A whole answer.

    Attributes:
        body: its bytes, to be read from the beginning and closed.
        size: how many.
        kind: table or graph.
        format: the format that they are in.
        changes: what was changed in the query.
        notes: what its reader should know.
        failures: a line for each endpoint that failed; the answer is partial then.
    """

    body: IO[bytes]
    size: int
    kind: str
    format: str
    changes: tuple[str, ...]
    notes: tuple[str, ...]
    failures: tuple[str, ...]


class WorkerProcess:
    """A process that evaluates one query after another.

    Attributes:
        fit: whether it can take another query.
    """

    def __init__(self, process: asyncio.subprocess.Process, settings: Settings) -> None:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a worker is started with pipes")
        self._process = process
        self._to, self._from = process.stdin, process.stdout
        self._memory = settings.memory
        self.fit = True

    @classmethod
    async def started(cls, settings: Settings) -> Self:
        """A new process, ready for a query.

        Raises:
            InputError: it cannot open the store, or does not start.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # nothing is imported from the folder that the server was started in
            "-m",
            "wp2rdf.server.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "RUST_BACKTRACE": "0"},  # a process without memory says so in one line
            limit=4 * frames.LARGEST,
            process_group=0,  # so that Ctrl-C in a terminal reaches the server only, which ends its workers
        )
        worker = cls(process, settings)
        try:
            async with asyncio.timeout(_PATIENCE):
                said = await worker._exchanged(
                    store=str(settings.store),
                    services=sorted(settings.services),
                    rows=settings.rows,
                    size=settings.size,
                    seconds=settings.seconds,
                    memory=settings.memory,
                )
        except BaseException as error:
            await worker.end()
            if isinstance(error, TimeoutError | asyncio.IncompleteReadError | ConnectionError):
                raise InputError("a worker does not start") from error
            raise
        if "message" in said:
            await worker.end()
            raise InputError(str(said["message"]))
        return worker

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.returncode is None

    async def ask(self, question: Question) -> Answered:
        """The answer to a query. If it is interrupted or raises, the process may be of no further use: see `fit`.

        Raises:
            UsageError: it is not a query that only reads, or not answered here.
            QueryError: it failed.
        """
        self.fit = False
        body: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by whoever reads it
        try:
            said = await self._exchanged(
                body,
                query=question.query,
                table=question.table,
                graph=question.graph,
                default_graphs=list(question.default_graphs),
                named_graphs=list(question.named_graphs),
            )
            self.fit = not said["retire"]
            self._raise_for(said)
            size = body.tell()
            body.seek(0)
        except BaseException as error:
            body.close()
            if isinstance(error, asyncio.IncompleteReadError | ConnectionError):
                raise DiedError(await self._obituary()) from error
            raise
        told = (tuple(said["changes"]), tuple(said["notes"]), tuple(said["failures"]))
        return Answered(body, size, said["kind"], said["format"], *told)

    async def _exchanged(self, body: IO[bytes] | None = None, **told: object) -> dict[str, Any]:
        """What the process says to what it is told, in the end; parts of an answer go to the body."""
        self._to.write(frames.told(frames.JOB, **told))
        await self._to.drain()
        while True:
            kind, content = await frames.receive(self._from)
            if kind != frames.BODY:
                return frames.heard(content)
            if body is not None:
                body.write(content)

    @staticmethod
    def _raise_for(said: dict[str, Any]) -> None:
        if "message" in said:
            raise KINDS[said["error"]](said["message"])

    async def _obituary(self) -> str:
        code = await self._process.wait()
        return f"the process of the query died ({code}); it may have needed more than {self._memory:,} bytes of memory"

    async def end(self) -> None:
        """Ends the process, whatever it does."""
        self.fit = False
        if self._process.returncode is None:
            with suppress(ProcessLookupError):  # not Process.kill, which asks for the exit code before asyncio does
                os.kill(self._process.pid, signal.SIGKILL)
        await self._process.wait()
        self._to.close()
