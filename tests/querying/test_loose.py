"""Loose forms of SPARQL, and prefixes without a declaration: what Virtuoso takes means the same here."""

from __future__ import annotations

import pytest

from tests.conftest import EXAMPLES
from tests.querying.loose_cases import LOOSE, STRICT
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.engines.oxigraph import OxigraphEngine, in_memory
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.prefixes import KNOWN
from wp2rdf.querying.sparql.preparation import changes, prepare
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Iri
from wp2rdf.querying.sparql.writer import write
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.reading import checkout as checkouts

DECLARED = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in PREFIXES.items())


@pytest.fixture(scope="module")
def engine() -> OxigraphEngine:
    return in_memory(pipeline.blocks(checkouts.find(EXAMPLES), Options(), report=Report()), named=False)


def test_there_are_thirty_loose_queries() -> None:
    assert len(LOOSE) >= 30


@pytest.mark.parametrize(("form", "repaired"), [one[1:] for one in LOOSE], ids=[one[0] for one in LOOSE])
def test_a_loose_query_gives_the_rows_of_its_repaired_version(engine: OxigraphEngine, form: str, repaired: str) -> None:
    ours, theirs = engine.answer(prepare(form)), engine.answer(DECLARED + repaired)
    assert isinstance(ours, Table)
    assert isinstance(theirs, Table)
    assert ours.variables == theirs.variables
    assert len(ours.solutions) > 0
    if "GROUP_CONCAT" in repaired:  # the order within a group is nobody's
        assert [[len(str(cell)) for cell in row] for row in sorted(map(str, ours.solutions))] == [
            [len(str(cell)) for cell in row] for row in sorted(map(str, theirs.solutions))
        ]
    else:
        assert sorted(map(str, ours.solutions)) == sorted(map(str, theirs.solutions))


def test_pragmas_of_virtuoso_that_change_nothing_are_left_out_and_told() -> None:
    pragmas = 'DEFINE sql:log-enable 2 define sql:select-option "order" define output:format "TTL"\n'
    prepared = prepare(f"{pragmas}PREFIX a: <urn:a#> ASK {{ ?s a a:b }}")
    assert prepared.form == prepare("PREFIX a: <urn:a#> ASK { ?s a a:b }").form
    assert [one.partition(" is left out")[0] for one in changes(prepared)] == [
        "line 1: DEFINE sql:log-enable",
        "line 1: DEFINE sql:select-option",
        "line 1: DEFINE output:format",
    ]
    with pytest.raises(UsageError, match="line 1, column 1: 'DEFINE"):
        prepare(f"{pragmas}ASK {{ }}", strict=True)


def test_pragmas_that_name_graphs_are_from() -> None:
    pragmas = "DEFINE input:default-graph-uri <urn:a> DEFINE input:named-graph-uri <urn:b> "
    prepared = prepare(pragmas + "SELECT * FROM <urn:c> { ?s ?p ?o }")  # noqa: S608 - SPARQL, and ours
    assert write(prepared) == write(prepare("SELECT * FROM <urn:a> FROM <urn:c> FROM NAMED <urn:b> { ?s ?p ?o }"))
    assert changes(prepared)[0] == "line 1: DEFINE input:default-graph-uri is now FROM"


@pytest.mark.parametrize("text", [one for one in STRICT if one and not one.startswith("#")])
def test_sparql_1_1_stays_as_it_is(text: str) -> None:
    prepared = prepare(text)
    assert changes(prepared) == ()
    assert prepared == parse(text, base=prepared.base)


def test_bundled_queries_stay_as_they_are() -> None:
    for query in queries.bundled().values():
        prepared = queries.prepared(query, {})
        assert changes(prepared) == ()
        assert prepared == queries.prepared(query, {}, strict=True)
    assert len(queries.bundled()) >= 72


@pytest.mark.parametrize(
    ("text", "iris"),
    [
        ("SELECT * { ?x a wp:Pathway ; dc:title ?t }", ["rdf:type", "wp:Pathway", "dc:title"]),
        ("ASK { SERVICE <http://a/> { ?x up:mnemonic ?m } }", ["http://a/", KNOWN["up"] + "mnemonic"]),
        ("ASK { ?x wpq:series_ordinal ?y }", ["pq:series_ordinal"]),
        ("ASK { chebi:17634 ?y chebi:CHEBI:17634 }", 2 * [KNOWN["chebi"] + "17634"]),
        (
            "ASK { ensembl:ENSG1 ncbigene:1 hgnc:5 }",
            [f"https://identifiers.org/{one}" for one in ("ensembl/ENSG1", "ncbigene/1", "hgnc/5")],
        ),
        (
            "ASK { ?x ?y uniprot:P1 , cur:Homology_Converted }",
            ["https://identifiers.org/uniprot/P1", "cur:Homology_Converted"],
        ),
        ("PREFIX wp: <urn:own#> ASK { ?x a wp:Pathway }", ["rdf:type", "urn:own#Pathway"]),
        ("PREFIX chebi: <urn:own/CHEBI:> ASK { ?x ?y chebi:CHEBI:1 }", ["urn:own/CHEBI:CHEBI:1"]),
    ],
)
def test_known_prefixes_need_no_declaration(text: str, iris: list[str]) -> None:
    found = [one.value for one in walk(prepare(text)) if isinstance(one, Iri)]
    assert found == [
        PREFIXES[one.partition(":")[0]] + one.partition(":")[2] if one.partition(":")[0] in PREFIXES else one
        for one in iris
    ]


