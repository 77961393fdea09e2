"""Columns, groups and aliases of a SELECT as SPARQL 1.1 wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import Aggregate, As, Node, Variable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wp2rdf.querying.sparql.loose.draft import Draft
    from wp2rdf.querying.sparql.tree import Expression, Order, Select

_Tree = TypeVar("_Tree", bound=Node)


def _aliases(select: Select) -> dict[str, As]:
    """The columns that have a name of their own, by it."""
    return {one.variable.name: one for one in select.columns if isinstance(one, As) and one.variable is not None}


def _renamed(node: _Tree, names: Mapping[str, str]) -> _Tree:
    def change(one: Node) -> Node:
        if isinstance(one, Variable) and one.name in names:
            return replace(one, name=names[one.name])
        return one

    return transform(node, change)


def _renamed_in_aggregates(order: Order, names: Mapping[str, str]) -> Order:
    return transform(order, lambda one: _renamed(one, names) if isinstance(one, Aggregate) else one)


def rename_shadowed(draft: Draft, select: Select) -> Select:
    """Gives variables of the pattern another name where an alias has theirs."""
    aliases = _aliases(select)
    if not aliases:
        return select
    names = {}
    for name in sorted(aliases.keys() & set(scope.visible(select.where.elements))):
        names[name] = draft.fresh(name)
        alias = aliases[name].variable
        if alias is not None:
            draft.say(alias, f"?{name} of the pattern is now ?{names[name]}, for an alias has its name")
    if not names:
        return select
    columns = tuple(
        replace(one, expression=_renamed(one.expression, names)) if isinstance(one, As) else one
        for one in select.columns
    )
    return replace(
        select,
        columns=columns,
        where=_renamed(select.where, names),
        group_by=tuple(_renamed(key, names) for key in select.group_by),
        having=tuple(_renamed(condition, names) for condition in select.having),
        order_by=tuple(_renamed_in_aggregates(order, names) for order in select.order_by),
        values=select.values and _renamed(select.values, names),
    )


def put_right(draft: Draft, select: Select) -> Select:
    """Groups, names and aliases as SPARQL 1.1 wants them."""
    for rule in (_name_in_group, _complete_group, _resolve_having, _name_columns):
        select = rule(draft, select)
    return select


def _name_in_group(draft: Draft, select: Select) -> Select:
    """Moves the alias of a column to GROUP BY when that groups by the very expression of the column."""
    named = {one.expression: one.variable for one in select.columns if isinstance(one, As) and one.variable}
    moved: dict[Node, Variable] = {}
    keys: list[Expression | As] = []
    for key in select.group_by:
        variable = named.get(key) if not isinstance(key, As | Variable) else None
        if variable is None or isinstance(key, As) or key in moved:
            keys.append(key)
            continue
        moved[key] = variable
        draft.say(key, f"GROUP BY names {draft.source(key)} ?{variable.name}")
        keys.append(As(key, variable, span=key.span))
    if not moved:
        return select
    columns = tuple(
        moved[one.expression] if isinstance(one, As) and one.variable == moved.get(one.expression) else one
        for one in select.columns
    )
    return replace(select, group_by=tuple(keys), columns=columns)


def _outside(nodes: Iterable[Node]) -> list[Variable]:
    """The variables that are in no aggregate."""
    found = []
    for node in nodes:
        inside = walk(node, into=lambda one: not isinstance(one, Aggregate))
        found += [one for one in inside if isinstance(one, Variable)]
    return found


def _has_aggregate(nodes: Iterable[Node]) -> bool:
    return any(isinstance(one, Aggregate) for node in nodes for one in walk(node))


def _complete_group(draft: Draft, select: Select) -> Select:
    """Groups by what stands beside aggregates, as Virtuoso does when a query does not say so."""
    aliases = _aliases(select)
    expressions = [one.expression if isinstance(one, As) else one for one in select.columns]
    named = [isinstance(one, As) and one.variable is not None for one in select.columns]
    free: dict[str, Variable] = {}
    for expression, has_name in zip(expressions, named, strict=True):
        for variable in _outside([expression]):
            if variable.name not in aliases or not has_name:
                free.setdefault(variable.name, variable)
    if not free:
        return select
    aggregated = _has_aggregate([*expressions, *select.order_by, *select.having])
    if not select.group_by:
        if not aggregated or select.having:
            return select
        for variable in _outside(select.order_by):
            if variable.name not in aliases:
                free.setdefault(variable.name, variable)
        names = " ".join(f"?{name}" for name in free)
        draft.say(select, f"GROUP BY {names} is added, for these stand beside an aggregate")
        return replace(select, group_by=tuple(free.values()))
    if aggregated:
        return select
    grouped = {variable.name for variable in _outside(select.group_by)}
    missing = tuple(variable for name, variable in free.items() if name not in grouped)
    if not missing:
        return select
    names = " ".join(f"?{variable.name}" for variable in missing)
    draft.say(select.group_by[0], f"GROUP BY has {names} too, for SELECT names it")
    return replace(select, group_by=(*select.group_by, *missing))


def _resolve_having(draft: Draft, select: Select) -> Select:
    """Puts expressions for aliases in HAVING, which does not know them."""
    aliases = _aliases(select)
    grouped = {key.variable.name for key in select.group_by if isinstance(key, As) and key.variable}

    def change(node: Node) -> Node:
        if isinstance(node, Variable) and node.name in aliases and node.name not in grouped:
            draft.say(node, f"?{node.name} in HAVING is now {draft.source(aliases[node.name].expression)}")
            return aliases[node.name].expression
        return node

    having = tuple(
        transform(condition, change, into=lambda node: not isinstance(node, Aggregate)) for condition in select.having
    )
    return replace(select, having=having) if having != select.having else select


def _name_columns(draft: Draft, select: Select) -> Select:
    """Names the columns that have no name by their number, as Virtuoso does."""
    columns: list[Variable | As] = []
    for number, column in enumerate(select.columns):
        if isinstance(column, As) and column.variable is None:
            name = draft.free(f"callret{number}")
            draft.say(column, f"{draft.source(column)} stands in brackets and is named ?{name}")
            columns.append(replace(column, variable=Variable(name, span=column.span)))
        else:
            columns.append(column)
    return replace(select, columns=tuple(columns)) if tuple(columns) != select.columns else select
