"""What the grammar does not say and SPARQL 1.1 still wants: scopes, groups, names of columns, terms that are legal.

See the notes of https://www.w3.org/TR/sparql11-query/#sparqlGrammar, and sections 10.1, 11.4 and 18.2.1.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.querying.sparql import places, scope
from wp2rdf.querying.sparql.parsing.terms import OF_VIRTUOSO
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    As,
    Bind,
    BlankNode,
    Filter,
    Group,
    Iri,
    Literal,
    Select,
    Triple,
    Variable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.errors import UsageError
    from wp2rdf.querying.sparql.tree import Expression, Node, Query

_FULL_TEXT = ': use FILTER (CONTAINS(LCASE(STR(?text)), "word"))'


def check(query: Query) -> None:
    """Whether a tree is a query of SPARQL 1.1.

    Raises:
        UsageError: it is not; with line and column.
    """
    for node in walk(query):
        match node:
            case Iri() | Literal():
                _term(query, node)
            case Select():
                _select(query, node)
            case Group():
                _group(query, node)
    _labels(query)
    form = query.form
    if not isinstance(form, Select) and form.where is not None and form.group_by:
        raise _refusal(query, form.group_by[0], "only a SELECT is grouped")


def _refusal(query: Query, node: Node, said: str) -> UsageError:
    return places.refusal(query.text, node.span[0], said)


def _term(query: Query, term: Iri | Literal) -> None:
    if isinstance(term, Iri) and term.value == term.name and term.value.partition(":")[0] in OF_VIRTUOSO:
        hint = _FULL_TEXT if term.value == "bif:contains" else ""
        raise _refusal(query, term, f"{term.value} is Virtuoso's own{hint}")
    try:
        if isinstance(term, Iri):
            pyoxigraph.NamedNode(term.value)
        elif term.language:
            pyoxigraph.Literal("", language=term.language)
    except ValueError:
        if isinstance(term, Iri):
            raise _refusal(query, term, f"<{term.value[:200]}> is no absolute IRI") from None
        raise _refusal(query, term, f"@{term.language} is no language tag") from None


# Groups


def _labels(query: Query) -> None:
    """A blank node stands in one basic graph pattern only (section 4.1.4)."""
    seen: dict[str, tuple[int, int]] = {}
    for number, group in enumerate(node for node in walk(query) if isinstance(node, Group)):
        run = 0
        for element in group.elements:
            if isinstance(element, Triple):
                for term in (element.subject, element.object):
                    if isinstance(term, BlankNode) and seen.setdefault(term.label, (number, run)) != (number, run):
                        said = f"the blank node _:{term.label} stands in another pattern too: use a variable"
                        raise _refusal(query, term, said)
            elif not isinstance(element, Filter):
                run += 1


def _group(query: Query, group: Group) -> None:
    """A BIND names a variable anew, and aggregates stand in no pattern."""
    for place, element in enumerate(group.elements):
        if isinstance(element, Bind):
            if element.variable.name in scope.visible(group.elements[:place]):
                said = f"BIND gives ?{element.variable.name} a value that it has: use another name"
                raise _refusal(query, element.variable, said)
            _no_aggregate(query, element.expression)
        elif isinstance(element, Filter):
            _no_aggregate(query, element.condition)


def _no_aggregate(query: Query, expression: Expression) -> None:
    for node in walk(expression, into=lambda one: not isinstance(one, Group)):
        if isinstance(node, Aggregate):
            raise _refusal(query, node, f"{node.name} stands in a pattern: it belongs in SELECT, HAVING or ORDER BY")


# Columns


def _select(query: Query, select: Select) -> None:
    seen: set[str] = set()
    inside = set(scope.visible(select.where.elements))
    keys = {key.variable.name for key in select.group_by if isinstance(key, As) and key.variable}
    for column in select.columns:
        variable = column.variable if isinstance(column, As) else column
        if variable is None:
            raise _refusal(query, column, "a column that is an expression needs a name: (… AS ?name)")
        if variable.name in seen:
            raise _refusal(query, variable, f"SELECT names ?{variable.name} twice")
        if isinstance(column, As) and variable.name in inside | keys:
            raise _refusal(
                query, variable, f"the name after AS, ?{variable.name}, is that of a variable of the pattern"
            )
        seen.add(variable.name)
    expressions = [column.expression for column in select.columns if isinstance(column, As)]
    aggregated = any(
        isinstance(one, Aggregate) for one in _outside_patterns([*expressions, *select.having, *select.order_by])
    )
    if select.group_by or aggregated:
        if not select.columns:
            raise _refusal(query, select, "SELECT * and GROUP BY do not go together")
        _grouped(query, select)


def _outside_patterns(nodes: Iterable[Node]) -> Iterable[Node]:
    return chain.from_iterable(walk(node, into=lambda one: not isinstance(one, Group)) for node in nodes)


def _grouped(query: Query, select: Select) -> None:
    """Each column is a key, an aggregate, or made of these and of columns before it."""
    known = {key.name for key in select.group_by if isinstance(key, Variable)}
    known |= {key.variable.name for key in select.group_by if isinstance(key, As) and key.variable}
    for column in select.columns:
        if isinstance(column, Variable):
            if column.name not in known:
                raise _refusal(query, column, f"SELECT names ?{column.name}, a variable that GROUP BY does not name")
            continue
        for node in walk(column.expression, into=lambda one: not isinstance(one, Aggregate | Group)):
            if isinstance(node, Variable) and node.name not in known:
                said = f"SELECT uses ?{node.name} outside an aggregate, which GROUP BY does not name"
                raise _refusal(query, node, said)
        if column.variable is not None:
            known.add(column.variable.name)
