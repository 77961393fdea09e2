"""A network of every kind of node and edge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from wp2rdf.drawing.networks import of_graph
from wp2rdf.rdf.terms import Statement

if TYPE_CHECKING:
    from wp2rdf.drawing.networks.model import Network


def statements() -> list[Statement]:
    path = Path(__file__).with_name("cell.ttl")
    triples = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return [Statement(str(one.triple)) for one in triples]


@pytest.fixture(scope="session")
def cell() -> Network:
    (network,) = of_graph.networks(statements())
    return network
