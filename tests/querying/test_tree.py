"""The tree of a query: what is read, where it stands, how it is visited and changed, and which variables it binds."""

from __future__ import annotations

import random
import time
from contextlib import suppress

import pytest

from tests.querying.loose_cases import LOOSE, STRICT
from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.lexer import tokens
from wp2rdf.querying.sparql.parsing import DEEPEST, parse
from wp2rdf.querying.sparql.places import position
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import (
    Alternative,
    As,
    BlankNode,
    Filter,
    Iri,
    Literal,
    Operation,
    Query,
    Repeat,
    Select,
    Sequence,
    Service,
    Triple,
    Variable,
)
from wp2rdf.querying.sparql.writer import write
from wp2rdf.rdf.iri import PREFIXES


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("?x wp:age 5.", "variable prefixed number sign"),
        ("1.5 .5 1e3 1.e3 5", "number number number number number"),
        ("wp:a.b wp:a. a.b:c _:x.y :x :", "prefixed prefixed sign prefixed bnode prefixed prefixed"),
        ("?a<?b&&?c>?d", "variable iri variable"),
        ("?a < ?b && ?c > ?d", "variable sign variable sign variable sign variable"),
        ('\'a\\\'b\' """a"b\n""" \'\'', "string string string"),
        ("'open\n?x", "other variable"),
        ('"""open\n?x', "other"),
        ("'a'@en-GB^^xsd:string # no ?x", "string tag sign prefixed"),
        (r"wp:a\,b ex:%20x cur:Homology_Converted", "prefixed prefixed prefixed"),
        ("fn:lower-case(?é1)", "prefixed sign variable sign"),
        ("?x\u00d7 \ue000", "variable other other"),
    ],
)
def test_tokens_are_those_of_the_grammar(text: str, kinds: str) -> None:
    assert " ".join(token.kind for token in tokens(text)) == f"{kinds} end"


def test_tokens_of_ascii_are_the_same_beside_other_letters() -> None:
    texts = [*(str(one) for one in (*LOOSE, *STRICT)), "\x1c?a\x1d<a\x7f> _:a.b. a\\u00e9:b 'x\x85"]
    texts += [text.replace("a", "{{a}}") for text in texts]
    for text in filter(str.isascii, texts):
        for template in (False, True):
            found = [(token.kind, token.text) for token in tokens(text, template=template)]
            assert found == [(token.kind, token.text) for token in tokens(f"\u00e9 {text}", template=template)[1:]]


def test_a_template_has_places_for_values() -> None:
    found = tokens("?s a cur:{{c}} , wp:bdb{{ d }}X ; x:{{a}}{{b}} <http://x/{{p}}> {{n}} '{{t}}' {{?s", template=True)
    assert [token.text for token in found if "{{" in token.text] == [
        "cur:{{c}}",
        "wp:bdb{{ d }}X",
        "x:{{a}}{{b}}",
        "<http://x/{{p}}>",
        "{{n}}",
        "'{{t}}'",
    ]
    assert [token.text for token in found][-4:] == ["{", "{", "?s", ""]


def test_names_texts_and_numbers_mean_what_they_say() -> None:
    query = parse(
        r"""BASE <http://e.org/a/b> PREFIX e: <c#> PREFIX : <>
        ASK {
            e:d\,f <../x> 'a\'\u00e9\n'@EN-gb, '''b"''', -1.50, 1E3, TRUE, "x"^^e:t, <\u00e9>, :%41, e:a\u00e9 ; a []
        }"""
    )
    triples = [one for one in walk(query) if isinstance(one, Triple)]
    assert triples[0].subject == Iri("http://e.org/a/c#d,f")
    assert triples[0].predicate == Iri("http://e.org/x")
    assert [one.object for one in triples] == [
        Literal("a'é\n", "EN-gb"),
        Literal('b"'),
        Literal("-1.50", datatype=Iri(PREFIXES["xsd"] + "decimal")),
        Literal("1E3", datatype=Iri(PREFIXES["xsd"] + "double")),
        Literal("true", datatype=Iri(PREFIXES["xsd"] + "boolean")),
        Literal("x", datatype=Iri("http://e.org/a/c#t")),
        Iri("http://e.org/a/é"),
        Iri("http://e.org/a/b%41"),
        Iri("http://e.org/a/c#aé"),
        BlankNode(".1"),
    ]
    assert triples[-1].predicate == Iri(PREFIXES["rdf"] + "type")


