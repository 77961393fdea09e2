"""What only reads is run, and nothing else: the guard before every engine."""

from __future__ import annotations

import random
import socket
import time
from contextlib import suppress

import pyoxigraph
import pytest

from tests.querying.test_writer import bare
from wp2rdf.errors import QueryError, UsageError
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.engines.rdflib import RdflibEngine
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql import readonly
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.preparation import prepare
from wp2rdf.querying.values import value_of


def checked(text: str) -> readonly.Form:
    """The form of a text that is strict SPARQL 1.1, after the guard has let it through."""
    return readonly.form(prepare(text, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "# SELECT * { ?s ?p ?o }\nDROP ALL",
        "PREFIX a: <urn:a> CLEAR ALL",
        "SELECT * { ?s ?p ?o } ; DELETE WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } SELECT * { ?s ?p ?o }",
        "LOAD <http://127.0.0.1/>",
        "select",
        "",
        "}",
        "/* SELECT */ DROP ALL",
        "#\rSELECT * { ?s ?p ?o }\nDELETE WHERE { ?s ?p ?o }",
        "PREFIX select: <urn:a#> DELETE WHERE { ?s select:b ?o }",
        "BASE <urn:a> PREFIX a: <urn:b> WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p '''} DELETE WHERE {?s ?p ?o}''' } ; DROP ALL",
        "SELECT * { ?s ?p ?o } # ;\n; CLEAR DEFAULT",
        "SELECT * { ?s ?p ?o } VALUES ?s { <urn:a> } ASK { }",
        "SELECT * { { DELETE WHERE { ?s ?p ?o } } }",
        "ASK { ?s ?p ?o } INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "COPY <urn:a> TO <urn:b>",
        "LOAD SILENT <file:///etc/passwd>",
        "SELECT * { ?s ?p '\ud800' }",
        "SELECT * { ?s ?p ?o } \x00",
    ],
)
def test_only_a_query_that_reads_is_let_through(text: str) -> None:
    with pytest.raises(UsageError):
        checked(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELECT * { ?s ?p 'DELETE WHERE' }", "SELECT"),
        ("ASK { ?s ?p ?o }", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <urn:a>", "DESCRIBE"),
        ("# INSERT\nSELECT * { ?s <urn:insert> ?o }", "SELECT"),
    ],
)
def test_the_form_of_a_query(text: str, kind: str) -> None:
    assert checked(text) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?s ?p ?o . ?o bif:contains 'x' }", "line 1, column 26: bif:contains is Virtuoso's own"),
        ("SELECT * { ?s ?p <http://[> }", "line 1, column 18: <http://[> is no absolute IRI"),
        (
            "SELECT (STR(?o) AS ?o) { ?s ?p ?o }",
            "column 20: the name after AS, ?o, is that of a variable of the pattern",
        ),
        (
            "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }",
            "column 8: SELECT names ?s, a variable that GROUP BY does not name",
        ),
        (
            "SELECT (STR(?s) AS ?x) (COUNT(*) AS ?n) { ?s ?p ?o }",
            "column 13: SELECT uses ?s outside an aggregate, which GROUP BY does not name",
        ),
        ("SELECT ?s ?p { ?s ?p ?o } GROUP BY ?s", "column 11: SELECT names ?p, a variable that GROUP BY does not name"),
        ("SELECT ?s ?s { ?s ?p ?o }", "column 11: SELECT names ?s twice"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "column 1: SELECT * and GROUP BY do not go together"),
        ("ASK { ?s ?p ?o } GROUP BY ?s", "column 27: only a SELECT is grouped"),
        ("SELECT * { ?s ?p ?o BIND (1 AS ?o) }", "column 32: BIND gives ?o a value that it has"),
        ("SELECT * { ?s ?p ?o FILTER (COUNT(?s) > 1) }", "column 29: COUNT stands in a pattern"),
        ("ASK { _:a ?p ?o OPTIONAL { _:a ?q ?r } }", "column 28: the blank node _:a stands in another pattern too"),
        ("ASK { ?s ?p 'a'@en-toolongforatag }", "column 13: @en-toolongforatag is no language tag"),
        ("ASK { " + "?s ?p ?o . " * 800 + "}", "more than 3000 words and signs"),
        ("CONSTRUCT WHERE { ?s ?p ?o FILTER (?s) }", "line 1, column 28: 'FILTER (?s) }' does not belong here"),
    ],
)
def test_a_refusal_says_where(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked(text)
    assert said in str(caught.value)


def test_a_check_computes_nothing_and_asks_nobody() -> None:
    numbers = " ".join(map(str, range(400)))
    many = " ".join(f"VALUES ?v{place} {{ {numbers} }}" for place in range(6))
    service = "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }"
    started = time.process_time()
    for text in (
        f"ASK {{ {many} FILTER (?v0 + ?v1 < 0) }}",
        f"SELECT ?v0 {{ {many} }} ORDER BY ?v0",
        f"SELECT (COUNT(*) AS ?n) {{ {{ SELECT * {{ {many} }} ORDER BY ?v1 }} {many.replace('?v', '?w')} }}",
        f"SELECT * {{ SELECT * {{ {many} }} ORDER BY ?v0 }}",
        f"CONSTRUCT {{ ?v0 ?v1 ?v2 }} {{ {many} }} ORDER BY ?v0",
        "CONSTRUCT WHERE { " + "?s <urn:p> ?o . " * 400 + "}",
        "ASK { " + "?s <urn:p> ?o . " * 400 + "}",
        f"ASK {{ {service} }}",
        f"ASK {{ {service.replace('SERVICE', 'SERVICE SILENT')} FILTER EXISTS {{ {service} }} }} # }}",
        f"SELECT (EXISTS {{ {service} }} AS ?x) {{ }}",
    ):
        assert checked(text) in {"ASK", "SELECT", "CONSTRUCT"}
    assert time.process_time() - started < 5


SMUGGLING = [
    "FILTER(1<2)",
    "FILTER(1<2&&(",
    "1<2",
    "&&'>'!=''",
    "SERVICE",
    "SERVICEex:foo",
    "SERVICE ex:foo",
    "SERVICE ex:foo { ?s ?p ?o }",
    "SERVICE<URL>{?s ?p ?o}",
    "SILENT",
    "SERVICESILENT",
    "ex:foo",
    "ex:a.SERVICE",
    "_:a.SERVICE",
    "true",
    "{ ?s ?p ?o }",
    "BIND('a' AS ?x)",
    "<",
    ">",
    "<",
    ">",
    "#",
    "#",
    "'",
    '"',
    '"""',
    "\\",
    "\\u0027",
    "\\u0022",
    "\\u0053",
    "\n",
    "\n",
    "\n",
    "\r",
    " ",
    "(",
    ")",
    ".",
    "{",
    "}",
    "3",
    "-",
    "?x",
    "@en",
    "a",
]


FRAMES = [
    "BODY",
    "?s ?p <urn:BODY> .",
    "?s ?p 'BODY' .",
    '?s ?p """BODY""" .',
    "FILTER (1 < 2 && ?s != <urn:BODY> || 3 > 2)",
    "?s ex:BODY ?o .",
    "?s ?p _:BODY .",
    "?s ?p 'a'@enBODY .",
    "?sBODY ?p ?o .",
    "BIND ('BODY' AS ?x) ?s ?p ?x",
]
"""Where fragments stand: as they are, and inside of what is no code."""


@pytest.mark.slow
def test_no_fragments_of_a_query_make_a_service_that_is_not_seen() -> None:
    """What is run holds `SERVICE` in names, strings and the IRIs of the prologue only; whatever runs asks nobody."""
    chance = random.Random(13)
    ran = refused = 0
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        head = f"PREFIX ex: <{url}> PREFIX SERVICEex: <{url}> SELECT * {{ "
        store = pyoxigraph.Store()
        for _ in range(20_000):
            body = "".join(chance.choice(SMUGGLING) for _ in range(chance.randrange(1, 9))).replace("URL", url)
            body = chance.choice(FRAMES).replace("BODY", body)
            text = head + body + chance.choice([" }", "\n}", " # }\n}", "')\n}", ">\n}"])
            with suppress(UsageError):
                prepare(text)
            try:
                written = for_oxigraph(text)
            except UsageError:
                refused += 1
                continue
            outside = bare(written)
            assert "service" not in outside.lower(), text
            assert "<" not in outside.replace(" < ", ""), text
            assert "#" not in outside, text
            with suppress(SyntaxError):  # a connection that fails would be an OSError
                store.query(written)
                ran += 1
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert ran > 1000
    assert refused > 1000


HIDDEN = [
    "PREFIX ex: <URL> SELECT * { FILTER(1<2)SERVICE#>\nex:foo { ?s ?p ?o } FILTER(1<2&&(3#>\n>2)) }",
    "PREFIX ex: <URL> SELECT * { FILTER(1<2&&'>'!='')SERVICE ex:str {?s ?p ?o}#')\n}",
    "PREFIX SERVICEex: <URL> PREFIX ex: <URL> SELECT * { SERVICEex:foo { ?s ?p ?o } }",
]


@pytest.mark.parametrize("template", HIDDEN)
def test_a_hidden_service_is_run_by_no_engine_and_no_check(template: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        text = template.replace("URL", f"http://127.0.0.1:{listener.getsockname()[1]}/")
        with pytest.raises(UsageError):
            checked(text)
        for engine in (OxigraphEngine(pyoxigraph.Store), RdflibEngine([])):
            with pytest.raises(QueryError):
                engine.answer(text)
            with pytest.raises(QueryError, match="line 1, column 12: SERVICE"):
                engine.answer("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
        with pytest.raises(BlockingIOError):
            listener.accept()


SAME = [
    ("ASK { FILTER (-1 = - 1 && 2 -1 = 1 && 2+1 = 3) }", True),
    (r"""ASK { FILTER ('a\'b"\u00e9\n' = '''a'b"é
''') }""", True),
    (r"ASK { FILTER ('\\u0022' = CONCAT('\\', 'u0022') && STRLEN('\\u0022') = 6) }", True),
    ("BASE <http://a/b> PREFIX : <> PREFIX c: <c/> ASK { FILTER (STR(:x) = 'http://a/bx' && STR(c:d) = 'http://a/c/d'"
     " && STR(<e>) = 'http://a/e') }", True),
    (r"PREFIX a.b: <urn:> ASK { FILTER (STR(a.b:c.d\.e\~f%20) = 'urn:c.d.e~f%20') }", True),
    ("ASK { VALUES (?x ?y) { (-1 'a'@en-GB) (UNDEF '1'^^<urn:t>) } FILTER (LANG(?y) = 'en-GB' || BOUND(?x)) }", True),
    ("ASK { FILTER (COALESCE (1, 2) = 1 && CONCAT ('a', 'b') = 'ab') } # as it is written there", True),
    ("SELECT ?a $b { BIND (1 AS ?a) BIND ('SERVICE <urn:a> {}' AS ?b) }", [(1, "SERVICE <urn:a> {}")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAME)
def test_a_query_written_anew_means_the_same(text: str, expected: object) -> None:
    checked(text)
    found = OxigraphEngine(pyoxigraph.Store).answer(text)
    if isinstance(found, Table):
        assert [tuple(value_of(cell) for cell in row) for row in found.solutions] == expected
    else:
        assert found is expected


def test_a_function_that_oxigraph_does_not_know_is_no_fault_of_syntax() -> None:
    assert checked("SELECT (<urn:f>(?s) AS ?x) { ?s ?p ?o } HAVING (<urn:f>(1))") == "SELECT"


def test_long_lists_of_values_are_let_through() -> None:
    values = " ".join(f"(<urn:{number}> {number})" for number in range(5000))
    assert checked(f"ASK {{ VALUES (?s ?n) {{ {values} }} ?s ?p ?n }}") == "ASK"


def test_graphs_are_found() -> None:
    text = "PREFIX g: <urn:g#> SELECT * FROM <urn:a> FROM NAMED g:b FROM <urn:a> { ?s ?p 'FROM <urn:c>' }"
    assert readonly.graphs_from(parse(text)) == ("urn:a", "urn:g#b")
    assert readonly.graphs_inside(parse("ASK { GRAPH ?g { GRAPH <urn:b> { } } FILTER EXISTS { GRAPH ?g { } } }")) == (
        "?g",
        "urn:b",
    )
    text = "PREFIX e: <http://e/> ASK { SERVICE e:x { } SERVICE ?where { } SERVICE SILENT $where { } }"
    assert readonly.services(parse(text)) == ("http://e/x", "?where")


def test_partners_are_found() -> None:
    text = "SELECT * { SERVICE <http://a> { ?s ?p ?o } SERVICE SILENT <http://b> { ?s ?p 'SERVICE <http://c>' } }"
    assert list(readonly.services(parse(text))) == ["http://a", "http://b"]
