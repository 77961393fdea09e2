"""The process of a worker: evaluates one query after another on the store; ended and replaced by the server.

Everything that a query costs is paid here: its translation, its check, its evaluation, the requests to partners, the
writing of its answer. Started as `python -m wp2rdf.server.worker`, with its limits in the first frame.
"""

from __future__ import annotations

import os
import resource
import select
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wp2rdf.errors import QueryError, UsageError
from wp2rdf.querying.engines import redirects
from wp2rdf.server import frames
from wp2rdf.server.evaluation import Evaluation, Served
from wp2rdf.server.refusals import InternalError, OverLimitError, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

_LESS_URGENT = 5
"""Steps of priority below the server, which has little to do but must not wait."""

_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts the peak of the memory in, in bytes."""


class _Body:
    """The body of an answer, sent in large frames as it is written.

    Args:
        out: the way to the server.
        most: bytes, at most.

    Attributes:
        size: bytes so far.
    """

    def __init__(self, out: BinaryIO, most: int) -> None:
        self._out = out
        self._most = most
        self.size = 0
        self._waiting = bytearray()

    def write(self, content: bytes) -> int:
        """Sends bytes, or keeps them until they are many.

        Raises:
            OverLimitError: they are too many.
        """
        self._waiting += content
        self.size += len(content)
        if self.size > self._most:
            raise too_large(self._most)
        if len(self._waiting) >= frames.LARGE:
            self._out.write(frames.frame(frames.BODY, self._waiting))
            self._waiting.clear()
        return len(content)

    def flush(self) -> None:
        """Does nothing: what is left is sent when all is there."""

    def finish(self, **said: object) -> None:
        """Sends what is left, and what is said of the answer, in one go."""
        rest = frames.frame(frames.BODY, self._waiting) if self._waiting else b""
        self._out.write(rest + frames.told(frames.DONE, **said))
        self._out.flush()


def main() -> None:
    """Takes jobs from standard input until it ends, and sends answers to standard output, which are one connection."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may stand between the frames
    first = frames.read(source)
    if first is None:
        return
    limits = frames.heard(first[1])
    _bound(limits["memory"])
    redirects.refuse()
    served = Served(
        limits["store"],
        frozenset(limits["services"]),
        rows=limits["rows"],
        size=limits["size"],
        seconds=limits["seconds"],
    )
    try:
        served.open()
    except QueryError as error:
        _send(out, frames.FAILED, message=str(error))
        return
    _send(out, frames.READY)
    for job in _jobs(source):
        _answer(job, served, out, limits)


def _bound(memory: int) -> None:
    """Lets this process have no more memory than it may, which else ends it, and its turn after the server."""
    allowed = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = memory if allowed == resource.RLIM_INFINITY else min(memory, allowed)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_LESS_URGENT)


def _jobs(source: BinaryIO) -> Iterator[dict[str, Any]]:
    """The jobs as they come; ends the process with the server, even in the middle of a job."""
    threading.Thread(target=_end_with, args=(source.fileno(),), daemon=True).start()
    while found := frames.read(source):
        yield frames.heard(found[1])


def _end_with(connection: int) -> None:
    """Ends this process when the other end of its connection is closed."""
    waiting = select.poll()
    waiting.register(connection, 0)  # that it is closed is told in any case
    waiting.poll()
    os._exit(0)


def _answer(job: dict[str, Any], served: Served, out: BinaryIO, limits: dict[str, Any]) -> None:
    body = _Body(out, limits["size"])
    most = limits["memory"] // 2
    error: Exception
    try:
        done = _evaluated(job, served, body)
    except (QueryError, UsageError) as raised:
        error = raised
    except MemoryError:
        error = OverLimitError(f"the query needs more than {limits['memory']:,} bytes of memory, the limit here")
    except Exception as raised:  # noqa: BLE001 - a fault of ours: told as such, with its traceback in the log
        traceback.print_exc()
        error = InternalError(f"internal error, please report it: {raised!r}")
    else:
        body.finish(retire=_peak(most) > most, **done)
        return
    retire = isinstance(error, OverLimitError | InternalError)
    _send(out, frames.FAILED, error=type(error).__name__, message=str(error), retire=retire)


def _evaluated(job: dict[str, Any], served: Served, body: _Body) -> dict[str, Any]:
    """Evaluates a query and those that come with it; what is said of the first, and how many bytes each answer has."""
    said: dict[str, Any] = Evaluation(served, job).write(body)
    sizes = [body.size]
    for other in job["also"]:
        done = Evaluation(served, other).write(body)
        sizes.append(body.size - sum(sizes))
        if not done["lasting"] or done["store"] != said["store"]:
            said["lasting"] = False
    return {**said, "sizes": sizes}


def _peak(least: int) -> int:
    """The most memory that this process has had, in bytes; or a little more, if that is not much."""
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    if told <= least:  # on Linux it begins with the memory of the process that started this one
        return told
    try:
        status = Path("/proc/self/status").read_bytes()
        return int(status.partition(b"\nVmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError):  # not Linux
        return told


def _send(out: BinaryIO, kind: bytes, /, **said: object) -> None:
    out.write(frames.told(kind, **said))
    out.flush()


if __name__ == "__main__":
    main()
