"""Search over the served pages, and what forms complete."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest

from tests.served import Server
from tests.server.walk import HTML, opened
from wp2rdf.querying import queries


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("glucose sensing", "/pathways/WP9001"),
        ("GLUCOSE made-up", "/pathways/WP9001"),  # one word of the title, one of the description
        ("gck", "/nodes/ncbigene/2645"),
        ("glucose", "/nodes/chebi/CHEBI:17634"),
        ("P35557", "/nodes/uniprot/P35557"),
        ("CHEBI:17634", "/nodes/chebi/CHEBI:17634"),
        ("ncbigene:2645", "/nodes/ncbigene/2645"),
        ("PW:0000666", "/terms/PW:0000666"),
        ("diabetes", "/terms/DOID:9351"),
        ("ada m", "/authors/Ada_Example"),
        ("example care", "/communities/ExampleCare"),
        ("human", "/organisms/9606"),
        ("10000001", "/works/pubmed/10000001"),
        ("10.5555/ref.2021.7", "/works/doi/10.5555/ref.2021.7"),
        ("PMC9000001", "/works/pmc/PMC9000001"),
        ("https://identifiers.org/hmdb/HMDB0000538", "/nodes/hmdb/HMDB0000538"),
    ],
)
def test_a_search_finds(endpoint: Server, text: str, link: str) -> None:
    assert link in opened(endpoint, f"/search?{urlencode({'q': text})}").local


def test_a_search_for_a_pathway_goes_there(endpoint: Server) -> None:
    reply = endpoint.ask("/search?q=wp9001", headers=HTML)
    assert (reply.status, reply.headers["Location"]) == (303, "/pathways/WP9001")
    assert "None." in opened(endpoint, "/search?q=xyzzy").text
    opened(endpoint, "/search")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("pathway", "glucose", "WP9001"),
        ("pathway", "wp9001", "WP9001"),
        ("gene", "gc", "GCK"),
        ("organism", "hum", "Homo sapiens"),
        ("community", "care", "ExampleCare"),
        ("term", "diabetes", "DOID:9351"),
        ("author", "ada", "Ada_Example"),
    ],
)
def test_forms_are_completed_from_the_data(endpoint: Server, kind: str, text: str, value: str) -> None:
    reply = endpoint.ask(f"/complete?{urlencode({'kind': kind, 'q': text})}")
    assert reply.type == "application/json"
    assert value in {found["value"] for found in json.loads(reply.body)}


def test_every_kind_that_a_query_names_can_be_completed(endpoint: Server) -> None:
    kinds = {one.kind for query in queries.bundled().values() for one in query.parameters if one.kind}
    assert len(kinds) >= 5
    for kind in kinds:
        assert endpoint.ask(f"/complete?kind={kind}&q=a").status == 200
