"""The same counts asked of a SPARQL endpoint, each by a plain query."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.building.counts import Class, Counts, Property
from wp2rdf.errors import QueryError
from wp2rdf.querying.results import Table
from wp2rdf.rdf.terms import Term, lexical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.engines import Engine

TRIPLES = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c }"
SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"
OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"
CLASSES = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c"
PROPERTIES = """SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) {
  SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } } GROUP BY ?p"""
PROPERTIES_OF_CLASSES = """
SELECT ?c ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) {
  SELECT DISTINCT ?c ?s ?p ?o { ?s a ?c ; ?p ?o } } GROUP BY ?c ?p"""
OBJECT_CLASSES = (
    """SELECT ?p ?k (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o ?k { ?s ?p ?o . ?o a ?k } } GROUP BY ?p ?k"""
)
OBJECT_CLASSES_OF_CLASSES = """SELECT ?c ?p ?k (COUNT(*) AS ?n) {
  SELECT DISTINCT ?c ?s ?p ?o ?k { ?s a ?c ; ?p ?o . ?o a ?k } } GROUP BY ?c ?p ?k"""
DATATYPES = """SELECT ?p ?k (COUNT(*) AS ?n) {
  SELECT DISTINCT ?s ?p ?o (DATATYPE(?o) AS ?k) { ?s ?p ?o FILTER (isLiteral(?o)) } } GROUP BY ?p ?k"""
DATATYPES_OF_CLASSES = """SELECT ?c ?p ?k (COUNT(*) AS ?n) {
  SELECT DISTINCT ?c ?s ?p ?o (DATATYPE(?o) AS ?k) { ?s a ?c ; ?p ?o FILTER (isLiteral(?o)) } } GROUP BY ?c ?p ?k"""


def count(engine: Engine, *, timeout: float | None = None) -> Counts:
    """Counts what an endpoint has in its default graph.

    Args:
        engine: where the queries run.
        timeout: seconds after which each of them is ended; None: never.

    Raises:
        QueryError: a query fails, or takes too long.
    """

    def rows(query: str) -> Iterator[tuple[Term, ...]]:
        found = engine.answer(query, timeout=timeout)
        if not isinstance(found, Table):
            raise QueryError("a query for counts gives no table")
        for row in found.solutions:
            if None not in row:
                yield tuple(Term(term) for term in row if term is not None)

    def one(query: str) -> int:
        return next((int(lexical(row[0])) for row in rows(query)), 0)

    kinds: dict[tuple[Term, ...], dict[Term, int]] = defaultdict(dict)
    datatypes: dict[tuple[Term, ...], dict[Term, int]] = defaultdict(dict)
    for found, queries in (
        (kinds, (OBJECT_CLASSES, OBJECT_CLASSES_OF_CLASSES)),
        (datatypes, (DATATYPES, DATATYPES_OF_CLASSES)),
    ):
        for query in queries:
            for *place, kind, number in rows(query):
                found[tuple(place)][kind] = int(lexical(number))

    def properties(query: str) -> dict[tuple[Term, ...], Property]:
        found = {}
        for row in rows(query):
            place = row[:-3]
            triples, subjects, objects = (int(lexical(number)) for number in row[-3:])
            of_kinds = (dict(sorted(one[place].items())) for one in (kinds, datatypes))
            found[place] = Property(triples, subjects, objects, *of_kinds)
        return found

    of_classes = properties(PROPERTIES_OF_CLASSES)
    return Counts(
        triples=one(TRIPLES),
        entities=one(ENTITIES),
        subjects=one(SUBJECTS),
        objects=one(OBJECTS),
        classes={
            name: Class(
                int(lexical(number)),
                {place[1]: counted for place, counted in sorted(of_classes.items()) if place[0] == name},
            )
            for name, number in sorted(rows(CLASSES))
        },
        properties={place[0]: counted for place, counted in sorted(properties(PROPERTIES).items())},
    )
