"""`--engine rdflib`: it reads every query, keeps every literal, and shows what Oxigraph shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wp2rdf.errors import InputError
from wp2rdf.querying.ask import ask
from wp2rdf.querying.results import Table, Triples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from wp2rdf.querying.ask import EngineName

LITERALS = r"""@prefix e: <http://e.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
e:a e:says "hi"@en, "Servus"@de-AT, "plain", "line\nbreak \"quoted\" \\", "01"^^xsd:integer, "1.50"^^xsd:decimal,
  "INF"^^xsd:double, "1.0e3"^^xsd:double, "0.1"^^xsd:float, "2026-01-02Z"^^xsd:date,
  "2026-01-02T03:04:05Z"^^xsd:dateTime,
  "2026-01-02T03:04:05.100+02:00"^^xsd:dateTime, "1"^^xsd:boolean, "2026"^^xsd:gYear, "2026+01:00"^^xsd:gYear,
  "P1Y"^^xsd:duration, "http://e.org/x"^^xsd:anyURI, " a  b "^^xsd:token, " a\tb"^^xsd:normalizedString,
  "aGk="^^xsd:base64Binary, "<a>b</a>"^^rdf:XMLLiteral, "<b>x"^^rdf:HTML, "soon"^^xsd:gYear, "abc"^^xsd:integer,
  "a"^^e:own .
"""
PREFIX = "PREFIX e: <http://e.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"


@pytest.fixture(scope="module")
def literals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("literals") / "literals.ttl"
    path.write_text(LITERALS, encoding="utf-8")
    return path


def rows(query: str, data: Path, engine: EngineName) -> list[str]:
    found = ask(PREFIX + query, data=data, engine=engine).answer
    assert not isinstance(found, bool)
    return sorted(map(str, found.statements if isinstance(found, Triples) else found.solutions))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ('SELECT * { ?s e:says "hi"@en }', 1),
        ('SELECT * { ?s e:says "Servus"@de-at }', 1),
        ('SELECT * { ?s e:says "01"^^xsd:integer }', 1),
        ('SELECT * { ?s e:says "01"^^<http://www.w3.org/2001/XMLSchema#integer> }', 1),
        ('SELECT ?l { ?s e:says ?l FILTER (?l = "hi"@en || ?l = "2026-01-02T03:04:05Z"^^xsd:dateTime) }', 2),
        ('SELECT ?l { VALUES ?l { "x"@fr "007"^^xsd:integer "2026-01-02T03:04:05Z"^^xsd:dateTime } }', 3),
        ('SELECT * { ?s e:says "plain"^^xsd:string }', 1),
        ('SELECT * { VALUES ?s { e:a e:nobody } OPTIONAL { ?s e:says ?l FILTER (?l = "hi"@en) } }', 2),
        ("SELECT ?l { ?s e:says ?l FILTER (false) }", 0),
        ("SELECT ?l { ?s e:says ?l { SELECT (COUNT(?l) AS ?n) { VALUES ?l { 1 2 } } } FILTER (?n = 2) }", 25),
        ("SELECT * { ?s e:says ?l FILTER NOT EXISTS { ?s e:knows ?who } }", 25),
        ("SELECT ?l { VALUES () { () () } VALUES ?l { 1 2 } }", 4),
        ("SELECT ?l { VALUES ?l { } VALUES ?l { 1 } }", 0),
        ('SELECT (CONCAT("a"@en, "b"@en) AS ?l) (STRDT("1.50", xsd:decimal) AS ?d) {}', 1),
    ],
)
def test_language_tags_and_datatypes_in_a_query(literals: Path, query: str, count: int) -> None:
    found = rows(query, literals, "rdflib")
    assert len(found) == count
    assert found == rows(query, literals, "oxigraph")


@pytest.mark.parametrize("query", ["SELECT ?l { ?s e:says ?l }", "CONSTRUCT { ?l a ?s . ?s a ?l } WHERE { ?s a ?l }"])
def test_both_engines_show_the_same_text(literals: Path, query: str) -> None:
    found = rows(query, literals, "rdflib")
    assert found == rows(query, literals, "oxigraph")
    if query.startswith("SELECT"):
        assert len(found) == 25


def test_a_literal_is_read_as_it_is_written(literals: Path) -> None:
    found = ask(f"{PREFIX} SELECT (STR(?l) AS ?text) {{ ?s e:says ?l }}", data=literals, engine="rdflib").answer
    assert isinstance(found, Table)
    texts = {row["text"] for row in found.rows()}
    kept = {"01", "1.50", "1.0e3", "INF", "2026-01-02Z", "2026-01-02T03:04:05.100+02:00", "1", "2026+01:00", " a  b "}
    assert texts >= kept | {" a\tb", "<b>x", "soon", "abc"}
    assert len(texts) == 25


def test_a_value_that_is_none_of_its_datatype_leaves_no_traceback(run: Run, literals: Path) -> None:
    query = b'PREFIX e: <http://e.org/> SELECT ?l { ?s e:says ?l FILTER (?l = "hi"@en || ?l = "x"^^xsd:integer) }'
    done = run("query", "-", "--data", literals, "--engine", "rdflib", "-f", "csv", stdin=query)
    assert (done.code, done.out, done.err) == (0, b"l\r\nhi\r\n", "")


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_triple_as_a_value_is_one_line(tmp_path: Path, engine: EngineName) -> None:
    (tmp_path / "star.nt").write_text("<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> .\n", encoding="utf-8")
    with pytest.raises(InputError, match="the value of <urn:b> of <urn:a> is a triple"):
        ask("SELECT * { ?s ?p ?o }", data=tmp_path / "star.nt", engine=engine)
