"""Visits and changes trees of queries, without recursion over long texts.

for node in walk(query):
    if isinstance(node, Service): ...

renamed = transform(query, lambda node: Variable("y", span=node.span) if node == Variable("x") else node)
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar, cast

from wp2rdf.querying.sparql.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    _Change: TypeAlias = Callable[[Node], Node | tuple[Node, ...] | None]
    _Into: TypeAlias = Callable[[Node], bool]

_Tree = TypeVar("_Tree", bound=Node)
_BEFORE_THE_PATTERN = frozenset({"template", "targets", "columns"})


@cache
def _names(kind: type[Node]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes, in the order of the text."""
    names = [field.name for field in fields(kind) if field.name != "span"]
    return tuple(sorted(names, key=lambda name: name not in _BEFORE_THE_PATTERN))


def children(node: Node) -> Iterator[Node]:
    """The nodes right below a node, in the order of the text; SELECT has its columns first."""
    for name in _names(type(node)):  # type: ignore[arg-type]  # mypy takes the hash of a node for that of its class
        found = getattr(node, name)
        if isinstance(found, Node):
            yield found
        elif isinstance(found, tuple):
            yield from _in(found)


def _in(found: tuple[object, ...]) -> Iterator[Node]:
    for one in found:
        if isinstance(one, Node):
            yield one
        elif isinstance(one, tuple):  # a row of VALUES
            yield from _in(one)


def _always(_node: Node) -> bool:
    return True


def walk(node: Node, *, into: _Into = _always) -> Iterator[Node]:
    """A node and all below it, each before what is below it, in the order of the text.

    Args:
        node: where to begin.
        into: whether to go below a node; it is given itself in any case.
    """
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        if into(here):
            waiting.extend(reversed(list(children(here))))


def transform(node: _Tree, change: _Change, *, into: _Into = _always) -> _Tree:
    """A tree with nodes replaced, from the innermost outwards; parts in which nothing changes are kept as they are.

    Args:
        node: the tree.
        change: given each node with all below it changed already, gives what stands in its place: itself, another
            node, or, for one of several such as an element of a group, a tuple of nodes, or None for nothing.
        into: whether to go below a node; it is changed itself in any case.

    Raises:
        TypeError: a node that stands alone is replaced by none or several.
    """
    changed = change(_below(node, change, into) if into(node) else node)
    if not isinstance(changed, Node):
        raise TypeError(f"{type(node).__name__} stands alone: one node must take its place")
    return cast("_Tree", changed)


def _below(node: Node, change: _Change, into: _Into) -> Node:
    """A node with all below it changed."""
    new: dict[str, object] = {}
    for name in _names(type(node)):  # type: ignore[arg-type]  # mypy takes the hash of a node for that of its class
        found = getattr(node, name)
        if isinstance(found, Node):
            made: object = transform(found, change, into=into)
        elif isinstance(found, tuple):
            made = _several(found, change, into)
        else:
            continue
        if made is not found:
            new[name] = made
    return replace(node, **new) if new else node  # type: ignore[arg-type]  # the names are those of its fields


def _several(found: tuple[object, ...], change: _Change, into: _Into) -> tuple[object, ...]:
    out: list[object] = []
    same = True
    for one in found:
        made = one
        if isinstance(one, tuple):
            made = _several(one, change, into)
        elif isinstance(one, Node):
            made = change(_below(one, change, into) if into(one) else one)
        same = same and made is one
        if isinstance(one, Node) and isinstance(made, tuple):
            out.extend(made)
        elif made is not None or one is None:  # an UNDEF of VALUES is None before and after
            out.append(made)
    return found if same else tuple(out)
