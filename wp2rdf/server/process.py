"""One worker as the server sees it: a process that is asked, and can be ended."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self, cast

from wp2rdf.errors import InputError
from wp2rdf.server import frames
from wp2rdf.server.refusals import KINDS, DiedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.building.store import Identity
    from wp2rdf.server.settings import Settings

_PATIENCE = 30
"""Seconds that a worker may take to start."""

_IN_MEMORY = 2**20
"""Bytes of an answer that are kept in memory; more go to a file without a name."""

_ON_THE_WAY = 2**20
"""Bytes of an answer that the system may hold between a worker and the server."""

_DEATH = 0.005
"""Seconds between two looks at whether a process that was killed is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query, and what its answer is to be.

    Attributes:
        query: SPARQL, in loose forms too.
        table: the format of a table or a truth value: json, xml, csv, tsv or html; None: it is not wanted.
        graph: the format of triples, html or by the names of `formats.FORMATS`; None: they are not wanted.
        default_graphs: the default graph is merged from these; the protocol's `default-graph-uri`.
        named_graphs: the named graphs; the protocol's `named-graph-uri`.
        also: more questions of ours, whose answers stand behind this one's in the same body.
    """

    query: str
    table: str | None = None
    graph: str | None = None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    also: Sequence[Question] = ()

    def told(self) -> dict[str, Any]:
        """What a worker is told."""
        return {
            "query": self.query,
            "table": self.table,
            "graph": self.graph,
            "default_graphs": list(self.default_graphs),
            "named_graphs": list(self.named_graphs),
            "also": [one.told() for one in self.also],
        }


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
        store: the identity of the store that it is from, if that gives the same answer each time; None: it may not.
        sizes: how many bytes the answer has, and each that stands behind it.
    """

    body: IO[bytes]
    size: int
    kind: str
    format: str
    changes: tuple[str, ...]
    notes: tuple[str, ...]
    failures: tuple[str, ...]
    store: Identity | None
    sizes: tuple[int, ...]


class _Collected:
    """The bytes of an answer as they come: in memory, or in a file without a name when they are many."""

    def __init__(self) -> None:
        self.size = 0
        self._parts: list[bytes] = []
        self._file: IO[bytes] | None = None

    def add(self, part: bytes) -> None:
        self.size += len(part)
        if self._file is None and self.size > _IN_MEMORY:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by whoever reads it
            self._file.writelines(self._parts)
            self._parts.clear()
        if self._file is None:
            self._parts.append(part)
        else:
            self._file.write(part)

    def whole(self) -> IO[bytes]:
        """All of them."""
        if self._file is None:
            return io.BytesIO(b"".join(self._parts))
        self._file.seek(0)
        return self._file

    def drop(self) -> None:
        """Forgets them."""
        if self._file is not None:
            self._file.close()


class _Channel(asyncio.Protocol):
    """What a worker says: parts of an answer, and a last word that ends an exchange."""

    def __init__(self) -> None:
        self._frames = frames.Parts()
        self._body: _Collected | None = None
        self._last: asyncio.Future[dict[str, Any]] | None = None
        self.is_open = True

    async def last_word(self, body: _Collected | None = None) -> dict[str, Any]:
        """What it says in the end; parts of an answer go to the body.

        Raises:
            ConnectionError: it has gone.
        """
        if not self.is_open:
            raise ConnectionError
        self._body, self._last = body, asyncio.get_running_loop().create_future()
        return await self._last

    def data_received(self, data: bytes) -> None:
        """Takes what comes."""
        for kind, content in self._frames.taken(data):
            if kind == frames.BODY:
                if self._body is not None:
                    self._body.add(content)
            elif self._last is not None and not self._last.done():
                self._last.set_result(frames.heard(content))

    def connection_lost(self, exc: Exception | None) -> None:
        """Tells whoever waits."""
        self.is_open = False
        if self._last is not None and not self._last.done():
            self._last.set_exception(ConnectionError(str(exc or "")))


class WorkerProcess:
    """A process that evaluates one query after another.

    Attributes:
        fit: whether it can take another query.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], transport: asyncio.Transport, channel: _Channel, settings: Settings
    ) -> None:
        self._process = process
        self._transport = transport
        self._channel = channel
        self._memory = settings.memory
        self.fit = True

    @classmethod
    async def started(cls, settings: Settings) -> Self:
        """A new process, ready for a query.

        Raises:
            InputError: it cannot open the store, or does not start.
            OSError: the system has no more processes or files.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ON_THE_WAY)
            # before there is a process: whoever gives up meanwhile leaves none
            transport, channel = await asyncio.get_running_loop().create_unix_connection(_Channel, sock=ours)
            try:
                process = subprocess.Popen(  # noqa: ASYNC220 - our own; to fork it takes a moment, whoever does it
                    [
                        sys.executable,
                        "-P",  # nothing is imported from the folder that the server was started in
                        "-m",
                        "wp2rdf.server.worker",
                    ],
                    stdin=theirs.fileno(),
                    stdout=theirs.fileno(),
                    env={**os.environ, "RUST_BACKTRACE": "0"},  # a process without memory says so in one line
                    process_group=0,  # so that Ctrl-C in a terminal reaches the server only, which ends its workers
                )
            except OSError:
                transport.abort()
                raise
        worker = cls(process, transport, channel, settings)
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
            if isinstance(error, TimeoutError | ConnectionError):
                raise InputError("a worker does not start") from error
            raise
        if "message" in said:
            await worker.end()
            raise InputError(str(said["message"]))
        return worker

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._channel.is_open and self._process.poll() is None

    async def ask(self, question: Question) -> Answered:
        """The answer to a query. If it is interrupted or raises, the process may be of no further use: see `fit`.

        Raises:
            UsageError: it is not a query that only reads, or not answered here.
            QueryError: it failed.
        """
        self.fit = False
        body = _Collected()
        try:
            said = await self._exchanged(body, **question.told())
            self.fit = not said["retire"]
            self._raise_for(said)
        except BaseException as error:
            body.drop()
            if isinstance(error, ConnectionError):
                raise DiedError(await self._obituary()) from error
            raise
        told = (tuple(said["changes"]), tuple(said["notes"]), tuple(said["failures"]))
        store = cast("Identity", tuple(said["store"])) if said["lasting"] and not said["failures"] else None
        return Answered(body.whole(), body.size, said["kind"], said["format"], *told, store, tuple(said["sizes"]))

    async def _exchanged(self, body: _Collected | None = None, **told: object) -> dict[str, Any]:
        """What the process says to what it is told, in the end; parts of an answer go to the body."""
        self._transport.write(frames.told(frames.JOB, **told))
        return await self._channel.last_word(body)

    @staticmethod
    def _raise_for(said: dict[str, Any]) -> None:
        if "message" in said:
            raise KINDS[said["error"]](said["message"])

    async def _obituary(self) -> str:
        code = await self._gone()
        return f"the process of the query died ({code}); it may have needed more than {self._memory:,} bytes of memory"

    async def _gone(self) -> int:
        """The exit code of the process, when it has ended."""
        while (code := self._process.poll()) is None:  # noqa: ASYNC110 - the loops that may run know of it differently
            await asyncio.sleep(_DEATH)
        return code

    async def end(self) -> None:
        """Ends the process, whatever it does."""
        self.fit = False
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)
        self._transport.abort()
        await self._gone()
