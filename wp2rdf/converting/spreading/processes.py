"""How pages are spread: one after the other, or over processes. What comes of it is the same, in the same order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import cast

from wp2rdf import timing
from wp2rdf.converting.spreading.exchange import Parcel, Slot
from wp2rdf.converting.spreading.work import Converted, Work
from wp2rdf.errors import UsageError, Wp2rdfError
from wp2rdf.errors.arguments import check_count
from wp2rdf.model import Page

Spread = Callable[[Sequence[Page], Work], Iterator[Converted]]
"""Does the work for every page, and gives what came of each in the order of the pages."""

_CHUNK = 24
_FEW = 48
"""So many pages are done sooner than other processes have started."""


def serial(pages: Sequence[Page], work: Work) -> Iterator[Converted]:
    """One page after the other, in this process."""
    for page in pages:
        yield work(page)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def over(jobs: int | None) -> Spread:
    """Over a number of processes; None: as many as there are processors. A daemonic process may start none: one.

    Raises:
        UsageError: there cannot be so few.
    """
    jobs = processors() if jobs is None else jobs
    check_count(jobs=jobs)
    if jobs < 1:
        raise UsageError(f"jobs must be 1 or more, not {jobs}")
    return (
        serial
        if jobs == 1 or multiprocessing.current_process().daemon
        else lambda pages, work: _over_processes(pages, work, jobs)
    )


def _over_processes(pages: Sequence[Page], work: Work, jobs: int) -> Iterator[Converted]:
    """Every page in order; a bounded number of chunks is under way at a time, each with a slot for what comes of it."""
    if len(pages) <= _FEW:
        yield from serial(pages, work)
        return
    chunks = iter([pages[start : start + _CHUNK] for start in range(0, len(pages), _CHUNK)])
    processes = min(jobs, -(-len(pages) // _CHUNK))
    context = multiprocessing.get_context()
    slots = [Slot(shared=context.get_start_method() == "fork") for _ in range(3 * processes)]
    executor = ProcessPoolExecutor(
        processes, context, initializer=_start_worker, initargs=(work, slots, timing.is_running())
    )
    try:
        with _no_signal():
            under_way = deque(
                (number, executor.submit(_chunk, chunk, number))
                for number, chunk in zip(range(len(slots)), chunks, strict=False)
            )
        while under_way:
            number, future = under_way.popleft()
            parcel, spent = future.result()
            done = cast("list[Converted]", slots[number].unpacked(parcel))
            timing.add(spent)
            chunk = next(chunks, None)
            if chunk is not None:
                under_way.append((number, executor.submit(_chunk, chunk, number)))
            yield from done
    except BrokenProcessPool as error:
        raise Wp2rdfError("a worker process died") from error
    finally:
        # killed, not asked: one that waits for a lock that a dead one holds would wait for ever
        for worker in list((executor._processes or {}).values()):  # noqa: SLF001 - only these: others have children too
            worker.kill()
        executor.shutdown(wait=True, cancel_futures=True)
        for slot in slots:
            slot.close()


@contextmanager
def _no_signal() -> Iterator[None]:
    """Keeps SIGTERM waiting while processes start: in a new one it waits until the worker is ready to end by it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_work: Work | None = None
_slots: Sequence[Slot] = ()


def _start_worker(work: Work, slots: Sequence[Slot], is_timed: bool) -> None:
    global _work, _slots
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # that is how; there is nothing to be said about it
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    gc.freeze()  # what the parent has made stays: to look at it is to copy it (https://docs.python.org/3/library/gc.html#gc.freeze)
    _work, _slots = work, slots
    if is_timed:
        timing.start(stage="starting")
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed: nothing else would tell it."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _chunk(chunk: Sequence[Page], number: int) -> tuple[Parcel, dict[str, float]]:
    if _work is None:
        raise RuntimeError("the worker was not started")
    return _slots[number].packed([_work(page) for page in chunk]), timing.taken()
