"""RDF files of others: every triple is in one graph, once, and can be written again."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import zstandard

from wp2rdf.errors import InputError
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.reading import nquads, rdf_files

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_in_no_graph_and_what_is_in_that_of_the_site_are_one_graph(tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    path.write_text(
        f"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:c> {GRAPH_OF_SITE} .\n<urn:a> <urn:b> <urn:d> _:g .\n",
        encoding="utf-8",
    )
    [block] = rdf_files.graphs(path)
    assert block.graph == GRAPH_OF_SITE
    assert block.lines == ["<urn:a> <urn:b> <urn:c>", "<urn:a> <urn:b> <urn:d>"]
    with nquads.graphs(path) as found:
        assert list(found) == [GRAPH_OF_SITE]
        assert found.block(GRAPH_OF_SITE).lines == block.lines


def test_a_triple_without_graph_is_not_taken_for_one_of_the_graph_that_it_speaks_of(tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    path.write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:d> <urn:e> <urn:g> .\n", encoding="utf-8")
    assert {block.graph: block.lines for block in rdf_files.graphs(path)} == {
        "<urn:g>": ["<urn:a> <urn:b> <urn:c>"],
        GRAPH_OF_SITE: ["<urn:d> <urn:e> <urn:g>"],
    }
    with nquads.graphs(path) as found:
        [graph] = found
        with pytest.raises(InputError, match="without graph"):
            found.block(graph)


def test_a_blank_node_of_json_ld_has_a_label_that_n_triples_can_write(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text('[{"@id": "_:a:b", "urn:p": [{"@id": "_:a:b"}, {"@id": "_:c"}]}]', encoding="utf-8")
    [block] = rdf_files.graphs(path)
    quads = list(pyoxigraph.parse(block.nquads().data, format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) == 2
    assert any(quad.subject == quad.object for quad in quads)


@pytest.mark.parametrize("ending", ["nt", "nq", "ttl", "trig", "rdf", "jsonld", "nq.gz", "nq.zst"])
def test_a_byte_order_mark_is_passed_over(ending: str, tmp_path: Path) -> None:
    form = pyoxigraph.RdfFormat.from_extension(ending.partition(".")[0])
    path = tmp_path / f"a.{ending}"
    triple = pyoxigraph.Triple(
        pyoxigraph.NamedNode("urn:s"), pyoxigraph.NamedNode("urn:p"), pyoxigraph.Literal("\ufeffé")
    )
    data = b"\xef\xbb\xbf" + (pyoxigraph.serialize([triple], format=form) or b"")
    packed = {"gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}.get(ending[3:])
    path.write_bytes(packed(data) if packed else data)
    [block] = rdf_files.graphs(path)
    assert block.lines == ['<urn:s> <urn:p> "\ufeffé"']
    with nquads.graphs(path) as found:
        assert [found.block(graph).lines for graph in found] == [block.lines]
    place = rdf_files.positions(path, [("<urn:s>", "<urn:p>", '"\ufeffé"')])
    assert [line for line, _column in place.values()] in ([1], [3])


@pytest.mark.parametrize("ending", ["nq", "ttl", "jsonld", "rdf"])
def test_a_refusal_is_one_line_whatever_is_in_the_file(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b'<urn:a\x00\x1b[31m\n> {"\x01": [')
    with pytest.raises(InputError) as caught:
        list(rdf_files.graphs(path))
    assert str(caught.value).isprintable()
