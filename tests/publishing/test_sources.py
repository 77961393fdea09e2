"""N-Quads read graph by graph: whatever others write is read as it is meant, or refused in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import zstandard
from pyoxigraph import RdfFormat, parse

import wp2rdf
from wp2rdf.errors import InputError
from wp2rdf.reading import nquads

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.publishing.conftest import Forms

S, P, G, H = (f"<http://example.org/{name}>" for name in "spgh")


def read(path: Path) -> dict[str, set[str]]:
    with nquads.graphs(path) as graphs:
        return {str(name): set(graphs.block(name).lines) for name in graphs}


@pytest.mark.parametrize(
    "text",
    [
        f'{S} {P} "a" {G} .\n{S} {P} "b" {G} .\n{S} {P} "c" {H} .\n',
        f'{S}\t{P}\t"a"\t{G}\t.\n# a comment\n\n  {S} {P} "b"  {G}.\n',
        f'{S} {P} "a" {G} .\n{S} {P} "c" {H} .\n{S} {P} "b" {G} .\n',
        f'{S} {P} "a" {G} .\n{S} {P} "b" {G} .',
        f'{S} {P} "a" {G} .\r\n{S} {P} "b" {G} .\r\n',
        f'{S} {P} "\\u00e9 \\t" {G} .\n{S} {P} "b"@en-GB {G} .\n{S} {P} "b"@EN {G} .\n',
        f'{S} {P} "a . <x> ." {G} .\n{S} {P} " {G} ." {G} .\n',
        f"{S} {P} _:b {G} .\n_:b {P} _:b1 {G} .\n",
        f'{S} {P} "1"^^<http://www.w3.org/2001/XMLSchema#integer> {G} .\n' * 2,
        "",
    ],
)
def test_graphs_are_what_a_parser_finds(tmp_path: Path, text: str) -> None:
    path = tmp_path / "some.nq"
    path.write_bytes(text.encode())
    wanted: dict[str, set[str]] = {}
    for quad in parse(text.encode(), format=RdfFormat.N_QUADS):
        # a triple without graph stands with what is about the site
        name = str(quad.graph_name) if str(quad.graph_name) != "DEFAULT" else ""
        wanted.setdefault(name, set()).add(f"{quad.subject} {quad.predicate} {quad.object}")
    found = read(path)
    assert set().union(*found.values()) == set().union(*wanted.values())
    for name in wanted.keys() - {""}:
        assert wanted[name] <= found[name]


def test_a_triple_of_no_graph_is_not_taken_into_the_graph_around_it(tmp_path: Path) -> None:
    path = tmp_path / "some.nq"
    path.write_text(f'{S} {P} "a" {G} .\n{S} {P} {G} .\n{S} {P} "b" {G} .\n')
    with pytest.raises(InputError, match="a triple without graph stands among its own: sort them"):
        read(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<http://example.org/s> nonsense\n", "not N-Quads"),
        (f'{S} {P} "a" {G} .\n{S} {P} nonsense {G} .\n'.encode(), "not N-Quads"),
        (f'{S} {P} "a" {G} .\n{S} {P} "'.encode() + b'\xff" ' + f"{G} .\n".encode(), "UTF-8"),
    ],
)
def test_what_is_not_nquads_is_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "some.nq"
    path.write_bytes(content)
    with pytest.raises(wp2rdf.InputError, match=said) as caught:
        wp2rdf.gene_sets(path)
    assert len(str(caught.value).splitlines()) == 1


def test_a_folder_with_no_dump(tmp_path: Path) -> None:
    with pytest.raises(wp2rdf.InputError, match="no pathway pages"):
        wp2rdf.gene_sets(tmp_path)
    with pytest.raises(wp2rdf.InputError, match="no such file or folder"):
        wp2rdf.gene_sets(tmp_path / "missing")


def test_pathways_that_are_not_there_are_named_wherever_they_are_looked_for(tmp_path: Path) -> None:
    wp2rdf.build("examples/site", tmp_path)
    for source in ("examples/site", tmp_path, tmp_path / "site.nq", tmp_path / "store"):
        for of in (wp2rdf.gene_sets, lambda source, pathways: wp2rdf.network(*pathways, data=source)):
            with pytest.raises(wp2rdf.InputError, match=r"no pathway WP77$"):
                of(source, pathways=["WP77"])


def test_a_folder_of_rdf_in_the_place_of_pages_is_told_with_what_to_name(tmp_path: Path) -> None:
    (tmp_path / "WP1.ttl").touch()
    said = f"no drawings (.gpml) in this folder; it holds RDF: name one file, such as {tmp_path / 'WP1.ttl'}"
    with pytest.raises(wp2rdf.InputError, match=re.escape(said)):
        wp2rdf.validate(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "some.nq.gz").touch()
    with pytest.raises(wp2rdf.InputError, match=re.escape(f"it holds RDF: name {tmp_path / 'full' / 'some.nq.gz'}")):
        wp2rdf.to_graph(tmp_path)


def test_without_a_build_it_is_said_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(wp2rdf.InputError, match="wp2rdf build SITE"):
        wp2rdf.gene_sets()


@pytest.mark.parametrize("packed", ["gz", "zst"])
def test_a_packed_dump_is_read_as_the_plain_one_and_one_that_was_cut_is_told(
    forms: Forms, tmp_path: Path, run: Run, packed: str
) -> None:
    whole = tmp_path / f"site.nq.{packed}"
    wp2rdf.convert(forms.site, whole)
    assert read(whole) == read(forms.dump)
    for less in (1, 9, 200):
        cut = tmp_path / f"cut.nq.{packed}"
        cut.write_bytes(whole.read_bytes()[:-less])
        done = run("describe", cut, "-q")
        assert (done.code, done.out, done.err.count("\n")) == (2, b"", 1), done.err
        assert f"{cut}: cannot be read" in done.err


def test_several_frames_are_one_file(tmp_path: Path) -> None:
    compressor = zstandard.ZstdCompressor()
    lines = [f'{S} {P} "{number}" {G} .\n'.encode() for number in range(3)]
    (tmp_path / "site.nq.zst").write_bytes(b"".join(map(compressor.compress, lines)))
    assert len(read(tmp_path / "site.nq.zst")[G]) == 3
    (tmp_path / "none.nq.zst").write_bytes(b"")
    assert read(tmp_path / "none.nq.zst") == {}
