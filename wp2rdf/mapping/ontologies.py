"""Rules for what stands above the terms that pathways are tagged with, up to the root of the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.mapping.tags import term
from wp2rdf.rdf.terms import plain, say, typed
from wp2rdf.rdf.vocab import OBO, OWL, RDF, RDFS, SKOS, XSD
from wp2rdf.registries.ontologies import ONTOLOGIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wp2rdf.model.ontologies import OntologyTable, OntologyTerm
    from wp2rdf.rdf.terms import Statement


def ancestry(used: Iterable[str], tables: Mapping[str, OntologyTable], *, full: bool) -> Iterator[Statement]:
    """What the tables say of terms and of all that stands above them, so that `rdfs:subClassOf*` finds it.

    The labels of the terms themselves are those of the pages; where the ontology has another one, that is a finding.

    Args:
        used: ids, such as `PW:0000004`.
        tables: the ontologies, by the prefix of their ids.
        full: whether definitions are told.

    Yields:
        Statements, in the order of the ids.
    """
    tagged = set(used)
    found: dict[str, OntologyTerm] = {}
    waiting = sorted(tagged)
    while waiting:
        identifier = waiting.pop()
        table = tables.get(identifier.partition(":")[0])
        if table and identifier not in found and identifier in table.terms:
            found[identifier] = table.terms[identifier]
            waiting += found[identifier].parents
    for identifier in sorted(found):
        yield from _described(identifier, found[identifier], full=full, labelled=identifier not in tagged)


def _described(identifier: str, described: OntologyTerm, *, full: bool, labelled: bool) -> Iterator[Statement]:
    node = term(identifier)
    if node is None:
        return
    if labelled:
        yield say(node, RDF.type, OWL.Class)
        yield say(node, RDFS.label, plain(described.label or identifier))
    for parent in described.parents:
        above = term(parent)
        if above and above != node:
            yield say(node, RDFS.subClassOf, above)
    if described.is_obsolete:
        yield say(node, OWL.deprecated, typed("true", XSD.boolean))
    if full and described.definition:
        yield say(node, OBO.IAO_0000115, plain(described.definition))
    ontology = ONTOLOGIES.get(identifier.partition(":")[0])
    if full and labelled and ontology:
        yield say(node, SKOS.notation, plain(identifier))
        yield say(node, RDFS.isDefinedBy, ontology.document)
