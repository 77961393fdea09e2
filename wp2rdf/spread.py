"""How pages are spread: one after the other, or over processes. What comes of it is the same, in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from wp2rdf.errors import UsageError, Wp2rdfError
from wp2rdf.model import Page
from wp2rdf.work import Converted, Work

Spread = Callable[[Sequence[Page], Work], Iterator[Converted]]
"""Does the work for every page, and gives what came of each in the order of the pages."""

_CHUNK = 16


def serial(pages: Sequence[Page], work: Work) -> Iterator[Converted]:
    """One page after the other, in this process."""
    for page in pages:
        yield work(page)


def over(jobs: int) -> Spread:
    """Over a number of processes.

    Raises:
        UsageError: there cannot be so few.
    """
    if jobs < 1:
        raise UsageError(f"jobs must be 1 or more, not {jobs}")
    return serial if jobs == 1 else lambda pages, work: _over_processes(pages, work, jobs)


def _over_processes(pages: Sequence[Page], work: Work, jobs: int) -> Iterator[Converted]:
    """Every page in order; a bounded number of chunks is under way at a time."""
    if len(pages) <= _CHUNK:
        yield from serial(pages, work)
        return
    chunks = iter([pages[start : start + _CHUNK] for start in range(0, len(pages), _CHUNK)])
    processes = min(jobs, -(-len(pages) // _CHUNK))
    executor = ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(work,))
    try:
        under_way = deque(executor.submit(_chunk, chunk) for chunk in islice(chunks, 3 * processes))
        while under_way:
            done = under_way.popleft().result()
            chunk = next(chunks, None)
            if chunk is not None:
                under_way.append(executor.submit(_chunk, chunk))
            yield from done
    except BrokenProcessPool as error:
        raise Wp2rdfError("a worker process died") from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


_work: Work | None = None


def _start_worker(work: Work) -> None:
    global _work  # noqa: PLW0603 - a worker process has one job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its workers
    _work = work
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed: nothing else would tell it."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _chunk(chunk: Sequence[Page]) -> list[Converted]:
    if _work is None:
        raise RuntimeError("the worker was not started")
    return [_work(page) for page in chunk]
