"""What is said beside an answer: graphs that are not there, dates, and why nothing is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import wp2rdf
from tests.conftest import EXAMPLES
from wp2rdf.querying.ask import ask
from wp2rdf.querying.notes import at_an_endpoint, datasets
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql.preparation import prepare
from wp2rdf.querying.sparql.writer import write

if TYPE_CHECKING:
    from pathlib import Path

PATHWAY = "https://identifiers.org/wikipathways/WP9001"
MISSPELT = "wp:Pathwy is no class or property that is known here; do you mean wp:Pathway?"
LETTERS = 'the ids of pathways begin with WP: "WP9001", not "9001"'
TITLE = "Glucose sensing in the example cell"


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site as a dump."""
    path = tmp_path_factory.mktemp("notes") / "site.nq"
    wp2rdf.convert(EXAMPLES, path)
    return path


def said(text: str, dump: Path) -> tuple[str, ...]:
    return ask(text, data=dump, network=False, isolated=False).notes


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f'SELECT * {{ ?p dc:title "{TITLE}" }}', f'"{TITLE}" is not in the data, but "{TITLE}"@en is'),
        (
            f'SELECT * {{ ?p dc:title ?t FILTER (?t = "{TITLE}") }}',
            f'"{TITLE}" is not in the data, but "{TITLE}"@en is',
        ),
        ('SELECT * { ?p wp:organismName "homo sapiens" }', '"homo sapiens" is not in the data, but "Homo sapiens" is'),
        ('ASK { ?p dcterms:identifier "WP99999" }', "there is no pathway WP99999 in the data"),
        (f"SELECT * {{ <{PATHWAY}9> ?p ?o }}", "there is no pathway WP90019 in the data"),
        ('SELECT * { ?p a wp:Pathway ; dcterms:identifier "9001" }', LETTERS),
        ("SELECT * { ?p dcterms:identifier 9001 . ?g dcterms:isPartOf ?p }", LETTERS),
        (
            "SELECT * { ?g dc:identifier <http://identifiers.org/wikipathways/WP9001> }",
            f"<{PATHWAY.replace('https', 'http')}> is not in the data, but <{PATHWAY}> is",
        ),
        ("SELECT * { ?p a wp:Pathwy }", MISSPELT),
        (
            "SELECT * { ?p wp:organizmName ?o }",
            MISSPELT.replace("Pathwy", "organizmName").replace("Pathway", "organismName"),
        ),
        ("SELECT * { ?p wp:qqqqqqqq ?o }", "wp:qqqqqqqq is no class or property that is known here"),
        ("ASK { ?g a wp:Gene }", "wp:Gene is no class or property that is known here; do you mean wp:GeneProduct?"),
        (
            "ASK { ?g wp:bdbHgnc ?s }",
            "wp:bdbHgnc is no class or property that is known here; do you mean wp:bdbHgncSymbol?",
        ),
        (
            "ASK { ?g wp:inPathway ?p }",
            "wp:inPathway is no class or property that is known here; do you mean dcterms:isPartOf?",
        ),
        (
            "ASK { ?i a wp:Activation }",
            "wp:Activation is no class or property that is known here; do you mean wp:Stimulation?",
        ),
        ('SELECT * { ?p wp:organismName "Human" }', '"Human" is not in the data, but "Homo sapiens" is'),
        ("SELECT * { ?p wp:organismName 9606 }", '"9606"^^xsd:integer is not in the data, but "Homo sapiens" is'),
        ('SELECT * { ?p wp:organism "Homo sapiens" }', '"Homo sapiens" is not in the data, but obo:NCBITaxon_9606 is'),
        (
            'SELECT * { ?p wp:organismName "Homo sapien" }',
            'nothing in the data has wp:organismName "Homo sapien"; do you mean "Homo sapiens"?',
        ),
        ("SELECT * { ?p wp:organism obo:NCBITaxon_9607 }", "nothing in the data has wp:organism obo:NCBITaxon_9607"),
        ('SELECT * { ?n dc:source "NCBI Gene" }', '"NCBI Gene" is not in the data, but "Entrez Gene" is'),
        ('SELECT * { ?n dc:source "Nobody" }', 'nothing in the data has dc:source "Nobody"'),
        (
            "SELECT * { ?p wp:ontologyTag cur:example-care }",
            "nothing in the data has wp:ontologyTag cur:example-care; do you mean cur:ExampleCare?",
        ),
        (
            'SELECT * { ?n wp:bdbHgncSymbol "GCK" }',
            '"GCK" is not in the data, but <https://identifiers.org/hgnc.symbol/GCK> is',
        ),
        (
            "SELECT * { ?n wp:bdbHgncSymbol <https://identifiers.org/hgnc/gck> }",
            "<https://identifiers.org/hgnc/gck> is not in the data, but <https://identifiers.org/hgnc.symbol/GCK> is",
        ),
        (
            "SELECT * { ?n wp:bdbChEBI obo:CHEBI_17634 }",
            "obo:CHEBI_17634 is not in the data, but <https://identifiers.org/chebi/CHEBI:17634> is",
        ),
        (
            "SELECT * { ?n wp:bdbUniprot up:P35557 }",
            "up:P35557 is not in the data, but <https://identifiers.org/uniprot/P35557> is",
        ),
        ("SELECT * { <urn:nobody> ?p ?o }", "the data says nothing of <urn:nobody>"),
        (
            "SELECT * { ?p dc:description ?o }",
            "nothing in the data has the property dc:description; do you mean dcterms:description?",
        ),
        ("SELECT * { ?p a wp:Pathway ; dcterms:title ?t }", "no wp:Pathway has dcterms:title; do you mean dc:title?"),
        ("SELECT * { ?n wp:bdbChEBI ?c ; wp:bdbEnsembl ?e }", "nothing that has wp:bdbChEBI has wp:bdbEnsembl"),
        (f"SELECT * {{ <{PATHWAY}> dc:title ?t }}", f"<{PATHWAY}> has no dc:title"),
        (
            f"SELECT * {{ VALUES ?p {{ <{PATHWAY}> }} ?p pav:hasVersion ?v ; wp:ontologyTag ?t }}",
            f"<{PATHWAY}> has no wp:ontologyTag",
        ),
        ("ASK { ?p a wp:Pathway ; wp:bdbChEBI ?t OPTIONAL { ?p foaf:page ?q } }", "no wp:Pathway has wp:bdbChEBI"),
        ("SELECT * { ?p dcterms:tittle ?o }", "nothing in the data has the property dcterms:tittle"),
        ("SELECT * { ?p a skos:ConceptScheme }", "nothing in the data is a skos:ConceptScheme"),
        ("SELECT (COUNT(*) AS ?n) { ?p a wp:Pathwy }", MISSPELT),
        ("CONSTRUCT { ?p a wp:Pathway } WHERE { ?p a wp:Pathwy }", MISSPELT),
    ],
)
def test_an_empty_answer_says_its_plain_cause(dump: Path, text: str, hint: str) -> None:
    assert said(text, dump) == (hint,)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?p a wp:Pathway ; wp:organismName ?o FILTER (STRLEN(?o) > 100) }",
        "SELECT * { ?p a wp:Pathway OPTIONAL { ?p wp:Pathwy ?o } }",
        "SELECT (COUNT(*) AS ?n) { ?p a wp:Pathway }",
        'SELECT * { ?g a wp:DataNode ; dcterms:identifier "2645" }',
        "ASK { ?p a wp:Pathway MINUS { ?p a wp:Pathway } }",
        "SELECT ?p (COUNT(*) AS ?n) { ?p wp:organismName 'Homo sapiens', 'Saccharomyces cerevisiae' } GROUP BY ?p",
    ],
)
def test_where_the_cause_is_not_plain_nothing_is_said(dump: Path, text: str) -> None:
    assert said(text, dump) == ()