def test_lists_and_properties_are_triples() -> None:
    query = parse("ASK { ?s ?p (1 [ ?q ?o ]) ; ?r ( ) . [ ?a ?b , ?c ] }")
    triples = [one for one in walk(query) if isinstance(one, Triple)]
    assert [one.object for one in triples][-2:] == [Variable("b"), Variable("c")]
    assert len(triples) == 9
    assert len({one for one in walk(query) if isinstance(one, BlankNode)}) == 4


def test_operators_bind_as_in_the_grammar() -> None:
    query = parse("ASK { FILTER (?a || ?b && ?c = ?d + ?e * -?f - 1 && !?g || 2 -1 = 1) }")
    (condition,) = (one.condition for one in walk(query) if isinstance(one, Filter))
    assert isinstance(condition, Operation)
    assert condition.operators == ("||", "||")
    conjunction = condition.operands[1]
    assert isinstance(conjunction, Operation)
    assert conjunction.operators == ("&&", "&&")
    assert "($a || ($b && ($c = ($d + ($e * (-($f))) - 1)) && (!$g)) || ((2 - 1) = 1))" in write(query)


def test_paths_keep_their_shape() -> None:
    query = parse("ASK { ?s ^<urn:a>/(<urn:b>|!(a|^<urn:c>))*/<urn:d>? ?o }")
    (triple,) = (one for one in walk(query) if isinstance(one, Triple))
    assert isinstance(triple.predicate, Sequence)
    assert [type(one).__name__ for one in triple.predicate.steps] == ["Inverse", "Repeat", "Repeat"]
    (repeat,) = (one for one in walk(query) if isinstance(one, Repeat) and one.mark == "*")
    assert isinstance(repeat.path, Alternative)


