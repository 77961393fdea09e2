"""Pages spread over a real Dask cluster on loopback: the same bytes, whatever dies."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, ROOT, Run
from tests.servers import free_port
from tests.waiting import until
from wp2rdf.converting.spreading import cluster as clusters
from wp2rdf.identity import identity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

_WORKER = "from distributed.cli.dask_worker import main; main()"
_SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"


class Cluster:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._started(
            "scheduler", _SCHEDULER, "--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0"
        )
        self.address = self._said("scheduler", self.scheduler, r"Scheduler at: +(\S+)")

    def add(self, count: int = 1, prepared: str = "") -> None:
        """Workers, which run some code before they start; they work elsewhere than the tests."""
        arguments = (self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--no-nanny")
        added = {
            f"worker{len(self.workers) + one}": self._started(
                f"worker{len(self.workers) + one}",
                prepared + _WORKER,
                *arguments,
                "--local-directory",
                str(self.folder / "scratch"),
            )
            for one in range(count)
        }
        self.workers.extend(added.values())
        for name, process in added.items():
            self._said(name, process, r"Registered to: +(\S+)")

    def _started(self, name: str, script: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-c", script, *arguments],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), "DASK_TEMPORARY_DIRECTORY": str(self.folder)},
                stdout=log,
                stderr=log,
            )

    def _said(self, name: str, process: subprocess.Popen[bytes], pattern: str) -> str:
        """What a process says when it is ready."""

        def found() -> re.Match[str] | None:
            return re.search(pattern, (self.folder / f"{name}.log").read_text(encoding="utf-8"))

        assert until(lambda: found() or process.poll() is not None)
        said = found()
        assert said, f"{name} does not start"
        return said[1]

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextmanager
def running(folder: Path, workers: int) -> Iterator[Cluster]:
    cluster = Cluster(folder)
    try:
        cluster.add(workers)
        yield cluster
    finally:
        cluster.end()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers that nobody kills."""
    with running(tmp_path_factory.mktemp("cluster"), 2) as made:
        yield made


@pytest.fixture
def some_pages(wide_site: Path) -> Path:
    """A site of 400 pages."""
    for number in range(401, 3001):
        (wide_site / "_pathways" / f"WP{number}.md").unlink()
    return wide_site


def test_the_same_bytes_and_findings(run: Run, cluster: Cluster, tmp_path: Path) -> None:
    site = shutil.copytree(EXAMPLES, tmp_path / "site")
    (site / "_pathways" / "WP9200.md").mkdir()
    for name in ("site.nq", "site.ttl"):
        ours = run("convert", "site", "-o", f"ours-{name}", cwd=tmp_path)
        theirs = run("convert", "site", "-o", f"theirs-{name}", "--cluster", cluster.address, cwd=tmp_path)
        assert (tmp_path / f"ours-{name}").read_bytes() == (tmp_path / f"theirs-{name}").read_bytes()
        assert (theirs.code, theirs.findings) == (ours.code, ours.findings)
        assert len(ours.findings) > 40
    wp2rdf.convert(f"file://{site}", tmp_path / "url.nq", cluster=cluster.address)
    assert (tmp_path / "url.nq").read_bytes() == (tmp_path / "ours-site.nq").read_bytes()


def test_a_build_is_spread_too(run: Run, cluster: Cluster, tmp_path: Path) -> None:
    site = shutil.copytree(EXAMPLES, tmp_path / "site")
    ours = run("build", "site", "-o", "ours", cwd=tmp_path)
    theirs = run("build", "site", "-o", "theirs", "--cluster", cluster.address, cwd=tmp_path)
    assert (tmp_path / "ours" / "site.nq").read_bytes() == (tmp_path / "theirs" / "site.nq").read_bytes()
    assert theirs.code == ours.code
    page = site / "_pathways" / "WP9003.md"
    page.write_text(page.read_text("utf-8").replace("title: ", "title: New "), "utf-8")
    theirs = run("build", "site", "-o", "theirs", "--cluster", cluster.address, cwd=tmp_path)
    assert "(1 converted, 0 dropped)" in theirs.err
    assert not list((cluster.folder / "scratch").rglob("*.md"))


