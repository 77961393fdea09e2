"""A dump in parts: joined they are the dump in one file; a list names them at any moment."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, Run

if TYPE_CHECKING:
    from pathlib import Path


def joined(folder: Path) -> bytes:
    """What the list names, joined; every part is as the list says."""
    listed = json.loads((folder / "parts.json").read_text("utf-8"))
    whole = b""
    for part in listed["parts"]:
        data = (folder / part["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == part["sha256"]
        assert (len(data), data.count(b"\n")) == (part["bytes"], part["quads"])
        whole += data
    assert listed["quads"] == whole.count(b"\n")
    return whole


def test_joined_they_are_the_dump(run: Run, tmp_path: Path) -> None:
    ours = run("convert", EXAMPLES, "-o", tmp_path / "site.nq")
    folder = tmp_path / "parts"
    done = run("convert", EXAMPLES, "--parts", folder, "--part-pages", "4")
    assert (done.code, done.findings) == (ours.code, ours.findings)
    assert joined(folder) == (tmp_path / "site.nq").read_bytes()
    assert [part["graphs"] for part in json.loads((folder / "parts.json").read_text())["parts"]] == [4, 4, 3]
    (folder / "mine.nq").write_bytes(b"")
    run("convert", EXAMPLES, "--parts", folder)
    assert joined(folder) == (tmp_path / "site.nq").read_bytes()
    assert len(list(folder.iterdir())) == 3, "one part, the list, and a file that is not ours"


def test_a_failure_leaves_the_earlier_parts(tmp_path: Path) -> None:
    site, folder = shutil.copytree(EXAMPLES, tmp_path / "site"), tmp_path / "parts"
    wp2rdf.convert(site, folder, parts=2)
    before = joined(folder)

    def fail(done: int, _total: int) -> None:
        if done == 6:
            raise OSError(28, "No space left on device")

    page = site / "_pathways" / "WP9001.md"
    page.write_text(page.read_text("utf-8").replace("title: ", "title: New "), "utf-8")
    with pytest.raises(wp2rdf.OutputError, match="No space left"):
        wp2rdf.convert(site, folder, parts=2, progress=fail)
    assert joined(folder) == before
    assert len(list(folder.iterdir())) == 7


def test_the_size_of_parts_that_are_not_asked_for(run: Run, tmp_path: Path) -> None:
    done = run("convert", EXAMPLES, "-o", "site.nq", "--part-pages", "4", cwd=tmp_path)
    said = "--part-pages says how large the parts of --parts are, which is missing"
    assert (done.code, done.err) == (2, f"wp2rdf: error: {said}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-f", "turtle"], "parts are N-Quads, not turtle"),
        (["--part-pages", "0"], "a part has 1 page or more, not 0"),
        (["-o", "site.nq"], "--parts and --output: only one of them"),
    ],
)
def test_what_cannot_be_is_one_line(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run("convert", EXAMPLES, "--parts", "parts", *arguments, cwd=tmp_path)
    assert (done.code, done.err) == (2, f"wp2rdf: error: {said}\n")
    assert list(tmp_path.iterdir()) == []