def test_a_value_that_is_not_there_beside_blank_nodes_is_said(tmp_path: Path) -> None:
    data = tmp_path / "data.ttl"
    data.write_text('<urn:a> <urn:p> "gamma", [], <urn:c> .', encoding="utf-8")
    asked = ask('ASK { <urn:a> <urn:p> "gama" }', data=data)
    assert asked.answer is False
    assert asked.notes == ('nothing in the data has <urn:p> "gama"; do you mean "gamma"?',)


def test_a_parameter_that_lacks_its_letters(dump: Path) -> None:
    found = ask("genes-of-pathway", {"pathway": "9001"}, data=dump, isolated=False)
    assert found.notes == (LETTERS,)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            'SELECT * { ?p dcterms:identifier "WP1"^^xsd:string }',
            'Virtuoso keeps "WP1"^^xsd:string and "WP1" apart: leave out ^^xsd:string',
        ),
        ('SELECT * { ?p dc:title "Apoptosis" }', 'titles have a language: "Apoptosis"@en'),
        ("SELECT * { ?p a wp:Pathwy }", MISSPELT),
    ],
)
def test_an_empty_answer_of_an_endpoint_says_what_the_query_tells(text: str, hint: str) -> None:
    assert at_an_endpoint(prepare(text), Table(("p",), [])) == (hint,)
    assert at_an_endpoint(prepare(text), Table(("p",), [(None,)])) == ()


