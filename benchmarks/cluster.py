"""Conversion by the workers of a Dask cluster on this machine, against as many processes; the bytes must be the same.

Usage: `python -m benchmarks.cluster SITE [--workers 2] [--pages N]`; with `--pages`, an invented site of so many pages
takes the place of the one that is named. CPU time is that of the client, or of parent and children; scheduler and
workers are told apart. Between machines the network would come on top.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import ROOT, Cost, cost
from benchmarks.table import ratios

_SCRIPT = "from distributed.cli.dask_{0} import main; main()"


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pages", type=int, help="of an invented site")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = args.site
        if args.pages:
            site = folder / "site"
            cost([sys.executable, "-m", "benchmarks.generate", site, "--pages", str(args.pages)])
        dump = folder / "site.nq"
        convert: list[str | Path] = [sys.executable, "-m", "wp2rdf", "convert", site, "-q", "-o", dump]
        local = f"{args.workers} processes"
        costs = {local: cost([*convert, "--jobs", str(args.workers)])}
        size, digest = dump.stat().st_size, _digest(dump)
        dump.unlink()  # two would need twice the room
        address = f"tcp://127.0.0.1:{_free_port()}"
        here = ("--host", "127.0.0.1", "--local-directory", folder)
        scheduler = _started("scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard")
        workers = [
            _started("worker", address, *here, "--nthreads", "1", "--no-nanny", "--no-dashboard")
            for _ in range(args.workers)
        ]
        try:
            costs["cluster: client"] = cost([*convert, "--cluster", address])
        finally:
            ended = [_ended(process) for process in (scheduler, *workers)]
        costs["cluster: scheduler"] = ended[0]
        costs["cluster: workers"] = Cost(sum(one.seconds for one in ended[1:]), max(one.megabytes for one in ended[1:]))
        if _digest(dump) != digest:
            raise SystemExit("the bytes differ")
        pages = len(list((site / "_pathways").glob("*.md")))
    print(ratios(costs, local))
    print(f"\n{pages:,} pages, {size / 1e9:.2f} GB of N-Quads, the same bytes both times")


def _digest(dump: Path) -> str:
    with dump.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _started(kind: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _SCRIPT.format(kind), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _ended(process: subprocess.Popen[bytes]) -> Cost:
    """What a process cost until now, when it is ended."""
    process.kill()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
