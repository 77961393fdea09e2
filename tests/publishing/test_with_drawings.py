"""Pages whose drawings lie elsewhere: exported, compared and described as with the drawings beside them."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DATABASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Path, Path]:
    """The example of the database's layout, and the same with its drawings in a folder elsewhere."""
    whole = shutil.copytree(DATABASE, tmp_path / "whole")
    bare = shutil.copytree(DATABASE, tmp_path / "bare")
    drawings = tmp_path / "drawings"
    drawings.mkdir()
    for drawing in sorted(bare.glob("pathways/*/*.gpml")):
        drawing.rename(drawings / drawing.name)
    return whole, bare


def test_exports_are_those_of_the_database_layout(apart: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    whole, bare = apart
    wanted = run("export", "sif", whole, "-q")
    assert wanted.code == 0
    assert wanted.out.count(b"\n") > 3
    assert run("export", "sif", bare, "--drawings", tmp_path / "drawings", "-q").out == wanted.out
    assert run("export", "sif", bare, "-q").out != wanted.out


def test_the_description_counts_what_is_drawn(apart: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    whole, bare = apart
    with_drawings = run("describe", bare, "--drawings", tmp_path / "drawings", "-f", "ntriples", "-q")
    without = run("describe", bare, "-f", "ntriples", "-q")
    assert b"wp#Interaction" in with_drawings.out
    assert b"wp#Interaction" not in without.out
    counted = [line for line in run("describe", whole, "-f", "ntriples", "-q").out.splitlines() if b"#entities" in line]
    assert set(counted) <= set(with_drawings.out.splitlines())


def test_what_changed_between_revisions_with_the_same_drawings(
    apart: tuple[Path, Path], tmp_path: Path, run: Run
) -> None:
    _, bare = apart
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*identity, "commit", "-q", "-m", "first")):
        subprocess.run(["git", "-C", str(bare), *arguments], check=True)
    [page] = bare.glob("pathways/*/*.md")
    text = page.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if one.startswith("last-edited:"))
    page.write_text(text.replace(line, "last-edited: 2026-11-09"), encoding="utf-8")
    done = run("diff", f"{bare}@HEAD", bare, "--drawings", tmp_path / "drawings", "-f", "json")
    assert [one["kind"] for one in json.loads(done.out)["changes"]] == ["edited"]
    drawn = run("diff", bare, apart[0], "--drawings", tmp_path / "drawings", "-f", "json")
    assert [one["kind"] for one in json.loads(drawn.out)["changes"]] == ["edited"], "the same drawings on both sides"


def test_drawings_without_pages_to_draw_are_refused(apart: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    whole, _ = apart
    dump = tmp_path / "site.nq"
    assert run("convert", whole, "-o", dump, "-q").code == 0
    for arguments in (("export", "gmt", dump), ("describe", dump), ("diff", dump, dump)):
        done = run(*arguments, "--drawings", tmp_path / "drawings")
        assert done.code == 2
        assert "drawings are for pages" in done.err
        assert done.err.count("\n") == 1
