"""Variables of a SERVICE clause that an EXISTS around it hands in: their values are written into the clause.

These are the variables of expressions that their group cannot see, and those that the clause may leave without value.
https://www.w3.org/TR/sparql11-query/#func-filter-exists
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import QueryError
from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import (
    As,
    Bind,
    BuiltIn,
    Filter,
    Graph,
    Group,
    Iri,
    Lateral,
    Literal,
    Minus,
    Optional,
    Select,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wp2rdf.querying.sparql.tree import Node

_TRUE = Literal("true", datatype=Iri(PREFIXES["xsd"] + "boolean"))


def handed_in(group: Group) -> frozenset[str]:
    """The names of variables of a group whose solutions cannot just be joined with what an EXISTS hands in."""
    return _free(group) | (frozenset(scope.visible(group.elements)) - scope.certain(group.elements))


def _free(group: Group, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The names of variables in filters and BINDs of a group that are not visible where these stand.

    Args:
        group: the group.
        seen: variables that its filters see besides its own, as those of an OPTIONAL see what stands before it.
    """
    own = frozenset(scope.visible(group.elements)) | seen
    found: set[str] = set()
    for element in group.elements:
        match element:
            case Filter():
                found |= set(scope.mentioned(element.condition)) - own
            case Bind():
                found |= set(scope.mentioned(element.expression)) - own
            case Optional():
                found |= _free(element.group, own)
            case Group():
                found |= _free(element)
            case Minus() | Graph() | Service() | Lateral():
                found |= _free(element.group)
            case Union():
                found |= frozenset().union(*map(_free, element.branches))
    return frozenset(found)


def with_values(service: Service, values: Mapping[str, Iri | Literal]) -> Service:
    """A clause with values in the place of some variables.

    Raises:
        QueryError: a BIND or subquery makes one of them.
    """

    def change(node: Node) -> Node:
        match node:
            case Variable(name=name):
                return values.get(name, node)
            case BuiltIn(name="BOUND", arguments=(Iri() | Literal(),)):
                return _TRUE
            case Triple(subject=Literal()) | Triple(predicate=Literal()):
                return Values((), ())  # no triple is like this
            case Values():
                return _without_constants(node)
            case Bind(variable=made) | As(variable=made) if not isinstance(made, Variable | None):
                raise QueryError("a SERVICE in EXISTS makes a variable with BIND that the pattern outside of it has")
            case Select(columns=columns) if any(isinstance(one, Iri | Literal) for one in columns):
                raise QueryError(
                    "a SERVICE in EXISTS has a subquery with a variable that the pattern outside of it has"
                )
        return node

    return transform(service, change)


def _without_constants(values: Values) -> Values:
    """A VALUES some of whose variables have become constants: the rows that have these."""
    columns: tuple[Node, ...] = values.variables
    kept = [place for place, one in enumerate(columns) if isinstance(one, Variable)]
    rows = [
        tuple(row[place] for place in kept)
        for row in values.rows
        if all(place in kept or row[place] in {None, constant} for place, constant in enumerate(columns))
    ]
    return Values(tuple(values.variables[place] for place in kept), tuple(rows))
