"""What stands around a SERVICE clause: the pattern whose solutions say which rows of a partner can matter.

A row of a clause matters only if it fits a solution of what is joined with it: the elements before the clause in its
group, and those behind it that are joined too, for joins commute. An OPTIONAL, MINUS or BIND behind it narrows nothing.
Into an OPTIONAL or MINUS only what stands before it narrows, by variables that it surely binds; into a subquery only
variables that are projected and groups' keys; nothing does where there is a LIMIT. So a partner can be asked for fewer
rows than it has, and the answer is that of all its rows (https://www.w3.org/TR/sparql11-query/#sparqlAlgebra).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    BuiltIn,
    Filter,
    Graph,
    Group,
    Iri,
    Select,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wp2rdf.querying.sparql.tree import Element, Form, Node

_CHANCE = frozenset({"RAND", "UUID", "STRUUID", "BNODE"})
"""Functions that give something else each time: what they make cannot be sent."""

_JOINED = (Triple, Values, Group, Union, Graph, Select, Service)
"""Elements that are joined with what stands before them, so that their order does not matter."""


@dataclass(frozen=True)
class Around:
    """What is joined with a group, or with a clause in it.

    Attributes:
        elements: a pattern; a row matters only if it fits one of its solutions.
        names: the variables that may be compared with it.
        graph: the GRAPH that the group stands in.
        each_time: whether the group is evaluated for each solution anew, as that of an EXISTS is.
        handed: the variables whose values it is evaluated with then.
        negated: whether the group takes solutions away.
    """

    elements: tuple[Element, ...] = ()
    names: frozenset[str] = frozenset()
    graph: Iri | Variable | None = None
    each_time: bool = False
    handed: frozenset[str] = frozenset()
    negated: bool = False

    def of_clause(self, elements: Sequence[Element], place: int) -> Around:
        """What is joined with the element at a place of the group, if that is joined itself."""
        return self._joined(self._usable(elements[:place], elements[place + 1 :]), elements)

    def before(self, elements: Sequence[Element], place: int, *, negated: bool = False) -> Around:
        """What is before an OPTIONAL, MINUS or BIND at a place of the group."""
        behind = filter(self._is_joined, elements[place + 1 :])
        return self._left(self._usable(elements[:place], ()), behind, elements, negated=negated)

    def whole(self, elements: Sequence[Element], *, negated: bool = False) -> Around:
        """What an EXISTS in a filter of the group is evaluated for: the solutions of all its elements."""
        found = self._left(self._usable(elements, ()), (), elements, negated=negated).each()
        return replace(found, handed=found.handed | frozenset(scope.visible(elements)))

    def _left(
        self, left: tuple[Element, ...], behind: Iterable[Element], group: Sequence[Element], *, negated: bool
    ) -> Around:
        """What is on the left of an operator that is no join.

        What is joined with the whole narrows the left side too, by variables that are surely bound there.
        """
        sure, seen = scope.certain(left), frozenset(scope.visible(left))
        fitting = [one for one in behind if seen.intersection(scope.visible([one])) <= sure]
        outside = self if seen.intersection(scope.visible(self.elements)) <= sure else replace(self, elements=())
        found = outside._joined((*left, *fitting), group)._only(seen)  # noqa: SLF001 - they are of us
        return replace(found, negated=self.negated or negated)

    def _only(self, names: frozenset[str]) -> Around:
        """The same, of some variables: the others are none of those of the same name elsewhere."""
        there = set(scope.visible(self.elements))
        shown = sorted(names & there)
        if not shown:
            return replace(self, elements=(), names=frozenset())
        if there <= names:
            return replace(self, names=names)
        hidden = Select(columns=tuple(map(Variable, shown)), reduction="DISTINCT", where=Group(self.elements))
        return replace(self, elements=(Group((hidden,)),), names=frozenset(shown))

    def each(self) -> Around:
        """The same, for a group that is evaluated for each solution."""
        return replace(self, each_time=True, handed=self.handed | self.names)

    def within(self, name: Iri | Variable) -> Around:
        """The same, for the group of a GRAPH."""
        return replace(self, graph=name)

    def through(self, form: Form) -> Around:
        """The same, for the pattern of a query or subquery."""
        passing = _passing(form)
        all_rows = form.limit is None and form.offset is None
        inside = replace(self._only(self.names & passing if all_rows else frozenset()), handed=self.handed & passing)
        if form.values is not None and not _is_grouped(form):
            seen = frozenset(scope.visible([form.values]))
            inside = replace(inside, elements=(*inside.elements, form.values), names=inside.names | seen)
        return inside

    def _usable(self, before: Sequence[Element], behind: Sequence[Element]) -> tuple[Element, ...]:
        """The elements that are joined: those before as they stand, but for what is not known yet."""
        found: list[Element] = []
        in_order = not self.each_time
        for one in before:
            if isinstance(one, Filter):
                continue
            if is_known(one) and (in_order or self._is_joined(one)):
                found.append(one)
            else:
                in_order = False  # an OPTIONAL or MINUS behind it could do otherwise without it
        return (*found, *filter(self._is_joined, behind))

    def _is_joined(self, element: Element) -> bool:
        return isinstance(element, _JOINED) and is_known(element) and (not self.each_time or _is_monotone(element))

    def _joined(self, inner: tuple[Element, ...], group: Sequence[Element]) -> Around:
        """Elements of the group, with its filters that can be told from them, joined with what is around."""
        sure, seen = scope.certain(inner), set(scope.visible(group))
        filters = (
            one
            for one in group
            if isinstance(one, Filter)
            and inner
            and not self.each_time
            and is_known(one)
            and seen.intersection(scope.mentioned(one)) <= sure
        )
        level: tuple[Element, ...] = (*inner, *filters)
        if self.graph is not None and level:
            level = (Graph(self.graph, Group(level)),)
        names = self.names | set(scope.visible(level))
        if self.elements and level:
            level = (Group(self.elements), Group(level))
        return replace(self, elements=level or self.elements, names=frozenset(names))


def is_known(node: Node) -> bool:
    """Whether a part of a query can be evaluated here, and gives the same each time."""
    return not any(isinstance(one, Service) or (isinstance(one, BuiltIn) and one.name in _CHANCE) for one in walk(node))


def _is_monotone(element: Element) -> bool:
    """Whether more bindings of its variables can only mean fewer solutions."""
    match element:
        case Triple() | Values():
            return True
        case Group():
            return all(map(_is_monotone, element.elements))
        case Graph():
            return _is_monotone(element.group)
        case Union():
            return all(map(_is_monotone, element.branches))
    return False


def _passing(form: Form) -> frozenset[str]:
    """The variables of a subquery's pattern that are columns of it, and keys where it groups."""
    if not isinstance(form, Select):
        return frozenset()
    columns = _plain(form.columns) if form.columns else frozenset(scope.visible(form.where.elements))
    return columns & _plain(form.group_by) if _is_grouped(form) else columns


def _is_grouped(form: Form) -> bool:
    columns = form.columns if isinstance(form, Select) else ()
    parts = (*columns, *form.having, *form.order_by)
    return bool(form.group_by) or any(isinstance(one, Aggregate) for part in parts for one in walk(part))


def _plain(found: Iterable[Node]) -> frozenset[str]:
    return frozenset(one.name for one in found if isinstance(one, Variable))
