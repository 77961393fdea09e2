"""Which patterns have a solution in the data, asked in one query: what is said about an answer hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from wp2rdf.errors import QueryError
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql.tree import (
    Bind,
    Exists,
    Filter,
    Graph,
    Group,
    Iri,
    Literal,
    Query,
    Select,
    Triple,
    Union,
    Variable,
)
from wp2rdf.querying.values import value_of
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from typing import TypeVar

    from wp2rdf.querying.results import Answer

    Look: TypeAlias = Callable[[Query], Answer]
    """Answers a query on the data."""

    Key = TypeVar("Key", bound=Hashable)

Pattern: TypeAlias = tuple[Triple | Graph, ...]

_MOST = 200
"""Patterns that are asked for at once; of more, the first."""

SUBJECT, PROPERTY, VALUE = Variable("subject"), Variable("property"), Variable("value")


def found(patterns: Mapping[Key, Pattern], look: Look) -> frozenset[Key]:
    """The keys of the patterns that have a solution; all keys when that cannot be found out.

    Args:
        patterns: what is looked for.
        look: answers a query on the data.
    """
    keys = list(patterns)[:_MOST]
    if not keys:
        return frozenset()
    number = Variable("number")
    branches = tuple(
        Group((Bind(Literal(str(place), datatype=Iri(PREFIXES["xsd"] + "integer")), number), _exists(patterns[key])))
        for place, key in enumerate(keys)
    )
    where = branches[0] if len(branches) == 1 else Group((Union(branches),))
    try:
        answer = look(Query(Select(columns=(number,), where=where)))
    except QueryError:
        return frozenset(keys)
    rows = answer.solutions if isinstance(answer, Table) else []
    return frozenset(keys[int(str(value_of(row[0])))] for row in rows if row[0] is not None)


def _exists(pattern: Pattern) -> Filter | Group:
    """Whether a pattern has a solution; of several triples in EXISTS pyoxigraph 0.5.13 joins all before it looks."""
    if len(pattern) == 1:
        return Filter(Exists(Group(pattern)))
    return Group((Select(columns=(SUBJECT,), where=Group(pattern), limit=1),))


def words(iris: Iterable[Iri], look: Look) -> frozenset[Iri]:
    """Those of some classes, properties and tags that the default graph has something of."""
    patterns: dict[tuple[Iri, bool], Pattern] = {}
    for iri in iris:
        patterns[iri, True] = (Triple(SUBJECT, iri, VALUE),)
        patterns[iri, False] = (Triple(SUBJECT, PROPERTY, iri),)
    return frozenset(iri for iri, _ in found(patterns, look))


def graphs(names: Iterable[str], look: Look) -> frozenset[str]:
    """Those of some named graphs that hold a triple."""
    inside = Group((Triple(SUBJECT, PROPERTY, VALUE),))
    return found({name: (Graph(Iri(name), inside),) for name in names}, look)
