"""A build that is refused, killed, or has no room leaves the earlier one, and the next one is right."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.building.comparing import change, check_like_full
from tests.conftest import ROOT, Run, store_content
from wp2rdf.building.build import build
from wp2rdf.publishing.describing import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


pytestmark = pytest.mark.slow


def test_two_builds_at_once_are_refused(run: Run, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "built"
    script = (
        "import sys, pathlib; from wp2rdf.writing.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): print('locked', flush=True); sys.stdin.read()\n"
    )
    for name, line in (("site.nq", f"{folder / 'site.nq'}"), ("store", f"{folder / 'store'}")):
        build(site, folder)
        change(site)
        before = (folder / "site.nq").read_bytes()
        with subprocess.Popen(
            [sys.executable, "-c", script, str(folder / name)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as other:
            assert other.stdout
            assert other.stdout.readline() == b"locked\n"
            done = run("build", site, "-o", folder)
            assert (done.code, done.err.splitlines()) == (
                2, [f"wp2rdf: error: {line}: another run is writing it; try again when it has ended"]
            )  # fmt: skip
            assert (folder / "site.nq").read_bytes() == before
            other.kill()
    assert build(site, folder).converted == 1


def test_a_folder_that_is_none_is_told_as_such(run: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere")
    for name, what in (("file", "no folder"), ("link", "a link to what is not there")):
        done = run("build", site, "-o", tmp_path / name)
        assert (done.code, done.err) == (2, f"wp2rdf: error: {tmp_path / name}: cannot be written: is {what}\n")


@pytest.mark.parametrize("limit", [4096, 100_000, 300_000])
@pytest.mark.parametrize("option", ["-q", "--full"])
def test_files_that_cannot_grow_leave_the_earlier_build(site: Path, tmp_path: Path, limit: int, option: str) -> None:
    """As on a full disk; neither dump nor store takes its place alone."""
    folder = tmp_path / "built"
    build(site, folder)
    before = (folder / "site.nq").read_bytes(), store_content(folder / "store")
    change(site, "description: ", f"description: {limit * 'x'} ", "_pathways/WP9003.md")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
        "from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "build", site, "-o", folder, option],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert done.stderr.endswith("cannot be written: File too large\n")
    assert ((folder / "site.nq").read_bytes(), store_content(folder / "store")) == before
    built = build(site, folder)
    assert built.why_full is None
    check_like_full(built, site, folder)


KILLED = """
import json, os, pathlib, shutil, signal, sys
from wp2rdf.building import store
from wp2rdf.cli import build, main
from wp2rdf.writing import folders

def dies_before(owner, name):
    whole = getattr(owner, name)
    def counted(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*arguments, **named)
    setattr(owner, name, counted)

STEPS = (
    (pathlib.Path, "rename"), (pathlib.Path, "replace"), (pathlib.Path, "unlink"), (pathlib.Path, "write_text"),
    (shutil, "rmtree"), (os, "fsync"), (os, "copy_file_range"), (folders, "_exchange"), (store, "copy"),
    (store, "replace"), (store, "fill"),
)
for line in sys.stdin:
    left, *arguments = json.loads(line)
    child = os.fork()
    if not child:
        for owner, name in STEPS:
            dies_before(owner, name)
        os._exit(main(["build", *arguments]))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Builds as it is told, each in a process of its own that is killed before a step: to load it takes longer."""


@pytest.fixture(scope="module")
def killed() -> Iterator[Callable[..., int]]:
    """Builds that are killed before a step; the exit code."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as loaded:
        assert loaded.stdin
        assert loaded.stdout
        told, said = loaded.stdin, loaded.stdout

        def build_until(step: int, *arguments: str) -> int:
            print(json.dumps([step, *arguments]), file=told, flush=True)
            return int(said.readline())

        yield build_until


@pytest.mark.parametrize("full", [False, True])
def test_killed_before_any_step_the_next_build_is_right(
    site: Path, tmp_path: Path, killed: Callable[..., int], *, full: bool
) -> None:
    """The steps are those that change what lies on disk."""
    folder = tmp_path / "built"
    build(site, folder)
    for step in range(100):
        before = (folder / "site.nq").read_bytes(), store_content(folder / "store")
        change(site, "title: ", f"title: {step} ")
        code = killed(step, str(site), "-o", str(folder), "-q", *(["--full"] * full))
        left = (folder / "site.nq").read_bytes(), store_content(folder / "store")
        built = build(site, folder)
        beside.refresh(folder, folder / "store", site, built.counts)  # as the command does
        check_like_full(built, site, folder)
        assert beside.of_store(folder / "store") == folder / "void.ttl"
        now = (folder / "site.nq").read_bytes(), store_content(folder / "store")
        for was, found, should in zip(before, left, now, strict=True):
            assert found in (was, should), "neither the old whole nor the new"
        if code != -signal.SIGKILL:
            break
    assert code == 1, "the last one was not killed; the example site has an error"
    assert step > 8
