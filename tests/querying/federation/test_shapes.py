"""Federated queries of every shape give what one store gives that has the data of all partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.querying.federation.one_store import comparable, here, right_answer
from tests.querying.federation.shapes import LOCAL, OTHER, REMOTE, SHAPES
from tests.served import served
from tests.servers import oxigraph, virtuoso
from wp2rdf.querying import federation
from wp2rdf.querying.engines.children import in_this_process
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.engines.rdflib import RdflibEngine
from wp2rdf.querying.engines.remote import RemoteEngine
from wp2rdf.reading import rdf_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.conftest import Run
    from wp2rdf.querying.engines import Engine

Partners = dict[str, str]

NOT_OF_VIRTUOSO = {
    "?r e:near* ?far": "Virtuoso refuses a path of which neither end is known",
    "OPTIONAL { ?r e:mass ?m } ?x e:near ?m": "in Virtuoso what an OPTIONAL leaves unbound fits nothing",
    "ORDER BY DESC(?l) LIMIT 2": "SPARQL leaves open how texts with and without a language are ordered",
    "SELECT ?r { SERVICE <urn:remote> { ?r ?p ?o } }": "Virtuoso's default graph has data of its own",
    "SERVICE ?e": "these name graphs of the reference store",
}
"""Parts of queries that Virtuoso answers otherwise, with the reasons."""

NOT_OF_RDFLIB = {
    "?g e:weight ?m": "rdflib keeps the text of 1.50, which is not 1.5",
    "?p ?v FILTER EXISTS": "rdflib keeps the text of 1.50, where Oxigraph writes 1.5",
    "ORDER BY ?l LIMIT 2": NOT_OF_VIRTUOSO["ORDER BY DESC(?l) LIMIT 2"],
    "OFFSET 1 LIMIT 1": NOT_OF_VIRTUOSO["ORDER BY DESC(?l) LIMIT 2"],
    "GRAPH ?h": "this data has no named graph `urn:local`",
}
"""Parts of queries that rdflib answers otherwise, with the reasons."""


@pytest.fixture(scope="module")
def local() -> OxigraphEngine:
    store = here()
    return OxigraphEngine(lambda: store, in_this_process)


@pytest.fixture(scope="module")
def partners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Partners]:
    """The addresses of two partners: one served by `wp2rdf serve`, one by Oxigraph."""
    folder = tmp_path_factory.mktemp("partners")
    (folder / "remote.ttl").write_text(REMOTE, encoding="utf-8")
    with served(folder / "remote.ttl", folder) as ours, oxigraph(folder / "other", OTHER) as theirs:
        yield {"urn:remote": ours.endpoint, "urn:other": theirs}


@pytest.fixture(scope="module")
def virtuosos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Partners]:
    """The same partners, both Virtuoso."""
    folder = tmp_path_factory.mktemp("virtuosos")
    with virtuoso(folder / "remote", REMOTE) as one, virtuoso(folder / "other", OTHER) as other:
        yield {"urn:remote": one, "urn:other": other}


def federated(query: str, local: Engine, partners: Mapping[str, str], block: int = 50) -> object:
    found = federation.answer(query, local, lambda name: RemoteEngine(partners[name]), block=block)
    assert found.failures == ()
    return comparable(found.answer)


def test_there_are_as_many_shapes_as_are_promised() -> None:
    assert len(SHAPES) == len(set(SHAPES)) == 113


@pytest.mark.parametrize("query", SHAPES)
def test_an_answer_is_that_of_one_store(local: OxigraphEngine, partners: Partners, query: str) -> None:
    wanted = comparable(right_answer(query))
    assert federated(query, local, partners) == wanted
    assert federated(query, local, partners, block=1) == wanted


@pytest.mark.parametrize("query", [one for one in SHAPES if not any(part in one for part in NOT_OF_VIRTUOSO)])
def test_virtuoso_gives_the_same(local: OxigraphEngine, virtuosos: Partners, query: str) -> None:
    wanted = comparable(right_answer(query))
    assert federated(query, local, virtuosos) == wanted
    assert federated(query, local, virtuosos, block=1) == wanted


def test_rdflib_here_gives_the_same(partners: Partners, tmp_path: Path) -> None:
    (tmp_path / "local.ttl").write_text(LOCAL, encoding="utf-8")
    engine = RdflibEngine(rdf_files.graphs(tmp_path / "local.ttl"), in_this_process)
    asked = [query for query in SHAPES if not any(part in query for part in NOT_OF_RDFLIB)]
    assert len(asked) == 108
    for query in asked:
        assert federated(query, engine, partners) == comparable(right_answer(query)), query


def test_the_command_gives_the_same(run: Run, partners: Partners, tmp_path: Path) -> None:
    (tmp_path / "local.ttl").write_text(LOCAL, encoding="utf-8")
    mapped = [f"--map-endpoint={name}={address}" for name, address in partners.items()]
    query = SHAPES[4]
    assert "BIND (UCASE(?l) AS ?u)" in query
    done = run("query", "-", "--data", tmp_path / "local.ttl", *mapped, "-f", "csv", stdin=query.encode())
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) == 5
    assert b"X FOUR" in done.out
