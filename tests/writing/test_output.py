"""Output is replaced as a whole or not at all, whatever happens."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, ROOT, Run
from tests.waiting import PATIENCE, ended, until

EARLIER = b"the earlier output"
TRIES = 5
"""Runs that a signal may come too late for."""


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["convert", "nowhere"], "nowhere: no such file or folder"),
        (["convert", str(EXAMPLES / "_authors")], "no pathway pages"),
        (["convert", str(EXAMPLES), "-o", "no/such/folder/site.nq"], "cannot be written: No such file or directory"),
        (["convert", str(EXAMPLES), "-o", "site.csv"], "the name tells no format"),
        (["convert", str(EXAMPLES), "-f", "csv"], "unknown format 'csv'"),
        (["convert", str(EXAMPLES), "--pathway", "WP424242"], "no page of WP424242"),
        (["convert", str(EXAMPLES), "--pathway", "364"], "pathway '364' is not WP and a number"),
        (["convert", str(EXAMPLES), "--organism", "Nobody"], "no page is of what was asked for"),
        (["convert", str(EXAMPLES), "--organism", "human"], "asked for; did you mean 'Homo sapiens'?"),
        (["convert", str(EXAMPLES), "--issued", "yesterday"], "date 'yesterday' is not of the form"),
        (["convert", str(EXAMPLES), "--dataset-iri", "no iri"], "'no iri' is not a web address"),
        (["convert", str(EXAMPLES), "--jobs", "0"], "jobs must be 1 or more"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.code == 2
    assert done.out == b""
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("wp2rdf: error: ")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(EARLIER)
    done = run("convert", EXAMPLES, "-o", tmp_path / "file" / "site.nq")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    done = run("convert", EXAMPLES, "-o", f"{tmp_path / 'file'}/", "-f", "turtle")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert (tmp_path / "file").read_bytes() == EARLIER


def test_full_disk_on_standard_output() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "wp2rdf", "convert", EXAMPLES], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "wp2rdf: error: standard output: cannot be written: No space left on device"
    ]


@pytest.mark.parametrize("name", ["site.nq", "site.ttl", "site.ttl.gz", "site.nq.zst", "site.rdf"])
def test_a_file_that_cannot_grow_leaves_the_earlier_one(tmp_path: Path, name: str) -> None:
    """A limit on the size of files stands in for a full disk: writing fails in the middle in the same way."""
    output = tmp_path / name
    output.write_bytes(EARLIER)
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "convert", EXAMPLES, "-o", output],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2, done.stderr.decode()
    assert done.stderr.decode().splitlines() == [f"wp2rdf: error: {output}: cannot be written: File too large"]
    assert output.read_bytes() == EARLIER
    assert leftovers(tmp_path) == []


def started(site: Path, output: Path, jobs: str = "1") -> subprocess.Popen[bytes]:
    """A conversion that has begun to write."""
    output.parent.mkdir(exist_ok=True)
    output.write_bytes(EARLIER)
    child = subprocess.Popen(
        [sys.executable, "-m", "wp2rdf", "convert", site, "-o", output, "--jobs", jobs],
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    )
    assert until(lambda: leftovers(output.parent) or child.poll() is not None)
    return child


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_it_leaves_the_earlier_output(
    wide_site: Path, tmp_path: Path, sent: signal.Signals, code: int, jobs: str
) -> None:
    output = tmp_path / "out" / "site.nq"
    for _ in range(TRIES):
        with ended(started(wide_site, output, jobs)) as child:
            # a terminal sends Ctrl-C to the workers as well
            os.killpg(child.pid, sent) if sent == signal.SIGINT else child.send_signal(sent)
            _, err = child.communicate(timeout=PATIENCE)
        if child.returncode:
            break
    assert child.returncode == code, err.decode()
    assert len(err.decode().splitlines()) == 1
    assert output.read_bytes() == EARLIER
    assert leftovers(output.parent) == []


def test_killed_it_leaves_the_earlier_output_and_no_worker(wide_site: Path, tmp_path: Path) -> None:
    output = tmp_path / "out" / "site.nq"
    for _ in range(TRIES):
        with ended(started(wide_site, output, "2")) as child:
            child.kill()
            child.communicate(timeout=PATIENCE)
        if child.returncode:
            break
    assert child.returncode == -signal.SIGKILL
    assert output.read_bytes() == EARLIER
    assert until(lambda: not any_left(child.pid)), "workers outlive their parent"


def any_left(group: int) -> bool:
    """Whether a process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "wp2rdf", "convert", EXAMPLES, "-f", "nquads"],  # more than a pipe can hold
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as child:
        assert child.stdout
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr
        err = child.stderr.read().decode()
    assert child.returncode == 141
    assert "Traceback" not in err
    assert "Exception ignored" not in err


