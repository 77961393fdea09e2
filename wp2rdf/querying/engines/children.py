"""A process for a query: ended with its parent or when time is up, and bounded in memory."""

from __future__ import annotations

import os
import pickle
import select
import signal
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError, Wp2rdfError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.querying.results import Answer

LEAST_MEMORY = 200_000_000
"""Bytes that a query has at least; a good part of them goes for opening a store."""

_DIES_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of prctl(2)."""
_STANDARD_ERROR = 2
_forking = threading.Lock()
"""One thread at a time: a process that another one forks meanwhile would keep the end of a pipe open."""

_ENDING = frozenset({signal.SIGINT, signal.SIGTERM} | ({signal.SIGHUP} if hasattr(signal, "SIGHUP") else set()))


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
        with _forking:
            answer, writing = os.pipe()
            lifeline, held = os.pipe()
            child = self._forked(act, writing, lifeline, theirs=(answer, held))
        try:
            with open(answer, "rb") as source:  # noqa: PTH123 - a pipe
                if timeout is not None and not _comes(answer, timeout):
                    raise QueryTimeoutError(f"the query took longer than {timeout:g} s and was ended")
                said: Answer | Wp2rdfError = pickle.load(source)  # noqa: S301 - of our own process
        except (EOFError, pickle.UnpicklingError) as error:
            raise QueryError(self._too_much("died; it may have needed")) from error
        finally:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            os.close(held)
        if isinstance(said, Wp2rdfError):
            raise said
        return said

    def _too_much(self, said: str) -> str:
        return f"the process of the query {said} more than {self._memory:,} bytes of memory, the limit here"

    def _forked(self, act: Callable[[], Answer], writing: int, lifeline: int, *, theirs: tuple[int, int]) -> int:
        """The id of a process that works.

        Args:
            act: what it does.
            writing: the end of a pipe that its answer goes to.
            lifeline: the end of one whose other end is held as long as this process lives.
            theirs: the other ends of these.
        """
        kept = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # so that no signal is taken on the wrong side
        child = 0
        try:
            child = os.fork()
            if not child:
                self._work(act, writing, lifeline, theirs)
        finally:
            if child:
                signal.pthread_sigmask(signal.SIG_SETMASK, kept)
        os.close(writing)
        os.close(lifeline)
        return child

    def _work(self, act: Callable[[], Answer], writing: int, lifeline: int, theirs: tuple[int, int]) -> NoReturn:
        """What the process does; it returns to nobody."""
        try:
            for other in theirs:
                os.close(other)
            self._prepare(lifeline)
            said = self._said(act)
            with open(writing, "wb") as out:
                pickle.dump(said, out, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)

    def _said(self, act: Callable[[], Answer]) -> Answer | Wp2rdfError:
        try:
            return act()
        except Wp2rdfError as error:
            return error
        except MemoryError:
            return QueryError(self._too_much("needs"))
        except Exception as error:  # noqa: BLE001 - a fault of ours: told as such, not as a process that died
            return QueryError(f"internal error, please report it: {error!r}")

    def _prepare(self, lifeline: int) -> None:
        """Lets this process end with its parent, hear no signal but those that end it, say nothing, and be bounded."""
        import resource  # noqa: PLC0415 - not on every system

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to the parent too, which ends this process
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        with suppress(AttributeError, OSError):
            import ctypes  # noqa: PLC0415 - not on every system

            ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, _STANDARD_ERROR)  # an engine without memory says so there
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


def _comes(answer: int, timeout: float) -> bool:
    """Whether something comes from a pipe within some seconds."""
    waiting = select.poll()
    waiting.register(answer, select.POLLIN)
    return bool(waiting.poll(timeout * 1000))


def _end_with(lifeline: int) -> None:
    """Ends this process when the other end of a pipe is closed: its parent has ended."""
    os.read(lifeline, 1)
    os._exit(1)


def _taken() -> int:
    """The bytes of data that this process has, as the limit counts them; 0 where that is not known."""
    try:
        status = Path("/proc/self/status").read_bytes()
        return int(status.partition(b"\nVmData:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        return 0
