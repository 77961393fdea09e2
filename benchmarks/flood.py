"""What `/health` takes while the served site is flooded: with the worst heads, half-open connections, heavy queries.

Usage: `python -m benchmarks.flood SITE [--store STORE] [--seconds N]`. Wants `wrk`. The floods run on the same machine,
so that server, workers and flood share its processors.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from benchmarks.serving import CONNECTIONS, MINUTES, serving
from benchmarks.table import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

_BUDGET = 0.2
"""Seconds that `/health` may take, at 99 %."""
_EVERY = 0.02
_HALF_OPEN = 500
"""Connections that are held at a time: more than the server has room for."""
_HEADS = {
    "escaped quotes in Accept": ("/nothing", ('Accept: text/html;a="' + '\\"' * 1_990,)),
    "a thousand ranges in Accept": ("/nothing", ("Accept: " + "a/b;c=d," * 900,)),
    "proxies": ("/robots.txt", ("X-Forwarded-For: " + "127.0.0.1," * 800,)),
    "a hundred headers": ("/robots.txt", tuple(f"X-{place}: {'x' * 500}" for place in range(90))),
    "an escaped path": ("/nodes/ncbigene/" + "%41" * 1_300, ()),
    "escaped fields": ("/sparql?format=x&a=" + "%41%" * 15_000, ()),
    "at signs": ("/resource?iri=urn:" + "a@" * 990, ()),
    "graphs": ("/sparql?query=" + "&default-graph-uri=urn:x" * 2_000, ()),
}


class Flood(NamedTuple):
    """What `/health` took during a flood: how often it was asked, milliseconds, and how often it did not answer."""

    asked: int
    median: float
    slowest: float
    failed: int


def main() -> int:
    """Prints the table; returns 1 when `/health` was too slow or did not answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--store", type=Path, help="a store that `wp2rdf build` made before")
    parser.add_argument("--seconds", type=int, default=10, help="of each flood")
    parser.add_argument("--half-open", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.half_open:
        _half_open(args.site.name, args.seconds)
        return 0
    wrk = shutil.which("wrk")
    if wrk is None:
        print("wrk is not installed: apt-get install wrk")
        return 1
    rows, failed = [], 0
    with tempfile.TemporaryDirectory() as folder, serving(args.store or args.site, Path(folder)) as (_, url):
        common = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{args.seconds}s", "--timeout", "60s"]
        floods: dict[str, Sequence[str]] = {"nothing": ("sleep", str(args.seconds))}
        for name, (path, headers) in _HEADS.items():
            floods[name] = [*common, *(part for header in headers for part in ("-H", header)), url + path]
        half_open = [sys.executable, "-m", "benchmarks.flood", url, "--half-open", "--seconds", str(args.seconds)]
        floods["half-open connections"] = half_open
        floods["heavy queries"] = [*common, f"{url}/sparql?query={quote(MINUTES)}"]
        for name, command in floods.items():
            found = _during(command, url)
            failed += found.failed + (found.slowest > 1000 * _BUDGET)
            rows.append((name, f"{found.asked}", f"{found.median:.1f}", f"{found.slowest:.1f}", f"{found.failed}"))
    print(markdown(["flood", "asked", "median, ms", "99 %, ms", "not answered"], rows))
    return int(failed > 0)


def _during(command: Sequence[str], url: str) -> Flood:
    """Asks for `/health`, each time on a new connection, while a flood runs."""
    taken: list[float] = []
    failed = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as flood:
        while flood.poll() is None:
            started = time.perf_counter()
            try:
                connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=30)
                connection.request("GET", "/health")
                failed += connection.getresponse().status != http.client.OK
                connection.close()
            except (OSError, http.client.HTTPException):
                failed += 1
            taken.append(1000 * (time.perf_counter() - started))
            time.sleep(_EVERY)
    taken.sort()
    return Flood(len(taken), taken[len(taken) // 2], taken[int(len(taken) * 0.99)], failed)


def _half_open(address: str, seconds: int) -> None:
    """Opens connections as fast as it can, and says the beginning of something on each; leaves the oldest."""
    host, port = address.split(":")
    until = time.monotonic() + seconds
    kept: list[socket.socket] = []
    while time.monotonic() < until:
        with suppress(OSError):
            one = socket.create_connection((host, int(port)), timeout=5)
            kept.append(one)
            one.send(b"GET /health HTTP/1.1\r\nHost: x\r\n")
        if len(kept) > _HALF_OPEN:
            kept.pop(0).close()


if __name__ == "__main__":
    raise SystemExit(main())
