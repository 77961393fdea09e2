"""A process for a query: ended with its parent or when time is up, and bounded in memory."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError, Wp2rdfError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from wp2rdf.querying.results import Answer

LEAST_MEMORY = 200_000_000
"""Bytes that a query has at least; a good part of them goes for opening a store."""

_DIES_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of prctl(2)."""


class Runner(Protocol):
    """Where a query runs."""

    def __call__(self, act: Callable[[], Answer], timeout: float | None) -> Answer:
        """What a function gives.

        Args:
            act: the function.
            timeout: seconds; None: it may take for ever.

        Raises:
            QueryTimeoutError: it took longer.
            QueryError: it needs more memory than it may.
            Wp2rdfError: it raised one.
        """


class Isolated:
    """Runs a query in a forked process, which is killed when time is up, or its parent is interrupted or ends.

    So whoever waits for the query can be interrupted (a thread that is inside an engine hears no signal), and what it
    takes is bounded.

    Args:
        memory: bytes that it may take, besides what this process has; None: `most_memory()`. On Linux.
    """

    def __init__(self, memory: int | None = None) -> None:
        self._memory = most_memory() if memory is None else memory

    def __call__(self, act: Callable[[], Answer], timeout: float | None) -> Answer:
        """What a function gives; see `Runner`."""
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        lifeline, held = context.Pipe(duplex=False)
        child = context.Process(target=self._run, args=(act, sender, lifeline, (receiver, held)), daemon=True)
        child.start()
        sender.close()
        lifeline.close()
        try:
            if not receiver.poll(timeout):
                raise QueryTimeoutError(f"the query took longer than {timeout:g} s and was ended")
            kind, content = receiver.recv()
        except EOFError as error:
            raise QueryError(self._too_much("died; it may have needed")) from error
        finally:
            child.kill()
            child.join()
            receiver.close()
            held.close()
        if kind == "error":
            raise cast("Wp2rdfError", content)
        return cast("Answer", content)

    def _too_much(self, said: str) -> str:
        return f"the process of the query {said} more than {self._memory:,} bytes of memory, the limit here"

    def _run(
        self,
        act: Callable[[], Answer],
        sender: Connection[Any, Any],
        lifeline: Connection[Any, Any],
        others: tuple[Connection[Any, Any], ...],
    ) -> None:
        """What the process does."""
        for other in others:
            other.close()
        self._prepare(lifeline)
        try:
            sender.send(("answer", act()))
        except Wp2rdfError as error:
            sender.send(("error", error))
        except MemoryError:
            sender.send(("error", QueryError(self._too_much("needs"))))
        except Exception as error:  # noqa: BLE001 - a fault of ours: told as such, not as a process that died
            sender.send(("error", QueryError(f"internal error, please report it: {error!r}")))
        finally:
            sender.close()
            os._exit(0)

    def _prepare(self, lifeline: Connection[Any, Any]) -> None:
        """Lets this process end with its parent, hear no signal but those that end it, say nothing, and be bounded."""
        import resource  # noqa: PLC0415 - not on every system

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to the parent too, which ends this process
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, sys.__stderr__.fileno() if sys.__stderr__ else 2)  # an engine without memory says so there
        allowed = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = self._memory + _taken()
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def in_this_process(act: Callable[[], Answer], timeout: float | None) -> Answer:
    """What a function gives, without a process of its own; see `Runner`.

    Raises:
        UsageError: it is to have a time limit, which nothing here could keep.
        Wp2rdfError: it raised one.
    """
    if timeout is not None:
        raise UsageError("only a query in a process of its own can have a time limit")
    return act()


def isolated(memory: int | None = None) -> Runner:
    """A process for each query, where the system can fork one.

    Args:
        memory: bytes that a query may take; None: `most_memory()`.

    Raises:
        UsageError: that is too little for any query.
    """
    if memory is not None and memory < LEAST_MEMORY:
        raise UsageError(f"a query needs {LEAST_MEMORY // 1_000_000} MB of memory or more, not {memory / 1e6:g}")
    return Isolated(memory) if hasattr(os, "fork") else in_this_process


@cache
def most_memory() -> int:
    """The bytes that a query may take unless told otherwise: half of what this machine, or this container, has."""
    found = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):  # https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files
        found = min(found, int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii")))
    return found // 2


def _end_with(lifeline: Connection[Any, Any]) -> None:
    """Ends this process when the other end of a pipe is closed: its parent has ended."""
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    os._exit(1)


def _taken() -> int:
    """The bytes of data that this process has, as the limit counts them; 0 where that is not known."""
    try:
        status = Path("/proc/self/status").read_bytes()
        return int(status.partition(b"\nVmData:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        return 0
