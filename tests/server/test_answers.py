"""Answers that the engine writes have the bytes that they had when each term was written by itself, in all formats."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, cast

import pyoxigraph
import pytest

from tests.querying.test_rows import invented
from tests.served import served
from wp2rdf.querying import queries, results
from wp2rdf.querying.engines.written import for_oxigraph
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql import preparation, readonly
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.terms import Term
from wp2rdf.server.evaluation import Evaluation, Served
from wp2rdf.server.passage import Passage
from wp2rdf.server.refusals import NotAcceptableError, OverLimitError
from wp2rdf.writing import formats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.served import Server

TABLES = ("json", "xml", "csv", "tsv")
GRAPHS = ("turtle", "ntriples", "rdfxml", "jsonld", "nquads", "trig")
MORE = [
    "SELECT * {}",
    "SELECT ?a ?b { ?a a wp:Pathway OPTIONAL { ?a wp:nothing ?b } } ORDER BY ?a",
    "SELECT ?a { ?a wp:nothing ?b }",
    """SELECT ?a { VALUES ?a { 'x' '' UNDEF 'a\\n\\r\\n\\r\\n"b' '' UNDEF } }""",
    "ASK { ?a a wp:Pathway }",
    "CONSTRUCT { <urn:a> <urn:b> ?t } WHERE { ?a wp:organismName ?t }",
    "CONSTRUCT { ?a dc:title ?t . ?a a wp:X } WHERE { ?a a wp:Pathway ; dc:title ?t }",
    "CONSTRUCT { <urn:a> <urn:b> ?v } WHERE { VALUES ?v { 'x\\ty\\n\\r' 'a'@en 1 1.0 <urn:é> '\\U0001F600' } }",
    "CONSTRUCT { ?a ?b ?c } WHERE { ?a wp:nothing ?b ; dc:title ?c }",
    "DESCRIBE <https://identifiers.org/wikipathways/WP9001>",
]


@pytest.fixture(scope="module")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(store, tmp_path_factory.mktemp("answers"), "-q") as one:
        yield one


def by_itself(store: pyoxigraph.Store, text: str, form: str) -> bytes:
    """An answer made term by term."""
    found = store.query(for_oxigraph(preparation.prepare(text)))
    if isinstance(found, pyoxigraph.QueryBoolean):
        return results.serialize(bool(found), form).encode()
    if isinstance(found, pyoxigraph.QueryTriples):
        blocks = [Block.of(GRAPH_OF_SITE, [str(triple) for triple in found])]
        out = io.BytesIO()
        formats.write(blocks, out, formats.FORMATS[{"nquads": "ntriples", "trig": "turtle"}.get(form, form)])
        return out.getvalue()
    names = tuple(variable.value for variable in found.variables)
    rows = [tuple(None if term is None else Term(str(term)) for term in row) for row in found]
    return results.written(Table(names, rows), form)


def test_every_bundled_query_in_every_format(store: Path, server: Server) -> None:
    opened = pyoxigraph.Store.read_only(str(store))
    bundled = [queries.fill(query, {}) for query in queries.bundled().values()]
    compared = 0
    for text in (*(text for text in bundled if "SERVICE" not in text), *MORE):
        is_table = readonly.form(preparation.prepare(text)) in {"SELECT", "ASK"}
        for form in TABLES if is_table else GRAPHS:
            reply = server.query(text, format=form)
            assert reply.status == 200, (text, form, reply.text)
            assert reply.body == by_itself(opened, text, form), (text, form)
            compared += 1
    assert compared > 250


def test_invented_rows_in_every_format(tmp_path: Path) -> None:
    pyoxigraph.Store(str(tmp_path / "store")).flush()
    empty = Served(str(tmp_path / "store"), frozenset(), rows=1_000, size=10**6, seconds=10)
    compared = 0
    for seed in range(150):
        query = invented(seed)
        for form in TABLES:
            out = io.BytesIO()
            try:
                Evaluation(empty, {"query": query, "table": form}).write(out)
            except NotAcceptableError:
                assert form == "xml"
                continue
            assert out.getvalue() == by_itself(pyoxigraph.Store(), query, form), (query, form)
            compared += 1
    assert compared > 400


class Source:
    """Rows as an engine writes them."""

    def __init__(self, rows: int, text: str) -> None:
        listed = " ".join(f"({json.dumps(text)} {number} UNDEF)" for number in range(rows))
        self.query = f"SELECT ?a ?b ?c {{ VALUES (?a ?b ?c) {{ {listed} }} }}"

    def passed(self, form: str, *, rows: int = 10**9, size: int = 10**9, piece: int = 7) -> bytes:
        """What comes out, when it comes in small pieces."""
        found = cast("pyoxigraph.QuerySolutions", pyoxigraph.Store().query(self.query))
        out = io.BytesIO()
        passage = Passage(out, form, ["a", "b", "c"], rows=rows, size=size)
        known = pyoxigraph.QueryResultsFormat.JSON if form == "json" else results.W3C[form]
        written = found.serialize(format=known) or b""
        for start in range(0, len(written), piece):
            passage.write(written[start : start + piece])
        passage.finish()
        return out.getvalue()


TEXTS = [
    "plain",
    '"}},{"',
    '"}},{"a":{"type":"uri","value":"',
    'a\r\nb,"c"\n',
    "{}",
    "</result><result>",
    "\\" * 7,
    "é\u2028",
]


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_rows_are_counted_exactly_wherever_pieces_end(form: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(60, text)
    whole = source.passed(form)
    monkeypatch.setattr("wp2rdf.server.passage._LARGE", 50)
    for piece in (1, 7, 64):
        assert source.passed(form, rows=60, piece=piece) == whole
        with pytest.raises(OverLimitError, match="more than 59 rows"):
            source.passed(form, rows=59, piece=piece)


def test_one_row_that_never_ends_is_not_held_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wp2rdf.server.passage._LARGE", 50)
    for form in ("json", "xml", "tsv"):
        with pytest.raises(OverLimitError, match="more than 5,000 bytes"):
            Source(1, "x" * 20_000).passed(form, size=5_000)


@pytest.mark.parametrize("character", ["\u0001", "\u000b", "\u001f", "\ufffe", "\uffff"])
def test_a_character_that_xml_has_not_is_found_wherever_pieces_end(
    character: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source(40, f"a{character}b")
    monkeypatch.setattr("wp2rdf.server.passage._LARGE", 50)
    for piece in (1, 5, 1000):
        with pytest.raises(NotAcceptableError, match=f"U\\+{ord(character):04X}"):
            source.passed("xml", piece=piece)
        assert source.passed("tsv", piece=piece).count(b"\n") == 41