def test_real_pages(cluster: Cluster, real_site: Path, tmp_path: Path) -> None:
    wanted = [f"WP{number}" for number in range(1, 2000) if (real_site / "_pathways" / f"WP{number}.md").exists()]
    assert len(wanted) > 200
    ours = wp2rdf.convert(real_site, tmp_path / "ours.nq", pathways=wanted[:200])
    theirs = wp2rdf.convert(real_site, tmp_path / "theirs.nq", pathways=wanted[:200], cluster=cluster.address)
    assert theirs == ours
    assert (tmp_path / "ours.nq").read_bytes() == (tmp_path / "theirs.nq").read_bytes()


def test_a_worker_killed_in_the_middle_loses_nothing(some_pages: Path, tmp_path: Path) -> None:
    ours = wp2rdf.convert(some_pages, tmp_path / "ours.nq")
    with running(tmp_path, 2) as cluster:
        killed: list[int] = []

        def kill(done: int, _total: int) -> None:
            if done == 40:
                cluster.workers[0].send_signal(signal.SIGKILL)
                killed.append(cluster.workers[0].wait())

        theirs = wp2rdf.convert(some_pages, tmp_path / "theirs.nq", cluster=cluster.address, progress=kill)
    assert killed == [-signal.SIGKILL]
    assert theirs == ours
    assert (tmp_path / "ours.nq").read_bytes() == (tmp_path / "theirs.nq").read_bytes()


@pytest.mark.parametrize(("victim", "said"), [("scheduler", "the scheduler has gone"), ("worker", "all workers have")])
def test_a_cluster_that_has_gone_is_not_waited_for(
    some_pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, victim: str, said: str
) -> None:
    monkeypatch.setattr(clusters, "_LOST", 2)
    target = tmp_path / "site.nq"
    target.write_bytes(b"the earlier output")
    with running(tmp_path, 1) as cluster:

        def kill(done: int, _total: int) -> None:
            if done == 40:
                process = cluster.scheduler if victim == "scheduler" else cluster.workers[0]
                process.kill()

        with pytest.raises(wp2rdf.Wp2rdfError, match=f"^cluster {cluster.address}: {said}"):
            wp2rdf.convert(some_pages, target, cluster=cluster.address, progress=kill)
    assert target.read_bytes() == b"the earlier output"
    assert not [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")]


def refused(address: str, tmp_path: Path, *, patience: float = 10) -> str:
    """The one line that is said when a cluster cannot be used."""
    script = (
        f"import sys; from wp2rdf.converting.spreading import cluster; cluster._PATIENCE = {patience}\n"
        "from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    target = tmp_path / "site.nq"
    target.write_bytes(b"the earlier output")
    done = subprocess.run(
        [sys.executable, "-c", script, "convert", str(EXAMPLES), "-o", str(target), "--cluster", address],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert target.read_bytes() == b"the earlier output"
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr.removeprefix("wp2rdf: error: ")


def test_no_scheduler_and_no_worker(tmp_path: Path) -> None:
    nobody = f"tcp://127.0.0.1:{free_port()}"
    assert refused(nobody, tmp_path, patience=1).startswith(f"cluster {nobody}: the scheduler cannot be reached")
    assert refused("", tmp_path) == "cluster '' is not an address like tcp://HOST:8786\n"
    assert refused("localhost:1", tmp_path) == "cluster 'localhost:1' is not an address like tcp://HOST:8786\n"
    with running(tmp_path, 0) as cluster:
        assert refused(cluster.address, tmp_path, patience=3) == f"cluster {cluster.address}: has no workers\n"


@pytest.mark.parametrize(
    ("prepared", "said"),
    [
        ("from wp2rdf import identity; identity.code = lambda: 'another code'; ", "code another code"),
        ("import sys; sys.modules['wp2rdf'] = None; ", "none of this version"),
    ],
)
def test_a_worker_with_another_wp2rdf_is_refused(tmp_path: Path, prepared: str, said: str) -> None:
    with running(tmp_path, 0) as cluster:
        cluster.add(prepared=prepared)
        line = refused(cluster.address, tmp_path)
    assert line.startswith(f"cluster {cluster.address}: worker tcp://127.0.0.1:")
    assert f" needs {identity()}; it has " in line
    assert line.endswith(f"{said}\n")


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['distributed'] = None; from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            script,
            "convert",
            EXAMPLES,
            "-o",
            tmp_path / "site.nq",
            "--cluster",
            "tcp://127.0.0.1:1",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stderr) == (
        2, "wp2rdf: error: distributed is not installed: pip install 'wp2rdf[cluster]'\n"
    )  # fmt: skip