def test_every_node_stands_where_it_was_written() -> None:
    text = (
        "# a comment\nPREFIX e: <urn:e#>\nSELECT ?a (COUNT(?b) AS ?n)\nWHERE { ?a e:p ?b ; e:q 'x'@en . FILTER (?b > 1)"
        " OPTIONAL { SERVICE <http://s/> { ?b e:r* ?c } } } GROUP BY ?a ORDER BY DESC(?n) LIMIT 3"
    )
    query = parse(text)
    written = {type(one): text[slice(*one.span)] for one in walk(query) if one.span[0] >= 0}
    assert written[Service] == "SERVICE <http://s/> { ?b e:r* ?c }"
    assert written[Filter] == "FILTER (?b > 1)"
    assert written[As] == "(COUNT(?b) AS ?n)"
    assert written[Literal] == "1"
    assert written[Repeat] == "e:r*"
    assert written[Select].startswith("SELECT ?a")
    (service,) = (one for one in walk(query) if isinstance(one, Service))
    assert position(text, service.span[0]) == (4, 61)
    for one in walk(query):
        assert one.span[0] < 0 or 0 <= one.span[0] <= one.span[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT *\n{ ?s ?p ", "line 2, column 1: this { is not closed"),
        ("SELECT * { ?s ?p ?o ) }", "line 1, column 21: this ) closes nothing"),
        ("SELECT * { ?s ?p 'a\n }", "line 1, column 18: this string is not closed"),
        ("SELECT * { ( ?s ?p ?o }", "line 1, column 12: this ( is not closed"),
        (
            "SELECT * {\n ?s <urn:p> ?o\n ?b ?c ?d }",
            "line 3, column 2: '?b ?c ?d }' does not belong here; wanted: . or }",
        ),
        ("SELECT * { ?s ?p ?o } LIMIT x", "line 1, column 29: 'x' does not belong here; wanted: a whole number"),
        ("SELECT * { ?s foo:p ?o }", "line 1, column 15: the prefix foo: is not declared"),
        ("ASK { } ;", "line 1, column 9: ; begins a second query or update"),
        ("\nDROP ALL", "line 2, column 1: DROP changes data"),
        ("PREFIX a: <urn:a>", "line 1, column 18: there is no query here"),
        ("hello", "line 1, column 1: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with 'hello'"),
        ("ASK " + "{ " * 101 + "} " * 101, "more than 100 brackets stand within one another"),
        ("ASK { FILTER (" + "!" * 101 + "?x) }", "more than 100 brackets stand within one another"),
        ("DESCRIBE <urn:a> LIMIT", "line 1, column 23: something is wrong with the query before its end here"),
        ("ASK { ?s ?p << ?a ?b ?c >> }", "line 1, column 13: triple terms (<< … >>) are not of SPARQL 1.1"),
        ("ASK { ?s ?p '\\x' }", "line 1, column 13: \\x is no escape of a string"),
        ("ASK { ?s ?p '\\uD800' }", "line 1, column 13: \\uD800 is no character"),
        ("ASK { ?s ?p '\ud800' }", "line 1, column 13: the query has a lone surrogate"),
        ("ASK { ?s ?p <a\\u0020b> }", "line 1, column 13: <a\\u0020b> holds a character that no IRI may have"),
        ("ASK { ?s\\u003f ?p ?o }", "line 1, column 7: \\u003f cannot stand in a name"),
        ("ASK { ?s ?p/<urn:a>{1,3} ?o }", "line 1, column 12: '/<urn:a>{1,3} ?o }' does not belong here"),
        ("ASK { ?s <urn:a>{1,3} ?o }", "line 1, column 17: counts in a property path are Virtuoso's own"),
        ("ASK { FILTER (1 = 2 = 3) }", "a second comparison: use brackets, or &&"),
        ("ASK { FILTER (STRLEN(?a, ?b)) }", "line 1, column 15: STRLEN takes 1 arguments, not 2"),
        ("ASK { VALUES (?a ?b) { (1) } }", "line 1, column 24: a row of VALUES has 1 values for 2 variables"),
        ("SELECT ?a count(?b) { ?a ?p ?b }", "line 1, column 11: 'count(?b) { ?a ?p ?b }' does not belong here"),
        ("SELECT ?a, ?b { ?a ?p ?b }", "line 1, column 10: ', ?b { ?a ?p ?b }' does not belong here"),
        ("ASK { ?s ?p ?o ", "line 1, column 5: this { is not closed"),
        ("ASK { ?s ?p \u201cx\u201d }", 'line 1, column 13: \u201c is a curly quotation mark: texts stand in "'),
        ('ASK { ?s ?p "x\u201d }', "line 1, column 15: \u201d is a curly quotation mark"),
        ("ASK { ?s ?p \u2018x\u2019 }", "line 1, column 13: \u2018 is a curly or slanted quotation mark"),
        ("```sparql\nASK { }\n```", "line 1, column 1: ```sparql is a code fence of Markdown: leave it out"),
        ("ASK { }\n```", "line 2, column 1: ``` is a code fence of Markdown"),
        ("ASK { FILTER (1 &lt; 2) }", "line 1, column 17: &lt; is an escape of HTML: write the character itself"),
        ("ASK { ?s\u200b ?p ?o }", "line 1, column 9: U+200B is a character that cannot be seen: take it out"),
        ("ASK { FILTER (2 \u2212 1) }", "line 1, column 17: \u2212 is a dash: the minus sign is -"),
    ],
)
def test_a_refusal_says_where_and_what_is_wanted(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert said in str(caught.value)


def test_a_refusal_is_printable() -> None:
    with pytest.raises(UsageError, match=r"^line 1, column 12: the prefix aU\+1FFFEb: is not declared$"):
        parse("SELECT * { a\U0001fffeb:c ?p ?o }")


def test_nesting_up_to_the_bound_is_read() -> None:
    inner = "{ " * (DEEPEST - 2) + "} " * (DEEPEST - 2)
    assert write(parse(f"ASK {{ {inner} }}")).count("{") == DEEPEST - 1
    brackets = "(" * (DEEPEST - 1) + "1" + ")" * (DEEPEST - 1)
    assert "FILTER (1)" in write(parse(f"ASK {{ FILTER {brackets} }}"))
    calls = "ABS(" * (DEEPEST - 2) + "1" + ")" * (DEEPEST - 2)
    assert write(parse(f"ASK {{ FILTER ({calls} > 1) }}")).count("ABS(") == DEEPEST - 2
    exists = "FILTER EXISTS { " * (DEEPEST - 1) + "}" * (DEEPEST - 1)
    assert write(parse(f"ASK {{ {exists} }}")).count("EXISTS") == DEEPEST - 1
    many = " || ".join(f"?x = {number}" for number in range(5000))
    assert write(parse(f"ASK {{ FILTER ({many}) }}")).count("||") == 4999


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
    "SELECT * { " + "{ SELECT (str(?x) as ?x) { " * 40 + "?x ?y ?z . " * 5000 + "} }" * 40 + " }",
    "SELECT (" * 90 + "fn:concat(?x, " * 9000,
    "x and " * 20000,
    "ASK { " + "?x a ?y . " * 9000,
    "wp:a" + "." * 50000,
    "<" * 50000,
    "\\u0041" * 20000,
    "ASK { ?s ?p " + "?o, " * 20000 + "?o }",
    "ASK { FILTER (" + "1 * 2 + 3 < 4 && " * 10000 + "true) }",
    "ASK { ?s " + "^a/" * 20000 + "a ?o }",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG, ids=[text[:12] for text in LONG])
@pytest.mark.parametrize("loose", [False, True])
def test_long_texts_take_no_longer_than_they_are(text: str, *, loose: bool) -> None:
    started = time.process_time()
    tokens(text, template=True)
    with suppress(UsageError):
        write(parse(text, loose=loose))
    assert time.process_time() - started < 10


def test_mutilated_queries_are_read_or_refused() -> None:
    """Whatever becomes of a query, nothing but a refusal is raised; what is written is read again the same."""
    chance = random.Random(5)
    queries = [one[1] for one in LOOSE] + [one[2] for one in LOOSE] + STRICT
    pieces = [token.text for query in queries for token in tokens(query)]
    read = refused = 0
    for _ in range(3000):
        parts = [token.text for token in tokens(chance.choice(queries))]
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(parts) + 1)
            parts[place : place + chance.randrange(2)] = [chance.choice(pieces)] * chance.randrange(2)
        for loose in (False, True):
            try:
                query = parse(" ".join(parts), loose=loose, known=PREFIXES)
                written = write(query)
            except UsageError:
                refused += 1
                continue
            read += 1
            assert write(parse(written)) == written
    assert read > 500
    assert refused > 500


