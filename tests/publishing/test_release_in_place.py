"""A release is put in place as a whole, the same twice, and over nothing that is not one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, ROOT
from tests.publishing.releases import FILES, ISSUED, OPTIONS, VERSION, contents
from tests.waiting import until

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_run_gives_the_same_bytes(
    folders: tuple[Path, Path, Path], tmp_path: Path, run: Run, jobs: str
) -> None:
    site, now, earlier = folders
    again = tmp_path / "again"
    options = (*OPTIONS, "--previous", earlier, "--files", FILES, "--jobs", jobs)
    run("release", os.path.relpath(site, tmp_path), "-o", again, *options, env={"PYTHONHASHSEED": jobs}, cwd=tmp_path)
    assert contents(again) == contents(now)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_one_leaves_the_old(
    folders: tuple[Path, Path, Path], tmp_path: Path, run: Run, number: signal.Signals
) -> None:
    """At a moment when it has written something, and nothing is in place."""
    site, now, earlier = folders
    target = shutil.copytree(earlier, tmp_path / "out" / "release")
    before = contents(target)
    command = [sys.executable, "-m", "wp2rdf", "release", str(site), "-o", str(target), *OPTIONS]
    killed, left = 0, []
    for seconds in (0, 0.2, 0.4):
        with subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, start_new_session=True
        ) as child:
            assert until(lambda: [*target.parent.glob(".release.*.tmp/full/*")] or child.poll() is not None)
            time.sleep(seconds)
            child.send_signal(number)
            _, err = child.communicate()
        if child.returncode not in {0, 1}:  # 1: done, and the page that is left out is told
            killed += 1
            assert err.count(b"\n") <= 1, err
            if number != signal.SIGKILL:
                assert [path.name for path in target.parent.iterdir()] == ["release"]
        left.append(contents(target))
    assert killed
    done = run("release", site, "-o", target, *OPTIONS)
    assert done.code == 1, done.err
    assert (target / "full" / f"wikipathways-{VERSION}-full.nq.gz").read_bytes() == (
        now / "full" / f"wikipathways-{VERSION}-full.nq.gz"
    ).read_bytes()
    assert [path.name for path in target.parent.iterdir()] == ["release"], "what was left behind is gone"
    whole = contents(target)
    assert [one for one in left if one not in (before, whole)] == [], "the old, or the new if the signal came too late"
    assert not list(target.glob(".*"))


@pytest.mark.slow
def test_what_is_no_release_of_ours_is_never_overwritten(
    folders: tuple[Path, Path, Path], tmp_path: Path, run: Run
) -> None:
    site, now, _ = folders
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.tex").write_text("years of work", encoding="utf-8")
    with_notes = shutil.copytree(now, tmp_path / "notes")
    (with_notes / "notes.txt").write_text("mine", encoding="utf-8")
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    tables = tmp_path / "tables"
    assert run("export", "tables", site, "-o", tables, "-q").code == 1
    for target in (mine, with_notes, file, tables, site, site / "_data" / "new"):
        before = contents(target) if target.is_dir() else {}
        done = run("release", site, "-o", target, *OPTIONS)
        assert (done.code, done.err.count("\n")) == (2, 1), done.err
        assert (contents(target) if target.is_dir() else {}) == before
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("release", site, "-o", empty, *OPTIONS).code == 1
    assert (empty / "index.html").is_file()


def test_a_release_stops_when_too_much_is_lost(folders: tuple[Path, Path, Path], tmp_path: Path, run: Run) -> None:
    site, now, _ = folders
    poor = shutil.copytree(site, tmp_path / "poor")
    (poor / "_pathways" / "WP9002.md").unlink()
    target = tmp_path / "out"
    options = (*OPTIONS, "--previous", now, "--fail-if-lost")
    done = run("release", poor, "-o", target, *options, "1%")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert f"more is lost since {VERSION} than 1%" in done.err
    assert not target.exists()
    assert run("release", poor, "-o", target, *options, "100%").code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--version", "1", "--issued", ISSUED, "--fail-if-lost", "1%"), "since the previous release"),
        (("--version", "../x", "--issued", ISSUED), "version '../x' is not"),
        (("--version", "1", "--issued", "10.11.2026"), "is not of the form 2026-11-10"),
        (("--version", "1", "--issued", ISSUED, "--previous", "nowhere"), "holds no dump of a release"),
        (("--version", "1", "--issued", ISSUED, "--files", "nowhere"), "is not a web address"),
        (("--version", "1", "--issued", ISSUED, "--drawings", "nowhere"), "no such file or folder"),
    ],
)
def test_a_mistake_is_one_line_before_any_work(run: Run, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    done = run("release", EXAMPLES, "-o", tmp_path / "out", *options)
    assert (done.code, done.out, done.err.count("\n")) == (2, b"", 1), done.err
    assert said in done.err
    assert not (tmp_path / "out").exists()
