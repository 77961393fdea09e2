"""What networkx, igraph and ndex2 read of the files: the whole network, value by value."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import igraph  # type: ignore[import-untyped]
import networkx
import pytest
from ndex2.cx2 import RawCX2NetworkFactory  # type: ignore[import-untyped]

from wp2rdf.drawing.networks import attributes, cx2, graphml, sif
from wp2rdf.drawing.networks.as_networkx import as_networkx
from wp2rdf.drawing.networks.formats import FORMATS
from wp2rdf.drawing.networks.model import Network

if TYPE_CHECKING:
    from pathlib import Path


def filled(values: dict[str, attributes.Value]) -> dict[str, attributes.Value]:
    return {name: value for name, value in values.items() if value != ""}


def test_networkx_reads_graphml_as_the_network_it_was(cell: Network) -> None:
    read_back = networkx.read_graphml(io.BytesIO(graphml.written(cell)), force_multigraph=True)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(read_back)
    assert {name: dict(data) for name, data in graph.nodes(data=True)} == {
        node.iri: filled(attributes.of_node(node)) for node in cell.nodes
    }
    read = {key: (source, target, dict(data)) for source, target, key, data in graph.edges(keys=True, data=True)}
    assert list(map(read.get, (f"e{number + 1}" for number in range(len(cell.edges))))) == [
        (edge.source, edge.target, filled(attributes.of_edge(edge))) for edge in cell.edges
    ]
    assert graph.graph["title"] == cell.title
    assert graph.graph["description"] == cell.description


def test_igraph_reads_graphml_as_the_network_it_was(cell: Network, tmp_path: Path) -> None:
    path = tmp_path / "cell.graphml"
    path.write_bytes(graphml.written(cell))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert graph.vs["id"] == [node.iri for node in cell.nodes]
    assert graph.vs["label"] == [node.label for node in cell.nodes]
    ends = [(graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]) for edge in graph.es]
    assert ends == [(edge.source, edge.target) for edge in cell.edges]
    for name in ("directed", "recovered", "type", "references"):
        assert graph.es[name] == [attributes.of_edge(edge)[name] for edge in cell.edges], name
    assert graph["title"] == cell.title


def test_ndex2_reads_cx2_as_the_network_it_was(cell: Network) -> None:
    network = RawCX2NetworkFactory().get_cx2network(json.loads(cx2.written(cell)))
    assert network.get_name() == cell.name
    assert network.get_network_attributes()["description"] == cell.description
    nodes = network.get_nodes()
    assert [nodes[number]["v"]["name"] for number in range(len(cell.nodes))] == [node.label for node in cell.nodes]
    for number, node in enumerate(cell.nodes):
        assert tuple(nodes[number]["v"].get("identifiers", ())) == node.identifiers
        assert nodes[number]["v"].get("represents", "") == node.identifier
        assert (nodes[number]["x"], nodes[number]["y"]) == (node.x, node.y)
    edges = network.get_edges()
    for number, edge in enumerate(cell.edges):
        read = edges[number]
        assert cell.nodes[read["s"]].iri == edge.source
        assert cell.nodes[read["t"]].iri == edge.target
        assert (read["v"]["interaction"], read["v"]["directed"]) == (edge.type, edge.directed)
        assert read["v"]["recovered"] is edge.recovered
        assert tuple(read["v"].get("references", ())) == edge.references
    assert network.get_attribute_declarations()["edges"]["recovered"]["d"] == "boolean"


def test_cx2_that_ndex2_writes_again_is_the_same(cell: Network) -> None:
    raw = json.loads(cx2.written(cell))
    again = RawCX2NetworkFactory().get_cx2network(raw).to_cx2()
    for aspect in ("nodes", "edges", "networkAttributes", "attributeDeclarations"):
        one, other = (next(part[aspect] for part in whole if aspect in part) for whole in (raw, again))
        assert one == other, aspect


def test_sif_has_a_line_for_each_edge_and_for_each_node_without_one(cell: Network) -> None:
    lines = sif.written(cell).decode().splitlines()
    assert "ncbigene:3098\tCatalysis\treactome:R-HSA-1" in lines
    assert "uniprot:P1\tInteraction\tuniprot:P2" in lines
    assert {line.count("\t") for line in lines} == {2}
    lonely = cell._replace(edges=())
    assert sif.written(lonely).decode().splitlines() == [node.identifier or node.iri for node in cell.nodes]


def test_sif_names_nodes_by_iri_where_an_identifier_would_join_two(cell: Network) -> None:
    twins = tuple(node._replace(identifier="uniprot:P1") for node in cell.nodes[:2])
    assert sif.written(cell._replace(nodes=twins, edges=())).decode().split() == [node.iri for node in twins]


def test_networkx_gets_every_edge_with_its_iri_as_key(cell: Network) -> None:
    graph = as_networkx(cell)
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.number_of_nodes() == len(cell.nodes)
    assert {key for *_, key in graph.edges(keys=True)} == {edge.iri for edge in cell.edges}
    assert graph.number_of_edges() == len(cell.edges)
    buffer = io.BytesIO()
    networkx.write_graphml(graph, buffer)  # takes neither lists nor None


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_network_is_a_file_too(name: str) -> None:
    data = FORMATS[name].written(Network("", "WP1_r1", "", "", "", (), ()))
    assert data == b"" if name == "sif" else data.endswith(b"\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_network_gives_the_same_bytes(name: str, cell: Network) -> None:
    assert FORMATS[name].written(cell) == FORMATS[name].written(Network(*cell))
