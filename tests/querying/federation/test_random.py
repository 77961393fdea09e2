"""Federated queries by chance give what one store gives."""

from __future__ import annotations

import pyoxigraph
import pytest

from tests.querying.federation import apart
from tests.querying.federation.nested_queries import nested_case
from tests.querying.federation.one_store import comparable, with_graphs
from tests.querying.federation.partners import Endpoint
from tests.querying.federation.random_queries import Case, case
from wp2rdf.errors import QueryError
from wp2rdf.querying import federation
from wp2rdf.querying.engines.children import in_this_process
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.sparql.parsing import parse

_TURTLE = pyoxigraph.RdfFormat.TURTLE


def engine(**turtle: str) -> OxigraphEngine:
    """A store with some data in named graphs; that of `local` is its default graph as well."""
    store = pyoxigraph.Store()
    for name, data in turtle.items():
        store.load(data.encode(), format=_TURTLE, to_graph=pyoxigraph.NamedNode(f"urn:{name}"))
        if name == "local":
            store.load(data.encode(), format=_TURTLE)
    return OxigraphEngine(lambda: store, in_this_process)


def is_right(one: Case) -> bool:
    query = parse(one.query)
    wanted = engine(local=one.local, remote=one.remote, other=one.other).answer(with_graphs(query))
    partners = {"urn:remote": Endpoint(one.remote), "urn:other": Endpoint(one.other)}
    try:
        found = federation.answer(query, engine(local=one.local), lambda name: partners[name], block=one.block)
    except QueryError as error:
        return "a SERVICE in EXISTS" in str(error)  # cannot be asked, and says so
    return found.failures == () and comparable(found.answer) == comparable(wanted)


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_queries_by_chance(start: int) -> None:
    cases = {seed: one for seed in range(start, start + 100) if (one := case(seed)) is not None}
    assert len(cases) > 40
    assert [(seed, one.query) for seed, one in cases.items() if not is_right(one)] == []


def is_right_apart(one: Case) -> bool:
    query = parse(one.query)
    data = {"urn:remote": one.remote, "urn:other": one.other}
    wanted = apart.right_answer(query, engine(local=one.local), {name: alone(turtle) for name, turtle in data.items()})
    partners = {name: Endpoint(turtle) for name, turtle in data.items()}
    found = federation.answer(query, engine(local=one.local), lambda name: partners[name], block=one.block)
    return found.failures == () and apart.without_blank_nodes(found.answer) == wanted


def alone(turtle: str) -> OxigraphEngine:
    """A partner with some data."""
    store = pyoxigraph.Store()
    store.load(turtle.encode(), format=_TURTLE)
    return OxigraphEngine(lambda: store, in_this_process)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 800, 200))
def test_queries_by_chance_with_anything_anywhere(start: int) -> None:
    cases = {seed: one for seed in range(start, start + 200) if (one := nested_case(seed)) is not None}
    assert len(cases) > 130
    assert [(seed, one.query) for seed, one in cases.items() if not is_right_apart(one)] == []
