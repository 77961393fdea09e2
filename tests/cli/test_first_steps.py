"""What somebody meets first: the command alone, what is installed, completion in a shell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, Run
from wp2rdf.cli.doctor import EXTRAS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_command_alone_shows_what_people_do(run: Run) -> None:
    done = run()
    assert (done.code, done.err) == (0, "")
    shown = re.findall(r"^  wp2rdf ([a-z]+)", done.out.decode(), re.MULTILINE)
    assert shown == ["convert", "validate", "build", "query", "serve", "draw"]


def test_doctor_knows_every_extra_and_says_how_to_get_what_is_missing(run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"]) - {"dev"}
    done = run("doctor")
    said = done.out.decode()
    assert done.code == 0
    assert re.search(r"^wp2rdf \d+\.\d+\.\d+, Python 3\.\d+", said)
    assert re.search(r"^  pyoxigraph +\d", said, re.MULTILINE)
    assert "pip install 'wp2rdf[" in said or "missing" not in said


def completed(line: str, folder: Path) -> set[str]:
    """What the shell is given for a line."""
    with (folder / "completions").open("w+b") as out:
        os.set_inheritable(out.fileno(), True)
        env = {
            **os.environ, "PYTHONPATH": str(ROOT), "_ARGCOMPLETE": "1", "_ARGCOMPLETE_STDOUT_FILENAME": out.name,
            "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_SHELL": "bash",
            "COMP_TYPE": "9", "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        }  # fmt: skip
        script = "import sys; from wp2rdf.cli import run; sys.argv = ['wp2rdf']; run()"
        subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True)
        return {word.strip() for word in out.read().decode().split("\n")}


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("wp2rdf val", "validate"),
        ("wp2rdf validate --fix", "--fix"),
        ("wp2rdf convert --pro", "--profile"),
        ("wp2rdf query genes-of", "genes-of-pathway"),
        ("wp2rdf completion f", "fish"),
    ],
)
def test_a_shell_completes(line: str, word: str, tmp_path: Path) -> None:
    assert word in completed(line, tmp_path)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_own(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert done.code == 0
    assert "wp2rdf" in done.out.decode()
    assert run("completion", "tcsh").code == 2
