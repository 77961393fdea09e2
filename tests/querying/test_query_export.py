"""Queries for other collections."""

from __future__ import annotations

import pyoxigraph

from wp2rdf.querying import export, queries

TEXT = """# title: Genes of a pathway
# category: General
# description: The genes "of" a pathway.
# keywords: genes, pathway
# param: pathway | autocomplete:pathway | WP364 | Pathway
# param: limit | integer | 10 | How many
# param: node | uri | https://example.org/a | A node

PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?gene WHERE {
  ?p dcterms:identifier "{{pathway}}" . <{{node}}> dcterms:isPartOf ?p .
  SERVICE <https://sparql.uniprot.org/sparql> { ?gene ?x ?y }
} LIMIT {{limit}}
"""
QUERY = queries.parse(TEXT, "genes-of-a-pathway")
ENDPOINT = "https://sparql.wikipathways.org/sparql"


def test_sib_turtle_says_what_the_header_says() -> None:
    ending, text = export.sib(QUERY, endpoint=ENDPOINT)
    assert ending == ".ttl"
    store = pyoxigraph.Store()
    store.load(text, format=pyoxigraph.RdfFormat.TURTLE)
    assert store.query(
        """PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX schema: <https://schema.org/> PREFIX spex: <https://purl.expasy.org/sparql-examples/ontology#>
        ASK { ?q a sh:SPARQLExecutable , sh:SPARQLSelectExecutable ; rdfs:label "Genes of a pathway"@en ;
          rdfs:comment 'The genes "of" a pathway.'@en ; schema:target <https://sparql.wikipathways.org/sparql> ;
          schema:keywords "genes" , "General" ; spex:federatesWith <https://sparql.uniprot.org/sparql> ;
          sh:select ?text ; sh:prefixes/sh:declare/sh:prefix "wp" . FILTER (STRSTARTS(?text, "PREFIX dcterms")) }"""
    )


def test_grlc_has_its_header_and_its_variables() -> None:
    ending, text = export.grlc(QUERY, endpoint=ENDPOINT)
    assert ending == ".rq"
    assert text.startswith("#+ summary: Genes of a pathway\n#+ endpoint: https://sparql.wikipathways.org/sparql\n")
    assert "#+   - pathway: WP364\n" in text
    assert "dcterms:identifier ?_pathway ." in text
    assert "?_node_iri dcterms:isPartOf" in text
    assert "LIMIT ?_limit_integer" in text
    assert "{{" not in text
