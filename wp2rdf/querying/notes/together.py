"""Why an answer is empty though the data has all its words: nothing has two of them together."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.querying.notes.presence import SUBJECT, VALUE, found
from wp2rdf.querying.sparql.traversal import children
from wp2rdf.querying.sparql.tree import (
    Exists,
    Filter,
    Iri,
    Minus,
    Optional,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.notes.presence import Look
    from wp2rdf.querying.sparql.tree import Node, Query

TYPE = PREFIXES["rdf"] + "type"
_MOST = 30
"""Pairs that are looked for; of more, the first."""
_VOCABULARIES = ("dc", "dcterms", "rdfs", "wp", "gpml", "foaf", "pav", "schema")


class Apart(NamedTuple):
    """What nothing in the data has together.

    Attributes:
        first: a class, a property, or a subject.
        is_of: which of them: `class`, `property` or `subject`.
        second: the property that nothing of the class, nothing with the property, or not the subject has.
        instead: a property of the same name that is there.
    """

    first: Iri
    is_of: str
    second: Iri
    instead: Iri | None

    def pattern(self) -> tuple[Triple, ...]:
        """The triples that stand together nowhere."""
        second, subject = Iri(self.second.value), Iri(self.first.value)
        match self.is_of:
            case "subject":
                return (Triple(subject, second, VALUE),)
            case "class":
                return (Triple(SUBJECT, Iri(TYPE), subject), Triple(SUBJECT, second, VALUE))
        return (Triple(SUBJECT, subject, Variable("first")), Triple(SUBJECT, second, VALUE))


def apart(query: Query, look: Look) -> Apart | None:
    """The first two words of a query that nothing in the data has together.

    Args:
        query: the query; only triples that it needs are looked at.
        look: answers a query on the data.
    """
    pairs = list(dict.fromkeys(_pairs(query)))[:_MOST]
    there = found({pair: pair.pattern() for pair in pairs}, look)
    missing = next((pair for pair in pairs if pair not in there), None)
    if missing is None or missing.is_of == "property":
        return missing
    others = [missing._replace(second=other) for other in namesakes(missing.second)]
    instead = found({pair: pair.pattern() for pair in others}, look)
    return missing._replace(instead=next((pair.second for pair in others if pair in instead), None))


def _pairs(query: Query) -> Iterator[Apart]:
    """What has to stand together, in the order of the text: subjects and classes before properties."""
    only: dict[Variable, Iri] = {}
    classes: defaultdict[Iri | Variable, list[Iri]] = defaultdict(list)
    properties: defaultdict[Iri | Variable, list[Iri]] = defaultdict(list)
    for node in _needed(query.form):
        if isinstance(node, Values):
            if len(node.rows) == 1:
                only |= {
                    name: cell for name, cell in zip(node.variables, node.rows[0], strict=True) if isinstance(cell, Iri)
                }
        elif isinstance(node.subject, Iri | Variable) and isinstance(node.predicate, Iri):
            if node.predicate.value != TYPE:
                properties[node.subject].append(node.predicate)
            elif isinstance(node.object, Iri):
                classes[node.subject].append(node.object)
    for name, own in properties.items():
        subject = only.get(name) if isinstance(name, Variable) else name
        for one in own:
            if subject is not None:
                yield Apart(subject, "subject", one, None)
            else:
                yield from (Apart(kind, "class", one, None) for kind in classes[name])
    for name, own in properties.items():
        if isinstance(name, Variable) and name not in only:
            yield from (Apart(one, "property", other, None) for one, other in combinations(dict.fromkeys(own), 2))


def namesakes(one: Iri) -> Iterator[Iri]:
    """Properties of the same local name in other vocabularies that are used here."""
    local = re.split(r"[/#]", one.value)[-1]
    for prefix in _VOCABULARIES:
        if local and (other := Iri(PREFIXES[prefix] + local)) != Iri(one.value):
            yield other


def _needed(node: Node) -> Iterator[Triple | Values]:
    """The triples and VALUES below a node that must be there."""
    match node:
        case Optional() | Minus() | Service() | Union() | Exists(negated=True):
            return
        case Filter(condition=Exists() as exists):
            yield from _needed(exists)
        case Filter():
            return
        case Triple() | Values():
            yield node
        case _:
            for child in children(node):
                yield from _needed(child)
