"""The GitHub Action, its steps run as the runner runs them, and edits of a pull request."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

PAGE, TABLE = "_pathways/WP9001.md", "_data/WP9001-datanodes.tsv"
GOOD_TITLE = "  title: A second invented study, in a second invented journal (2025)\n"
GOOD_ID, BAD_ID = "chebi:16761", "chebi:16761x"

GROUP = "::group::Findings with their lines"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


class Step(NamedTuple):
    """What a step of the action did."""

    code: int
    out: str
    outputs: dict[str, str]
    summary: str

    @property
    def annotations(self) -> list[str]:
        """The commands that the runner obeys: it obeys none between stop-commands and its token."""
        token, found = "", []
        for line in self.out.splitlines():
            if token:
                token = "" if line == f"::{token}::" else token
            elif line.startswith("::stop-commands::"):
                token = line.removeprefix("::stop-commands::")
            elif (line.lstrip().startswith("::") or "##[" in line) and line not in {GROUP, "::endgroup::"}:
                found.append(line)
        assert not token
        return found

    @property
    def places(self) -> list[str]:
        return [line[2:].split(",title=")[0] for line in self.annotations]


def step(name: str, workspace: Path, /, *, env: Mapping[str, str] | None = None, **inputs: str) -> Step:
    """Runs a step of action.yml in a workspace, as the runner would; inputs by their names, with `_` for `-`."""
    (known,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == name)
    given = {key: str(one["default"]) for key, one in ACTION["inputs"].items()}
    given |= {key.replace("_", "-"): value for key, value in inputs.items()}
    values = {f"inputs.{key}": value for key, value in given.items()}
    values["steps.install.outputs.python"] = sys.executable
    temp = workspace.parent / "runner"
    temp.mkdir(exist_ok=True)
    files = {key: temp / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_bytes(b"")
    script = temp / "step.sh"
    script.write_text(known["run"], encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={
            **os.environ,
            **{key: EXPRESSION.sub(lambda match: values[match[1]], text) for key, text in known["env"].items()},
            **{key: str(file) for key, file in files.items()},
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "example/site",
            "GITHUB_SHA": "0123abc",
            "RUNNER_TEMP": str(temp),
            **(env or {}),
        },
    )
    assert done.stderr == b"", done.stderr.decode()
    outputs = dict(written(files["GITHUB_OUTPUT"].read_text(encoding="utf-8")))
    return Step(done.returncode, done.stdout.decode(), outputs, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"))


def written(text: str) -> Iterator[tuple[str, str]]:
    """The outputs in a file of outputs, read as the runner reads it."""
    lines = iter(text.splitlines())
    for line in lines:
        name, is_long, end = line.partition("<<")
        if not is_long:
            name, _, value = line.partition("=")
            yield name, value
            continue
        yield name, "\n".join(iter(lines.__next__, end))


def git(folder: Path, *arguments: str) -> str:
    identity = "-c", "user.name=Curator", "-c", "user.email=curator@example.org", "-c", "commit.gpgsign=false"
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert text.count(old) == 1, old
    file.write_bytes(text.replace(old, new).encode())


def place(file: Path, text: str) -> str:
    """The only place of a text in a file, as an annotation names it."""
    ((line, column),) = (
        (number, line.index(text) + 1)
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if text in line
    )
    return f"file={file.relative_to(file.parent.parent).as_posix()},line={line},col={column}"


def changed(repository: Path) -> str:
    return git(repository, "diff", "--name-only", "--diff-filter=d", "HEAD^1", "HEAD")
