"""Federated queries in the official style over what only drawings hold, asked of partners on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import DATABASE
from tests.servers import oxigraph
from wp2rdf.querying import results
from wp2rdf.querying.ask import ask
from wp2rdf.querying.results import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

RHEA, IDSM = "https://sparql.rhea-db.org/sparql", "https://idsm.elixir-czech.cz/sparql/endpoint/idsm"
KEY = "WQZGKKKJIJFFOK-GASJEMHNSA-N"
PARTNERS = f"""
<http://rdf.rhea-db.org/17825> <http://www.w3.org/2000/01/rdf-schema#label> "D-glucose + ATP, made up" .
<http://rdf.rhea-db.org/10000> <http://www.w3.org/2000/01/rdf-schema#label> "another reaction" .
<https://example.org/compound> <http://semanticscience.org/resource/SIO_000300> "{KEY}" .
<https://example.org/other> <http://semanticscience.org/resource/SIO_000300> "AAAAAAAAAAAAAA-AAAAAAAAAA-N" .
"""
PREFIXES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sio: <http://semanticscience.org/resource/>
PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
"""
REACTIONS = f"""{PREFIXES}
SELECT DISTINCT ?interaction ?enzyme ?equation WHERE {{
  ?interaction a wp:Conversion ; wp:bdbRhea ?id .
  ?catalysis a wp:Catalysis ; wp:target ?interaction ; wp:source/rdfs:label ?enzyme .
  BIND (IRI(CONCAT("http://rdf.rhea-db.org/", STRAFTER(STR(?id), "/rhea/"))) AS ?reaction)
  SERVICE <{RHEA}> {{ ?reaction rdfs:label ?equation }}
}}"""
COMPOUNDS = f"""{PREFIXES}
SELECT DISTINCT ?interaction ?label ?compound WHERE {{
  ?interaction a wp:DirectedInteraction ; wp:source ?metabolite .
  ?metabolite a wp:Metabolite ; rdfs:label ?label ; wp:bdbInChIKey ?id .
  BIND (STRAFTER(STR(?id), "/inchikey/") AS ?key)
  SERVICE <{IDSM}> {{ ?compound sio:SIO_000300 ?key }}
}}"""
CONVERSION = "http://rdf.wikipathways.org/Pathway/WP9201_r150001/WP/Interaction/d4001"


@pytest.fixture(scope="module")
def partner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("partner")
    with oxigraph(folder, PARTNERS) as endpoint:
        yield endpoint


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (REACTIONS, [CONVERSION, "GCK", "D-glucose + ATP, made up"]),
        (COMPOUNDS, [CONVERSION, "D-glucose", "https://example.org/compound"]),
    ],
    ids=["by Rhea id", "by InChIKey"],
)
def test_interactions_join_with_partners(query: str, expected: list[str], partner: str, tmp_path: Path) -> None:
    file = tmp_path / "asked.rq"
    file.write_text(query, encoding="utf-8")
    asked = ask(str(file), {}, data=DATABASE, mirrors={RHEA: partner, IDSM: partner})
    assert asked.failures == ()
    assert isinstance(asked.answer, Table)
    assert [[results.shown(cell) for cell in row] for row in asked.answer.solutions] == [expected]
