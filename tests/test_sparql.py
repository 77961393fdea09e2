"""SPARQL as text: tokens, prefixes, loose forms, what only reads, what only drawings hold."""

from __future__ import annotations

import random

import pytest

from tests.conftest import EXAMPLES
from tests.loose_cases import LOOSE, STRICT
from wp2rdf import pipeline, site
from wp2rdf.engines.oxigraph import OxigraphEngine, in_memory
from wp2rdf.errors import UsageError
from wp2rdf.iri import PREFIXES
from wp2rdf.options import Options
from wp2rdf.pipeline import Report
from wp2rdf.results import Table
from wp2rdf.sparql import gpml, loose, prefixes, readonly
from wp2rdf.sparql.tokens import joined, tokens

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


def test_long_texts_take_no_longer_than_they_are() -> None:
    for text in ("(" * 20000, '"' + "a" * 20000, "a." * 20000, "SELECT " * 3000, "?x, " * 9000):
        assert joined(tokens(text)) == text
        loose.translate(text)
    many = "SELECT (1 AS ?x) " * 5000 + "{ ?x ?x ?x }"
    assert loose.translate(many).text.startswith("SELECT (1 AS ?x) SELECT (1 AS ?x) ")


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
