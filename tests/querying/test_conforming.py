"""Oxigraph answers as SPARQL 1.1 says, also where it does otherwise when it is left alone."""

from __future__ import annotations

import random

import pyoxigraph
import pytest

from tests.querying.loose_cases import LOOSE, STRICT
from wp2rdf.errors import UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.engines.children import in_this_process
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.engines.rdflib import RdflibEngine
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql import readonly, scope
from wp2rdf.querying.sparql.conforming import conforming, notes
from wp2rdf.querying.sparql.lexer import tokens
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.tree import Select
from wp2rdf.querying.sparql.writer import write
from wp2rdf.querying.values import value_of
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Statement, Term

DATA = """
@prefix : <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :p :b ; :q :b ; :n 1 ; :n 2 ; :l "x"@en ; :d 1e5 . :b :p :c ; :n 2.5 ; :l ""@en . :c :n 7 ; :q :d ; :see :a , :b .
:d :l "plain" ; :day "2020-01-31"^^xsd:date .
"""
GRAPHS = {
    "http://g/1": "@prefix : <http://e/> . :s :p :o2 , :o3 .",
    "http://g/2": "@prefix : <http://e/> . :s :p :o .",
}


@pytest.fixture(scope="module")
def engine() -> OxigraphEngine:
    store = pyoxigraph.Store()
    store.load(DATA, format=pyoxigraph.RdfFormat.TURTLE)
    for name, data in GRAPHS.items():
        store.load(data, format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode(name))
    return OxigraphEngine(lambda: store)


def rows(engine: OxigraphEngine, query: str) -> list[tuple[object, ...]]:
    prologue = f"PREFIX : <http://e/> PREFIX xsd: <{PREFIXES['xsd']}> "
    found = engine.answer(prologue + query)
    assert isinstance(found, Table)
    shown = [
        tuple(
            None if cell is None else value_of(cell) if cell[0] == '"' else cell[1:-1].removeprefix("http://e/")
            for cell in row
        )
        for row in found.solutions
    ]
    return sorted(shown, key=str)


A, B, C, D = "abcd"

CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    # alternative paths: each way is a row
    ("SELECT ?x { :a (:p|:q) ?x }", [(B,), (B,)]),
    ("SELECT (COUNT(*) AS ?n) { ?s :p|:q ?x }", [(4,)]),
    ("SELECT ?x { :a ^(:p|:q) ?y . ?y :n ?x }", []),
    ("SELECT ?x { :b ^(:p|:q) ?x }", [(A,), (A,)]),
    ("SELECT ?x { :a (:p|:q)/:p ?x }", [(C,), (C,)]),
    ("SELECT ?x { :a (:p|:q)/(:p|:q) ?x }", [(C,), (C,)]),
    ("SELECT ?x { :a (:p|:q)+ ?x }", [(B,), (C,), (D,)]),
    ("SELECT * { ?x (:p|:q) _:b . _:b :n 2.5 }", [(A,), (A,)]),
    ("SELECT * { [ :p|:q ?x ] :d ?y }", [(B, 100000.0), (B, 100000.0)]),
    ("SELECT DISTINCT * { :a (:p|:q)/:p ?x }", [(C,)]),
    ("SELECT ?x { :a :p|^:see ?x }", [(B,), (C,)]),
    # paths of length zero from a term that is not in the data
    ("SELECT ?x { :none :p* ?x }", [("none",)]),
    ("SELECT ?x { :none :p? ?x }", [("none",)]),
    ("SELECT ?x { ?x :p* :none }", [("none",)]),
    ("SELECT ?x { :none ^:p* ?x }", [("none",)]),
    ("SELECT ?x { :a :p* ?x }", [(A,), (B,), (C,)]),
    ("SELECT ?x { :a (:p|:q)? ?x }", [(A,), (B,)]),
    ("SELECT ?x { ?x :p* :c }", [(A,), (B,), (C,)]),
    ("SELECT ?x { 'text' :p* ?x }", [("text",)]),
    ("SELECT (1 AS ?x) { :none :p* :none }", [(1,)]),
    ("SELECT (1 AS ?x) { :none :p* :other }", []),
    ("SELECT (1 AS ?x) { :a :p* :c }", [(1,)]),
    ("SELECT ?g ?x { GRAPH ?g { :none :p* ?x } }", [("http://g/1", "none"), ("http://g/2", "none")]),
    # aggregates over gaps
    ("SELECT (SUM(?n) AS ?v) { ?s :l ?l OPTIONAL { ?s :n ?n } }", [(5.5,)]),
    ("SELECT (AVG(?n) AS ?v) { ?s :l ?l OPTIONAL { ?s :n ?n } FILTER (?l != 'x'@en) }", [(2.5,)]),
    ("SELECT (MIN(?n) AS ?v) (MAX(?n) AS ?w) { ?s :l ?l OPTIONAL { ?s :n ?n } }", [(1, 2.5)]),
    ("SELECT (MIN(?n) AS ?v) (MAX(?n) AS ?w) (SUM(?n) AS ?x) { :d :l ?l OPTIONAL { :d :n ?n } }", [(None, None, 0)]),
    ("SELECT (AVG(?n) AS ?v) { :d :l ?l OPTIONAL { :d :n ?n } }", [(0,)]),
    (
        "SELECT (GROUP_CONCAT(?n; SEPARATOR='|') AS ?v) { VALUES ?s { :d :b :none } OPTIONAL { ?s :n ?n } }",
        [("2.5",)],
    ),
    ("SELECT (GROUP_CONCAT(?n; SEPARATOR='.') AS ?v) { VALUES ?s { :c :d } OPTIONAL { ?s :n ?n } }", [("7",)]),
    ("SELECT (GROUP_CONCAT(?n) AS ?v) { :d :l ?l OPTIONAL { :d :n ?n } }", [("",)]),
    ("SELECT (SUM(?n * 2) AS ?v) { ?s :l ?l OPTIONAL { ?s :n ?n } }", [(11.0,)]),
    ("SELECT (SUM(COALESCE(?n, 10)) AS ?v) { ?s :l ?l OPTIONAL { ?s :n ?n } }", [(15.5,)]),
    ("SELECT ?s { ?s :l ?l OPTIONAL { ?s :n ?n } } GROUP BY ?s HAVING (SUM(?n) > 2) ORDER BY MIN(?n)", [(A,), (B,)]),
    ("SELECT (SUM(?l) AS ?v) { ?s :l ?l }", [(None,)]),
    ("SELECT (COUNT(?n) AS ?v) (AVG(?n) AS ?w) (?v * 2 AS ?x) { :a :n ?n }", [(2, 1.5, 4)]),
    # lists
    ("SELECT (GROUP_CONCAT(?x) AS ?v) { :a :p ?x }", [("http://e/b",)]),
    ("SELECT (GROUP_CONCAT(?x) AS ?v) { :b :n ?x }", [("2.5",)]),
    ("SELECT (GROUP_CONCAT(?x) AS ?v) { :a :l ?x }", [("x",)]),
    # casts of doubles
    ("SELECT (xsd:integer(?x) AS ?v) (xsd:decimal(?x) AS ?w) { :a :d ?x }", [(100000, 100000.0)]),
    ("SELECT (xsd:integer(1e18) AS ?v) (xsd:decimal(0.1e0) AS ?w) { }", [(10**18, 0.1)]),
    ("SELECT (xsd:integer('7') AS ?v) (xsd:integer('1e1') AS ?w) (xsd:integer(2.9) AS ?x) { }", [(7, None, 2)]),
    # durations
    (
        "SELECT (STR(?day + 'P1M'^^xsd:yearMonthDuration) AS ?v) (STR('-P1D'^^xsd:dayTimeDuration + ?day) AS ?w)"
        " { :d :day ?day }",
        [("2020-02-29", "2020-01-30")],
    ),
    # truth of texts with a language
    ("SELECT ?s { ?s :l ?l FILTER (?l) }", [(A,), (D,)]),
    ("SELECT ?s { ?s :l ?l FILTER (!?l) }", [(B,)]),
    ("SELECT ?s { ?s :l ?l FILTER (?l && true) }", [(A,), (D,)]),
    ("SELECT ?s (IF(?l, 1, 2) AS ?v) { ?s :l ?l }", [(A, 1), (B, 2), (D, 1)]),
    ("SELECT ?s { ?s :n ?n FILTER (?n) FILTER ('x'@en) FILTER (?s = :b) }", [(B,)]),
    # functions that nobody knows
    ("SELECT (:f(1) AS ?v) { }", [(None,)]),
    ("SELECT ?x { :a :p ?x FILTER (:f(?x)) }", []),
    ("SELECT (COALESCE(:f(1), 2) AS ?v) { }", [(2,)]),
    # graphs
    (
        "SELECT ?g ?x { GRAPH ?g { VALUES (?g ?x) { (UNDEF 1) (<http://g/1> 2) } } }",
        [("http://g/1", 1), ("http://g/1", 2), ("http://g/2", 1)],
    ),
    ("SELECT ?g ?x { GRAPH ?g { VALUES ?x { 1 } } }", [("http://g/1", 1), ("http://g/2", 1)]),
    (
        "SELECT ?g ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s :p ?x FILTER (?x != :o) } } }",
        [("http://g/1", 2), ("http://g/2", 0)],
    ),
    (
        "SELECT ?g ?n { GRAPH ?g { SELECT ?s (COUNT(*) AS ?n) { ?s :p ?x } GROUP BY ?s } }",
        [("http://g/1", 2), ("http://g/2", 1)],
    ),
    ("SELECT ?g ?x { GRAPH ?g { { SELECT DISTINCT ?x { ?s :p ?x } } } FILTER (?x = :o) }", [("http://g/2", "o")]),
    ("SELECT ?g ?x { GRAPH ?g { { SELECT * { ?s :p ?x } } ?s :p :o } }", [("http://g/2", "o")]),
    ("SELECT ?g { GRAPH ?g { ?s :p :o MINUS { ?t :p :o } } }", [("http://g/2",)]),
    ("SELECT ?g ?x { GRAPH ?g { ?s :p ?x MINUS { ?s :p :o } } }", [("http://g/1", "o2"), ("http://g/1", "o3")]),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), CASES, ids=[query for query, _ in CASES])
