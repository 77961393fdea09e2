"""`wp2rdf mcp` by the SDK's own client: questions with known answers, errors that say what to do, both transports."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from mcp import Client, StdioServerParameters

from tests.conftest import DATABASE, EXAMPLES, ROOT, Run
from tests.servers import free_port, until_up
from tests.waiting import PATIENCE
from wp2rdf.assistant.knowledge import Knowledge
from wp2rdf.assistant.serve import TOOLS, server
from wp2rdf.building.build import build
from wp2rdf.querying.traps import TRAPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

Call = tuple[str, dict[str, Any], str]
"""A tool, its arguments, and what its answer must hold."""


def bundled(name: str, holds: str, **parameters: str) -> Call:
    return "run_query", {"name": name, "parameters": parameters}, holds


W1 = {"pathway": "WP9001"}
QUESTIONS: list[Call] = [
    ("search", {"text": "glucose sensing"}, "WP9001"),
    ("search", {"text": "GCK", "kind": "node"}, "ncbigene/2645"),
    ("search", {"text": "diabetes", "kind": "term"}, "DOID_9351"),
    ("search", {"text": "Ada", "kind": "term"}, "Ada_Example"),
    ("search", {"text": "Example Care", "kind": "term"}, "ExampleCare"),
    ("search", {"text": "sphing", "kind": "pathway"}, "WP9002"),
    ("pathway", {"wpid": "WP9001"}, "Homo sapiens"),
    ("pathway", {"wpid": "9002"}, "Saccharomyces cerevisiae"),
    ("pathway", {"wpid": "wp9001"}, "r150001"),
    ("pathway", {"wpid": "WP9001"}, '"Metabolite": 3'),
    ("pathway", {"wpid": "WP9001"}, "2026-03-14"),
    ("pathway", {"wpid": "WP9001"}, "diabetes mellitus"),
    ("pathways_of_genes", {"genes": ["GCK", "ABCC8"]}, '"coverage": 1.0'),
    ("pathways_of_genes", {"genes": ["GCK", "NOPE"]}, '"unknown": ["NOPE"]'),
    ("pathways_of_genes", {"genes": ["2645"], "identifier": "ncbigene"}, "WP9001"),
    ("pathways_of_genes", {"genes": ["ENSG00000163581"], "identifier": "ensembl"}, "WP9001"),
    ("pathways_of_genes", {"genes": ["P35557"], "identifier": "uniprot"}, "WP9001"),
    ("nodes_of_pathway", {"wpid": "WP9001"}, "SLC2A2"),
    ("nodes_of_pathway", {"wpid": "WP9001", "kind": "protein"}, "GCK"),
    ("nodes_of_pathway", {"wpid": "WP9001", "kind": "metabolite"}, "CHEBI:17634"),
    ("nodes_of_pathway", {"wpid": "WP9002", "kind": "metabolite"}, "LMSP01020001"),
    ("list_queries", {"text": "lipid"}, "lipids-of-pathway"),
    ("list_queries", {"text": "authors orcid"}, "authors-with-orcid"),
    ("list_queries", {}, "genes-of-pathway"),
    bundled("authors-of-pathway", "0000-0002-1825-0097", **W1),
    bundled("references-of-pathway", "10000001", **W1),
    bundled("works-citing-pathway", "PMC/9000001", **W1),
    bundled("terms-of-pathway", "CL:0000169", **W1),
    bundled("lipids-of-pathway", "LMSP01020001", pathway="WP9002"),
    bundled("mappings-of-pathway", "Q37525", **W1),
    bundled("keywords-of-pathway", "SLC2A2", **W1),
    bundled("redirects-of-pathway", "instance/WP9001", **W1),
    bundled("pathways-of-organism", "WP9002", organism="Saccharomyces cerevisiae"),
    bundled("pathways-by-chebi", "WP9001", id="CHEBI:17634"),
    bundled("pathways-by-symbol", "WP9001", id="GCK"),
    bundled("pathways-of-community", "WP9001", community="ExampleCare"),
    bundled("organisms", "NCBITaxon_9606"),
    ("sparql", {"query": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a wp:Pathway }"}, '"n": "10"'),
    ("sparql", {"query": "ASK { ?p dcterms:identifier 'WP9001' }"}, '"answer": "true"'),
    ("nodes_of_pathway", {"wpid": "WP9001_r150001"}, "SLC2A2"),
    ("nodes_of_pathway", {"wpid": "https://www.wikipathways.org/pathways/WP9001.html"}, "SLC2A2"),
    ("nodes_of_pathway", {"wpid": "https://identifiers.org/wikipathways/WP9001"}, "SLC2A2"),
    ("neighbours", {"iri": "ncbigene:2645"}, '"next": "no directed interaction has this node as an end"'),
    ("neighbours", {"iri": "uniprot:P35557"}, '"next": "no directed interaction has this node as an end"'),
    ("neighbours", {"iri": "ncbigene:999"}, "the data has no node ncbigene:999"),
    ("search", {"text": "chebi:17634"}, "https://identifiers.org/chebi/CHEBI:17634"),
    ("search", {"text": "https://identifiers.org/ncbigene/2645", "kind": "node"}, '"label": "GCK"'),
    ("pathways_of_genes", {"genes": ["ncbigene:2645", 6833], "identifier": "ncbigene"}, '"coverage": 1.0'),
    ("pathway", {"wpid": 9001}, "Homo sapiens"),
    ("run_query", {"name": "most-frequent-genes", "parameters": {"limit": 5}}, "GCK"),
    ("sparql", {"query": "DESCRIBE chebi:17634"}, "D-glucose"),
    ("pathways_of_genes", {"genes": ["ENSG00000163581.7"], "identifier": "ensembl"}, "WP9001"),
    ("pathways_of_genes", {"genes": ["gck"]}, "did you mean GCK?"),
    ("pathways_of_genes", {"genes": ["ENSG00000163581"]}, "identifier='ensembl' has ENSG00000163581"),
    ("search", {"text": "glucose sensors", "kind": "pathway"}, "nothing holds 'glucose sensors'; these hold 'glucose'"),
    ("list_queries", {"text": "the lipids of which pathways"}, "lipids-of-pathway"),
    ("list_queries", {"text": "lipids and unicorns"}, "none holds all words; these hold most"),
    ("sparql", {"query": "SELECT * { ?p wp:organismName 'human' }"}, "Homo sapiens"),
    ("sparql", {"query": "SELECT * { ?p wp:organismName 'human' }"}, "no rows: the notes tell why"),
    bundled("pathways-of-organism", "Homo sapiens", organism="human"),
    bundled("pathways-of-community", "do you mean cur:ExampleCare?", community="examplecare"),
    ("schema", {}, "vocabularies.wikipathways.org/wp#Pathway"),
    ("validate_page", {"text": "---\nwpid: WP1\nlast-edited: yesterday\n---\n"}, "date-malformed"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("assistant")
    build(EXAMPLES, folder)
    return folder / "store"


def asked(source: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:  # noqa: ANN401 - whatever the client takes
    async def talk() -> list[Any]:
        async with Client(source) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(talk())


def test_forty_questions(store: Path) -> None:
    assert len(QUESTIONS) >= 40
    answers = asked(server(Knowledge(store=store)), *((name, arguments) for name, arguments, _ in QUESTIONS))
    for (name, arguments, holds), answer in zip(QUESTIONS, answers, strict=True):
        assert not answer.is_error, (name, arguments, answer.content)
        assert holds in json.dumps(answer.structured_content), (name, arguments)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("pathway", {"wpid": "WP77"}, "search(text, kind='pathway')"),
        ("pathway", {"wpid": "IL6"}, "write it as WP364"),
        ("interactions_of_pathway", {"wpid": "WP77"}, "there is no pathway WP77"),
        ("pathways_of_genes", {"genes": []}, "give 1 to 500 genes"),
        ("pathways_of_genes", {"genes": ["> } DROP ALL"]}, "is no hgnc.symbol identifier"),
        ("neighbours", {"iri": "IL6"}, "search(text, kind='node')"),
        ("run_query", {"name": "gene-of-pathway"}, "genes-of-pathway"),
        ("run_query", {"name": "genes-of-pathway", "parameters": {"wpid": "WP1"}}, "it has: pathway"),
        ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "only queries that read are run"),
        ("sparql", {"query": "SELECT * { ?s ?p"}, "line 1"),
        ("sparql", {"query": "/etc/passwd"}, "no SPARQL"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, ""),
    ],
)
def test_errors_say_what_to_do(store: Path, name: str, arguments: dict[str, Any], said: str) -> None:
    (answer,) = asked(server(Knowledge(store=store, seconds=20)), (name, arguments))
    assert answer.is_error or answer.structured_content["notes"]
    assert said in str(answer.content[0].text)
    assert "Traceback" not in answer.content[0].text


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    build(DATABASE, folder)
    return folder / "store"


def test_a_node_is_the_same_however_it_is_named(drawn: Path) -> None:
    glucose = [
        "https://identifiers.org/chebi/CHEBI:17634",
        "<https://identifiers.org/chebi/CHEBI:17634>",
        "https://identifiers.org/CHEBI:17634",
        "http://identifiers.org/chebi:17634",
        "chebi:17634",
        "CHEBI:17634",
        "chebi:CHEBI:17634",
        "ChEBI:17634",
        "wikidata:Q37525",
    ]
    answers = asked(server(Knowledge(store=drawn)), *(("neighbours", {"iri": one}) for one in glucose))
    rows = [answer.structured_content["rows"] for answer in answers]
    assert "https://identifiers.org/hmdb/HMDB0001401" in {row["other"] for row in rows[0]}
    assert all(one == rows[0] for one in rows)


def test_every_tool_has_typed_arguments_a_schema_of_its_answer_and_only_reads(store: Path) -> None:
    async def listed() -> Any:  # noqa: ANN401 - of the SDK
        async with Client(server(Knowledge(store=store))) as client:
            pathway = await client.read_resource("wp2rdf://pathways/WP9001")
            return (await client.list_tools()).tools, pathway.contents[0]

    tools, pathway = asyncio.run(listed())
    assert tuple(tool.name for tool in tools) == TOOLS
    for tool in tools:
        assert tool.description
        assert tool.output_schema, tool.name
        assert tool.annotations.read_only_hint
    assert json.loads(pathway.text)["title"] == "Glucose sensing in the example cell"


def test_every_trap_is_shown_by_a_query_that_runs(store: Path) -> None:
    answers = asked(server(Knowledge(store=store)), *(("sparql", {"query": one.query}) for one in TRAPS))
    assert len(answers) >= 7
    assert not any(answer.is_error for answer in answers)


def test_over_standard_input_and_output(store: Path) -> None:
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "wp2rdf", "mcp", str(store)], env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    (answer,) = asked(started, ("pathway", {"wpid": "WP9001"}))
    assert answer.structured_content["title"] == "Glucose sensing in the example cell"


@pytest.fixture
def address(store: Path) -> Iterator[str]:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "wp2rdf", "mcp", str(store), "--http", str(port)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            until_up(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()
            process.wait(PATIENCE)


def test_over_http_on_this_machine_only(address: str) -> None:
    (answer,) = asked(address, ("search", {"text": "glucose"}))
    assert answer.structured_content["found"][0]["wpid"] == "WP9001"
    headers = {"Accept": "application/json, text/event-stream"}
    asking = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    for name, value in (("Host", "evil.example.org"), ("Origin", "https://evil.example.org")):
        reply = httpx.post(address, json=asking, headers={**headers, name: value})
        assert reply.status_code in {403, 421}, (name, reply.status_code)


def test_mistakes_on_the_command_line(run: Run, tmp_path: Path) -> None:
    for arguments in ([], ["x", "--endpoint", "http://127.0.0.1:1/"], [str(tmp_path / "none")]):
        done = run("mcp", *arguments)
        assert done.code == 2
        assert done.err.startswith("wp2rdf: error: ")
        assert done.err.count("\n") == 1
