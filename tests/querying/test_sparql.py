"""SPARQL as text: tokens, prefixes, loose forms, what only reads, what only drawings hold."""

from __future__ import annotations

import random
import re
import socket
import time
from contextlib import suppress

import pyoxigraph
import pytest

from tests.conftest import EXAMPLES, ROOT
from tests.querying.loose_cases import LOOSE, STRICT
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.errors import QueryError, UsageError
from wp2rdf.querying.engines.oxigraph import OxigraphEngine, in_memory
from wp2rdf.querying.engines.rdflib import RdflibEngine
from wp2rdf.querying.results import Table, value_of
from wp2rdf.querying.sparql import gpml, loose, one_reading, prefixes, readonly
from wp2rdf.querying.sparql.tokens import code, joined, pairs, position, tokens
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.reading import site

DECLARED = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in PREFIXES.items())


@pytest.fixture(scope="module")
def engine() -> OxigraphEngine:
    return in_memory(pipeline.blocks(site.find(EXAMPLES), Options(), report=Report()), named=False)


def test_there_are_thirty_loose_queries() -> None:
    assert len(LOOSE) >= 30


@pytest.mark.parametrize(("form", "repaired"), [one[1:] for one in LOOSE], ids=[one[0] for one in LOOSE])
def test_a_loose_query_gives_the_rows_of_its_repaired_version(engine: OxigraphEngine, form: str, repaired: str) -> None:
    translated = loose.translate(prefixes.declared(form))
    assert readonly.check(translated.text) == "SELECT"
    ours, theirs = engine.answer(translated.text), engine.answer(DECLARED + repaired)
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


@pytest.mark.parametrize("text", STRICT)
def test_sparql_1_1_comes_back_as_it_is(text: str) -> None:
    assert loose.translate(text) == loose.Translation(text, ())
    assert prefixes.declared(text) == text


def test_tokens_are_the_text_whatever_it_is() -> None:
    pieces = [
        "SELECT",
        "?x",
        "{",
        "}",
        "(",
        '"a',
        "'",
        '"""',
        "<",
        ">",
        "#",
        "\n",
        "\\",
        ":",
        "wp:a",
        "1.5",
        "é",
        "{{",
        ",",
    ]
    chance = random.Random(7)  # noqa: S311 - a test
    for _ in range(2000):
        text = "".join(chance.choice(pieces) for _ in range(chance.randrange(30)))
        assert joined(tokens(text)) == text
        loose.translate(text)
        gpml.missing(text)


def test_tokens_are_the_text_in_every_script() -> None:
    chance = random.Random(11)  # noqa: S311 - a test
    for _ in range(500):
        text = "".join(chr(chance.randrange(1, chance.choice([0x80, 0x3000, 0x110000]))) for _ in range(40))
        assert joined(tokens(text)) == text
        assert loose.translate(text).text is not None
        assert prefixes.declared(text).endswith(text.lstrip("\ufeff \t\r\n")[-1:])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("?x wp:age 5.", "variable prefixed number sign"),
        ("1.5 .5 1e3 1.e3 5", "number number number number number"),
        ("wp:a.b wp:a. a.b:c _:x.y :x :", "prefixed prefixed sign prefixed prefixed prefixed prefixed"),
        ("?a<?b&&?c>?d", "variable iri variable"),
        ("?a < ?b && ?c > ?d", "variable sign variable sign variable sign variable"),
        ('\'a\\\'b\' """a"b\n""" \'\'', "string string string"),
        ("'open\n?x", "other variable"),
        ('"""open\n?x', "other"),
        ("'a'@en-GB^^xsd:string # no ?x", "string tag sign prefixed"),
        (r"wp:a\,b ex:%20x cur:Homology_Converted", "prefixed prefixed prefixed"),
        ("fn:lower-case(?é1)", "prefixed sign variable sign"),
    ],
)
def test_tokens_are_those_of_the_grammar(text: str, kinds: str) -> None:
    assert " ".join(token.kind for token in code(tokens(text))) == kinds


def test_brackets_and_places() -> None:
    found = list(code(tokens("{ ( [ ] } ) }")))
    assert pairs(found) == {2: 3, 1: 5, 0: 6}
    assert position("a\nbc\r\nd", 7) == (3, 2)


