from __future__ import annotations

import xml.etree.ElementTree as ET

import networkx
import pytest

from tests.drawing.pictures.parts import SVG
from wp2rdf.drawing.networks.as_networkx import as_networkx
from wp2rdf.drawing.networks.model import MEMBER, Edge, Network, Node
from wp2rdf.drawing.networks.picture import MOST

LONG = "<ATP> & a name that is much longer than a box"


def graph(*, with_places: bool = True) -> networkx.MultiDiGraph[str]:
    def place(value: float) -> float | None:
        return value if with_places else None

    nodes = (
        Node("https://example.org/il6", "IL6", "GeneProduct", "hgnc.symbol:IL6", (), place(0), place(0)),
        Node("https://example.org/atp", LONG, "Metabolite", "", (), place(300), place(0)),
        Node("https://example.org/complex", "", "Complex", "", (), None, None),
        Node("https://example.org/hub", "", "Interaction", "", (), place(150), place(100)),
        Node("https://example.org/alone", "alone", "Protein", "", (), None, None),
    )
    edges = (
        Edge(nodes[0].iri, nodes[1].iri, "i1", "DirectedInteraction|Inhibition", True, (), (), False, "WP1_r1"),
        Edge(nodes[1].iri, nodes[3].iri, "i2", "Interaction", False, (), (), False, "WP1_r1"),
        Edge(nodes[0].iri, nodes[2].iri, "i3", MEMBER, True, (), (), False, "WP1_r1"),
        Edge(nodes[0].iri, nodes[0].iri, "i4", "DirectedInteraction", True, (), (), False, "WP1_r1"),
    )
    return as_networkx(Network("https://example.org/WP1", "WP1_r1", "A <network>", "", "", nodes, edges))


@pytest.mark.parametrize("with_places", [True, False])
def test_a_network_draws_itself(with_places: bool) -> None:
    text = graph(with_places=with_places)._repr_svg_()  # type: ignore[attr-defined]
    root = ET.fromstring(text)  # noqa: S314 - our own
    boxes = [one for one in root.iter(f"{SVG}g") if one.get("data-iri")]
    assert len(boxes) == 4
    assert len(list(root.iter(f"{SVG}circle"))) == 1, "an interaction that others end at is a dot"
    lines = [one for one in root.iter(f"{SVG}path") if one.find(f"{SVG}title") is not None]
    assert [(one.get("marker-end"), one.get("stroke-dasharray")) for one in lines] == [
        ("url(#sign-mim-inhibition-000000-1)", None), (None, "2 3"), (None, None),
    ]  # fmt: skip
    assert root.get("aria-label") == "Network: A <network>"
    assert graph(with_places=with_places)._repr_svg_() == text, "always the same"  # type: ignore[attr-defined]


def test_nodes_stand_where_their_drawing_has_them() -> None:
    root = ET.fromstring(graph()._repr_svg_())  # type: ignore[attr-defined]  # noqa: S314 - our own
    texts = {"".join(one.itertext()): (one.get("x"), one.get("y")) for one in root.iter(f"{SVG}text")}
    assert texts["IL6"] == ("0", "4")
    assert texts["<ATP> & a name that is much…"] == ("300", "4")
    assert texts["complex"] == ("0", "4"), "amid what it is connected to"


def test_a_network_is_one_line_and_a_large_one_is_not_drawn() -> None:
    small = graph()
    assert repr(small) == "<network of WP1_r1: 5 nodes, 4 edges>"
    small.add_nodes_from(map(str, range(MOST)))
    assert small._repr_svg_() is None  # type: ignore[attr-defined]
    small.clear()
    assert small._repr_svg_() is None  # type: ignore[attr-defined]


def test_it_is_a_graph_of_networkx_for_everything_else() -> None:
    whole = graph()
    assert isinstance(whole, networkx.MultiDiGraph)
    assert isinstance(whole.copy(), networkx.MultiDiGraph)
    assert networkx.is_isomorphic(whole.subgraph(list(whole)), whole)
    assert networkx.node_link_data(whole)["multigraph"]
    assert whole.to_undirected().number_of_nodes() == 5
