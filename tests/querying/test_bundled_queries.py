"""Every bundled query: its header, its rows on two engines, and its partners."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES, ROOT
from tests.querying.query_cases import EXAMPLE_VALUES, FEDERATED, HAND_CHECKED, PARTNERS, REAL_ONLY
from tests.servers import Misbehaving, free_port, oxigraph, virtuoso
from tests.validating import jena
from tests.waiting import PATIENCE
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.querying import queries, results
from wp2rdf.querying.ask import ask
from wp2rdf.querying.engines.oxigraph import OxigraphEngine, in_memory, on_disk
from wp2rdf.querying.engines.rdflib import RdflibEngine
from wp2rdf.querying.engines.remote import RemoteEngine
from wp2rdf.querying.results import Table, Triples
from wp2rdf.querying.sparql import readonly
from wp2rdf.querying.sparql.lexer import tokens
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.terms import Term, say
from wp2rdf.rdf.vocab import RDF, WP
from wp2rdf.reading import checkout as checkouts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.queries import Query

pytestmark = pytest.mark.slow

BUNDLED = dict(queries.bundled())
LOCAL = [name for name, query in BUNDLED.items() if not readonly.services(queries.prepared(query, {}))]
DRAWINGS = Path(__file__).parent / "drawings"
"""Drawings that were made up, with interactions of every kind."""
DRAWN = frozenset(path.stem for path in (ROOT / "queries" / "interactions").glob("*.rq"))
"""Queries that want drawings."""
CATEGORIES = {
    "Metadata", "Data Sources", "Communities", "Collaborations", "General", "Literature", "Data Export", "Curation",
    "Chemistry", "DSMN", "Authors",
}  # fmt: skip


@pytest.fixture(scope="module")
def engines() -> tuple[OxigraphEngine, RdflibEngine]:
    blocks = [
        block
        for place in (EXAMPLES, DRAWINGS)
        for block in pipeline.blocks(checkouts.find(place), Options(), report=Report())
    ]
    return in_memory(blocks, named=False), RdflibEngine(blocks)


def values_of(query: Query) -> dict[str, str]:
    has_pathway = any(parameter.name == "pathway" for parameter in query.parameters)
    return {**({"pathway": "WP9001"} if has_pathway else {}), **EXAMPLE_VALUES.get(query.name, {})}


def test_there_are_many() -> None:
    assert len(LOCAL) >= 50
    assert set(BUNDLED) - set(LOCAL) == set(FEDERATED)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_query_has_the_header_of_the_community(name: str) -> None:
    query = BUNDLED[name]
    assert query.title
    assert query.description.endswith(".")
    assert query.keywords
    assert query.category in CATEGORIES
    head, _, body = query.text.partition("\n\n")
    kinds = [re.match(r"# (title|category|description|keywords|param): \S", line) for line in head.splitlines()]
    assert all(kinds), head
    order = ["title", "category", "description", "keywords", "param"]
    places = [order.index(kind[1]) for kind in kinds if kind]
    assert places == sorted(places)
    assert set(re.findall(r"\{\{(\w+)\}\}", body)) == {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("name", BUNDLED)
def test_a_query_declares_the_prefixes_that_it_uses_and_no_others(name: str) -> None:
    text = queries.fill(BUNDLED[name], {})
    found = tokens(text)
    declared = [found[place + 1].text for place, token in enumerate(found) if token.key == "PREFIX"]
    used = {token.text.partition(":")[0] + ":" for token in found if token.kind == "prefixed"}
    body_only = [token.text for token in found if token.kind == "prefixed" and not token.text.endswith(":")]
    assert len(declared) == len(set(declared))
    assert used == set(declared)
    assert {text.partition(":")[0] + ":" for text in body_only} == set(declared)


@pytest.mark.parametrize("name", LOCAL)
def test_two_engines_give_the_same_rows(name: str, engines: tuple[OxigraphEngine, RdflibEngine]) -> None:
    text = queries.fill(BUNDLED[name], values_of(BUNDLED[name]))
    one, other = (engine.answer(text) for engine in engines)
    if isinstance(one, Triples) and isinstance(other, Triples):
        assert len(one.statements) > 10
        assert sorted(one.statements) == sorted(other.statements)
        return
    assert isinstance(one, Table)
    assert isinstance(other, Table)
    assert bool(one.solutions) == (name not in REAL_ONLY)
    rows = [row for row in other.solutions if any(row)]  # rdflib gives an empty row for no group at all
    assert list(one.solutions) == rows
    assert one.variables == other.variables


@pytest.fixture(scope="module")
def in_virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteEngine]:
    """The example site in Virtuoso."""
    folder = tmp_path_factory.mktemp("virtuoso")
    wp2rdf.convert(EXAMPLES, folder / "site.nt")
    wp2rdf.convert(DRAWINGS, folder / "drawings.nt")
    lines = "".join((folder / name).read_text(encoding="utf-8") for name in ("site.nt", "drawings.nt"))
    with virtuoso(folder / "server", lines) as endpoint:
        yield RemoteEngine(f"{endpoint}?default-graph-uri=urn:data")


@pytest.mark.parametrize("name", LOCAL)
def test_virtuoso_gives_the_same_rows(
    name: str, engines: tuple[OxigraphEngine, RdflibEngine], in_virtuoso: RemoteEngine
) -> None:
    text = queries.fill(BUNDLED[name], values_of(BUNDLED[name]))
    one, other = engines[0].answer(text), in_virtuoso.answer(text, timeout=PATIENCE)
    if isinstance(one, Triples) and isinstance(other, Triples):
        assert sorted(one.statements) == sorted(other.statements)
        return
    assert isinstance(one, Table)
    assert isinstance(other, Table)
    assert [list(map(results.shown, row)) for row in one.solutions] == [
        list(map(results.shown, row)) for row in other.solutions
    ]


def test_jena_parses_every_query(tmp_path: Path) -> None:
    for name, query in BUNDLED.items():
        file = tmp_path / f"{name}.rq"
        file.write_text(queries.fill(query, {}), encoding="utf-8")
    files = sorted(tmp_path.glob("*.rq"))
    assert len(files) == len(BUNDLED)
    wrong = tmp_path / "wrong"
    wrong.write_text("SELECT ?a { ?a ?b }", encoding="utf-8")
    said = jena.not_parsed([*files, wrong])
    assert said.startswith(f"{wrong}: ")
    assert str(tmp_path) not in said[1:]


@pytest.mark.parametrize(("name", "pathway"), HAND_CHECKED)
def test_rows_that_were_worked_out_by_hand(
    name: str, pathway: str, engines: tuple[OxigraphEngine, RdflibEngine]
) -> None:
    answer = engines[0].answer(queries.fill(BUNDLED[name], {"pathway": pathway}))
    assert isinstance(answer, Table)
    assert list(answer.solutions) == HAND_CHECKED[name, pathway]


OF_NODES = ["genes-of-pathway", "metabolites-of-pathway", "mappings-of-pathway", "proteins-of-pathway"]


@pytest.mark.parametrize("name", OF_NODES)
def test_labels_of_nodes_are_those_of_the_pathway(name: str, engines: tuple[OxigraphEngine, RdflibEngine]) -> None:
    """Another page has other labels for the same nodes; merged data cannot tell whose they are, and gives both."""
    blocks = list(pipeline.blocks(checkouts.find(EXAMPLES), Options(), report=Report()))
    page = next(block for block in blocks if block.graph.endswith("/WP9001.html>"))
    labels = [line for line in page.lines if "rdf-schema#label" in line]
    assert len(labels) > 5
    other = Block.of(
        Term("<https://example.org/other>"), [re.sub(r'"([^"]*)"', r'"other \1"', line) for line in labels]
    )
    text = queries.fill(BUNDLED[name], {"pathway": "WP9001"})
    expected = engines[0].answer(text)
    assert isinstance(expected, Table)
    assert len(expected.solutions) > 0
    for engine in (in_memory([*blocks, other], named=True), RdflibEngine([*blocks, other])):
        assert engine.answer(text) == expected
    merged = in_memory([*blocks, other], named=False).answer(text)
    assert isinstance(merged, Table)
    assert len(merged.solutions) > len(expected.solutions)


@pytest.mark.parametrize("name", ["metabolites-of-pathway", "proteins-of-pathway"])
def test_types_of_nodes_are_those_of_the_pathway(name: str, engines: tuple[OxigraphEngine, RdflibEngine]) -> None:
    """Another page draws every node of this one as a protein and as a metabolite."""
    blocks = list(pipeline.blocks(checkouts.find(EXAMPLES), Options(), report=Report()))
    page = next(block for block in blocks if block.graph.endswith("/WP9001.html>"))
    nodes = [line.split(" ")[0] for line in page.lines if line.endswith(f" {WP.DataNode}")]
    assert len(nodes) > 4
    drawn = [say(Term(node), RDF.type, kind) for node in nodes for kind in (WP.Protein, WP.Metabolite)]
    other = Block.of(Term("<https://example.org/other>"), drawn)
    text = queries.fill(BUNDLED[name], {"pathway": "WP9001"})
    expected = engines[0].answer(text)
    assert isinstance(expected, Table)
    assert 0 < len(expected.solutions) < len(nodes)
    for engine in (in_memory([*blocks, other], named=True), RdflibEngine([*blocks, other])):
        assert engine.answer(text) == expected


@pytest.fixture(scope="module", params=[oxigraph, virtuoso], ids=["Oxigraph", "Virtuoso"])
def partner(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with request.param(tmp_path_factory.mktemp("partner"), PARTNERS) as endpoint:
        yield endpoint


def mirrored(name: str, endpoint: str) -> dict[str, str]:
    return dict.fromkeys(readonly.services(queries.prepared(BUNDLED[name], {})), endpoint)


@pytest.mark.parametrize("name", FEDERATED)
def test_a_federated_query_joins_with_its_partner(name: str, partner: str) -> None:
    values, expected = FEDERATED[name]
    asked = ask(name, values, data=EXAMPLES, mirrors=mirrored(name, partner))
    assert asked.failures == ()
    assert isinstance(asked.answer, Table)
    assert [results.shown(row[-1]) for row in asked.answer.solutions] == expected


@pytest.mark.parametrize("name", FEDERATED)
def test_a_federated_query_says_when_its_partner_is_away(name: str) -> None:
    values, _ = FEDERATED[name]
    asked = ask(name, values, data=EXAMPLES, mirrors=mirrored(name, f"http://127.0.0.1:{free_port()}/sparql"))
    assert len(asked.failures) == 1
    assert isinstance(asked.answer, Table)
    assert asked.answer.solutions == []


@pytest.mark.parametrize("name", FEDERATED)
def test_a_federated_query_gives_up_on_a_busy_partner(name: str) -> None:
    values, _ = FEDERATED[name]
    with Misbehaving(lambda _number: (429, {"Retry-After": "0"}, b"")) as server:
        asked = ask(name, values, data=EXAMPLES, mirrors=mirrored(name, server.url))
        assert "429" in asked.failures[0]
        assert len(server.asked) == 4


def test_every_query_gives_rows_on_the_real_site(real_build: Path) -> None:
    engine = on_disk(real_build / "store")
    empty = []
    for name in (name for name in LOCAL if name not in DRAWN):
        answer = engine.answer(queries.fill(BUNDLED[name], {}), timeout=PATIENCE)
        rows = answer.solutions if isinstance(answer, Table) else ()
        if not rows and not isinstance(answer, Triples):
            empty.append(name)
    assert empty == []


STEPS = [
    ("downstream-of-gene", "FFF", [('"AAA"', 1), ('"BBB"', 2), ('"CCC"', 3)]),
    ("upstream-of-gene", "CCC", [('"BBB"', 1), ('"AAA"', 2), ('"FFF"', 3)]),
]


@pytest.mark.parametrize(("name", "gene", "expected"), STEPS)
def test_ways_go_over_pathways_and_have_the_length_of_the_shortest(
    name: str, gene: str, expected: list[tuple[str, int]], engines: tuple[OxigraphEngine, RdflibEngine]
) -> None:
    answer = engines[0].answer(queries.fill(BUNDLED[name], {"gene": gene}))
    assert isinstance(answer, Table)
    assert [(row[0], int(results.shown(row[1]))) for row in answer.solutions] == expected


def test_every_query_about_interactions_gives_rows_on_real_drawings(real_drawn_build: Path) -> None:
    engine = on_disk(real_drawn_build / "store")
    empty = []
    for name in sorted(DRAWN):
        answer = engine.answer(queries.fill(BUNDLED[name], {}), timeout=PATIENCE)
        if not isinstance(answer, Table) or not answer.solutions:
            empty.append(name)
    assert len(DRAWN) >= 25
    assert empty == []


def test_the_list_of_queries_is_what_there_is() -> None:
    files = sorted((ROOT / "queries").glob("*/*.rq"))
    assert len(files) == len(BUNDLED)
    assert {path.stem for path in files} == set(BUNDLED)
