"""What a command costs: CPU time and peak memory, of it and of every process that it started.

A command is started by a small process of its own, since Linux counts the memory of a process that starts another as
the other's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).parent.parent
_SAID = 500

_STARTER = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


class CommandFailedError(Exception):
    """A measured command ended with another exit code than 0; the text is the end of what it said."""


class Cost(NamedTuple):
    """CPU seconds (user and system) of a tree of processes, and peak resident memory in megabytes of its largest."""

    seconds: float
    megabytes: float


def cost(command: Sequence[str | Path], *, code: int = 0) -> Cost:
    """The cost of running a command; modules of the benchmarks can be run from anywhere, and are compiled once.

    Args:
        command: the program and its arguments.
        code: the exit code that it should have.

    Raises:
        CommandFailedError: it had another exit code.
    """
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    starter = [sys.executable, "-I", "-S", "-c", _STARTER, *map(str, command)]
    env = {**os.environ, "PYTHONPATH": path}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # who has installed wp2rdf compiles nothing when it starts
    done = subprocess.run(starter, capture_output=True, text=True, errors="replace", check=True, env=env)
    ended, seconds, kilobytes = done.stdout.split()
    if int(ended) != code:
        raise CommandFailedError(f"exit code {ended}: {done.stderr.strip()[-_SAID:]}")
    return Cost(float(seconds), int(kilobytes) * 1024 / 1e6)


def median(costs: Iterable[Cost]) -> Cost:
    """The median of the seconds, and the most of the memory."""
    costs = list(costs)
    return Cost(statistics.median(one.seconds for one in costs), max(one.megabytes for one in costs))


def interleaved(jobs: Mapping[str, Sequence[str | Path]], *, rounds: int) -> dict[str, Cost]:
    """The median cost of each of several commands, which take turns, so that a noisy machine disturbs all alike."""
    runs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, command in jobs.items():
            runs[name].append(cost(command))
    return {name: median(done) for name, done in runs.items()}
