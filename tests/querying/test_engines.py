"""Engines and federation, against real servers on loopback."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from tests.conftest import EXAMPLES
from tests.servers import Misbehaving, free_port, oxigraph, virtuoso
from tests.waiting import PATIENCE
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import QueryError, QueryTimeoutError
from wp2rdf.querying import federation
from wp2rdf.querying.engines.oxigraph import OxigraphEngine, in_memory
from wp2rdf.querying.engines.rdflib import RdflibEngine
from wp2rdf.querying.engines.remote import Refusal, RemoteEngine
from wp2rdf.querying.engines.sending import AGENT
from wp2rdf.querying.results import Table, Triples
from wp2rdf.reading import checkout as checkouts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wp2rdf.rdf.block import Block

pytestmark = pytest.mark.slow

PARTNER = """@prefix up: <http://purl.uniprot.org/core/> .
<http://purl.uniprot.org/uniprot/P35557> a up:Protein ; up:mnemonic "HXK4_EXAMPLE" .
<http://purl.uniprot.org/uniprot/P11168> a up:Protein ; up:mnemonic "GTR2_EXAMPLE" .
<http://purl.uniprot.org/uniprot/P99999> a up:Protein ; up:mnemonic "OTHER_EXAMPLE" .
"""
QUERY = """PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX up: <http://purl.uniprot.org/core/>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?protein ?mnemonic WHERE {
  ?pathway dcterms:identifier "WP9001" .
  ?node dcterms:isPartOf ?pathway ; wp:bdbUniprot ?id .
  ?id skos:exactMatch ?protein .
  SERVICE <ENDPOINT> { ?protein up:mnemonic ?mnemonic . }
  FILTER (STRENDS(?mnemonic, "EXAMPLE"))
} ORDER BY ?mnemonic"""
ROWS = [
    ("<http://purl.uniprot.org/uniprot/P11168>", '"GTR2_EXAMPLE"'),
    ("<http://purl.uniprot.org/uniprot/P35557>", '"HXK4_EXAMPLE"'),
]
EMPTY = json.dumps({"head": {"vars": ["protein", "mnemonic"]}, "results": {"bindings": []}}).encode()


def blocks() -> Iterator[Block]:
    return pipeline.blocks(checkouts.find(EXAMPLES), Options(links="partner"), report=Report())


@pytest.fixture(scope="module")
def local() -> OxigraphEngine:
    return in_memory(blocks(), named=False)


def remote(address: str) -> RemoteEngine:
    return RemoteEngine(address, pause=lambda _seconds: None)


def test_oxigraph_and_rdflib_answer_the_same(local: OxigraphEngine) -> None:
    reference = RdflibEngine(blocks())
    for query in (
        "SELECT ?s ?o { ?s <http://purl.org/dc/elements/1.1/title> ?o } ORDER BY ?s",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "ASK { ?s <http://purl.org/dc/elements/1.1/title> ?o }",
        "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }",
    ):
        one, other = local.answer(query), reference.answer(query)
        if isinstance(one, Triples) and isinstance(other, Triples):
            assert sorted(one.statements) == sorted(other.statements)
            assert len(one.statements) > 50
        else:
            assert one == other


def test_on_the_merged_graph_a_triple_in_two_pages_counts_once(local: OxigraphEngine) -> None:
    top = "<http://purl.obolibrary.org/obo/PW_0000002>"
    found = local.answer(f"SELECT (COUNT(*) AS ?n) {{ {top} a ?class }}")
    assert isinstance(found, Table)
    assert list(found.rows()) == [{"n": 1}]


@pytest.mark.parametrize("kind", ["oxigraph", "rdflib"])
def test_a_query_that_takes_too_long_is_ended(local: OxigraphEngine, kind: str) -> None:
    engine = local if kind == "oxigraph" else RdflibEngine(blocks())
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (?a != ?d && STR(?c) < STR(?i)) }"
    with pytest.raises(QueryTimeoutError, match=r"longer than 0\.5 s"):
        engine.answer(heavy, timeout=0.5)
    assert engine.answer("ASK { ?s ?p ?o }", timeout=PATIENCE) is True


def test_a_query_that_an_engine_refuses(local: OxigraphEngine) -> None:
    with pytest.raises(QueryError, match="Oxigraph"):
        local.answer("SELECT ?x WHERE { broken")
    with pytest.raises(QueryError, match="Oxigraph"):
        local.answer("SELECT ?x WHERE { broken", timeout=PATIENCE)


@pytest.mark.parametrize("server", [oxigraph, virtuoso])
def test_a_federated_query_against_a_real_server(local: OxigraphEngine, tmp_path: Path, server: object) -> None:
    with server(tmp_path / "partner", PARTNER) as endpoint:  # type: ignore[operator]
        for block in (1, 50):
            found = federation.answer(QUERY.replace("ENDPOINT", endpoint), local, remote, block=block)
            assert found.failures == ()
            assert isinstance(found.answer, Table)
            assert list(found.answer.solutions) == ROWS
        graph = remote(endpoint).answer("CONSTRUCT WHERE { <http://purl.uniprot.org/uniprot/P35557> ?p ?o }")
        assert isinstance(graph, Triples)
        assert len(graph.statements) == 2


def test_an_endpoint_that_is_down_makes_the_answer_partial(local: OxigraphEngine) -> None:
    endpoint = f"http://127.0.0.1:{free_port()}/sparql"
    found = federation.answer(QUERY.replace("ENDPOINT", endpoint), local, remote)
    assert len(found.failures) == 1
    assert "cannot be reached" in found.failures[0]
    assert isinstance(found.answer, Table)
    assert found.answer.solutions == []


def test_a_silent_clause_is_as_if_it_were_not_there(local: OxigraphEngine) -> None:
    endpoint = f"http://127.0.0.1:{free_port()}/sparql"
    query = QUERY.replace("SERVICE <ENDPOINT>", f"SERVICE SILENT <{endpoint}>").replace(
        'FILTER (STRENDS(?mnemonic, "EXAMPLE"))', ""
    )
    found = federation.answer(query, local, remote)
    assert isinstance(found.answer, Table)
    assert len(found.answer.solutions) > 2
    assert len(found.failures) == 1


def test_a_busy_endpoint_is_asked_again_when_it_says(local: OxigraphEngine) -> None:
    pauses: list[float] = []
    replies = [(429, {"Retry-After": "7"}, b""), (503, {}, b""), (200, {"Content-Type": "application/json"}, EMPTY)]
    with Misbehaving(lambda number: replies[min(number, 2)]) as server:
        engine = RemoteEngine(server.url, pause=pauses.append)
        found = federation.answer(QUERY.replace("ENDPOINT", server.url), local, lambda _address: engine)
        assert found.failures == ()
        assert pauses == [7.0, 2.0]
        assert all(headers["User-Agent"] == AGENT for headers, _ in server.asked)
        assert len(server.asked) == 3


def test_an_endpoint_that_stays_busy_is_given_up(local: OxigraphEngine) -> None:
    with Misbehaving(lambda _number: (429, {"Retry-After": "1"}, b"")) as server:
        found = federation.answer(QUERY.replace("ENDPOINT", server.url), local, remote)
        assert len(server.asked) == 4
        assert found.failures == (f"{server.url}: answers 429 Too Many Requests",)


def test_blocks_shrink_when_an_endpoint_refuses_them(local: OxigraphEngine) -> None:
    def reply(_number: int) -> tuple[int, dict[str, str], bytes]:
        asked = server.asked[-1][1]
        too_long = parse_qs(asked)["query"][0].count(") (") > 1
        return (413, {}, b"") if too_long else (200, {"Content-Type": "application/json"}, EMPTY)

    server = Misbehaving(reply)
    with server:
        found = federation.answer(QUERY.replace("ENDPOINT", server.url), local, remote)
        assert found.failures == ()
        assert len(server.asked) >= 3


def test_a_slow_endpoint_is_not_waited_for(local: OxigraphEngine) -> None:
    def reply(_number: int) -> tuple[int, dict[str, str], bytes]:
        ended.wait(PATIENCE)
        return 200, {}, EMPTY

    ended = threading.Event()
    with Misbehaving(reply) as server:
        found = federation.answer(QUERY.replace("ENDPOINT", server.url), local, remote, timeout=1, block=1)
        ended.set()
        assert "no answer in 1 s" in found.failures[0]


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"head":{}}', EMPTY + b"\nerror: timeout", b'{"results": 1}'])
def test_an_answer_that_is_none_is_an_error(body: bytes) -> None:
    with (
        Misbehaving(lambda _number: (200, {"Content-Type": "application/json"}, body)) as server,
        pytest.raises(QueryError, match="no SPARQL result"),
    ):
        remote(server.url).answer("SELECT * { ?s ?p ?o }")


def test_what_an_endpoint_refuses_says_its_status() -> None:
    with Misbehaving(lambda _number: (400, {}, b"syntax")) as server, pytest.raises(Refusal) as refused:
        remote(server.url).answer("SELECT * { ?s ?p ?o }")
    assert refused.value.status == 400


def test_nothing_leaves_the_machine_when_that_is_forbidden(local: OxigraphEngine) -> None:
    with Misbehaving(lambda _number: (200, {}, EMPTY)) as server:
        found = federation.answer(
            QUERY.replace("ENDPOINT", server.url), local, lambda address: RemoteEngine(address, allowed=False)
        )
        assert server.asked == []
        assert "--no-network" in found.failures[0]


def test_answers_are_kept_in_a_cache(tmp_path: Path) -> None:
    with Misbehaving(lambda _number: (200, {"Content-Type": "application/json"}, EMPTY)) as server:
        engine = RemoteEngine(server.url, cache=tmp_path / "cache")
        first = engine.answer("SELECT * { ?s ?p ?o }")
        assert engine.answer("SELECT * { ?s ?p ?o }") == first
        assert len(server.asked) == 1
        engine.answer("SELECT * { ?s ?p ?x }")
        assert len(server.asked) == 2


def test_nothing_is_asked_when_nothing_is_bound(local: OxigraphEngine) -> None:
    with Misbehaving(lambda _number: (200, {}, EMPTY)) as server:
        query = QUERY.replace("ENDPOINT", server.url).replace("WP9001", "WP1")
        found = federation.answer(query, local, remote)
        assert server.asked == []
        assert found.failures == ()
