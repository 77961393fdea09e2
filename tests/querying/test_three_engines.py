"""Oxigraph, rdflib and Virtuoso answer alike, but for differences that are known, each with its reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.querying.engine_cases import DATA, DIFFERENT, PREFIX, QUERIES
from tests.servers import virtuoso
from wp2rdf.errors import QueryError
from wp2rdf.loading import values, virtuoso_values
from wp2rdf.querying.ask import ask
from wp2rdf.querying.results import Table
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from wp2rdf.querying.results import Answer

_XSD = f"^^<{PREFIXES['xsd']}"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("engines") / "data.ttl"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), DATA) as address:
        yield f"{address}?default-graph-uri=urn:data"


def comparable(answer: Answer, query: str, *, as_virtuoso: bool = False) -> object:
    """An answer with its values: rows in their order only where the query says one, blank nodes without labels.

    Virtuoso has one kind of numbers, to which truth values belong, so that its values are compared as it has them.
    """
    if isinstance(answer, bool):
        return answer
    if isinstance(answer, Table):
        order = sorted(range(len(answer.variables)), key=lambda place: answer.variables[place])
        rows = [tuple(_value(row[place], as_virtuoso=as_virtuoso) for place in order) for row in answer.solutions]
        return rows if "ORDER BY" in query else Counter(rows)
    return Counter(
        " ".join("_:" if part.startswith("_:") else part for part in statement.split(" "))
        for statement in answer.statements
    )


def _value(term: str | None, *, as_virtuoso: bool) -> object:
    if term is None or term.startswith("<"):
        return term
    if term.startswith("_:"):
        return "_:"
    text, typed, datatype = term.rpartition(_XSD)
    if typed:
        return (virtuoso_values if as_virtuoso else values).one_text(datatype[:-1], text[1:-1])
    body, quote, tag = term.rpartition('"')
    return body + quote + tag.lower()


def answered(query: str, *, data: Path | None = None, endpoint: str | None = None, rdflib: bool = False) -> object:
    """What an engine answers; what it says where it refuses."""
    try:
        engine = "rdflib" if rdflib else "oxigraph"
        found = ask(PREFIX + query, data=data, endpoint=endpoint, engine=engine, isolated=False).answer  # type: ignore[arg-type]
    except QueryError as error:
        return str(error)
    return comparable(found, query, as_virtuoso=endpoint is not None)


def test_there_are_enough_queries_and_every_difference_is_of_one() -> None:
    assert len(QUERIES) == len(set(QUERIES)) == 147
    assert set(QUERIES) >= set(DIFFERENT)
    assert len(DIFFERENT) == 31


def test_every_reason_stands_in_the_docs() -> None:
    docs = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
    for query, reasons in DIFFERENT.items():
        for engine, reason in reasons.items():
            assert f"| {reason} |" in docs, (query, engine)


@pytest.mark.parametrize("query", QUERIES)
def test_oxigraph_and_rdflib_answer_alike(data: Path, query: str) -> None:
    alike = answered(query, data=data) == answered(query, data=data, rdflib=True)
    assert alike is ("rdflib" not in DIFFERENT.get(query, {}))


@pytest.mark.parametrize("query", QUERIES)
def test_oxigraph_and_virtuoso_answer_alike(data: Path, endpoint: str, query: str) -> None:
    found = ask(PREFIX + query, data=data, isolated=False).answer
    alike = comparable(found, query, as_virtuoso=True) == answered(query, endpoint=endpoint)
    assert alike is ("virtuoso" not in DIFFERENT.get(query, {}))
