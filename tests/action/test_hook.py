"""The pre-commit hook, run as pre-commit runs it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.action.documents import blocks
from tests.action.runner import PAGE, TABLE, edit
from tests.conftest import ROOT, Run

pytestmark = pytest.mark.slow

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def hook(tmp_path: Path) -> list[str]:
    """The command of the hook, as pre-commit runs it: with an environment inside a clone of this repository."""
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / "action", clone / "action")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(clone / "py_env")], check=True)
    ours = subprocess.run(
        [sys.executable, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (theirs,) = (clone / "py_env").glob("lib/python*/site-packages")
    (theirs / "ours.pth").write_text(f"{ours}\n{ROOT}\n", encoding="utf-8")
    command, *arguments = shlex.split(HOOK["entry"])
    assert command == "python"
    return [str(clone / "py_env" / "bin" / "python"), *arguments]


def committed(hook: list[str], site: Path, *files: str, args: list[str] | None = None) -> tuple[int, str]:
    """What the hook says of files that are committed, with the arguments that it has without others."""
    assert files
    done = subprocess.run(
        [*hook, *(HOOK["args"] if args is None else args), *files], cwd=site, capture_output=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def findings(text: str) -> set[str]:
    return {
        "{3} file={0},line={1},col={2}".format(*match)
        for match in re.findall(r"^(.+?):(\d+):(\d+): (\w+): ", text, re.MULTILINE)
    }


def test_a_commit_is_stopped_at_the_line(hook: list[str], pull: Path, broken: set[str]) -> None:
    for files in ([PAGE], [TABLE], [TABLE, PAGE], ["_data/WP9001-bibliography.tsv", "_pathways/WP9002.md"]):
        code, said = committed(hook, pull, *files)
        assert code == 1
        assert findings(said) == broken
    assert "1 page, " in committed(hook, pull, TABLE)[1], "no other page is read"


def test_a_clean_commit_passes(hook: list[str], pull: Path) -> None:
    code, said = committed(hook, pull, "_pathways/WP9002.md", "_data/WP9002-bibliography.tsv")
    assert code == 0
    assert said.startswith(".: no findings (1 page, ")


def test_a_commit_is_told_what_it_brings_only(hook: list[str], pull: Path) -> None:
    assert committed(hook, pull, PAGE)[0] == 1, "what stands there already"
    edit(pull / PAGE, "seo: CreativeWork", "seo: Work of art")
    code, said = committed(hook, pull, PAGE, args=["--fail-on=info"])
    assert code == 1
    assert {found.split(",")[0] for found in findings(said)} == {f"warning file={PAGE}"}
    assert "seo" in said
    whole = findings(committed(hook, pull, PAGE, args=["--whole-pages"])[1])
    assert len(whole) == len(findings(said)) + 2


def test_pages_of_authors_and_communities_are_checked_with_the_site(hook: list[str], pull: Path) -> None:
    code, said = committed(hook, pull, "_authors/Chris Placeholder.md")
    assert code == 1
    assert {found.split(",")[0] for found in findings(said)} == {"warning file=_authors/Chris Placeholder.md"}
    code, said = committed(hook, pull, "_authors/Ada Example.md", PAGE)
    assert {found.split(",")[0] for found in findings(said)} == {f"warning file={PAGE}", f"warning file={TABLE}"}


def test_many_pages_are_checked_at_once(hook: list[str], pull: Path, clean_page: str) -> None:
    for number in range(1, 41):
        text = clean_page.replace("WP9001", f"WP{number}").replace("12345678-9abc", f"{number:08}-9abc")
        (pull / "_pathways" / f"WP{number}.md").write_text(text, encoding="utf-8")
    files = [f"_pathways/WP{number}.md" for number in range(1, 41)]
    _, said = committed(hook, pull, *files)
    assert "42 pages, " in said
    assert all("/WP9001" not in found for found in findings(said))


def test_a_commit_with_known_findings_passes(hook: list[str], pull: Path, run: Run) -> None:
    assert run("validate", pull, "--write-baseline", "known.json", "-q", cwd=pull).code == 0
    code, said = committed(hook, pull, PAGE, args=["--fail-on=info", "--baseline=known.json"])
    assert code == 0
    assert "2 hidden by the baseline" in said


def test_a_site_below_the_repository(hook: list[str], pull: Path) -> None:
    inside = pull.parent / "repository"
    inside.mkdir()
    pull.rename(inside / "site")
    code, said = committed(hook, inside, f"site/{TABLE}", args=["--fail-on=warning", "--site=site"])
    assert code == 1
    assert {found.split(",")[0] for found in findings(said)} == {
        f"warning file=site/{PAGE}",
        f"warning file=site/{TABLE}",
    }


def test_a_mistake_in_the_configuration_is_said_in_one_line(hook: list[str], pull: Path) -> None:
    code, said = committed(hook, pull, PAGE, args=["--baseline=none.json"])
    assert (code, said) == (2, "wp2rdf: error: none.json: baseline cannot be read: No such file or directory\n")
    code, said = committed(hook, pull, PAGE, args=["--site=none"])
    assert (code, said) == (2, "wp2rdf: error: none: no such file or folder\n")


def test_the_hook_wants_pages_and_tables_of_either_layout() -> None:
    pattern = re.compile(HOOK["files"])
    wanted = (PAGE, TABLE, "_authors/A B.md", "_organisms/human.md", "_communities/x.md", "_annotations/PW:1.md")
    assert all(map(pattern.search, (*wanted, "pathways/WP1/WP1.md", "pathways/WP1/WP1-datanodes.tsv")))
    assert not any(map(pattern.search, ("README.md", "docs/_pathways/WP1.md", "_data/x.json", "pathways/WP1/WP1.gpml")))


def test_the_hook_is_one_that_pre_commit_takes() -> None:
    assert HOOK["language"] == "python"
    assert HOOK["require_serial"] is True
    assert HOOK.get("pass_filenames", True) is True
    (block,) = (block for block in blocks() if "repos" in block)
    (repository,) = block["repos"]
    assert {one["id"] for one in repository["hooks"]} == {HOOK["id"]}
