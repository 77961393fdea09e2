"""Standard streams that are closed or full: a line and exit code 2, or no harm; never an internal error."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, ROOT, skip
from tests.waiting import PATIENCE, ended, spent, until

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "convert": ("convert", "PAGE"),
    "queries": ("queries",),
    "show": ("queries", "show", "genes-of-pathway"),
    "query": ("query", "genes-of-pathway", "-p", "pathway=WP9001", "--data", "PAGE"),
    "explain": ("validate", "--explain", "citation-title"),
    "validate": ("validate", "PAGE"),
    "version": ("--version",),
}


def shell(command: tuple[str, ...], redirection: str) -> subprocess.CompletedProcess[str]:
    page = str(EXAMPLES / "_pathways" / "WP9001.md")
    whole = [sys.executable, "-m", "wp2rdf", *(page if part == "PAGE" else part for part in command)]
    script = f'exec "$@" {redirection}'
    return subprocess.run(["sh", "-c", script, "sh", *whole], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("command", [(), ("--help",), ("query", "--help")])
def test_help_that_cannot_be_written_is_one_line(command: tuple[str, ...]) -> None:
    done = shell(command, ">&-")
    assert done.returncode == 2
    assert done.stderr == "wp2rdf: error: standard output: cannot be written: Bad file descriptor\n"


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is of Linux")
@pytest.mark.parametrize("command", [command for name, command in COMMANDS.items() if name != "version"])
def test_a_full_disk_behind_standard_output(command: tuple[str, ...]) -> None:
    done = shell(command, ">/dev/full")
    assert done.returncode == 2
    said = [line for line in done.stderr.splitlines() if line.startswith("wp2rdf: error")]
    assert said == ["wp2rdf: error: standard output: cannot be written: No space left on device"]
    assert "internal error" not in done.stderr


@pytest.mark.parametrize("command", [command for name, command in COMMANDS.items() if name != "version"])
def test_closed_standard_output_is_no_place_for_a_result(command: tuple[str, ...]) -> None:
    done = shell(command, ">&-")
    assert done.returncode == 2
    assert "standard output: cannot be written: Bad file descriptor" in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_closed_standard_error_and_input_do_no_harm(command: tuple[str, ...]) -> None:
    usual, done = shell(command, ""), shell(command, "2>&- <&-")
    assert (done.returncode, done.stdout) == (usual.returncode, usual.stdout)
    assert done.stdout


def test_a_dump_is_whole_with_all_streams_closed(tmp_path: Path) -> None:
    """What a file is opened as must not be 1 or 2, where others write."""
    usual, bare = tmp_path / "usual.nq", tmp_path / "bare.nq"
    for path, redirection in ((usual, ""), (bare, "<&- >&- 2>&-")):
        done = shell(("convert", str(EXAMPLES), "-o", str(path)), redirection)
        assert done.returncode == 1
    assert bare.read_bytes() == usual.read_bytes()


def test_a_closed_standard_input_is_an_empty_page() -> None:
    done = shell(("convert", "-"), "<&-")
    assert done.returncode == 1
    assert "no front matter" in done.stderr


def test_an_interrupt_at_any_moment_is_one_line() -> None:
    if sys.platform == "win32":
        skip("signals are of POSIX")
    command = [sys.executable, "-m", "wp2rdf", "query", "SELECT * { ?s ?p ?o }", "--data", str(EXAMPLES)]
    seen = set()
    for milliseconds in (*range(60, 300, 20), 500, 1_000, 2_000, 4_000):  # of the processor: other work takes none
        if milliseconds > 300 and 130 in seen:  # a slow machine takes longer to begin
            break
        with ended(
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        ) as child:
            assert until(lambda: spent(child.pid) * 1000 >= milliseconds or child.poll() is not None)  # noqa: B023 - at once
            child.send_signal(signal.SIGINT)
            _, said = child.communicate(timeout=PATIENCE)
        if child.returncode == 130:
            assert said == "wp2rdf: interrupted\n"
        seen.add(child.returncode)
    assert 130 in seen
