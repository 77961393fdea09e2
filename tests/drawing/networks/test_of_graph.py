"""Nodes and edges of a pathway, from the triples of its graph."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.drawing.networks.conftest import statements
from wp2rdf.drawing.networks import of_graph
from wp2rdf.drawing.networks.model import merged

if TYPE_CHECKING:
    from wp2rdf.drawing.networks.model import Edge, Network, Node

ID = "https://identifiers.org/"
DRAWN = "http://rdf.wikipathways.org/Pathway/WP9_r1/"
LINE = DRAWN + "WP/Interaction/"


def node(network: Network, iri: str) -> Node:
    (found,) = (one for one in network.nodes if one.iri == iri)
    return found


def of(network: Network, iri: str) -> list[Edge]:
    return [edge for edge in network.edges if edge.iri == iri]


def test_a_network_says_whose_it_is(cell: Network) -> None:
    assert (cell.name, cell.title, cell.organism) == ("WP9_r1", 'Sugar & "spice" <in> the cell', "Homo sapiens")


def test_nodes_have_labels_types_and_all_their_identifiers(cell: Network) -> None:
    sugar = node(cell, f"{ID}chebi/CHEBI:17634")
    assert (sugar.label, sugar.type, sugar.identifier) == ("glucose", "Metabolite", "CHEBI:17634")
    assert sugar.identifiers == ("CHEBI:17634", "hmdb:HMDB0000122", "wikidata:Q37525")
    assert (sugar.x, sugar.y) == (90.5, 20.0)
    enzyme = node(cell, f"{ID}ncbigene/3098")
    assert (enzyme.label, enzyme.type, enzyme.x) == ("HK1 hexokinase", "GeneProduct|Protein", None)


def test_a_node_without_label_is_called_by_its_identifier(cell: Network) -> None:
    assert node(cell, f"{ID}uniprot/P3")[1:4] == ("P3", "DataNode", "uniprot:P3")


def test_an_interaction_that_is_regulated_is_a_node_that_its_edges_go_through(cell: Network) -> None:
    hub = node(cell, f"{LINE}a1")
    assert (hub.label, hub.type, hub.identifiers) == ("Conversion", "Interaction", ("reactome:R-HSA-1",))
    edges = of(cell, hub.iri)
    assert {(edge.source, edge.target) for edge in edges} == {
        (f"{ID}chebi/CHEBI:17634", hub.iri),
        (hub.iri, f"{ID}chebi/CHEBI:4170"),
    }
    for edge in edges:
        assert (edge.type, edge.directed, edge.recovered) == ("Conversion", True, False)
        assert edge.references == ("doi:10.1000/x.(1)", "pubmed:123")
        assert edge.identifiers == ("reactome:R-HSA-1",)
    (regulation,) = of(cell, f"{LINE}b1")
    assert (regulation.source, regulation.target, regulation.type) == (f"{ID}ncbigene/3098", hub.iri, "Catalysis")


def test_members_are_joined_with_their_complex_and_a_complex_without_label_is_called_by_them(cell: Network) -> None:
    whole = node(cell, f"{DRAWN}Complex/c1")
    assert (whole.label, whole.type, whole.identifiers) == ("one, two", "Complex", ())
    assert [(edge.source, edge.type) for edge in of(cell, whole.iri)] == [
        (f"{ID}uniprot/P1", "Member"),
        (f"{ID}uniprot/P2", "Member"),
    ]
    assert of(cell, f"{DRAWN}ComplexBinding/c1") == []


def test_a_group_that_an_interaction_ends_at_is_a_node_with_its_members(cell: Network) -> None:
    (edge,) = of(cell, f"{LINE}g1")
    assert (edge.source, edge.type, edge.recovered) == (f"{DRAWN}Group/g1", "Inhibition", True)
    assert node(cell, edge.source).type == "Group"
    assert node(cell, edge.source).label == "c1, P3"
    assert len(of(cell, edge.source)) == 2


def test_lines_without_direction_and_with_two(cell: Network) -> None:
    (flat,) = of(cell, f"{LINE}d1")
    assert (flat.type, flat.directed) == ("Interaction", False)
    there, back = *of(cell, f"{LINE}f1_1"), *of(cell, f"{LINE}f1_2")
    assert (there.source, there.target) == (back.target, back.source)
    assert there.type == "DirectedInteraction"


def test_a_line_that_connects_nothing_is_no_edge(cell: Network) -> None:
    assert of(cell, f"{LINE}e1") == []


def test_every_edge_ends_at_nodes(cell: Network) -> None:
    nodes = {one.iri for one in cell.nodes}
    assert len(nodes) == len(cell.nodes)
    assert {end for edge in cell.edges for end in (edge.source, edge.target)} <= nodes


def test_the_order_of_triples_does_not_matter(cell: Network) -> None:
    mixed = statements()
    random.Random(1).shuffle(mixed)
    assert list(of_graph.networks(mixed)) == [cell]


def test_several_pathways_in_one_graph_are_several_networks(cell: Network) -> None:
    other = [type(one)(one.replace("WP9", "WP10")) for one in statements()]
    first, second = of_graph.networks([*other, *statements()])
    assert (first.name, second.name) == ("WP10_r1", "WP9_r1")
    assert len(second.edges) == len(cell.edges)


def test_merged_networks_share_nodes_and_keep_every_edge(cell: Network) -> None:
    other = [type(one)(one.replace("WP9", "WP10")) for one in statements()]
    (second,) = of_graph.networks(other)
    whole = merged("both", [cell, second])
    assert len(whole.edges) == 2 * len(cell.edges)
    shared = {one.iri for one in cell.nodes} & {one.iri for one in second.nodes}
    assert len(whole.nodes) == 2 * len(cell.nodes) - len(shared)
    assert {edge.pathway for edge in whole.edges} == {"WP9_r1", "WP10_r1"}
    assert node(whole, f"{ID}chebi/CHEBI:17634").x is None, "places of several drawings do not belong together"