def test_a_graph_that_is_not_there_is_said(dump: Path) -> None:
    assert said("SELECT * FROM <urn:none> { GRAPH <urn:neither> { ?s ?p ?o } }", dump) == (
        "there is no graph urn:none here: it counts as empty",
        "there is no graph urn:neither here: it counts as empty",
    )
    page = "http://www.wikipathways.org/instance/WP9001_r140001"
    graphs = ask("SELECT DISTINCT ?g { GRAPH ?g { ?s a wp:Pathway } }", data=dump, isolated=False)
    assert isinstance(graphs.answer, Table)
    assert graphs.notes == ()
    there = str(graphs.answer.solutions[0][0])
    assert said(f"SELECT * {{ GRAPH {there} {{ ?s ?p ?o }} }}", dump) == ()
    assert said(f"SELECT * {{ GRAPH <{page}> {{ ?s ?p ?o }} }}", dump) != ()


@pytest.mark.parametrize("name", ["http://rdf.wikipathways.org/", "http://rdf.wikipathways.org"])
def test_the_official_name_of_the_default_graph_means_it(dump: Path, name: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} {{ {} {{ ?p a wp:Pathway }} }}"
    plain = ask(count.format("", ""), data=dump, isolated=False)
    for text in (count.format(f"FROM <{name}>", ""), count.format("", f"GRAPH <{name}>")):
        named = ask(text, data=dump, isolated=False)
        assert named.answer == plain.answer
        assert named.notes == ()


def test_the_official_name_of_the_default_graph_among_the_named_ones(dump: Path) -> None:
    name = "http://rdf.wikipathways.org/"
    plain = ask("SELECT ?p { ?p a wp:Pathway }", data=dump, isolated=False).answer
    assert isinstance(plain, Table)
    pattern = "WHERE { GRAPH ?g { ?p a wp:Pathway } }"
    for graphs, inside in ((f"FROM NAMED <{name}>", pattern), (f"FROM <{name}> FROM NAMED <{name}>", pattern)):
        found = ask(f"SELECT ?g ?p {graphs} {inside}", data=dump, isolated=False)
        assert isinstance(found.answer, Table)
        assert (len(found.answer.solutions), found.notes) == (len(plain.solutions), ())
        assert {row[0] for row in found.answer.solutions} == {f"<{name}>"}
    query = "SELECT ?p FROM NAMED <http://rdf.wikipathways.org/> { ?p a wp:Pathway }"
    outside = ask(query, data=dump, isolated=False).answer
    assert isinstance(outside, Table)
    assert list(outside.solutions) == []  # the default graph of this dataset is empty


def test_only_named_graphs_are_seen_beside_the_default_graph() -> None:
    name = "http://rdf.wikipathways.org/"
    graphs = "{ ?s ?p ?o GRAPH ?g { ?s ?p ?o } GRAPH <urn:b> { } }"
    query = prepare(f"ASK FROM <{name}> FROM NAMED <urn:a> {graphs}")
    written = write(datasets.resolved(query, frozenset()))
    assert "FROM" not in written
    assert "FILTER ($g IN (i1:))" in written.replace("i0:", "i1:")
    assert "FILTER (false)" in written
    assert datasets.resolved(query, frozenset({name, name.rstrip("/")})) == query
    partner = prepare(f"SELECT * {{ SERVICE <urn:s> {{ GRAPH <{name}> {{ ?s ?p ?o }} }} }}")
    assert datasets.resolved(partner, frozenset()) is partner


def test_the_date_of_the_dump_is_said_to_be_missing(dump: Path) -> None:
    text = "SELECT * { ?d a void:Dataset OPTIONAL { ?d pav:createdOn ?date } }"
    assert said(text, dump) == ("the data has no date of its own (pav:createdOn): make it with --issued",)


def test_invisible_characters_in_names_are_said(dump: Path) -> None:
    assert said("SELECT ?p { ?p\u200d a wp:Pathway }", dump) == (
        "?p\u200d holds a character that cannot be seen, U+200C or U+200D",
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "# title: {{kind}}\nASK {\n  ?s a wp:{{kind}} }",
            "line 3, column 11: {{kind}} stands for a parameter of a query file",
        ),
        ("ASK { ?s dcterms:identifier {{ wpid }} }", "line 1, column 29: {{ wpid }} stands for a parameter"),
        ("# title: {{kind}}\nASK { ?s ?p }", "line 2, column 13: '}' does not belong here"),
    ],
)
def test_a_parameter_without_a_value_is_told_as_such(text: str, error: str) -> None:
    with pytest.raises(wp2rdf.UsageError, match=re.escape(error)):
        prepare(text)