def test_a_tree_is_visited_in_the_order_of_the_text() -> None:
    query = parse("SELECT (1 AS ?a) { ?b ?c ?d VALUES ?e { 1 } BIND (?f AS ?g) } GROUP BY ?h HAVING (?i) ORDER BY ?j")
    assert scope.mentioned(query) == tuple("abcdefghij")
    outside = walk(
        parse("ASK { ?s ?p ?o SERVICE <urn:s> { ?x ?y ?z } }"), into=lambda node: not isinstance(node, Service)
    )
    assert [one.name for one in outside if isinstance(one, Variable)] == ["s", "p", "o"]


def test_a_tree_is_changed_without_touching_the_rest() -> None:
    query = parse("SELECT ?s { ?s ?p ?o . OPTIONAL { ?s <urn:a> ?x } FILTER (?o > 1) VALUES (?o ?y) { (1 2) } }")

    def change(node: object) -> object:
        match node:
            case Variable(name="s"):
                return Variable("subject")
            case Filter():
                return None
            case Triple(predicate=Iri()):
                return node, Triple(node.object, Iri("urn:b"), Variable("z"))
        return node

    changed = transform(query, change)  # type: ignore[arg-type]
    expected = "{ ?subject ?p ?o OPTIONAL { ?subject <urn:a> ?x . ?x <urn:b> ?z } VALUES (?o ?y) { (1 2) } }"
    assert write(changed) == write(parse(f"SELECT ?subject {expected}"))
    assert changed.form.where is not None
    assert query.form.where is not None
    assert changed.form.where.elements[2] is query.form.where.elements[3]
    assert transform(query, lambda node: node) is query
    with pytest.raises(TypeError, match="Query stands alone"):
        transform(query, lambda node: None if isinstance(node, Query) else node)