def test_the_answer_is_that_of_sparql_1_1(
    engine: OxigraphEngine, query: str, expected: list[tuple[object, ...]]
) -> None:
    assert rows(engine, query) == sorted(expected, key=str)


def test_columns_stay_those_of_the_query(engine: OxigraphEngine) -> None:
    found = engine.answer("SELECT * { ?z (<http://e/p>|<http://e/q>) _:b . _:b <http://e/n> ?a }")
    assert isinstance(found, Table)
    assert found.variables == ("a", "z")
    count = "SELECT (COUNT(DISTINCT *) AS ?n) { ?z (<http://e/p>|<http://e/q>) _:b }"
    assert conforming(parse(count)) == parse(count)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s (COUNT(*) AS ?n) (SUM(?o) AS ?m) { ?s ?p ?o } GROUP BY ?s HAVING (AVG(?o) > 1)",
        "SELECT * { ?s <urn:p>/<urn:q>* ?o . ?s ^<urn:p> ?x . GRAPH ?g { ?s ?p ?o } FILTER (?o > 1) }",
        "SELECT * { ?s (<urn:p>|<urn:q>)* ?o FILTER (REGEX(?o, 'x') && BOUND(?s)) }",
        "SELECT (GROUP_CONCAT(STR(?o)) AS ?n) { ?s ?p ?o }",
    ],
)
def test_what_oxigraph_answers_right_is_left_as_it_is(text: str) -> None:
    query = parse(text)
    assert conforming(query) is query


def test_bundled_queries_are_hardly_touched() -> None:
    touched = [
        name
        for name, query in queries.bundled().items()
        if conforming(queries.prepared(query, {})) != queries.prepared(query, {})
    ]
    assert touched == ["authors-of-pathway"]  # a cast


def test_what_grows_too_much_is_left_as_it_is() -> None:
    path = "/".join(["(<urn:p>|<urn:q>)"] * 300)
    query = parse(f"SELECT * {{ ?s {path} ?o }}")
    readonly.check(conforming(query))
    nested = "(<urn:a>|<urn:b>)"
    for _ in range(20):
        nested = f"({nested}/{nested})" if len(nested) < 2000 else nested
    readonly.check(conforming(parse(f"SELECT * {{ ?s {nested} ?o }}")))


