"""The served site under load: requests a second, latency, CPU time and memory, with 50 connections at a time.

Usage: `python -m benchmarks.serving SITE [--store STORE] [--seconds N]`. Wants `wrk`. Server and load share the
machine, so what counts is how the rows compare. At the end a query that would run for minutes is ended at its limit.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from benchmarks.measure import ROOT
from benchmarks.table import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECTIONS, LIMIT = 50, 30
_HEAVY = """SELECT ?organism (COUNT(DISTINCT ?node) AS ?nodes) {
  ?node a wp:DataNode ; dcterms:isPartOf ?pathway . ?pathway wp:organismName ?organism } GROUP BY ?organism"""
MINUTES = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?b ?q ?c . ?c ?r ?d . ?d ?s ?e . ?e ?t ?f }"
_LOADS = {
    "/health": "/health",
    "an identifier": 'SELECT ?pathway { ?pathway dcterms:identifier "{wpid}" ; a wp:Pathway }',
    "its genes": 'SELECT ?n ?label { ?p dcterms:identifier "{wpid}" . ?n dcterms:isPartOf ?p ; rdfs:label ?label }',
    "10,000 rows": "SELECT ?s ?o { ?s rdfs:label ?o } LIMIT 10000",
    "a join over all": _HEAVY,
    "its page": "/pathways/{wpid}",
    "its Turtle": "/pathways/{wpid}.ttl",
}
_QUIET = 1
"""Seconds without any CPU time, after which all workers have started."""
_TICKS = os.sysconf("SC_CLK_TCK")


class Loaded(NamedTuple):
    """What came of a load: answers, how fast, those that were no success, and those that did not come."""

    requests: int
    rate: float
    median: str
    slowest: str
    refused: int
    errors: int
    seconds: float


def main() -> int:
    """Prints the table; returns 1 when there was an error or a query was not ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--seconds", type=int, default=10, help="of each load")
    args = parser.parse_args()
    wrk = shutil.which("wrk")
    if wrk is None:
        print("wrk is not installed: apt-get install wrk")
        return 1
    first = min((args.site / "_pathways").glob("WP*.md"), key=lambda path: int(path.stem[2:]))
    failed = 0
    with tempfile.TemporaryDirectory() as folder, serving(args.store or args.site, Path(folder)) as (process, url):
        rows = []
        held = [memory(*processes(process))]
        for turn in range(2):
            for name, asked in _LOADS.items():
                path = asked.replace("{wpid}", first.stem)
                path = path if path.startswith("/") else f"/sparql?query={quote(path)}"
                seconds = args.seconds * (3 if asked is _HEAVY else 1)  # so that all 50 come to their turn
                found = load([wrk, f"-d{seconds}s"], url + path, process)
                failed += found.errors + found.refused
                each = 1000 * found.seconds / max(found.requests, 1)
                if turn:
                    numbers = (
                        f"{found.rate:.0f}",
                        found.median,
                        found.slowest,
                        f"{each:.1f}",
                        str(found.errors + found.refused),
                    )
                    rows.append((name, *numbers))
            held.append(memory(*processes(process)))
        print(markdown(["what is asked", "requests/s", "median", "99 %", "CPU ms each", "errors"], rows))
        said = "{:.0f} MB at first, {:.0f} MB after all this once, {:.0f} MB after it twice".format(*held)
        print(f"\nMemory of all processes: {said}.")
        failed += not _ended(url)
    return int(failed > 0)


@contextmanager
def serving(source: Path, folder: Path, *options: str) -> Iterator[tuple[int, str]]:
    """A server; its process id and address."""
    command = [sys.executable, "-m", "wp2rdf", "serve", str(source), "-o", str(folder), "--port", "0", "-q"]
    command += ["--timeout", str(LIMIT), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as child:
        try:
            said, match = "", None
            while match is None and child.stderr and (line := child.stderr.readline()):
                said += line  # a line says that it builds, another one where it serves
                match = re.search(r" at (http\S+)/", line)
            if match is None:
                raise SystemExit(said)
            _settle(child.pid)
            yield child.pid, match[1]
        finally:
            child.send_signal(signal.SIGTERM)


def _settle(process: int) -> None:
    """Waits until a server does nothing by itself any more: its spare workers start behind its first answer."""
    before = -1.0
    while (now := cpu_seconds(process)) != before:
        before = now
        time.sleep(_QUIET)


def load(wrk: list[str], url: str, process: int) -> Loaded:
    """What comes of a load.

    Args:
        wrk: the command, with its options for how long, and what is asked.
        url: where; of the server, if the options say more.
        process: the server's.
    """
    before = cpu_seconds(process)
    done = subprocess.run(
        [*wrk, "-t1", f"-c{CONNECTIONS}", "--timeout", "120s", "--latency", url],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = {name: _number(done, pattern) for name, pattern in _WRK.items()}
    latencies = dict(re.findall(r"^ +(50|99)% +(\S+) *$", done, re.MULTILINE))
    return Loaded(
        requests=int(found["requests"]),
        rate=found["rate"],
        median=latencies.get("50", "-"),
        slowest=latencies.get("99", "-"),
        refused=int(found["refused"]),
        errors=int(sum(found[name] for name in ("connect", "read", "write", "timeout"))),
        seconds=cpu_seconds(process) - before,
    )


_WRK = {
    "requests": r"(\d+) requests in",
    "rate": r"Requests/sec: +([\d.]+)",
    "refused": r"Non-2xx or 3xx responses: (\d+)",
    "connect": r"connect (\d+)",
    "read": r"read (\d+)",
    "write": r"write (\d+)",
    "timeout": r"timeout (\d+)",
}


def _number(text: str, pattern: str) -> float:
    match = re.search(pattern, text)
    return float(match[1]) if match else 0.0


def processes(process: int) -> list[int]:
    """The ids of a process and of its children."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [process, *map(int, children)]


def cpu_seconds(process: int) -> float:
    """CPU time of a process and its children, dead ones too."""
    total = 0
    for number in processes(process):
        with suppress(OSError):  # it has ended meanwhile
            fields = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))
    return total / _TICKS


def memory(*numbers: int) -> float:
    """Megabytes that processes have; what they share counts once."""
    total = 0.0
    for number in numbers:
        with suppress(OSError):
            said = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii")
            total += _number(said, r"Pss: +(\d+) kB")
    return total / 1024


def _ended(url: str) -> bool:
    """Whether a query of minutes is ended at the limit, and nothing of it runs on."""
    started = time.monotonic()
    try:
        with urllib.request.urlopen(f"{url}/sparql?query={quote(MINUTES)}", timeout=120) as answer:  # noqa: S310 - loopback
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    seconds = time.monotonic() - started
    with urllib.request.urlopen(f"{url}/health", timeout=10) as answer:  # noqa: S310 - loopback
        running = json.load(answer)["running"]
    print(f"A query of minutes: status {status} after {seconds:.1f} s (limit {LIMIT} s); then {running} run.")
    return (status, running) == (504, 0)


if __name__ == "__main__":
    raise SystemExit(main())