@pytest.mark.parametrize("text", ["SELECT * { ?x a wp:Pathway }", "SELECT ?a, ?b { ?a ?b ?c }"])
def test_strict_means_strict(text: str) -> None:
    assert prepare(text)
    with pytest.raises(UsageError, match="line 1, column"):
        prepare(text, strict=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT\ncount(?p) { ?p a wp:Pathway }", "line 2: count(?p) stands in brackets and is named ?callret0"),
        ("SELECT ?a, ?b { ?a ?p ?b }", "line 1: the comma between columns is left out"),
        ("ASK { ?s ?p ?o\nFILTER (?s and ?o) }", "line 2: and is now &&"),
        ("SELECT DISTINCT(?s) { ?s ?p ?o }", "line 1: (?s) stands without brackets"),
        ("SELECT (fn:concat(?o) AS ?x) { ?s ?p ?o }", "line 1: fn:concat is now CONCAT"),
        ("SELECT (xsd:int(?o) AS ?x) { ?s ?p ?o }", "line 1: xsd:int is now xsd:integer"),
        ("ASK { ?s a ?o FILTER REGEX(?s, 'x') }", "line 1: REGEX is given STR(?s), for ?s is an IRI"),
        ("SELECT (STR(?o) AS ?o) { ?s ?p ?o }", "?o of the pattern is now ?o_1, for an alias has its name"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "GROUP BY ?s is added, for these stand beside an aggregate"),
        ("SELECT (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (?n > 1)", "?n in HAVING is now COUNT(?o)"),
        ("SELECT ?s ?p { ?s ?p ?o } GROUPBY ?s ?p", "GROUP BY is two words"),
        ("SELECT (GROUP_CONCAT(?o, ',') AS ?n) { ?s ?p ?o }", "the separator of GROUP_CONCAT is named"),
    ],
)
def test_a_translation_says_what_it_did(text: str, said: str) -> None:
    prepared = prepare(text)
    assert len(changes(prepared)) == 1
    assert said in changes(prepared)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ASK { ?s ?p ?o . ?o bif:contains 'x' }", "column 21: bif:contains is Virtuoso's own: use FILTER (CONTAINS"),
        ("ASK { ?s ?p ?o FILTER (?o LIKE 'x%') }", "column 27: LIKE is Virtuoso's own: use CONTAINS or REGEX"),
        ("SELECT (sql:sample(?s) as ?x) { ?s ?p ?o }", "column 9: sql:sample is Virtuoso's own"),
        (
            "DEFINE input:inference 'x' ASK { }",
            "column 1: DEFINE input:inference is Virtuoso's own and changes what is",
        ),
        ("PREFIX a: <urn:a> DEFINE input:same-as 'yes' ASK { }", "column 19: DEFINE input:same-as is Virtuoso's own"),
        ("DEFINE get:soft 'soft' ASK { }", "column 1: DEFINE get:soft is Virtuoso's own and changes what is found"),
        ("DEFINE sql:log-enable ASK { }", "wanted: the value of the pragma"),
        ("DEFINE ASK { }", "wanted: the name of a pragma"),
        ("ASK { ?s ?p ?o BIND (STR(?o) AS ?o) }", "column 33: BIND gives ?o a value that it has: use another name"),
        ("ASK { ?s nobody:knows ?o }", "column 10: the prefix nobody: is not declared"),
    ],
)
def test_what_nobody_else_has_is_refused_with_a_place(text: str, said: str) -> None:
    with pytest.raises(UsageError, match="line 1, ") as caught:
        prepare(text)
    assert said in str(caught.value)


def test_a_name_that_is_taken_is_not_given() -> None:
    text = "SELECT count(?callret0) (STR(?t) AS ?t) ?t_1 { ?callret0 ?t ?t_1 }"
    assert "(COUNT($callret0) AS $callret0_1)" in write(prepare(text))
    assert "(STR($t_2) AS $t)" in write(prepare(text))


def test_relative_iris_have_a_base() -> None:
    assert "<http://rdf.wikipathways.org/>" in write(prepare("ASK { ?s ?p <here> }"))
    assert "PREFIX i0: <file:///x/here.>" in write(prepare("ASK { ?s ?p <here.> }", base="file:///x/y.rq"))
    assert write(prepare("ASK { FILTER (IRI('a') = <b>) }")).startswith("BASE <http://rdf.wikipathways.org/>\n")
    assert "BASE" not in write(prepare("BASE <urn:a> ASK { }"))