def test_unknown_functions_are_said() -> None:
    text = "SELECT (<urn:f>(?o) AS ?x) (<urn:f>(?p) AS ?y) { ?s ?p ?o SERVICE <urn:s> { FILTER (<urn:g>(1)) } }"
    assert notes(parse(text)) == ("<urn:f> is no function that is known here: its value is an error",)
    assert notes(parse(f"ASK {{ FILTER (<{PREFIXES['xsd']}integer>(1) = 1) }}")) == ()


@pytest.mark.slow
def test_whatever_is_rewritten_is_a_query_still() -> None:
    """Mutilated queries that are read are read after the rewriting too, and have the same columns."""
    chance = random.Random(17)
    given = [query for query, _ in CASES] + [one[2] for one in LOOSE] + STRICT
    pieces = [token.text for query in given for token in tokens(query)]
    read = 0
    for _ in range(3000):
        parts = [token.text for token in tokens(chance.choice(given))]
        for _ in range(chance.randrange(3)):
            place = chance.randrange(len(parts) + 1)
            parts[place : place + chance.randrange(2)] = [chance.choice(pieces)] * chance.randrange(2)
        text = "PREFIX : <http://e/> " + " ".join(parts)
        try:
            query = parse(text, known=PREFIXES)
            readonly.check(query)
        except UsageError:
            continue
        read += 1
        again = conforming(query)
        readonly.check(parse(write(again)))
        assert conforming(parse(write(again))) is not None
    assert read > 1000


@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ("{ ?b :p ?a FILTER NOT EXISTS { ?c :q ?a } } UNION { ?b :none ?a } ?c :s ?a", 0),
        ("?c :s ?a { ?b :p ?a FILTER EXISTS { ?c :q ?a } } UNION { ?b :none ?a }", 4),
        ("?c :s ?a OPTIONAL { { ?b :p ?a FILTER NOT EXISTS { ?c :q ?a } } }", 2),
        ("?c :s ?a OPTIONAL { ?b :p ?a FILTER NOT EXISTS { ?c :q ?a } }", 4),
        ("?c :s ?a { ?b :p ?a BIND (EXISTS { ?c :q ?a } AS ?known) FILTER (?known) }", 4),
        ("?c :s ?a { SELECT ?a ?b { ?b :p ?a FILTER NOT EXISTS { ?c :q ?a } } }", 0),
        ("?c :s ?a FILTER EXISTS { ?b :p ?a FILTER NOT EXISTS { ?c :q ?a } }", 2),
        ("?c :s ?a FILTER EXISTS { { ?b :p ?a FILTER NOT EXISTS { ?free :q ?a } } }", 0),
        ("?c :s ?a FILTER NOT EXISTS { ?c :q ?a }", 2),
        ("?c :s ?a MINUS { ?b :p ?a FILTER NOT EXISTS { ?c :q ?a } }", 2),
    ],
)
def test_an_exists_sees_the_variables_of_its_own_group(pattern: str, rows: int) -> None:
    """Bare pyoxigraph hands in those outside too, where it joins one row at a time."""
    data = "@prefix : <http://e/> . :z :p :x ; :s :x . :y :q :x ; :p :x . :w :s :x ."
    store = pyoxigraph.Store()
    store.load(data, format=pyoxigraph.RdfFormat.TURTLE)
    query = f"PREFIX : <http://e/> SELECT * {{ {pattern} }}"
    for engine in (OxigraphEngine(lambda: store, in_this_process), RdflibEngine([block_of(store)], in_this_process)):
        found = engine.answer(query)
        assert isinstance(found, Table)
        assert (sorted(found.variables), len(found.solutions)) == (visible(query), rows)


def visible(query: str) -> list[str]:
    form = parse(query).form
    assert isinstance(form, Select)
    return sorted(scope.projected(form))


def block_of(store: pyoxigraph.Store) -> Block:
    return Block.of(Term(""), [Statement(f"{quad.subject} {quad.predicate} {quad.object}") for quad in store])
