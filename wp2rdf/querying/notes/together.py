"""Why an answer is empty though the data has all its words: what is of a class has another property of that name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.querying.notes.presence import SUBJECT, VALUE, found
from wp2rdf.querying.sparql.traversal import children
from wp2rdf.querying.sparql.tree import Exists, Filter, Iri, Minus, Optional, Service, Triple, Union, Variable
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.notes.presence import Look
    from wp2rdf.querying.sparql.tree import Node, Query

TYPE = PREFIXES["rdf"] + "type"
_VOCABULARIES = ("dc", "dcterms", "rdfs", "wp", "gpml", "foaf", "pav", "schema")


def apart(query: Query, look: Look) -> tuple[Iri, Iri, Iri | None] | None:
    """A class, a property that nothing of it has, and the property of the same name that it has instead.

    Args:
        query: the query; only triples that it needs are looked at.
        look: answers a query on the data.
    """
    classes: defaultdict[Variable, list[Iri]] = defaultdict(list)
    properties: defaultdict[Variable, list[Iri]] = defaultdict(list)
    for triple in _triples(query.form):
        if isinstance(triple.subject, Variable) and isinstance(triple.predicate, Iri):
            if triple.predicate.value != TYPE:
                properties[triple.subject].append(triple.predicate)
            elif isinstance(triple.object, Iri):
                classes[triple.subject].append(triple.object)
    pairs = [(kind, one) for name, kinds in classes.items() for kind in kinds for one in properties[name]]
    there = found({pair: _both(*pair) for pair in pairs}, look)
    for kind, one in pairs:
        if (kind, one) not in there:
            others = [(kind, other) for other in namesakes(one)]
            instead = found({pair: _both(*pair) for pair in others}, look)
            return kind, one, next((pair[1] for pair in others if pair in instead), None)
    return None


def namesakes(one: Iri) -> Iterator[Iri]:
    """Properties of the same local name in other vocabularies that are used here."""
    local = re.split(r"[/#]", one.value)[-1]
    for prefix in _VOCABULARIES:
        if local and (other := Iri(PREFIXES[prefix] + local)) != Iri(one.value):
            yield other


def _both(kind: Iri, one: Iri) -> tuple[Triple, ...]:
    return (Triple(SUBJECT, Iri(TYPE), Iri(kind.value)), Triple(SUBJECT, Iri(one.value), VALUE))


def _triples(node: Node) -> Iterator[Triple]:
    """The triples below a node that must be there."""
    match node:
        case Optional() | Minus() | Service() | Union() | Exists(negated=True):
            return
        case Filter(condition=Exists() as exists):
            yield from _triples(exists)
        case Filter():
            return
        case Triple():
            yield node
        case _:
            for child in children(node):
                yield from _triples(child)
