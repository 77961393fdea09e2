"""The process of a worker: evaluates one query after another on the store; ended and replaced by the server.

Everything that a query costs is paid here: its translation, its check, its evaluation, the requests to partners, the
writing of its answer. Started as `python -m wp2rdf.server.worker`, with its limits in the first frame.
"""

from __future__ import annotations

import os
import queue
import resource
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wp2rdf.errors import QueryError, UsageError
from wp2rdf.server import frames
from wp2rdf.server.evaluation import Evaluation, Served, stay_on_the_list
from wp2rdf.server.refusals import InternalError, OverLimitError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LESS_URGENT = 5
"""Steps of priority below the server, which has little to do but must not wait."""

_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts the peak of the memory in, in bytes."""


class _Body:
    """The body of an answer, sent in frames as it is written.

    Args:
        out: the pipe to the server.
        size: bytes, at most.
    """

    def __init__(self, out: BinaryIO, size: int) -> None:
        self._out = out
        self._size = size
        self._sent = 0
        self._waiting = bytearray()

    def write(self, content: bytes) -> int:
        """Sends bytes, in large frames.

        Raises:
            OverLimitError: they are too many.
        """
        self._waiting += content
        if self._sent + len(self._waiting) > self._size:
            raise OverLimitError(f"the answer has more than {self._size:,} bytes, which is the limit here")
        while len(self._waiting) >= frames.LARGEST:
            self._send(bytes(self._waiting[: frames.LARGEST]))
            del self._waiting[: frames.LARGEST]
        return len(content)

    def flush(self) -> None:
        """Sends what is left."""
        if self._waiting:
            self._send(bytes(self._waiting))
            self._waiting.clear()

    def _send(self, content: bytes) -> None:
        self._out.write(frames.frame(frames.BODY, content))
        self._sent += len(content)


def main() -> None:
    """Takes jobs from standard input until it ends, and sends answers to standard output."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may stand between the frames
    first = frames.read(source)
    if first is None:
        return
    limits = frames.heard(first[1])
    _bound(limits["memory"])
    stay_on_the_list()
    served = Served(limits["store"], frozenset(limits["services"]), limits["rows"], limits["seconds"])
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
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        while found := frames.read(source):
            waiting.put(found[1])
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield frames.heard(waiting.get())


def _answer(job: dict[str, Any], served: Served, out: BinaryIO, limits: dict[str, Any]) -> None:
    body = _Body(out, limits["size"])
    error: Exception
    try:
        done = Evaluation(served, job).write(body)
        body.flush()
    except (QueryError, UsageError) as raised:
        error = raised
    except MemoryError:
        error = OverLimitError(f"the query needs more than {limits['memory']:,} bytes of memory, the limit here")
    except Exception as raised:  # noqa: BLE001 - a fault of ours: told as such, with its traceback in the log
        traceback.print_exc()
        error = InternalError(f"internal error, please report it: {raised!r}")
    else:
        _send(out, frames.DONE, retire=_peak() > limits["memory"] // 2, **done)
        return
    retire = isinstance(error, OverLimitError | InternalError)
    _send(out, frames.FAILED, error=type(error).__name__, message=str(error), retire=retire)


def _peak() -> int:
    """The most memory that this process has had, in bytes."""
    try:
        status = Path("/proc/self/status").read_bytes()
        return int(status.partition(b"\nVmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError):  # not Linux, where `getrusage` begins with the memory of the process that started it
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def _send(out: BinaryIO, kind: bytes, /, **said: object) -> None:
    out.write(frames.told(kind, **said))
    out.flush()


if __name__ == "__main__":
    main()
