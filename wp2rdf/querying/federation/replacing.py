"""A query with each SERVICE clause replaced by the solutions that its partner gave, wherever it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from wp2rdf.querying.federation.around import Around
from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import (
    Bind,
    Exists,
    Filter,
    Graph,
    Group,
    Lateral,
    Minus,
    Optional,
    Select,
    Service,
    Union,
    Variable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.querying.sparql.tree import Element, Form, Node, Query, Values

_Part = TypeVar("_Part", bound="Node")


class Asker(Protocol):
    """Whoever asks partners."""

    def solutions(self, service: Service, around: Around) -> Values:
        """The solutions of a clause, all that fit what is around it."""


def replaced(query: Query, asker: Asker) -> Query:
    """A query without SERVICE.

    Args:
        query: the query.
        asker: gives the solutions of a clause; it is asked first about clauses that more is known of.
    """
    return replace(query, form=_Replacing(asker).form(query.form, Around()))


def has_service(node: Node) -> bool:
    """Whether a part of a query asks a partner."""
    return any(isinstance(one, Service) for one in walk(node))


class _Replacing:
    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def form(self, form: Form, around: Around) -> Form:
        """A query or subquery, which is joined with what is around it."""
        if not has_service(form):
            return form
        changes: dict[str, object] = {}
        if form.where is not None:
            changes["where"] = self._group(form.where, around.through(form))
        for name in ("columns", "group_by", "having", "order_by"):
            found = getattr(form, name, ())
            changes[name] = tuple(self._expressions(one, Around(each_time=True)) for one in found)
        if not isinstance(form, Select):
            del changes["columns"]
        return replace(form, **changes)  # type: ignore[arg-type]  # the names are those of its fields

    def _group(self, group: Group, around: Around) -> Group:
        elements = list(group.elements)
        while waiting := [
            place for place, one in enumerate(elements) if not isinstance(one, Filter) and has_service(one)
        ]:
            place = min(_next(waiting, elements), key=lambda place: (_rank(elements, place, around), place))
            elements[place] = self._element(elements, place, around)
        for place, one in enumerate(elements):
            if isinstance(one, Filter) and has_service(one):
                elements[place] = self._expressions(one, around.whole(elements))
        return replace(group, elements=tuple(elements))

    def _element(self, elements: Sequence[Element], place: int, around: Around) -> Element:
        element = elements[place]
        match element:
            case Service():
                return self._asker.solutions(element, around.of_clause(elements, place))
            case Optional():
                return replace(element, group=self._group(element.group, around.before(elements, place)))
            case Minus():
                inner = around.before(elements, place, negated=True)
                return replace(element, group=self._group(element.group, inner))
            case Lateral():
                return replace(element, group=self._group(element.group, around.before(elements, place).each()))
            case Bind():
                return self._expressions(element, around.before(elements, place).each())
            case Group():
                return self._group(element, around.of_clause(elements, place))
            case Union():
                inner = around.of_clause(elements, place)
                return replace(element, branches=tuple(self._group(one, inner) for one in element.branches))
            case Graph():
                inner = around.of_clause(elements, place).within(element.name)
                return replace(element, group=self._group(element.group, inner))
            case Select():
                return cast("Select", self.form(element, around.of_clause(elements, place)))
        return element

    def _expressions(self, part: _Part, around: Around) -> _Part:
        """A part with expressions in it, whose EXISTS are evaluated for each solution of what is around them."""

        def change(node: Node) -> Node:
            if isinstance(node, Exists) and has_service(node):
                negated = replace(around, negated=around.negated or node.negated)
                return replace(node, group=self._group(node.group, negated))
            return node

        return transform(part, change) if has_service(part) else part


def _next(waiting: Sequence[int], elements: Sequence[Element]) -> list[int]:
    """The places that can be next: an OPTIONAL, MINUS or BIND waits for all that stands before it."""
    last = (Optional, Minus, Bind, Lateral)
    return [place for place in waiting if not isinstance(elements[place], last) or place == waiting[0]]


def _rank(elements: Sequence[Element], place: int, around: Around) -> int:
    """Less for what has more to go on."""
    element = elements[place]
    if not isinstance(element, Service):
        return 1
    beside = around.of_clause(elements, place)
    known = beside.names & set(scope.visible(beside.elements))
    if isinstance(element.endpoint, Variable) and element.endpoint.name not in known:
        return 3
    return 0 if known & scope.certain(element.group.elements) else 2
