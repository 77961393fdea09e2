"""An earlier build that cannot be trusted is not built upon: all is made anew, and it is said why."""

from __future__ import annotations

import hashlib
import json
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest

import wp2rdf
from tests.building.comparing import change, check_like_full
from tests.building.site_edits import damage
from tests.conftest import Run, store_content
from wp2rdf.building import manifest
from wp2rdf.building.build import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


pytestmark = pytest.mark.slow


def spoil(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def changed_store(folder: Path) -> None:
    store = pyoxigraph.Store(str(folder / "store"))
    store.update("INSERT DATA { <http://example.org/s> <http://example.org/p> 1 }")


def resealed(folder: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    """A manifest whose lines are changed, and whose digest fits again."""
    head, *lines = (json.loads(line) for line in (folder / manifest.NAME).read_bytes().splitlines())
    change(lines)
    body = "".join(json.dumps(line) + "\n" for line in lines).encode()
    head["sha256"] = hashlib.sha256(body).hexdigest()
    (folder / manifest.NAME).write_bytes(json.dumps(head).encode() + b"\n" + body)


DAMAGES: tuple[Callable[[list[dict[str, Any]]], object], ...] = (
    lambda lines: lines.clear(),
    lambda lines: lines.pop(1),
    lambda lines: lines[0].pop("tables"),
    lambda lines: lines[0].update(tables={"organisms": []}),
    lambda lines: lines[0].update(store=[1]),
    lambda lines: lines[0].update(dump="12"),
    lambda lines: lines[0].update(of_site=None),
    lambda lines: lines[1].update(files=[["a"]]),
    lambda lines: lines[1].update(problems=[["a.md", 1, 1, "no-such-rule", "said"]]),
    lambda lines: lines[1].update(mentioned=[[1], [], [], []]),
    lambda lines: lines[1].update(mentioned=[[]]),
    lambda lines: lines[1]["made"].__setitem__(1, 7),
    lambda lines: lines[1]["made"].append(1),
    lambda lines: lines.append([]),  # type: ignore[arg-type]
)
"""What may be wrong with the lines of a manifest."""


SPOILED: dict[str, Callable[[Path], object]] = {
    "there is no manifest": lambda folder: (folder / manifest.NAME).unlink(),
    "the manifest is damaged": lambda folder: spoil(folder / manifest.NAME, b'"Homo sapiens"', b'"Homo sapienz"'),
    "the manifest is damaged ": lambda folder: (folder / manifest.NAME).write_bytes(b"\0\n"),
    "the manifest is damaged  ": lambda folder: (folder / manifest.NAME).write_bytes(b"[1]\n"),
    "the manifest is damaged   ": lambda folder: (folder / manifest.NAME).write_bytes(b"[" * 100_000 + b"\n"),
    **{
        f"the manifest is damaged{' ' * number}": partial(resealed, change=change)
        for number, change in enumerate(DAMAGES, 4)
    },
    "the manifest is of another version of wp2rdf": lambda folder: spoil(
        folder / manifest.NAME, wp2rdf.__version__.encode(), b"0.0.0"
    ),
    "the dump is not the one that the manifest is of": lambda folder: spoil(folder / "site.nq", b"GCK", b"GKC"),
    "the dump is not the one that the manifest is of ": lambda folder: (folder / "site.nq").write_bytes(b""),
    "the dump cannot be read: No such file or directory": lambda folder: (folder / "site.nq").unlink(),
    "the store is not the one that the manifest is of": changed_store,
    "the store is not the one that the manifest is of ": lambda folder: shutil.rmtree(folder / "store"),
}


@pytest.mark.parametrize("why", SPOILED)
def test_an_earlier_build_that_cannot_be_trusted_is_not(run: Run, site: Path, tmp_path: Path, why: str) -> None:
    folder = tmp_path / "built"
    build(site, folder)
    SPOILED[why](folder)
    change(site)
    done = run("build", site, "-o", folder)
    assert done.err.splitlines()[0] == f"full build: {why.strip()}"
    assert len(done.err.splitlines()) == 2
    check_like_full(build(site, folder), site, folder)


@pytest.mark.parametrize("sound", [0, 4])
def test_a_damaged_store_is_built_whole(run: Run, site: Path, tmp_path: Path, sound: int) -> None:
    """Wherever Oxigraph comes upon it: the smallest tables are read when it opens the store, the others later."""
    folder = tmp_path / "built"
    build(site, folder)
    tables = sorted((folder / "store").glob("*.sst"), key=lambda table: table.stat().st_size)
    assert len(tables) > 8
    damage(tables[sound:])
    change(site)
    done = run("build", site, "-o", folder)
    assert done.code == 1, "as before: the example site has an error"
    assert done.err.startswith("full build: the store is damaged: "), done.err
    assert "(11 converted, " in done.err
    assert "Corruption" not in done.err
    check_like_full(build(site, folder), site, folder)


def test_a_copy_of_a_build_can_be_built_upon(site: Path, tmp_path: Path) -> None:
    """Its files have other times: they are compared by their digests. The site may lie elsewhere as well."""
    build(site, tmp_path / "built")
    shutil.copytree(tmp_path / "built", tmp_path / "copied", copy_function=shutil.copyfile)
    moved = site.rename(tmp_path / "moved")
    change(moved)
    built = build(moved, tmp_path / "copied")
    assert (built.converted, built.why_full) == (1, None)
    check_like_full(built, moved, tmp_path / "copied")


def test_another_store_is_built_whole(run: Run, site: Path, tmp_path: Path) -> None:
    build(site, tmp_path / "built")
    done = run("build", site, "-o", tmp_path / "built", "--store", tmp_path / "mine")
    assert done.err.splitlines()[0] == "full build: the store is not the one that the manifest is of"
    assert store_content(tmp_path / "mine") == store_content(tmp_path / "built" / "store")
