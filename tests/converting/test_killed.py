"""Killed at any moment, a conversion leaves the old output or the new one whole, no process, and nothing for ever."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import pickle
import random
import secrets
import select
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from tests.conftest import EXAMPLES, ROOT, skip
from tests.waiting import PATIENCE, sleeps, until
from wp2rdf.converting.spreading.exchange import Slot
from wp2rdf.converting.spreading.processes import over
from wp2rdf.model import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.converting.spreading.work import Work

pytestmark = pytest.mark.slow

EARLIER = b"the earlier output"
MARKER = "WP2RDF_TEST_RUN"
TRIES = 10
PAGES = 250


class Conversion:
    """A conversion with two processes that can be told from all others."""

    def __init__(self, site: Path, output: Path) -> None:
        self.output = output
        self.marker = secrets.token_hex(8)
        self.child = subprocess.Popen(
            [sys.executable, "-m", "wp2rdf", "convert", site, "-o", output, "--jobs", "2", "-q"],
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, MARKER: self.marker},
            start_new_session=True,
        )

    def ended(self) -> tuple[int, list[str]]:
        """Waits for its end, and that of all its processes; the exit code, and the lines of standard error."""
        _, err = self.child.communicate(timeout=PATIENCE)
        assert until(lambda: not self.processes()), "a process outlives the conversion"
        return self.child.returncode, err.decode().splitlines()

    def processes(self) -> list[int]:
        """Every process that it has started and that still runs."""
        mark = f"{MARKER}={self.marker}".encode()
        return [number for number in map(int, filter(str.isdigit, os.listdir("/proc"))) if mark in environment(number)]

    def worker(self, chance: random.Random) -> int | None:
        """One of its workers, if there is any."""
        workers = [number for number in self.processes() if number != self.child.pid]
        return chance.choice(workers) if workers else None


def environment(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/environ").read_bytes()
    except OSError:
        return b""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that takes a second or so."""
    root = tmp_path_factory.mktemp("killed")
    page = (EXAMPLES / "_pathways" / "WP9001.md").read_text(encoding="utf-8")
    header, *rows = (EXAMPLES / "_data" / "WP9001-datanodes.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    (root / "_pathways").mkdir()
    (root / "_data").mkdir()
    for number in range(1, PAGES + 1):
        (root / "_pathways" / f"WP{number}.md").write_text(page.replace("WP9001", f"WP{number}"), encoding="utf-8")
        nodes = (row.replace("\t", f"{number}.{copy}\t", 1) for copy in range(30) for row in rows)
        (root / "_data" / f"WP{number}-datanodes.tsv").write_text(header + "".join(nodes), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def whole(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, int, float]:
    """Digest and size of the output, and the seconds that it takes."""
    output = tmp_path_factory.mktemp("whole") / "site.nq"
    started = time.perf_counter()
    assert Conversion(site, output).ended() == (0, [])
    return digest(output), output.stat().st_size, time.perf_counter() - started


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def need_proc() -> None:
    if not Path("/proc/self/environ").exists():
        skip("processes are told by /proc, which this system does not have")


def moments() -> Iterator[tuple[random.Random, float]]:
    """Moments all over a run, as parts of its length, in no order that the run could follow."""
    chance = random.Random(20260822)
    parts = list(range(TRIES))
    chance.shuffle(parts)
    for part in parts:
        yield chance, (part + chance.random()) / TRIES


def check_output(conversion: Conversion, code: int, expected: str) -> None:
    """The old output is whole; or the new one, when it was there before the kill."""
    if conversion.output.read_bytes()[: len(EARLIER)] != EARLIER:
        assert digest(conversion.output) == expected
    else:
        assert conversion.output.read_bytes() == EARLIER
        assert code != 0


@pytest.mark.parametrize("what", ["parent", "worker", "all by Ctrl-C"])
def test_killed_at_any_moment(what: str, site: Path, whole: tuple[str, int, float], tmp_path: Path) -> None:
    need_proc()
    output = tmp_path / "site.nq"
    killed = 0
    seconds = whole[2]
    for chance, moment in moments():
        output.write_bytes(EARLIER)
        conversion = Conversion(site, output)
        time.sleep(seconds * moment)
        if conversion.child.poll() is not None:
            seconds *= moment  # the machine was slower when it was measured
        elif what == "worker":  # or it was faster, and has none yet
            assert until(lambda: conversion.worker(chance) or conversion.child.poll() is not None)  # noqa: B023 - at once
        victim = conversion.worker(chance) if what == "worker" else conversion.child.pid
        if victim and conversion.child.poll() is None:
            if what == "all by Ctrl-C":
                os.killpg(victim, signal.SIGINT)
            else:
                os.kill(victim, signal.SIGKILL)
        code, err = conversion.ended()
        killed += code != 0
        check_output(conversion, code, whole[0])
        assert len(err) <= 1 or what == "all by Ctrl-C", err
        others = [path.name for path in tmp_path.iterdir() if path != output]
        if what != "parent":
            assert others == [], "it can tidy up after itself"
            assert code in {0, 2, 130, -signal.SIGINT, 1}, err
        assert len(others) <= 1, "the next run removes what the one before it has left"
    assert killed > TRIES // 3
    assert Conversion(site, output).ended() == (0, [])
    assert digest(output) == whole[0]
    assert [path.name for path in tmp_path.iterdir()] == ["site.nq"]


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A file system of so many bytes."""
    folder.mkdir(exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        skip("a small file system cannot be mounted here: it takes root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_at_any_moment(site: Path, whole: tuple[str, int, float], tmp_path: Path) -> None:
    need_proc()
    for _, part in moments():
        with small_disk(tmp_path / "disk", int(whole[1] * 0.98 * part) // 4096 * 4096 + 8192) as disk:
            output = disk / "site.nq"
            output.write_bytes(EARLIER)
            code, err = Conversion(site, output).ended()
            assert (code, err) == (2, [f"wp2rdf: error: {output}: cannot be written: No space left on device"])
            assert output.read_bytes() == EARLIER
            assert [path.name for path in disk.iterdir()] == ["site.nq"]


def test_what_a_worker_writes_to_the_pipe_is_written_at_once() -> None:
    result = [("a finding" * 10_000, number, pickle.PickleBuffer(b"quads" * 10_000)) for number in range(24)]
    slot = Slot(shared=True)
    try:
        parcel = slot.packed(result)
        assert len(pickle.dumps(parcel)) < select.PIPE_BUF // 2
        back = cast("list[tuple[str, int, bytes]]", slot.unpacked(parcel))
        assert [(said, number, bytes(data)) for said, number, data in back] == [
            (said, number, b"quads" * 10_000) for said, number, _ in result
        ]
    finally:
        slot.close()


@pytest.mark.parametrize("which", [0, 1])
def test_a_worker_killed_when_all_is_done_is_not_waited_for(which: int) -> None:
    others = set(multiprocessing.active_children())
    pages = [Page(Path(), f"WP{number}.md") for number in range(60)]
    done = over(2)(pages, cast("Work", len))
    assert len([next(done) for _ in pages]) == len(pages)
    workers = sorted(set(multiprocessing.active_children()) - others, key=lambda worker: worker.pid or 0)
    assert len(workers) == 2
    assert until(lambda: all(sleeps(worker.pid or 0) for worker in workers)), "one for work, the other for its lock"
    workers[which].kill()
    ending = threading.Thread(target=lambda: next(done, None), daemon=True)
    ending.start()
    ending.join(PATIENCE)
    assert not ending.is_alive()
    assert not any(worker.is_alive() for worker in workers)


def test_processes_of_others_are_left_alone() -> None:
    pages = [Page(Path(), f"WP{number}.md") for number in range(60)]
    done = over(2)(pages, cast("Work", len))
    next(done)
    other = multiprocessing.Process(target=time.sleep, args=(PATIENCE,))
    other.start()
    try:
        assert len(list(done)) == len(pages) - 1
        assert until(lambda: sleeps(other.pid or 0))
        assert other.is_alive()
    finally:
        other.kill()
        other.join()


def test_a_result_that_one_call_of_the_system_does_not_give_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux reads no more than 2 GiB at once; here it is 1,000 bytes."""
    whole, read = random.Random(6).randbytes(10_500), os.pread
    monkeypatch.setattr(os, "pread", lambda descriptor, size, start: read(descriptor, min(size, 1_000), start))
    slot = Slot(shared=True)
    try:
        back = cast("list[bytes]", slot.unpacked(slot.packed([pickle.PickleBuffer(whole)])))
        assert bytes(back[0]) == whole
    finally:
        slot.close()
