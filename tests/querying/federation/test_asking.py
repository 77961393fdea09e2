"""What partners are asked: no more than can matter, and never so little that the answer is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.querying.federation.one_store import comparable, here, right_answer
from tests.querying.federation.partners import Endpoint, rows_sent
from tests.querying.federation.shapes import OTHER, PREFIX, REMOTE
from wp2rdf.errors import QueryError, UsageError
from wp2rdf.querying import federation
from wp2rdf.querying.engines.children import in_this_process
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.engines.remote import Refusal
from wp2rdf.querying.federation import asking
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Filter
from wp2rdf.querying.sparql.writer import write

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.tree import Query

S = "SERVICE <urn:remote>"


def federated(query: str, endpoint: Endpoint, block: int = 50) -> federation.Federated:
    store = here()
    local = OxigraphEngine(lambda: store, in_this_process)
    return federation.answer(PREFIX + query, local, lambda _name: endpoint, block=block)


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ("SELECT * { ?g e:in e:p1 ; e:xref ?r . S { ?r e:label ?l } }", [3]),
        ("SELECT * { S { ?r e:label ?l } ?g e:in e:p1 ; e:xref ?r }", [3]),
        ("SELECT * { ?g e:xref ?r . S { ?r e:label ?l } FILTER (?g = e:gene2) }", [2]),
        ("SELECT * { ?g e:xref ?r OPTIONAL { S { ?r e:mass ?m } } FILTER (?g = e:gene2) }", [2]),
        ("SELECT * { ?g e:in e:p1 ; e:xref ?r { S { ?r e:label ?l } } UNION { ?g e:name ?l } }", [3]),
        ("SELECT * { ?g e:in e:p1 ; e:xref ?r MINUS { S { ?r e:mass ?m } } }", [3]),
        ("SELECT * { ?g e:in e:p1 ; e:xref ?r FILTER NOT EXISTS { S { ?r e:mass ?m } } }", [3]),
        ("SELECT * { ?g e:in e:p1 FILTER EXISTS { ?g e:xref ?r . S { ?r e:mass ?m } } }", [3]),
        ("SELECT * { ?g e:in e:p1 ; e:xref ?r { SELECT ?r ?l { S { ?r e:label ?l } } } }", [3]),
        ("SELECT * { S { ?r e:label ?l } } VALUES ?r { e:x1 e:x4 }", [2]),
        ("SELECT * { ?g e:symbol 'A1' ; e:key ?k . S { ?r e:key ?k } }", [1]),
        ("SELECT * { ?g e:name 'nobody' ; e:xref ?r . S { ?r e:label ?l } }", []),
        # nothing that every row of the partner and every solution here has
        ("SELECT * { ?g e:name ?n OPTIONAL { ?g e:xref ?r } S { ?r e:label ?l } }", [None]),
        ("SELECT * { ?g e:xref ?r . S { OPTIONAL { ?r e:mass ?m } } }", [None]),
        ("SELECT * { ?g e:xref ?r . { SELECT ?l { S { ?r e:label ?l } } } }", [None]),
        ("SELECT * { ?g e:xref ?r . { SELECT ?r { S { ?r e:label ?l } } LIMIT 1 } }", [None]),
        ("SELECT * { S { ?r e:label ?l } OPTIONAL { ?g e:xref ?r } }", [None]),
        ("SELECT * { S { ?r e:label ?l } MINUS { ?g e:xref ?r } }", [None]),
        ("SELECT * { OPTIONAL { S { ?r e:mass ?m } } ?g e:xref ?r }", [None]),
        # numbers other than whole ones have no one text that all stores write
        ("SELECT * { ?g e:weight ?m . S { ?r e:mass ?m } }", [None]),
    ],
)
def test_values_are_sent_where_they_say_it_all(query: str, sent: list[int | None]) -> None:
    endpoint = Endpoint(REMOTE)
    query = query.replace(" S {", f" {S} {{")
    assert comparable(federated(query, endpoint).answer) == comparable(right_answer(PREFIX + query))
    assert endpoint.sent == sent


def test_a_path_is_given_its_only_start_by_a_filter() -> None:
    endpoint = Endpoint(REMOTE)
    federated(f"SELECT * {{ ?g e:xref ?r . ?g e:symbol 'A1' . {S} {{ ?r e:near+ ?x }} }}", endpoint)
    assert endpoint.sent == [None]
    assert any(isinstance(node, Filter) for node in walk(endpoint.asked[0]))


def test_rows_of_a_partner_come_as_often_as_it_has_them() -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ ?g e:xref ?r . {S} {{ SELECT ?r {{ ?r ?p ?o }} }} }}"
    endpoint = Endpoint(REMOTE)
    found = federated(query, endpoint, block=2)
    assert len(endpoint.asked) == 2
    assert comparable(found.answer) == comparable(right_answer(PREFIX + query))


def test_blank_nodes_of_several_blocks_are_asked_for_at_once() -> None:
    query = f"SELECT (COUNT(DISTINCT ?b) AS ?n) {{ ?g e:xref ?r . {S} {{ ?r e:about ?b }} }}"
    endpoint = Endpoint(REMOTE)
    found = federated(query, endpoint, block=1).answer
    assert isinstance(found, Table)
    assert list(found.rows()) == [{"n": 2}]
    assert endpoint.sent == [1, 1, 1, 1, 4]


def test_an_answer_that_was_cut_is_asked_for_in_smaller_parts() -> None:
    query = f"SELECT * {{ ?g e:xref ?r . {S} {{ ?r e:label ?l }} }}"
    limited = Endpoint(REMOTE, lambda asked: "cut" if rows_sent(asked) > 2 else "")
    found = federated(query, limited)
    assert found.failures == ()
    assert limited.sent == [4, 2, 2]
    assert comparable(found.answer) == comparable(right_answer(PREFIX + query))


def test_an_answer_that_stays_cut_is_partial() -> None:
    found = federated(f"SELECT * {{ {S} {{ ?r e:label ?l }} }}", Endpoint(REMOTE, lambda _asked: "gives 10,000 rows"))
    assert found.failures == ("gives 10,000 rows",)
    assert isinstance(found.answer, Table)
    assert len(found.answer.solutions) == 5


def test_a_partner_with_too_many_rows_is_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_ROWS", 3)
    endpoint = Endpoint(REMOTE)
    found = federated(f"SELECT * {{ {S} {{ ?r e:label ?l }} }}", endpoint)
    assert found.failures == ("http://partner.example/sparql: has more than 3 rows for a SERVICE",)
    assert write(endpoint.asked[0]).endswith("LIMIT 4\n")


def down(_asked: Query) -> str:
    raise Refusal("http://partner.example/sparql: answers 503", 503)


def test_a_silent_clause_that_fails_is_one_solution_without_values() -> None:
    for pattern, rows in (
        ("?g e:xref ?r . SERVICE SILENT <urn:remote> { ?r e:label ?l }", 5),
        ("?g e:xref ?r OPTIONAL { SERVICE SILENT <urn:remote> { ?r e:label ?l } }", 5),
        ("?g e:xref ?r MINUS { SERVICE SILENT <urn:remote> { ?r e:label ?l } }", 5),
        ("SERVICE SILENT <urn:remote> { ?r e:label ?l }", 1),
        ("?g e:xref ?r FILTER EXISTS { SERVICE SILENT <urn:remote> { ?r e:label ?l } }", 5),
    ):
        found = federated(f"SELECT * {{ {pattern} }}", Endpoint(REMOTE, down))
        assert isinstance(found.answer, Table)
        assert len(found.answer.solutions) == rows, pattern
        assert {"r", "l"} >= set(found.answer.variables) - {"g"}
        assert found.failures == found.silent == found.failures[:1] != ()


def test_rows_that_a_negation_would_take_away_are_named() -> None:
    for pattern in (f"MINUS {{ {S} {{ ?r e:mass ?m }} }}", f"FILTER NOT EXISTS {{ {S} {{ ?r e:mass ?m }} }}"):
        found = federated(f"SELECT * {{ ?g e:xref ?r {pattern} }}", Endpoint(REMOTE, down))
        assert len(found.failures) == 1
        assert "what stands in MINUS or NOT EXISTS is not taken away" in found.failures[0]


def test_values_from_outside_of_an_exists_are_written_into_the_clause() -> None:
    query = f"SELECT * {{ ?g e:xref ?r ; e:limit ?x FILTER EXISTS {{ {S} {{ ?r e:mass ?m FILTER (?m < ?x) }} }} }}"
    endpoint = Endpoint(REMOTE)
    assert comparable(federated(query, endpoint).answer) == comparable(right_answer(PREFIX + query))
    assert len(endpoint.asked) == 2  # for each limit


@pytest.mark.parametrize(
    ("query", "error", "said"),
    [
        ("SELECT * {\n  ?s a ?c .\n  SERVICE ?e { ?s ?p ?o } }", UsageError, "line 4, column 3: SERVICE \\?e: nothing"),
        (
            f"SELECT * {{ ?g e:name ?n OPTIONAL {{ ?g e:limit ?x }}"
            f" FILTER EXISTS {{ {S} {{ ?r e:mass ?m FILTER (?m < ?x) }} }} }}",
            QueryError,
            "has no value in some solutions",
        ),
    ],
)
def test_what_cannot_be_asked_is_one_line(query: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said) as refused:
        federated(query, Endpoint(REMOTE))
    assert "\n" not in str(refused.value)


def test_a_name_that_is_no_endpoint_is_partial() -> None:
    endpoint = Endpoint(OTHER)
    found = federated("SELECT * { VALUES ?e { <urn:other> 'no IRI' } SERVICE ?e { ?r e:note ?t } }", endpoint)
    assert found.failures == ('SERVICE "no IRI": is no endpoint',)
    assert isinstance(found.answer, Table)
    assert len(found.answer.solutions) == 4


def test_no_iri_of_a_partner_is_taken_for_a_blank_node() -> None:
    turtle = "@prefix e: <http://example.org/> . <urn:wp2rdf:blank:0:0> e:about [] , <urn:wp2rdf:blank:1> ."
    found = federated(f"SELECT * {{ {S} {{ ?r e:about ?b }} }}", Endpoint(turtle)).answer
    assert isinstance(found, Table)
    place = found.variables.index("b")
    assert sorted(str(row[place])[:12] for row in found.solutions) == ["<urn:wp2rdf:", "_:partner0"]
