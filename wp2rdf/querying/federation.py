"""Federated queries: the local part first, its bindings to the partner in blocks, the partner's rows back.

A `SERVICE` clause in the outermost group of a query is taken out. What is left runs here and says which values the
partner is to be asked about; they go out in `VALUES` blocks (https://www.w3.org/TR/sparql11-federated-query/#values).
The partner's rows then take the place of the clause, and the whole query runs here: filters, groups and order are as
they would be.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError
from wp2rdf.querying.engines.remote import Refusal
from wp2rdf.querying.results import Answer, Table
from wp2rdf.querying.sparql.tokens import Token, closing, joined, tokens

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


class _Clause(NamedTuple):
    """A SERVICE clause: where its tokens are, whom it asks, and what."""

    start: int
    end: int
    endpoint: str
    body: str
    variables: tuple[str, ...]
    silent: bool


def answer(
    text: str,
    local: Engine,
    partner: Callable[[str], Engine],
    *,
    timeout: float | None = None,
    block: int = BLOCK,
) -> Federated:
    """The answer to a query, with the partners that its SERVICE clauses name.

    Args:
        text: SPARQL 1.1, with full prefixes.
        local: where the rest of the query runs.
        partner: the engine of an endpoint.
        timeout: seconds for each single request and query.
        block: bindings that are sent at once, at first.

    Raises:
        UsageError: a SERVICE clause stands where its bindings cannot be worked out.
        QueryError: the query fails here.
    """
    failures: list[str] = []
    silent: list[str] = []
    while True:
        found = tokens(text)
        clause = _first_clause(found)
        if clause is None:
            return Federated(local.answer(text, timeout=timeout), tuple(failures), tuple(silent))
        rows, failure = _ask(found, clause, local, partner, timeout, block)
        if failure:
            failures.append(failure)
            if clause.silent:
                silent.append(failure)
        replaced = "" if failure and clause.silent and not rows.solutions else _values(rows)
        text = joined(found[: clause.start]) + replaced + joined(found[clause.end :])


def _first_clause(found: list[Token]) -> _Clause | None:
    for index, token in enumerate(found):
        if not token.is_word("SERVICE"):
            continue
        rest = [place for place in range(index + 1, len(found)) if found[place].is_code]
        silent = found[rest[0]].is_word("SILENT") if rest else False
        rest = rest[1:] if silent else rest
        if len(rest) < 2 or not found[rest[1]].is_sign("{"):  # noqa: PLR2004 - the endpoint and the bracket
            raise UsageError("SERVICE without an endpoint and a group")
        if found[rest[0]].kind != "iri":
            raise UsageError(f"SERVICE {found[rest[0]].text}: name the endpoint by its IRI, in full")
        end = closing(found, rest[1])
        if end is None:
            raise UsageError("the group of a SERVICE clause is not closed")
        if _depth(found, index) != 1:
            raise UsageError("a SERVICE clause inside an inner group: move it to the outermost group of the query")
        body = found[rest[1] + 1 : end]
        names = dict.fromkeys(one.text[1:] for one in body if one.kind == "variable")
        return _Clause(index, end + 1, found[rest[0]].text[1:-1], joined(body), tuple(names), silent)
    return None


def _depth(found: list[Token], index: int) -> int:
    """How many groups a token stands in."""
    return sum(one.is_sign("{") - one.is_sign("}") for one in found[:index])


def _ask(
    found: list[Token],
    clause: _Clause,
    local: Engine,
    partner: Callable[[str], Engine],
    timeout: float | None,
    block: int,
) -> tuple[Table, str]:
    """The rows of a clause, and why some may be missing."""
    shared, bindings = _bindings(found, clause, local, timeout)
    if shared and not bindings:
        return Table(clause.variables, []), ""
    prologue = joined(_prologue(found))
    engine = partner(clause.endpoint)
    wanted: dict[tuple[Term | None, ...], None] = {}
    waiting = iter(bindings)
    size = block
    part: list[tuple[Term | None, ...]] = list(islice(waiting, size)) if shared else [()]
    while part:
        sent = f"{_values(Table(shared, part))} " if shared else ""
        query = (
            f"{prologue}\nSELECT {' '.join('?' + name for name in clause.variables)} WHERE {{ {sent}{clause.body} }}"
        )
        try:
            answered = engine.answer(query, timeout=timeout)
        except (QueryTimeoutError, Refusal) as error:
            if len(part) > 1 and (isinstance(error, QueryTimeoutError) or error.status in _TOO_MUCH):
                size = max(1, len(part) // 2)
                waiting = _chained(part[size:], waiting)
                part = part[:size]
                continue
            return Table(clause.variables, list(wanted)), str(error)
        except QueryError as error:
            return Table(clause.variables, list(wanted)), str(error)
        if isinstance(answered, Table):
            places = [
                answered.variables.index(name) if name in answered.variables else None for name in clause.variables
            ]
            for solution in answered.solutions:
                wanted[tuple(_no_blank(solution[place]) if place is not None else None for place in places)] = None
        part = list(islice(waiting, size)) if shared else []
    return Table(clause.variables, list(wanted)), ""


def _chained(
    first: list[tuple[Term | None, ...]], rest: Iterator[tuple[Term | None, ...]]
) -> Iterator[tuple[Term | None, ...]]:
    yield from first
    yield from rest


def _no_blank(term: Term | None) -> Term | None:
    """A blank node of a partner means nothing here, and cannot stand in VALUES."""
    return None if term is None or term.startswith("_:") else term


def _bindings(
    found: list[Token], clause: _Clause, local: Engine, timeout: float | None
) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
    """The variables that the rest of the outermost group shares with a clause, and their values."""
    opening = max(place for place in range(clause.start) if found[place].is_sign("{") and _depth(found, place) == 0)
    end = closing(found, opening)
    if end is None:
        raise UsageError("the outermost group of the query is not closed")
    rest = [*found[opening + 1 : clause.start], *found[clause.end : end]]
    rest = _without_services(rest)
    there = {one.text[1:] for one in rest if one.kind == "variable"}
    only_theirs = set(clause.variables) - _bound(rest)
    rest = _without_filters(rest, only_theirs)
    shared = tuple(name for name in clause.variables if name in there and name not in only_theirs)
    if not shared:
        return (), []
    names = " ".join(f"?{name}" for name in shared)
    query = f"{joined(_prologue(found))}\nSELECT DISTINCT {names} WHERE {{ {joined(rest)} }}"
    answered = local.answer(query, timeout=timeout)
    if not isinstance(answered, Table):
        raise QueryError("the local part of the query gives no rows")
    return shared, [row for row in answered.solutions if None not in row]


def _prologue(found: list[Token]) -> list[Token]:
    """The PREFIX and BASE lines."""
    for place, token in enumerate(found):
        if token.is_word("SELECT", "CONSTRUCT", "ASK", "DESCRIBE"):
            return [one for one in found[:place] if one.kind != "comment"]
    return []


def _without_services(found: list[Token]) -> list[Token]:
    kept: list[Token] = []
    place = 0
    while place < len(found):
        if found[place].is_word("SERVICE"):
            opening = next(at for at in range(place, len(found)) if found[at].is_sign("{"))
            place = (closing(found, opening) or opening) + 1
            continue
        kept.append(found[place])
        place += 1
    return kept


def _bound(found: list[Token]) -> set[str]:
    """The variables that triple patterns, BIND and VALUES of a group can bind: those outside its filters."""
    return {one.text[1:] for one in _without_filters(found, None) if one.kind == "variable"}


def _without_filters(found: list[Token], about: set[str] | None) -> list[Token]:
    """A group without its filters about some variables; None: without any filter."""
    kept: list[Token] = []
    place = 0
    while place < len(found):
        if found[place].is_word("FILTER"):
            end = _end_of_filter(found, place)
            names = {one.text[1:] for one in found[place:end] if one.kind == "variable"}
            if about is None or names & about:
                place = end
                continue
        kept.append(found[place])
        place += 1
    return kept


def _end_of_filter(found: list[Token], place: int) -> int:
    """The index after a filter: an expression in brackets, a call, or EXISTS with a group."""
    for at in range(place + 1, len(found)):
        if found[at].is_sign("(", "{"):
            end = closing(found, at)
            return len(found) if end is None else end + 1
    return len(found)


def _values(table: Table) -> str:
    """Rows as a VALUES block."""
    names = " ".join(f"?{name}" for name in table.variables)
    rows = " ".join(f"({' '.join(term or 'UNDEF' for term in row)})" for row in table.solutions)
    return f"VALUES ({names}) {{ {rows} }}"
