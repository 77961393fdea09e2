"""What only drawings hold is said beside an answer, and on which side of a negation it stands."""

from __future__ import annotations

import pytest

from wp2rdf.querying.notes import drawings
from wp2rdf.querying.sparql.preparation import prepare
from wp2rdf.rdf.iri import PREFIXES


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
        ("SELECT * { ?p a/^wp:source* ?o }", "interactions"),
        ("SELECT * { ?p a ?t FILTER (?t IN (wp:Rna, wp:Protein)) }", "RNA"),
        ("SELECT * { ?p a ?t VALUES ?t { wp:Rna } }", "RNA"),
        ("SELECT * { ?n a wp:GeneProduct ; wp:isAbout ?d }", "what nodes are drawn as (wp:isAbout)"),
        ("SELECT * { ?n wp:isAbout ?d . ?n dcterms:isPartOf ?p }", "what nodes are drawn as (wp:isAbout)"),
        ("SELECT * { ?d ^wp:isAbout ?n . ?n a wp:Protein }", "what nodes are drawn as (wp:isAbout)"),
        ("SELECT * { ?n wp:bdbHgncSymbol ?s ; wp:isAbout ?d }", "what nodes are drawn as (wp:isAbout)"),
        ("SELECT * { <https://identifiers.org/ncbigene/1> wp:isAbout ?d }", "what nodes are drawn as (wp:isAbout)"),
        ("SELECT * { ?p a ?t MINUS { ?p a ?u FILTER NOT EXISTS { ?p a wp:Rna } } }", "RNA"),
    ],
)
def test_what_only_drawings_hold_is_said(text: str, said: str) -> None:
    found = drawings.missing(prepare(text))
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("only drawings")
    assert found[0].endswith("the answer lacks them")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?n a wp:DataNode MINUS { ?n dcterms:isPartOf ?i . ?i a wp:Interaction } }",
        "SELECT * { ?n a wp:DataNode FILTER NOT EXISTS { ?i a wp:Interaction ; wp:source ?n } }",
        "SELECT * { ?n a wp:DataNode FILTER (!EXISTS { ?i wp:source ?n }) }",
    ],
)
def test_what_is_to_be_taken_away_makes_rows_too_many(text: str) -> None:
    (found,) = drawings.missing(prepare(text))
    assert found.startswith("only drawings (GPML files) hold interactions")
    assert found.endswith("nothing is taken away for them, so the answer may have rows too many")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?p a wp:Pathway ; wp:isAbout ?d . ?d gpml:version ?v }",
        "SELECT * { ?p a ?t FILTER (?t != wp:Interaction) }",
        "SELECT * { ?p a ?t FILTER (?t NOT IN (wp:Interaction, wp:Rna)) }",
        "SELECT * { ?p a ?t FILTER (!(?t = wp:Interaction)) }",
        "SELECT * { ?p a 'wp:Interaction' } # wp:Interaction",
    ],
)
def test_what_the_answer_does_not_hang_on_is_not_said(text: str) -> None:
    assert drawings.missing(prepare(text)) == ()


def test_both_sides_are_said() -> None:
    text = "SELECT * { ?i a wp:Binding MINUS { ?i a wp:Catalysis ; wp:source ?s } }"
    assert drawings.missing(prepare(text)) == (
        "only drawings (GPML files) hold interactions (wp:Binding): the answer lacks them",
        "only drawings (GPML files) hold interactions (wp:Catalysis, wp:source): "
        "nothing is taken away for them, so the answer may have rows too many",
    )


def test_what_partners_are_asked_for_is_not_said() -> None:
    partner = "SERVICE SILENT <http://a/> { ?i a wp:Interaction { ?i wp:source ?s } }"
    text = f"PREFIX gpml: <{PREFIXES['gpml']}> SELECT * {{ {partner} ?p a wp:Pathway }}"
    assert drawings.missing(prepare(text)) == ()
    assert drawings.missing(prepare(f"SELECT * {{ {partner} ?i wp:target ?p ; gpml:href ?h }}")) == (
        "only drawings (GPML files) hold interactions (wp:target): the answer lacks them",
        "only drawings (GPML files) hold the layout of the drawing (gpml:href): the answer lacks them",
    )


def test_what_the_data_holds_all_the_same_is_not_said() -> None:
    query = prepare("SELECT * { ?i a wp:Interaction ; wp:source ?n . ?c a wp:Complex }")
    words = drawings.words(query)
    assert [one.value.rpartition("#")[2] for one in words] == ["Interaction", "source", "Complex"]
    assert drawings.missing(query, frozenset(words)) == ()
    assert drawings.missing(query, frozenset(words[:2])) == (
        "only drawings (GPML files) hold complexes and their members (wp:Complex): the answer lacks them",
    )