def test_mutilated_queries_do_no_harm() -> None:
    """A query that Oxigraph reads stays one, and nothing raises."""
    chance = random.Random(5)  # noqa: S311 - a test
    queries = [one[1] for one in LOOSE] + [one[2] for one in LOOSE] + STRICT
    pieces = [token.text for query in queries for token in tokens(query)]
    for _ in range(1500):
        parts = [token.text for token in tokens(chance.choice(queries))]
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(parts) + 1)
            parts[place : place + chance.randrange(2)] = [chance.choice(pieces)] * chance.randrange(2)
        text = "".join(parts)
        translated = loose.translate(text).text
        gpml.missing(text)
        readonly.services(text)
        if _is_read(prefixes.declared(text)) and "fn:" not in text:
            assert _is_read(prefixes.declared(translated)), (text, translated)


def _is_read(text: str) -> bool:
    try:
        readonly.check(text)
    except UsageError:
        return False
    return True


LONG = [
    "(" * 20000,
    '"' + "a" * 20000,
    "a.b" * 20000,
    '"\\' * 20000,
    '"""\\\n' * 10000,
    "SELECT " * 9000,
    "SELECT ?x {} " * 9000,
    "SELECT ?x {} GROUP BY " * 9000,
    "SELECT (1 AS ?x) " * 9000,
    "SELECT " + "?x as ?y, " * 9000 + "{ }",
    "SELECT ?a " + "count(?b) " * 9000 + "{ ?a ?b ?c } ORDER BY " + "?z " * 9000,
    "SELECT * { " + "{ SELECT (str(?x) as ?x) { " * 40 + "?x ?y ?z " * 5000 + "} }" * 40 + " }",
    "fn:concat(?x, " * 9000,
    "x and " * 20000,
    "?x a ?y . " * 9000,
    "wp:a" + "." * 50000,
    "<" * 50000,
]


@pytest.mark.parametrize("text", LONG, ids=[text[:12] for text in LONG])
def test_long_texts_take_no_longer_than_they_are(text: str) -> None:
    started = time.process_time()
    assert joined(tokens(text)) == text
    loose.translate(text)
    gpml.missing(text)
    assert not _is_read(prefixes.declared(text))
    assert time.process_time() - started < 10


def test_bundled_queries_come_back_as_they_are() -> None:
    files = sorted((ROOT / "queries").glob("*/*.rq"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert loose.translate(text) == loose.Translation(text, ()), file
        assert prefixes.declared(text) == text, file


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("SELECT * { ?x a wp:Pathway ; dc:title ?t ; wp:organism ?o }", ["wp", "dc"]),
        ("SELECT * { ?x ?y 'wp:a' ; ?z <wp:b> # dc:title\n}", []),
        ("PREFIX wp: <urn:own> SELECT * { ?x a wp:Pathway }", []),
        ("prefix dc:<urn:own>\nSELECT * { ?x a wp:Pathway ; dc:x '''wp:''' }", ["wp"]),
        ("ASK { SERVICE <http://a/> { ?x up:mnemonic ?m } FILTER (xsd:integer(?m) > 1) }", ["up", "xsd"]),
        ("ASK { ?x nobody:knows _:b ; :it ?z ; bif:contains 'x' }", []),
        ("ASK { ?x wpq:series_ordinal '1'^^xsd:string ; cheminf:CHEMINF_000018 ?s }", ["wpq", "xsd", "cheminf"]),
    ],
)
def test_prefixes_are_declared_where_they_are_used(text: str, added: list[str]) -> None:
    expected = "".join(f"PREFIX {name}: <{prefixes.KNOWN[name]}> " for name in added)
    assert prefixes.declared(text) == expected + text


