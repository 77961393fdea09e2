"""`wp2rdf build --watch`: a build whenever something is saved."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.building.site_edits import damage
from tests.conftest import ROOT, Run
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


class Watching:
    """A build that watches, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stderr or ():
            self._lines.put(line.rstrip("\n"))

    def line(self) -> str:
        return self._lines.get(timeout=PATIENCE)

    def is_silent(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def ended(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def watching(site: Path, folder: Path) -> Iterator[Watching]:
    with subprocess.Popen(
        [sys.executable, "-m", "wp2rdf", "build", site, "-o", folder, "--watch"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        try:
            yield Watching(process)
        finally:
            process.kill()


def save(page: Path, text: str) -> None:
    """As editors do: in one step, so that no build finds half of it."""
    beside = page.with_name(f".{page.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(page)


def test_it_builds_whenever_something_is_saved(site: Path, tmp_path: Path) -> None:
    page = site / "_pathways" / "WP9003.md"
    text = page.read_text(encoding="utf-8")
    folder = tmp_path / "built"

    def dump_of_all() -> bytes:
        wp2rdf.convert(site, tmp_path / "all.nq")
        return (tmp_path / "all.nq").read_bytes()

    with watching(site, folder) as watched:
        assert "10 pages (11 converted, 0 dropped)" in watched.line()
        assert "[wpid-duplicate]" in watched.line(), "an error that the first build finds"
        save(page, text.replace("title: ", "title: A new "))
        assert "10 pages (1 converted, 0 dropped)" in watched.line()
        assert (folder / "site.nq").read_bytes() == dump_of_all()
        save(page, text.replace("title: ", "title: ["))
        assert "9 pages (1 converted, 1 dropped)" in watched.line()
        said = watched.line()
        assert said.startswith("_pathways/WP9003.md:")
        assert said.endswith("[yaml-syntax]")
        save(page, text)
        assert "10 pages (1 converted, 0 dropped)" in watched.line()
        (site / "_pathways").rename(site / "away")
        assert "no pathway pages" in watched.line()
        save(site / "away" / page.name, text.replace("title: ", "title: Back "))
        (site / "away").rename(site / "_pathways")
        assert "10 pages (1 converted, 0 dropped)" in watched.line()
        save(page, text.replace("title: ", "title: Again "))
        assert "10 pages (1 converted, 0 dropped)" in watched.line()
        assert (folder / "site.nq").read_bytes() == dump_of_all()
        (site / "README.md").write_text("not read", encoding="utf-8")
        (site / "_pathways" / ".WP9003.md.swp").write_text("not read", encoding="utf-8")
        page.touch()
        assert watched.is_silent(1.5)
        assert watched.ended() == 0
        assert watched.line() == "wp2rdf: no longer watching; the last build is whole"
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.jsonl", "site.nq", "store"]


def test_a_store_that_is_damaged_meanwhile_does_not_end_it(site: Path, tmp_path: Path) -> None:
    page, folder = site / "_pathways" / "WP9003.md", tmp_path / "built"
    text = page.read_text(encoding="utf-8")
    with watching(site, folder) as watched:
        assert "10 pages (11 converted, 0 dropped)" in watched.line()
        assert "[wpid-duplicate]" in watched.line()
        damage((folder / "store").glob("*.sst"))
        save(page, text.replace("title: ", "title: Now "))
        assert watched.line().startswith("full build: the store is damaged: ")
        assert "10 pages (11 converted, 0 dropped)" in watched.line()
        save(page, text)
        assert "10 pages (1 converted, 0 dropped)" in watched.line()
        assert watched.ended() == 0


def test_what_cannot_be_built_at_first_ends_it(run: Run, tmp_path: Path) -> None:
    done = run("build", tmp_path, "--watch")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "no pathway pages" in done.err


def test_without_the_extra_it_says_what_to_install(site: Path, tmp_path: Path) -> None:
    script = "import sys; sys.modules['watchfiles'] = None; from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", script, "build", site, "-o", tmp_path / "built", "--watch"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stderr) == (
        2, "wp2rdf: error: watchfiles is not installed: pip install 'wp2rdf[watch]'\n"
    )  # fmt: skip
