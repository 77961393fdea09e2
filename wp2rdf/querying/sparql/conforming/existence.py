"""EXISTS in an inner group: it sees the variables of its group, and none of those outside that have the same name.

Oxigraph and rdflib may hand these in too, as they like to join. https://www.w3.org/TR/sparql11-query/#func-filter-exists
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

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
    Node,
    Optional,
    Select,
    Union,
    Variable,
)

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.names import Names
    from wp2rdf.querying.sparql.tree import Element, Form, Query

_Part = TypeVar("_Part", bound=Node)
_Names = frozenset[str]


def conforming(query: Query, names: Names) -> Query:
    """A query in which variables of an EXISTS that its group cannot see have names of their own."""
    if not _may_be_handed_in(query):
        return query
    return replace(query, form=_Scopes(query, names).form(query.form, frozenset()))


def _may_be_handed_in(query: Query) -> bool:
    """Whether an EXISTS has a variable that stands outside of it too, or holds another EXISTS."""
    outside: set[str] = set()
    found: list[Exists] = []
    for node in walk(query, into=lambda node: not isinstance(node, Exists)):
        if isinstance(node, Exists):
            found.append(node)
        elif isinstance(node, Variable):
            outside.add(node.name)
    return any(
        isinstance(node, Exists) or (isinstance(node, Variable) and node.name in outside)
        for one in found
        for node in walk(one.group)
    )


class _Scopes:
    def __init__(self, query: Query, names: Names) -> None:
        self._named = _counted(query)
        self._names = names

    def form(self, form: Form, handed: _Names) -> Form:
        """A query or subquery; `handed` are the variables whose values an EXISTS around it hands in."""
        changes: dict[str, object] = {}
        seen = handed
        if form.where is not None:
            changes["where"] = self._group(form.where, handed)
            seen |= frozenset(scope.visible(form.where.elements))
        for name in ("group_by", "having", "order_by", *(("columns",) if isinstance(form, Select) else ())):
            changes[name] = tuple(self._expressions(one, seen) for one in getattr(form, name, ()))
        return replace(form, **{name: made for name, made in changes.items() if made != getattr(form, name)})  # type: ignore[arg-type]  # fields of it

    def _group(self, group: Group, handed: _Names, left: _Names = frozenset()) -> Group:
        """A group; its filters see besides it what is `left` of it, if it is that of an OPTIONAL."""
        seen = handed | left | frozenset(scope.visible(group.elements))
        elements = tuple(
            self._element(one, handed, seen, frozenset(scope.visible(group.elements[:place])))
            for place, one in enumerate(group.elements)
        )
        return group if elements == group.elements else replace(group, elements=elements)

    def _element(self, element: Element, handed: _Names, seen: _Names, before: _Names) -> Element:
        match element:
            case Filter():
                return self._expressions(element, seen)
            case Bind():
                return self._expressions(element, handed | before)
            case Optional():
                return replace(element, group=self._group(element.group, handed, before))
            case Lateral():
                return replace(element, group=self._group(element.group, handed | before))
            case Minus() | Graph():
                return replace(element, group=self._group(element.group, handed))
            case Group():
                return self._group(element, handed)
            case Union():
                return replace(element, branches=tuple(self._group(one, handed) for one in element.branches))
            case Select():
                made = self.form(element, handed)
                return made if isinstance(made, Select) else element
        return element

    def _expressions(self, part: _Part, seen: _Names) -> _Part:
        def change(node: Node) -> Node:
            return self._exists(node, seen) if isinstance(node, Exists) else node

        has_exists = any(isinstance(one, Exists) for one in walk(part))
        return transform(part, change, into=lambda node: not isinstance(node, Exists)) if has_exists else part

    def _exists(self, exists: Exists, seen: _Names) -> Exists:
        inside = _counted(exists)
        hidden = [name for name, number in inside.items() if name not in seen and self._named[name] > number]
        own = {name: self._names.fresh(name) for name in hidden}
        group = transform(exists.group, lambda node: _renamed(node, own)) if own else exists.group
        self._named.update(_counted(group) if own else ())
        return replace(exists, group=self._group(group, seen))


def _counted(node: Node) -> Counter[str]:
    return Counter(one.name for one in walk(node) if isinstance(one, Variable))


def _renamed(node: Node, own: dict[str, str]) -> Node:
    return replace(node, name=own[node.name]) if isinstance(node, Variable) and node.name in own else node