def test_declarations_keep_the_lines() -> None:
    text = "# title: wp:a\n\n# more\n  SELECT *\n{ ?x a wp:Pathway }"
    declared = prefixes.declared(text)
    assert declared == text.replace("SELECT", f"PREFIX wp: <{PREFIXES['wp']}> SELECT")


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
        readonly.check(text)


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
    assert readonly.check(text) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT *\n{ ?s ?p ", "line 2, column 1: this { is not closed"),
        ("SELECT * { ?s ?p ?o ) }", "line 1, column 21: this ) closes nothing"),
        ("SELECT * { ?s ?p 'a\n }", "line 1, column 18: this string is not closed"),
        ("SELECT * {\n ?s <urn:p> ?o\n ?b ?c ?d }", "line 3, column 11: '}' does not belong here"),
        ("SELECT * { ?s ?p ?o ?x } LIMIT 1", "line 1, column 24: '} LIMIT 1' does not belong here"),
        ("SELECT * { ?s ?p ?o } LIMIT x", "line 1, column 29: 'x' does not belong here"),
        ("SELECT * { ?s foo:p ?o }", "line 1, column 15: the prefix foo: is not declared"),
        ("SELECT * { ?s ?p ?o . ?o bif:contains 'x' }", "line 1, column 26: bif:contains is Virtuoso's own"),
        ("SELECT * { ?s ?p <here> }", "line 1, column 18: <here> is no absolute IRI"),
        ("SELECT (STR(?o) AS ?o) { ?s ?p ?o }", "column 1: the name after AS is that of a variable of the pattern"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "column 1: SELECT names a variable that GROUP BY does not"),
        ("SELECT ?s ?s { ?s ?p ?o }", "column 1: SELECT names a variable twice"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "column 1: SELECT * and GROUP BY do not go together"),
        ("SELECT * { ?s ?p ?o BIND (1 AS ?o) }", "column 32: BIND gives ?o a value that it has"),
        ("ASK { } ;", "line 1, column 9: ; begins a second query or update"),
        ("\nDROP ALL", "line 2, column 1: DROP changes data"),
        ("PREFIX a: <urn:a>", "line 1, column 18: there is no query here"),
        ("ASK " + "{ " * 101 + "} " * 101, "more than 100 brackets stand within one another"),
        ("ASK { " + "?s ?p ?o . " * 800 + "}", "more than 3000 words and signs"),
        ("CONSTRUCT WHERE { ?s ?p ?o FILTER (?s) }", "line 1, column 28: 'FILTER (?s) }' does not belong here"),
        ("DESCRIBE <urn:a> LIMIT", "line 1, column 23: something is wrong"),
    ],
)
def test_a_refusal_says_where(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        readonly.check(text)
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
        assert readonly.check(text) in {"ASK", "SELECT", "CONSTRUCT"}
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


def test_no_fragments_of_a_query_make_a_service_that_is_not_seen() -> None:
    """What is run holds `SERVICE` in names, strings and the IRIs of the prologue only; whatever runs asks nobody."""
    chance = random.Random(13)  # noqa: S311 - a test
    ran = refused = 0
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        head = f"PREFIX ex: <{url}> PREFIX SERVICEex: <{url}> SELECT * {{ "
        store = pyoxigraph.Store()
        for _ in range(20_000):
            body = "".join(chance.choice(SMUGGLING) for _ in range(chance.randrange(2, 9))).replace("URL", url)
            text = head + body + chance.choice([" }", "\n}", " # }\n}", "')\n}", ">\n}"])
            with suppress(UsageError):
                readonly.check(text)
            try:
                written = one_reading.rewritten(text)
            except UsageError:
                refused += 1
                continue
            for line in written.splitlines():
                assert not re.search("service", line, re.IGNORECASE) or re.match('PREFIX|[a-z0-9]+:|[$"@]|<', line), (
                    text
                )
                assert line.startswith(("PREFIX", "<", '"')) or "<" not in line[1:], text
                assert line.startswith(("PREFIX", '"', "<")) or "#" not in line.replace(r"\#", ""), text
            with suppress(SyntaxError):  # a connection that fails would be an OSError
                store.query(written)
                ran += 1
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert ran > 100
    assert refused > 100


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
            readonly.check(text)
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
    readonly.check(text)
    found = OxigraphEngine(pyoxigraph.Store).answer(text)
    if isinstance(found, Table):
        assert [tuple(value_of(cell) for cell in row) for row in found.solutions] == expected
    else:
        assert found is expected


def test_a_function_that_oxigraph_does_not_know_is_no_fault_of_syntax() -> None:
    assert readonly.check("SELECT (<urn:f>(?s) AS ?x) { ?s ?p ?o } HAVING (<urn:f>(1))") == "SELECT"


def test_long_lists_of_values_are_let_through() -> None:
    values = " ".join(f"(<urn:{number}> {number})" for number in range(5000))
    assert readonly.check(f"ASK {{ VALUES (?s ?n) {{ {values} }} ?s ?p ?n }}") == "ASK"


def test_graphs_are_found() -> None:
    text = "PREFIX g: <urn:g#> SELECT * FROM <urn:a> FROM NAMED g:b FROM <urn:a> { ?s ?p 'FROM <urn:c>' }"
    assert readonly.graphs_from(text) == ("urn:a", "urn:g#b")
    text = "PREFIX e: <http://e/> ASK { SERVICE e:x { } SERVICE ?where { } SERVICE SILENT $where { } }"
    assert readonly.services(text) == ("http://e/x", "?where")


@pytest.mark.parametrize(
    ("text", "changes", "unsupported"),
    [
        ("SELECT\ncount(?p) { ?p a wp:Pathway }", "line 2: count(?p) stands in brackets and is named ?callret0", ""),
        ("SELECT ?a, ?b { ?a ?p ?b }", "line 1: the comma between columns is left out", ""),
        ("ASK { ?s ?p ?o . ?o bif:contains 'x' }", "", "bif:contains has no name in SPARQL 1.1: use FILTER(CONTAINS"),
        ("ASK { ?s ?p ?o FILTER (?o LIKE 'x%') }", "", "LIKE is Virtuoso's own"),
        ("SELECT (sql:sample(?s) as ?x) { ?s ?p ?o }", "", "sql:sample is Virtuoso's own"),
        ("SELECT (fn:tokenize(?o) as ?x) { ?s ?p ?o }", "", "fn:tokenize has no name in SPARQL 1.1"),
        ("DEFINE input:inference 'x' ASK { }", "", "DEFINE is Virtuoso's own"),
        ("ASK { ?s ?p ?o BIND (STR(?o) AS ?o) }", "", "BIND gives ?o a value that it has"),
    ],
)
def test_a_translation_says_what_it_did(text: str, changes: str, unsupported: str) -> None:
    translated = loose.translate(text)
    for said, expected in ((translated.changes, changes), (translated.unsupported, unsupported)):
        assert len(said) == bool(expected)
        assert expected in "".join(said)
    assert (translated.text == text) is (not changes)


def test_comments_and_blanks_stay_where_they_are() -> None:
    text = "# a, b\nSELECT ?a , # count(?x)\n  count(*) # as ?n\n  as ?n\nWHERE\t{ ?a ?b '?a, ?c' }\n"
    assert loose.translate(text).text == (
        "# a, b\nSELECT ?a  # count(?x)\n  (count(*) # as ?n\n  as ?n)\nWHERE\t{ ?a ?b '?a, ?c' } GROUP BY ?a\n"
    )


def test_partners_are_found() -> None:
    text = "SELECT * { SERVICE <http://a> { ?s ?p ?o } SERVICE SILENT <http://b> { ?s ?p 'SERVICE <http://c>' } }"
    assert list(readonly.services(text)) == ["http://a", "http://b"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?i a wp:Interaction }", "interactions"),
        ("PREFIX w: <http://vocabularies.wikipathways.org/wp#> SELECT * { ?i w:source ?s }", "interactions"),
        ("SELECT * { ?i <http://vocabularies.wikipathways.org/wp#bdbRhea> ?s }", "interactions"),
        ("SELECT * { ?c a wp:Complex }", "complexes"),
        ("SELECT * { ?c a wp:Rna }", "RNA"),
        ("SELECT * { ?c gpml:href ?x }", "drawing"),
        ("SELECT * { ?p wp:ontologyTag cur:Homology_Converted }", "homology"),
    ],
)
def test_what_only_drawings_hold_is_said(text: str, said: str) -> None:
    found = gpml.missing(text)
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("only drawings")


def test_what_pages_hold_is_not_said() -> None:
    assert gpml.missing("SELECT * { ?p a wp:Pathway ; wp:isAbout ?d . ?d gpml:version ?v }") == ()


def test_what_partners_are_asked_for_is_not_said() -> None:
    partner = "SERVICE SILENT <http://a/> { ?i a wp:Interaction { ?i wp:source ?s } }"
    assert gpml.missing(f"PREFIX gpml: <{PREFIXES['gpml']}> SELECT * {{ {partner} ?p a wp:Pathway }}") == ()
    assert gpml.missing(f"SELECT * {{ {partner} ?i wp:target ?p ; gpml:href ?h }}") == (
        "only drawings (GPML files) hold interactions (wp:target): the answer lacks them",
        "only drawings (GPML files) hold the layout of the drawing (gpml:href): the answer lacks them",
    )