def test_replaced_file_keeps_its_mode_and_a_new_one_follows_the_umask(run: Run, tmp_path: Path) -> None:
    page = EXAMPLES / "_pathways" / "WP9001.md"
    new, old = tmp_path / "new.ttl", tmp_path / "old.ttl"
    old.write_bytes(EARLIER)
    old.chmod(0o640)
    link = tmp_path / "link.ttl"
    link.symlink_to(old)
    run("convert", page, "-o", new)
    run("convert", page, "-o", link)
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o666 & ~umask
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert old.read_bytes() == new.read_bytes()


def test_a_folder_holds_a_file_a_pathway(run: Run, tmp_path: Path) -> None:
    done = run("convert", EXAMPLES, "-o", f"{tmp_path}/pages/", "-f", "turtle")
    assert done.code == 1
    numbers = (9001, 9002, 9003, 9101, 9102, 9103, 9104, 9105, 9106, 9107)
    names = {path.name for path in (tmp_path / "pages").iterdir()}
    assert names == {"site.ttl", *(f"WP{number}.ttl" for number in numbers)}


def test_a_folder_loses_files_of_pathways_that_are_gone_and_no_others(run: Run, small_site: Path) -> None:
    folder = small_site / "out"
    run("convert", small_site, "-o", f"{folder}/", "-f", "ntriples")
    (folder / "WP1.ttl").write_bytes(EARLIER)
    (folder / "mine.nt").write_bytes(EARLIER)
    (small_site / "_pathways" / "WP9002.md").unlink()
    run("convert", small_site, "-o", folder, "-f", "ntriples", "--pathway", "WP9001")
    assert (folder / "WP9002.nt").exists(), "a run over some pages removes nothing"
    run("convert", small_site, "-o", folder, "-f", "ntriples")
    assert {path.name for path in folder.iterdir()} == {"WP9001.nt", "site.nt", "WP1.ttl", "mine.nt"}


def test_a_worker_that_dies_leaves_the_earlier_output(wide_site: Path, tmp_path: Path) -> None:
    output = tmp_path / "site.nq"
    output.write_bytes(EARLIER)
    script = (
        "import os, sys; from wp2rdf.converting.spreading.work import Work; from wp2rdf.cli import main\n"
        "whole = Work.__call__\n"
        "def dies(work, page): return os._exit(9) if page.number == 900 else whole(work, page)\n"
        "Work.__call__ = dies\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "convert", wide_site, "-o", output, "--jobs", "2"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=PATIENCE,
    )
    assert done.stderr.decode().splitlines() == ["wp2rdf: error: a worker process died"]
    assert done.returncode == 2
    assert output.read_bytes() == EARLIER
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("target", ["", "_pathways/WP9001.md", "_data/new.nq", ".", "_authors/"])
def test_output_does_not_go_over_the_input(run: Run, small_site: Path, target: str) -> None:
    before = {path: path.read_bytes() for path in small_site.rglob("*") if path.is_file()}
    done = run("convert", ".", "-o", target, "-f", "nquads", cwd=small_site)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert {path: path.read_bytes() for path in small_site.rglob("*") if path.is_file()} == before
    page = small_site / "_pathways" / "WP9001.md"
    assert run("convert", page, "-o", page, "-f", "nquads").code == 2
    assert page.read_bytes() == before[page]


def test_a_pipe_among_the_pages_does_not_keep_us_waiting(run: Run, small_site: Path) -> None:
    os.mkfifo(small_site / "_pathways" / "WP7.md")
    done = run("convert", small_site, "-f", "nquads")
    assert len(done.findings) == 1
    assert "WP7.md:1:1: error: cannot be read: not a regular file [page-unreadable]" in done.findings[0]
    assert done.code == 1


def test_a_folder_that_could_not_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "from wp2rdf.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "convert", EXAMPLES, "-o", f"{tmp_path}/pages/"],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    said = f"wp2rdf: error: {tmp_path}/pages: cannot be written: File too large"
    assert done.stderr.decode().splitlines() == [said]
    assert list(tmp_path.iterdir()) == []


def test_the_library_raises_what_the_command_line_says(tmp_path: Path) -> None:
    with pytest.raises(wp2rdf.InputError):
        wp2rdf.convert(tmp_path / "nowhere", tmp_path / "a.nq")
    with pytest.raises(wp2rdf.UsageError):
        wp2rdf.convert(EXAMPLES, tmp_path / "a.nq", profile="all")  # type: ignore[arg-type]
    with pytest.raises(wp2rdf.OutputError):
        wp2rdf.convert(EXAMPLES, tmp_path / "no" / "a.nq")
    with pytest.raises(ValueError, match="unknown format"):
        wp2rdf.convert(EXAMPLES, tmp_path / "a.nq", format="csv")
