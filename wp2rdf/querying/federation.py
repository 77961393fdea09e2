"""Federated queries: the local part first, its bindings to the partner in blocks, the partner's rows back.

A `SERVICE` clause in the outermost group of a query is taken out. What is left runs here and says which values the
partner is to be asked about; they go out in `VALUES` blocks (https://www.w3.org/TR/sparql11-federated-query/#values).
The partner's rows then take the place of the clause, and the whole query runs here: filters, groups and order are as
they would be.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import QueryError, QueryTimeoutError
from wp2rdf.querying.engines.remote import Refusal
from wp2rdf.querying.engines.written import tree_of
from wp2rdf.querying.results import Answer, Table
from wp2rdf.querying.sparql.encoded import node
from wp2rdf.querying.sparql.places import refusal
from wp2rdf.querying.sparql.scope import mentioned, visible
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import (
    BlankNode,
    Filter,
    Group,
    Iri,
    Literal,
    Query,
    Select,
    Service,
    Values,
    Variable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wp2rdf.querying.engines import Engine
    from wp2rdf.rdf.terms import Term

BLOCK = 50
"""Bindings that are sent at once, at first; half as many after a refusal."""

_TOO_MUCH = frozenset({400, 413, 414, 431, 500})


class Federated(NamedTuple):
    """The answer to a federated query.

    Attributes:
        answer: what was found.
        failures: a line for each endpoint that failed: the answer is partial then.
        silent: those of the failures whose clause says SILENT, so that the query counts as answered.
    """

    answer: Answer
    failures: tuple[str, ...]
    silent: tuple[str, ...] = ()


def answer(
    query: Query | str,
    local: Engine,
    partner: Callable[[str], Engine],
    *,
    timeout: float | None = None,
    block: int = BLOCK,
) -> Federated:
    """The answer to a query, with the partners that its SERVICE clauses name.

    Args:
        query: its tree, or strict SPARQL 1.1.
        local: where the rest of the query runs.
        partner: the engine of an endpoint.
        timeout: seconds for each single request and query.
        block: bindings that are sent at once, at first.

    Raises:
        UsageError: a SERVICE clause stands where its bindings cannot be worked out.
        QueryError: the query fails here.
    """
    query = tree_of(query)
    failures: list[str] = []
    silent: list[str] = []
    while True:
        service = _first(query)
        if service is None:
            return Federated(local.answer(query, timeout=timeout), tuple(failures), tuple(silent))
        rows, failure = _ask(query, service, local, partner, timeout, block)
        if failure:
            failures.append(failure)
            if service.silent:
                silent.append(failure)
        kept = None if failure and service.silent and not rows.solutions else _values(rows)
        where = query.form.where
        if where is not None:
            elements = (kept if one is service else one for one in where.elements)
            group = replace(where, elements=tuple(one for one in elements if one is not None))
            query = replace(query, form=replace(query.form, where=group))


def _first(query: Query) -> Service | None:
    outermost = query.form.where.elements if query.form.where else ()
    for found in walk(query):
        if isinstance(found, Service):
            if not any(found is one for one in outermost):
                said = "a SERVICE clause inside an inner group: move it to the outermost group of the query"
                raise refusal(query.text, found.span[0], said)
            if isinstance(found.endpoint, Variable):
                said = f"SERVICE ?{found.endpoint.name}: name the endpoint by its IRI"
                raise refusal(query.text, found.span[0], said)
            return found
    return None


def _ask(
    query: Query,
    service: Service,
    local: Engine,
    partner: Callable[[str], Engine],
    timeout: float | None,
    block: int,
) -> tuple[Table, str]:
    """The rows of a clause, and why some may be missing."""
    variables = visible([service])
    shared, bindings = _bindings(query, service, local, timeout)
    if shared and not bindings:
        return Table(variables, []), ""
    engine = partner(service.endpoint.value if isinstance(service.endpoint, Iri) else "")
    wanted: dict[tuple[Term | None, ...], None] = {}
    waiting = iter(bindings)
    size = block
    part: list[tuple[Term | None, ...]] = list(islice(waiting, size)) if shared else [()]
    body = service.group.elements
    inside = (service.group,) if any(isinstance(one, Select) for one in body) else body
    while part:
        elements = (_values(Table(shared, part)), *inside) if shared else inside
        columns = tuple(map(Variable, variables))
        sent = Query(Select(columns=columns, where=Group(elements)))
        try:
            answered = engine.answer(sent, timeout=timeout)
        except (QueryTimeoutError, Refusal) as error:
            if len(part) > 1 and (isinstance(error, QueryTimeoutError) or error.status in _TOO_MUCH):
                size = max(1, len(part) // 2)
                waiting = _chained(part[size:], waiting)
                part = part[:size]
                continue
            return Table(variables, list(wanted)), str(error)
        except QueryError as error:
            return Table(variables, list(wanted)), str(error)
        if isinstance(answered, Table):
            places = [answered.variables.index(name) if name in answered.variables else None for name in variables]
            for solution in answered.solutions:
                wanted[tuple(_no_blank(solution[place]) if place is not None else None for place in places)] = None
        part = list(islice(waiting, size)) if shared else []
    return Table(variables, list(wanted)), ""


def _chained(
    first: list[tuple[Term | None, ...]], rest: Iterator[tuple[Term | None, ...]]
) -> Iterator[tuple[Term | None, ...]]:
    yield from first
    yield from rest


def _no_blank(term: Term | None) -> Term | None:
    """A blank node of a partner means nothing here, and cannot stand in VALUES."""
    return None if term is None or term.startswith("_:") else term


def _bindings(
    query: Query, service: Service, local: Engine, timeout: float | None
) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
    """The variables that the rest of the outermost group shares with a clause, and their values."""
    where = query.form.where
    rest = [one for one in where.elements if not isinstance(one, Service)] if where else []
    bound = visible(rest)
    shared = tuple(name for name in visible([service]) if name in bound)
    if not shared:
        return (), []
    theirs = set(visible([service])) - set(bound)
    rest = [one for one in rest if not (isinstance(one, Filter) and theirs & set(mentioned(one)))]
    form = Select(columns=tuple(map(Variable, shared)), reduction="DISTINCT", where=Group(tuple(rest)))
    answered = local.answer(replace(query, form=form), timeout=timeout)
    if not isinstance(answered, Table):
        raise QueryError("the local part of the query gives no rows")
    return shared, [row for row in answered.solutions if None not in row]


def _values(table: Table) -> Values:
    """Rows as a VALUES block."""
    rows = tuple(tuple(None if term is None else _cell(term) for term in row) for row in table.solutions)
    return Values(tuple(map(Variable, table.variables)), rows)


def _cell(term: Term) -> Iri | Literal | None:
    found = node(term)
    return None if isinstance(found, BlankNode) else found
