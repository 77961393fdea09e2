"""Waiting in tests: for a condition, never for a number of seconds that is enough on one machine only."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, AnyStr

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterable, Iterator

PATIENCE = 180
"""Seconds until a test gives up: far more than anything takes, also where machines are slow and busy."""

_BETWEEN = 0.02
"""Seconds between two looks."""


def until(holds: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Whether something holds before one gives up."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(_BETWEEN)
    return True


def runs(number: int) -> bool:
    """Whether a process runs: it is there and no zombie."""
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def gone(processes: Iterable[int]) -> bool:
    """Whether processes end."""
    numbers = set(processes)
    return until(lambda: not any(map(runs, numbers)))


def sleeps(number: int) -> bool:
    """Whether every thread of a process waits for something, as far as the system knows."""
    try:
        threads = [task / "stat" for task in Path(f"/proc/{number}/task").iterdir()]
        return all(thread.read_text(encoding="ascii").rpartition(")")[2].split()[0] == "S" for thread in threads)
    except (FileNotFoundError, ProcessLookupError):
        return False


def spent(number: int) -> float:
    """Seconds that a process has had the processor; 0 when there is none such."""
    try:
        said = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def ended(process: subprocess.Popen[AnyStr]) -> Iterator[subprocess.Popen[AnyStr]]:
    """A process that is killed when a test ends before it: to leave `Popen` waits for its end, maybe for ever."""
    with process:
        try:
            yield process
        finally:
            process.kill()
