"""What a good guess about the data gets wrong, each with a query that shows it."""

from __future__ import annotations

from typing import NamedTuple


class Trap(NamedTuple):
    """What a good guess gets wrong, and a query that shows it."""

    trap: str
    query: str


_PREFIXES = """PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
PREFIX dc: <http://purl.org/dc/elements/1.1/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX pav: <http://purl.org/pav/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def _trap(said: str, query: str) -> Trap:
    return Trap(said, _PREFIXES + query)


TRAPS: tuple[Trap, ...] = (
    _trap(
        'Titles have the language tag @en: dc:title "IL6 signaling" finds nothing; compare STR(?title).',
        'SELECT ?pathway WHERE { ?pathway a wp:Pathway ; dc:title ?title FILTER (STR(?title) = "IL6 signaling") }',
    ),
    _trap(
        'A pathway is asked for by dcterms:identifier "WP364"; its IRI ends in its revision, such as WP364_r142066.',
        'SELECT ?pathway WHERE { ?pathway a wp:Pathway ; dcterms:identifier "WP364" }',
    ),
    _trap(
        "Pathways that are only drawn in another one are wp:Pathway too, on their bare IRI: those with data are what "
        "pav:hasVersion points at.",
        "SELECT (COUNT(DISTINCT ?pathway) AS ?n) WHERE { ?bare pav:hasVersion ?pathway . ?pathway a wp:Pathway }",
    ),
    _trap(
        "A node is its identifier as it was typed: one gene has several nodes. Join genes by their mappings "
        "(wp:bdbEnsembl, wp:bdbEntrezGene, wp:bdbUniprot, wp:bdbHgncSymbol), metabolites by wp:bdbChEBI, wp:bdbHmdb.",
        "SELECT DISTINCT ?node WHERE { ?node wp:bdbHgncSymbol <https://identifiers.org/hgnc.symbol/IL6> }",
    ),
    _trap(
        "A node has every type and label that any pathway draws it with: DISTINCT, and count nodes, not rows.",
        "SELECT ?node (COUNT(DISTINCT ?label) AS ?labels) WHERE { ?node a wp:DataNode ; rdfs:label ?label } "
        "GROUP BY ?node ORDER BY DESC(?labels) LIMIT 5",
    ),
    _trap(
        "Interactions without an arrowhead, or that touch no node, are wp:Interaction without wp:source and wp:target: "
        "ask for wp:DirectedInteraction.",
        "SELECT (COUNT(DISTINCT ?i) AS ?n) WHERE { ?i a wp:Interaction FILTER NOT EXISTS { ?i wp:source ?x } }",
    ),
    _trap(
        "wp:source and wp:target may be an interaction, where a regulator acts on a reaction.",
        "SELECT (COUNT(DISTINCT ?i) AS ?n) WHERE { ?i wp:target ?reaction . ?reaction a wp:Interaction }",
    ),
)
"""The traps, those that are met most first."""
