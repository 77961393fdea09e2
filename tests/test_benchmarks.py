"""The benchmarks stay runnable, and the sites that they invent are like the real one. Nothing here measures time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.generate import generate
from benchmarks.site_statistics import checks, distinct, load
from wp2rdf import convert, page, site

if TYPE_CHECKING:
    from pathlib import Path


PAGES = 200


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented") / "site"
    generate(folder, pages=PAGES)
    return folder


def test_an_invented_site_converts_without_an_error(invented: Path, tmp_path: Path) -> None:
    report = convert(invented, tmp_path / "site.nq")
    assert report.pages == PAGES
    assert report.count("error") == 0
    found = {problem.rule for problem in report.problems}
    assert {"node-prefix", "node-identifier"} <= found, "the faults of real rows are made too"


def test_an_invented_site_is_like_the_real_one(invented: Path) -> None:
    known, found = load(), checks(invented)
    assert found.keys() == known.checks.keys()
    for name, number in found.items():
        assert number == pytest.approx(known.checks[name], rel=0.15), name
    records = [page.read(one) for one in site.find(invented).pages]
    nearest = min(known.distinct, key=lambda pages: abs(pages - PAGES))
    assert distinct(records) == pytest.approx(known.distinct[nearest], abs=0.05)


def test_the_statistics_are_those_of_the_real_site(real_site: Path) -> None:
    assert checks(real_site) == pytest.approx(load().checks, rel=0.02)


def test_a_seed_gives_the_same_bytes_and_a_larger_site_begins_with_a_smaller_one(tmp_path: Path) -> None:
    for name, pages, seed in (("few", 3, 7), ("again", 3, 7), ("more", 5, 7), ("other", 3, 8)):
        generate(tmp_path / name, pages=pages, seed=seed)
    few, again, more, other = (_files(tmp_path / name) for name in ("few", "again", "more", "other"))
    assert few == again
    assert few.keys() == {name: more[name] for name in few}.keys()
    pathways = [name for name in few if name.startswith(("_pathways", "_data"))]
    assert len(pathways) == 9
    assert all(few[name] == more[name] and few[name] != other[name] for name in pathways)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_holds_something_is_not_written_to(invented: Path) -> None:
    with pytest.raises(FileExistsError, match="is not empty"):
        generate(invented, pages=1)
