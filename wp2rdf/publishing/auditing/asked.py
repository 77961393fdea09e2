"""The inventory of a SPARQL endpoint, by plain queries over its default graph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wp2rdf.errors import InputError, QueryError
from wp2rdf.mapping.pathway import EVERY_PATHWAY
from wp2rdf.publishing import identifiers
from wp2rdf.publishing.auditing.inventory import NAMED, Held, Inventory
from wp2rdf.querying.results import Table
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import lexical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.engines import Engine

_HEAD = "".join(
    f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n"
    for prefix in ("wp", "pav", "dcterms", "dc", "cito", "foaf", "cur", "pq", "xsd")
)
_PATHWAYS = "SELECT ?w ?day { ?bare pav:hasVersion ?w OPTIONAL { ?w dcterms:modified ?day } }"
_NOT_ALL = f"FILTER (STRSTARTS(STR(?x), STR(cur:)) && ?x != <{PREFIXES['cur']}{EVERY_PATHWAY}>)"
_COUNTS = {
    "data nodes": "?x dcterms:isPartOf ?w ; a wp:DataNode",
    "interactions": "?x dcterms:isPartOf ?w ; a wp:Interaction",
    "references": "?w cito:cites ?x",
    "citing works": "?x cito:cites ?bare FILTER NOT EXISTS { ?other pav:hasVersion ?x }",
    "authors": "?bare wp:hasAuthorship ?of . ?of dc:creator ?x ; pq:series_ordinal ?ordinal",
    "ontology terms": "?w wp:ontologyTag ?x FILTER (!STRSTARTS(STR(?x), STR(cur:)))",
    "communities": f"?w wp:ontologyTag ?x {_NOT_ALL}",
    "organisms": "?w wp:organismName ?x",
}
_MAPPINGS = "SELECT ?w (COUNT(*) AS ?n) {{ {{ SELECT DISTINCT ?w ?x ?p ?o {{ VALUES ?p {{ {} }}\
 ?bare pav:hasVersion ?w . ?x dcterms:isPartOf ?w ; a wp:DataNode ; ?p ?o }} }} }} GROUP BY ?w"
_NAMES = {
    "people": "SELECT DISTINCT ?x { ?x foaf:name ?name ; a foaf:Person }",
    "communities": f"SELECT DISTINCT ?x {{ ?bare pav:hasVersion ?w . ?w wp:ontologyTag ?x {_NOT_ALL} }}",
    "organisms": "SELECT DISTINCT ?x { ?bare pav:hasVersion ?w . ?w wp:organismName ?x }",
    "ontology terms": "SELECT DISTINCT ?x { ?bare pav:hasVersion ?w . ?w wp:ontologyTag ?x"
    " FILTER (!STRSTARTS(STR(?x), STR(cur:))) }",
}


def inventory(engine: Engine, *, timeout: float | None = None) -> Inventory:
    """What an endpoint holds.

    Args:
        engine: where the queries run.
        timeout: seconds after which each of them is ended; None: never.

    Raises:
        QueryError: a query fails, takes too long, or its answer is cut.
        InputError: the endpoint has no pathways.
    """

    def rows(query: str) -> Iterator[tuple[str, ...]]:
        found = engine.answer(_HEAD + query, timeout=timeout)
        if not isinstance(found, Table):
            raise QueryError("a query for an inventory gives no table")
        for row in found.solutions:
            yield tuple("" if term is None else _plain(term) for term in row)

    found = Inventory.empty()
    of_revised: dict[str, Held] = {}
    for revised, day in rows(_PATHWAYS):
        wpid, _, revision = revised.rpartition("/")[2].partition("_")
        of_revised[revised] = Held(wpid, revision, Counter(), {kind: set() for kind in NAMED}, day[:10])
    if not of_revised:
        raise InputError("the endpoint has no pathways in its default graph")
    queries = {
        kind: f"SELECT ?w (COUNT(DISTINCT ?x) AS ?n) {{ ?bare pav:hasVersion ?w . {pattern} }} GROUP BY ?w"
        for kind, pattern in _COUNTS.items()
    }
    queries["mappings"] = _MAPPINGS.format(" ".join(identifiers.PROPERTIES.values()))
    for kind, query in queries.items():
        for revised, number in rows(query):
            if revised in of_revised:
                of_revised[revised].counts[kind] = int(number)
    found.add(of_revised.values(), ())
    for kind, query in _NAMES.items():
        found.names[kind].update(_name(kind, value) for (value,) in rows(query))
    return found


def _plain(term: str) -> str:
    return term[1:-1] if term.startswith("<") else lexical(term)  # type: ignore[arg-type]


def _name(kind: str, value: str) -> str:
    return value.removeprefix(PREFIXES["cur"]) if kind == "communities" else value
