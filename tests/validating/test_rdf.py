"""RDF of any format is checked as pages are."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, Run
from wp2rdf.errors import InputError
from wp2rdf.errors.catalogue import RULES
from wp2rdf.reading import rdf_files
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dump")
    for ending in ("nq", "nt", "ttl", "trig", "jsonld", "rdf", "nq.gz", "ttl.zst"):
        wp2rdf.convert(EXAMPLES, folder / f"site.{ending}")
    return folder


@pytest.mark.parametrize("ending", ["nq", "nt", "ttl", "trig", "jsonld", "rdf", "nq.gz", "ttl.zst"])
def test_rdf_of_any_format_gives_the_same_rules(dump: Path, ending: str) -> None:
    of_pages = {one.rule for one in validate(EXAMPLES).findings} - set(RULES)
    found = validate(dump / f"site.{ending}")
    assert {one.rule for one in found.findings} >= of_pages
    assert found.triples > 1000


def test_a_finding_in_n_quads_stands_at_the_line_of_its_triple(dump: Path) -> None:
    lines = (dump / "site.nq").read_text(encoding="utf-8").split("\n")
    found = [one for one in validate(dump / "site.nq").findings if one.value and one.value.strip("<>") != one.focus]
    assert len(found) > 10
    for one in found:
        line = lines[one.line - 1]
        if not re.search(r"[/|^]", one.path.replace("://", "").partition(">")[2]):
            assert line.startswith(f"<{one.focus}> {one.path} "), one
        if "/" not in one.path.partition(">")[2]:
            assert line[one.column - 1 :].startswith(one.value), one


@pytest.mark.parametrize("ending", ["ttl", "rdf"])
def test_a_finding_in_other_formats_stands_where_its_resource_is_described(dump: Path, ending: str) -> None:
    lines = (dump / f"site.{ending}").read_text(encoding="utf-8").split("\n")
    found = [one for one in validate(dump / f"site.{ending}").findings if one.line > 1]
    assert len(found) > 20
    for one in found:
        assert one.focus in lines[one.line - 1].replace("&amp;", "&"), one


def test_rdf_of_a_few_pages_is_not_blamed_for_others(tmp_path: Path) -> None:
    wp2rdf.convert(EXAMPLES / "_pathways" / "WP9105.md", tmp_path / "one.nq")
    rules = {one.rule for one in validate(tmp_path / "one.nq").findings}
    assert "mapping-chebi" in rules
    assert "cited-pathway-missing" not in rules


def test_a_broken_rdf_file_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.nq").write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n", encoding="utf-8")
    done = run("validate", tmp_path / "bad.nq")
    assert done.code == 2
    assert "bad.nq:2: not N-Quads" in done.err
    (tmp_path / "cut.nq.gz").write_bytes(gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n" * 1000)[:-20])
    done = run("validate", tmp_path / "cut.nq.gz")
    assert done.code == 2
    assert "cannot be read" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_file_too_large_for_memory_is_streamed_or_refused(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {block.graph: list(block.lines) for block in rdf_files.graphs(dump / "site.nq")}
    monkeypatch.setattr(rdf_files, "_free_memory", lambda: 60_000 * 12)
    assert {block.graph: list(block.lines) for block in rdf_files.graphs(dump / "site.nq")} == whole
    with pytest.raises(InputError, match="too large for the memory"):
        list(rdf_files.graphs(dump / "site.nt"))
    lines = sorted((dump / "site.nq").read_text(encoding="utf-8").splitlines())
    (dump / "mixed.nq").write_text("\n".join((*lines, "")), encoding="utf-8")
    with pytest.raises(InputError, match="do not stand together"):
        list(rdf_files.graphs(dump / "mixed.nq"))


def test_quads_in_any_order_are_put_together_when_they_fit(dump: Path) -> None:
    lines = sorted((dump / "site.nq").read_text(encoding="utf-8").splitlines())
    (dump / "sorted.nq").write_text("\n".join((*lines, "")), encoding="utf-8")
    found = {(one.rule, one.focus, one.value) for one in validate(dump / "sorted.nq").findings}
    assert found == {(one.rule, one.focus, one.value) for one in validate(dump / "site.nq").findings}