@pytest.mark.parametrize(
    ("pattern", "visible", "certain"),
    [
        ("?a <urn:p> ?b OPTIONAL { ?b <urn:q> ?c }", "a b c", "a b"),
        ("?a <urn:p>* ?b MINUS { ?a <urn:q> ?c } FILTER EXISTS { ?a ?d ?e } FILTER (?f > 1)", "a b", "a b"),
        ("{ ?a <urn:p> ?b } UNION { ?a <urn:q> ?c }", "a b c", "a"),
        ("VALUES (?a ?b) { (1 UNDEF) (2 3) } BIND (?a + 1 AS ?c)", "a b c", "a"),
        ("GRAPH ?g { ?a <urn:p> [] } SERVICE SILENT ?s { ?x <urn:p> ?y }", "g a s x y", "g a"),
        ("SERVICE <urn:s> { ?x <urn:p> ?y }", "x y", "x y"),
        ("SELECT ?a (?b AS ?x) (?c + 1 AS ?y) { ?a ?p ?b OPTIONAL { ?b ?q ?c } }", "a x y", "a x"),
        ("SELECT * { ?a ?p ?b } VALUES ?z { 1 }", "a p b z", "a p b z"),
        ("{ ?a <urn:p> ?b } LATERAL { ?b <urn:q> ?c }", "a b c", "a b c"),
        ("", "", ""),
    ],
)
def test_variables_are_in_scope_where_they_are_bound(pattern: str, visible: str, certain: str) -> None:
    where = parse(f"ASK {{ {pattern} }}").form.where
    assert where is not None
    assert scope.visible(where.elements) == tuple(visible.split())
    assert scope.certain(where.elements) == set(certain.split())


def test_columns_have_names() -> None:
    for text, names in (
        ("SELECT ?b (1 AS ?a) { }", ("b", "a")),
        ("SELECT * { ?b ?p ?a MINUS { ?c ?d ?e } }", ("b", "p", "a")),
    ):
        form = parse(text).form
        assert isinstance(form, Select)
        assert scope.projected(form) == names


@pytest.mark.parametrize(
    ("base", "reference", "whole"),
    [
        ("http://a/b/c/d;p?q", "g", "http://a/b/c/g"),
        ("http://a/b/c/d;p?q", "./g/", "http://a/b/c/g/"),
        ("http://a/b/c/d;p?q", "/g", "http://a/g"),
        ("http://a/b/c/d;p?q", "//g", "http://g"),
        ("http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"),
        ("http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s"),
        ("http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"),
        ("http://a/b/c/d;p?q", "../../../g", "http://a/g"),
        ("http://a/b/c/d;p?q", "../..", "http://a/"),
        ("http://a/b/c/d;p?q", "g;x=1/../y", "http://a/b/c/y"),
        ("http://a", "b", "http://a/b"),
        ("file:///x/q.rq", "file", "file:///x/file"),
        ("urn:a:b", "#c", "urn:a:b#c"),
        ("http://a/b", "urn:x", "urn:x"),
    ],
)
def test_relative_iris_resolve_against_the_base(base: str, reference: str, whole: str) -> None:
    """RFC 3986, section 5.4."""
    for query in (
        parse(f"ASK {{ ?s ?p <{reference}> }}", base=base),
        parse(f"BASE <{base}> ASK {{ ?s ?p <{reference}> }}"),
    ):
        (triple,) = (one for one in walk(query) if isinstance(one, Triple))
        assert triple.object == Iri(whole)
