"""`GRAPH ?g { … }`: each solution is of one graph, also where no triple in it says of which.

Oxigraph gives the name of the graph to the triples of a group only: VALUES alone leaves it unbound, a subquery loses
it, and MINUS finds it on both sides. https://www.w3.org/TR/sparql11-query/#sparqlAlgebra (18.5, 18.6)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.conforming.parts import FAILS, number
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    As,
    Bind,
    BuiltIn,
    Graph,
    Group,
    Literal,
    Minus,
    Optional,
    Select,
    Triple,
    Union,
    Values,
    Variable,
)

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.names import Names
    from wp2rdf.querying.sparql.tree import Element, Expression, Node, Query


def conforming(query: Query, names: Names) -> Query:
    """A query in which every solution of `GRAPH ?g` has the name of its graph."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Graph) and isinstance(node.name, Variable):
            return _graph(node, node.name, names)
        return node

    return transform(query, change)


def _graph(graph: Graph, name: Variable, names: Names) -> Element | tuple[Element, ...]:
    elements = graph.group.elements
    if len(elements) == 1 and isinstance(elements[0], Select):
        return _subquery(graph, name, elements[0], names)
    inside = _of_group(graph.group, name, names)
    if inside is not graph.group:
        graph = replace(graph, group=inside)
    if any(isinstance(one, Values) for one in elements) and not any(isinstance(one, Triple) for one in elements):
        return Graph(name, Group(())), graph
    return graph


def _of_group(group: Group, name: Variable, names: Names) -> Group:
    """The inside of the group, below no other GRAPH."""
    out: list[Element] = []
    changed = False
    for place, element in enumerate(group.elements):
        made: tuple[Element, ...] = (element,)
        match element:
            case Minus() if _is_apart(group.elements[:place], element, name):
                made = ()
            case Group(elements=(Select() as select,)):
                found = _subquery(Graph(name, element), name, select, names)
                made = found if isinstance(found, tuple) else (found,)
            case Group():
                made = (_of_group(element, name, names),)
            case Optional():
                made = (_with_group(element, _of_group(element.group, name, names)),)
            case Union():
                branches = tuple(_of_group(branch, name, names) for branch in element.branches)
                made = (element if branches == element.branches else replace(element, branches=branches),)
        changed = changed or made != (element,)
        out += made
    return replace(group, elements=tuple(out)) if changed else group


def _with_group(element: Optional, group: Group) -> Optional:
    return element if group is element.group else replace(element, group=group)


def _is_apart(before: tuple[Element, ...], minus: Minus, name: Variable) -> bool:
    """Whether a MINUS shares no variable with what stands before it, and so takes nothing away."""
    return not set(scope.visible(before)) & set(scope.visible(minus.group.elements)) - {name.name}


def _subquery(graph: Graph, name: Variable, select: Select, names: Names) -> Element | tuple[Element, ...]:
    """A subquery that gives the name of the graph as well; for each graph, also one without rows, if it is grouped."""
    inside = scope.visible(select.where.elements)
    if select.limit is not None or select.offset is not None or name.name in scope.mentioned(select):
        return graph
    columns = select.columns or tuple(map(Variable, inside))
    where = Group((Graph(name, select.where),))
    expressions = [column.expression for column in columns if isinstance(column, As)]
    aggregated = any(isinstance(node, Aggregate) for one in (*expressions, *select.having) for node in walk(one))
    if not aggregated and not select.group_by:
        return Group((replace(select, columns=(*columns, name), where=where),))
    grouped = replace(select, columns=(*columns, name), where=where, group_by=(*select.group_by, name))
    if select.group_by or select.having:
        return Group((grouped,))
    return _with_empty_graphs(grouped, name, names)


def _with_empty_graphs(select: Select, name: Variable, names: Names) -> tuple[Element, ...]:
    """A group for each graph: where it has no rows, the aggregates have their values over nothing."""
    counted = Variable(names.fresh("rows"))
    inner: list[Variable | As] = [As(Aggregate("COUNT", None), counted)]
    after: list[Element] = []
    for column in select.columns:
        if not isinstance(column, As) or column.variable is None:
            inner.append(column)
            continue
        there = Variable(names.fresh(column.variable.name))
        inner.append(replace(column, variable=there))
        value = BuiltIn("IF", (BuiltIn("BOUND", (counted,)), there, transform(column.expression, _over_nothing)))
        after.append(Bind(value, column.variable))
    return (
        Graph(name, Group(())),
        Optional(Group((Group((replace(select, columns=tuple(inner)),)),))),
        *after,
    )


def _over_nothing(node: Node) -> Node:
    """The value of an aggregate over no rows (18.5.1)."""
    if not isinstance(node, Aggregate):
        return node
    values: dict[str, Expression] = {
        "COUNT": number(0),
        "SUM": number(0),
        "AVG": number(0),
        "GROUP_CONCAT": Literal(""),
    }
    return values.get(node.name, FAILS)
