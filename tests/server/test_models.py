"""What language models read: `/llms.txt`, the MIE file, and what SIB's sparql-llm asks of what is served."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import rdflib
import yaml

from tests.conftest import EXAMPLES
from tests.served import served
from wp2rdf.building.build import build
from wp2rdf.publishing.describing import beside
from wp2rdf.querying import queries
from wp2rdf.querying.traps import TRAPS
from wp2rdf.server import yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.served import Server

pytestmark = pytest.mark.slow

SECTIONS = [
    "schema_info", "critical_warnings", "shape_expressions", "sample_rdf_entries", "sparql_query_examples",
    "cross_database_queries", "cross_references", "architectural_notes", "data_statistics", "anti_patterns",
    "common_errors",
]  # fmt: skip
"""The sections of a MIE file in their order, by the template of https://github.com/dbcls/togomcp."""


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A store that has its description beside it, as the command makes it."""
    folder = tmp_path_factory.mktemp("described")
    build(EXAMPLES, folder)
    beside.refresh(folder, folder / "store", EXAMPLES)
    with served(folder / "store", folder) as running:
        yield running


def test_llms_txt_leads_to_pages_that_are_there(described: Server) -> None:
    reply = described.ask("/llms.txt")
    assert (reply.status, reply.type) == (200, "text/markdown")
    lines = reply.text.splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    links = re.findall(r"^- \[[^\]]+\]\((http[^)]+)\): ", reply.text, re.MULTILINE)
    assert len(links) >= 100
    assert all(link.startswith(described.url) for link in links)
    looked_at = {
        link: described.ask(link.removeprefix(described.url)) for link in links if "/pathways/WP364" not in link
    }
    assert {link: reply.status for link, reply in looked_at.items() if reply.status != 200} == {}
    assert all(one.trap in reply.text for one in TRAPS)


def test_the_mie_file_has_the_sections_of_togomcp(described: Server) -> None:
    reply = described.ask("/mie.yaml")
    assert (reply.status, reply.type) == (200, "application/yaml")
    told = yaml.safe_load(reply.text)
    assert list(told) == SECTIONS
    assert told["schema_info"]["endpoint"] == described.endpoint
    assert told["data_statistics"]["total_entities"] > 100
    shapes = told["shape_expressions"]
    assert "<wp_Pathway> {" in shapes
    assert set(re.findall(r"@(<[^>]+>)", shapes)) <= set(re.findall(r"^(<[^>]+>) \{$", shapes, re.MULTILINE))
    samples = told["sample_rdf_entries"]
    assert len(samples["entries"]) == 3
    for one in samples["entries"]:
        assert len(rdflib.Graph().parse(data=samples["rdf_prefixes"] + one["rdf"], format="turtle")) >= 3
    complexities = [one["complexity"] for one in told["sparql_query_examples"]]
    assert complexities == ["basic"] * 2 + ["intermediate"] * 3 + ["advanced"] * 2
    for one in told["sparql_query_examples"]:
        answer = described.ask("/sparql", method="POST", body=one["sparql"].encode(), headers=QUERY)
        assert answer.status == 200, one["title"]


QUERY = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}


def test_a_store_without_a_description_has_a_mie_file_too(tmp_path: Path) -> None:
    build(EXAMPLES, tmp_path / "build")
    with served(tmp_path / "build" / "store", tmp_path) as running:
        told = yaml.safe_load(running.ask("/mie.yaml").text)
        words = json.loads(running.ask("/vocabulary").text)
    assert list(told) == SECTIONS
    assert "wp2rdf build" in told["shape_expressions"]
    assert "http://vocabularies.wikipathways.org/wp#Pathway" in {one["iri"] for one in words["classes"]}


def test_the_description_holds_what_sparql_llm_asks_of_it(described: Server) -> None:
    """Classes with their properties and the kinds of their values, and prefixes, in one file as Turtle."""
    graph = rdflib.Graph().parse(data=described.ask("/.well-known/void").text, format="turtle")
    rows = graph.query(
        """PREFIX void: <http://rdfs.org/ns/void#> PREFIX ext: <http://ldf.fi/void-ext#>
        SELECT DISTINCT ?class ?property ?kind WHERE {
          ?part void:class ?class ; void:propertyPartition ?inner . ?inner void:property ?property .
          { ?inner void:classPartition/void:class ?kind } UNION { ?inner ext:datatypePartition/ext:datatype ?kind }
        }"""
    )
    found = {tuple(str(term).rpartition("#")[2].rpartition("/")[2] for term in row) for row in rows}  # type: ignore[union-attr]
    assert {("Pathway", "title", "langString"), ("Protein", "isPartOf", "Pathway")} <= found
    declared = graph.query("PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?p { [] sh:namespace ?n ; sh:prefix ?p }")
    assert "wp" in {str(row[0]) for row in declared}  # type: ignore[index]


def test_the_examples_hold_what_sparql_llm_asks_of_them(described: Server) -> None:
    graph = rdflib.Graph().parse(data=described.ask("/.well-known/sparql-examples").text, format="turtle")
    rows = list(
        graph.query(
            """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?one ?comment ?query {
              ?one a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct ?query }"""
        )
    )
    assert len(rows) == len(queries.bundled())


@pytest.mark.parametrize(
    "value",
    [
        {
            "a": "x: y\n# no comment\n  indented\n",
            "b": ["- no item", "", {"c": "yes", "d": [1, "2"]}],
            "e": {},
            "f": [],
        },
        {
            "a": " begins with a blank\nline",
            "b": "tab\there\nx",
            "c": "null",
            "d": "\u2028\n",
            "e": "ends\n\n\n",
            "f": "two\nlines",
        },
    ],
)
def test_yaml_is_read_as_it_was_meant(value: dict[str, object]) -> None:
    assert yaml.safe_load(yaml_text.text(value)) == value
