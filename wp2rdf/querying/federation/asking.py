"""What partners are asked: the body of a SERVICE clause, with values of shared variables in blocks.

Values are sent for variables that every row of the partner binds, that every solution around the clause binds, and
whose terms are the same in any store (IRIs, texts, whole numbers); in `VALUES`, before the body or around it
(https://www.w3.org/TR/sparql11-federated-query/#values). Without such a variable the partner is asked for all rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, cast

from wp2rdf.errors import QueryError, QueryTimeoutError
from wp2rdf.querying.engines.remote import Refusal
from wp2rdf.querying.federation.correlated import handed_in, with_values
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.encoded import node
from wp2rdf.querying.sparql.places import refusal
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import (
    As,
    BuiltIn,
    Filter,
    Graph,
    Group,
    Iri,
    Literal,
    Operation,
    Query,
    Repeat,
    Select,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from wp2rdf.querying.engines.protocol import Engine, Partner
    from wp2rdf.querying.federation.around import Around
    from wp2rdf.querying.federation.blank_nodes import BlankNodes

Row = tuple[Term | None, ...]

MOST_ROWS = 200_000
"""Rows of a partner that one clause takes."""

_AT_ONCE = 2_000
"""Values that are sent at once where blank nodes must be those of one answer."""

_COMBINATIONS = 100
"""Values from outside that an EXISTS hands into a clause, at most: each is a request."""

_TOO_MUCH = frozenset({400, 413, 414, 431, 500})
_ROW = "wp2rdf_row"
_SAME_EVERYWHERE = re.compile(
    r'<.*>|".*"(?:@[A-Za-z]+)?|"(?:0|-?[1-9][0-9]{0,8})"\^\^<' + re.escape(PREFIXES["xsd"]) + r"integer>", re.DOTALL
)


class Given(NamedTuple):
    """What partners gave for a clause.

    Attributes:
        rows: of the columns of the clause.
        failure: why some may be missing; empty: none is.
    """

    rows: list[Row]
    failure: str = ""


class Asking:
    """Asks partners for one query.

    Attributes:
        failures: a line for each clause of which rows may be missing.
        silent: those of clauses that say SILENT.

    Args:
        query: the query.
        local: where the rest of it runs.
        partner: the engine of an endpoint.
        blank_nodes: those of the answers.
        timeout: seconds for each request, and for each query here.
        block: values that are sent at once, at first.
    """

    def __init__(
        self,
        query: Query,
        local: Engine,
        partner: Callable[[str], Partner],
        blank_nodes: BlankNodes,
        *,
        timeout: float | None,
        block: int,
    ) -> None:
        self.failures: list[str] = []
        self.silent: list[str] = []
        self._query = query
        self._local = local
        self._partner = partner
        self._blank_nodes = blank_nodes
        self._timeout = timeout
        self._block = block
        self._answers = 0

    def solutions(self, service: Service, around: Around) -> Values:
        """The solutions of a clause, all that fit what is around it; one without a value if it failed in silence.

        Raises:
            QueryError: which partners are meant, or what they are to be asked, cannot be said; or the query here fails.
        """
        if names := handed_in(service.group) & around.handed:
            return self._for_each(sorted(names), service, around)
        columns = scope.visible(service.group.elements)
        shared = self._shared(service, around)
        if isinstance(service.endpoint, Iri):
            return _values(columns, self._from(service, service.endpoint.value, columns, shared, around))
        name = service.endpoint.name
        everything = (name, *(column for column in columns if column != name))
        rows: list[Row] = []
        for endpoint, those in self._endpoints(service, shared).items():
            for row in self._from(service, endpoint[1:-1], columns, those, around):
                cells = dict(zip(columns, row, strict=True))
                if cells.get(name) in {None, endpoint}:
                    cells[name] = endpoint
                    rows.append(tuple(cells[column] for column in everything))
        return _values(everything, rows)

    def _for_each(self, names: Sequence[str], service: Service, around: Around) -> Values:
        """The solutions of a clause whose expressions need values from outside, which an EXISTS hands in.

        See https://www.w3.org/TR/sparql11-query/#defn_substitute; the partner is asked once for each combination.
        """
        shown = ", ".join(f"?{name}" for name in names)
        said = f"a SERVICE in EXISTS uses {shown} of the pattern outside of it"
        if not around.names.issuperset(names):
            raise QueryError(f"{said}, whose values are not known before the query runs")
        found = self._here(names, around)
        if len(found) > _COMBINATIONS:
            raise QueryError(f"{said}, which has {len(found):,} values; the most is {_COMBINATIONS}")
        columns = [*(name for name in scope.visible(service.group.elements) if name not in names), *names]
        rows: list[tuple[Iri | Literal | None, ...]] = []
        for row in found:
            pairs = zip(names, row, strict=True)
            known = {name: node(term) for name, term in pairs if term is not None and not self._is_blank(term)}
            if len(known) < len(names):
                raise QueryError(f"{said}, which is a blank node or has no value in some solutions")
            constants = cast("dict[str, Iri | Literal]", known)
            given = self.solutions(with_values(service, constants), around)
            for one in given.rows:
                cells = dict(zip((variable.name for variable in given.variables), one, strict=True)) | constants
                rows.append(tuple(cells.get(column) for column in columns))
        return Values(tuple(map(Variable, columns)), tuple(rows))

    def _from(
        self, service: Service, endpoint: str, columns: Sequence[str], shared: Table, around: Around
    ) -> list[Row]:
        """The rows of a clause from one endpoint."""
        given = self._asked(service, endpoint, columns, shared)
        if not given.failure:
            return given.rows
        said = given.failure + ("; what stands in MINUS or NOT EXISTS is not taken away" if around.negated else "")
        self.failures.append(said)
        if service.silent:
            self.silent.append(said)
            return [(None,) * len(columns)]
        return given.rows

    # What is known here

    def _shared(self, service: Service, around: Around) -> Table:
        """The values of variables that a clause shares with what is around it, each combination once.

        Without a column, its one row says that everything is asked for.

        Raises:
            UsageError: nothing says which endpoints a variable means.
        """
        certain = scope.certain(service.group.elements)
        comparable = around.names & set(scope.visible(around.elements))
        names = [name for name in scope.visible(service.group.elements) if name in certain & comparable]
        if isinstance(service.endpoint, Variable):
            if service.endpoint.name not in comparable:
                said = f"SERVICE ?{service.endpoint.name}: nothing beside it gives this variable a value"
                raise refusal(self._query.text, service.span[0], said)
            names = [service.endpoint.name, *(name for name in names if name != service.endpoint.name)]
        if not names:
            return Table((), [()])
        found = self._here(names, around)
        kept = [
            place
            for place, name in enumerate(names)
            if _is_endpoint(service, name) or all(map(_can_be_sent, (row[place] for row in found)))
        ]
        rows = dict.fromkeys(tuple(row[place] for place in kept) for row in found)
        return Table(tuple(names[place] for place in kept), [row for row in rows if not any(map(self._is_blank, row))])

    def _here(self, names: Iterable[str], around: Around) -> Sequence[Row]:
        """The values of variables around a clause."""
        form = self._query.form
        asked = Select(
            columns=tuple(map(Variable, names)),
            reduction="DISTINCT",
            where=Group(around.elements),
            default_graphs=form.default_graphs,
            named_graphs=form.named_graphs,
        )
        found = self._local.answer(self._blank_nodes.told_apart(Query(asked, self._query.base)), timeout=self._timeout)
        if not isinstance(found, Table):
            raise QueryError("the local part of the query gives no rows")
        return found.solutions

    def _is_blank(self, term: Term | None) -> bool:
        """Whether a term is a blank node, of the store or of a partner: no other partner has it."""
        return term is not None and (term.startswith("_:") or self._blank_nodes.is_hidden(term))

    def _endpoints(self, service: Service, shared: Table) -> Mapping[Term, Table]:
        """The endpoints that a variable names, with the values for each."""
        rows: dict[Term, list[Row]] = defaultdict(list)
        for endpoint, *rest in shared.solutions:
            if endpoint is None or not endpoint.startswith("<"):
                shown = "nothing" if endpoint is None else endpoint
                self.failures.append(f"SERVICE {shown}: is no endpoint")
                if service.silent:
                    self.silent.append(self.failures[-1])
                continue
            rows[endpoint].append(tuple(rest))
        return {endpoint: Table(shared.variables[1:], those) for endpoint, those in rows.items()}

    # What partners are asked

    def _asked(self, service: Service, endpoint: str, columns: Sequence[str], shared: Table) -> Given:
        """The rows of one endpoint."""
        if not shared.solutions:
            return Given([])
        partner = self._partner(endpoint)
        first = self._answers
        given = self._in_blocks(service, partner, columns, shared, self._block)
        has_blank = any(term is not None and self._blank_nodes.is_hidden(term) for row in given.rows for term in row)
        if not has_blank or self._answers - first <= 1 or given.failure:
            return given
        everything = Table((), [()])
        whole = shared if len(shared.solutions) <= _AT_ONCE else everything
        return self._in_blocks(service, partner, columns, whole, _AT_ONCE, halves=False)

    def _in_blocks(
        self,
        service: Service,
        partner: Partner,
        columns: Sequence[str],
        shared: Table,
        size: int,
        *,
        halves: bool = True,
    ) -> Given:
        rows: list[Row] = []
        failure = ""
        done = 0
        while done < len(shared.solutions):
            part = Table(shared.variables, shared.solutions[done : done + size])
            can_be_less = halves and len(part.solutions) > 1
            try:
                given = partner.given(self._question(service, columns, part), timeout=self._timeout)
            except (QueryTimeoutError, Refusal) as error:
                if can_be_less and (isinstance(error, QueryTimeoutError) or error.status in _TOO_MUCH):
                    size = len(part.solutions) // 2
                    continue
                return Given(rows, str(error))
            except QueryError as error:
                return Given(rows, str(error))
            if given.missing and can_be_less:
                size = len(part.solutions) // 2
                continue
            failure = failure or given.missing
            if not isinstance(given.answer, Table):
                return Given(rows, f"{partner.endpoint}: answers no rows")
            rows.extend(self._read(given.answer, columns))
            if len(rows) > MOST_ROWS:
                return Given(rows[:MOST_ROWS], f"{partner.endpoint}: has more than {MOST_ROWS:,} rows for a SERVICE")
            done += len(part.solutions)
        return Given(rows, failure)

    def _question(self, service: Service, columns: Sequence[str], part: Table) -> Query:
        """The query for a partner."""
        where, limit = service.group, None
        if not part.variables:
            limit = MOST_ROWS + 1
        elif len(part.solutions) == 1 and any(isinstance(one, Repeat) for one in walk(where)):
            # Virtuoso 7.2 counts wrongly where one row of VALUES meets `p+`
            inner = (where,) if isinstance(where.elements[0], Select) else where.elements
            where = Group((*inner, *_equal(part)))
        else:
            values = _values(part.variables, part.solutions)
            inside = set(part.variables) <= scope.certain(_leading(where))
            where = Group((values, *where.elements) if inside else (values, where))
        named = tuple(map(Variable, columns)) or (As(Literal("1", datatype=_INTEGER), Variable(_ROW)),)
        return Query(Select(columns=named, where=where, limit=limit), self._query.base)

    def _read(self, answer: Table, columns: Sequence[str]) -> Iterable[Row]:
        """The rows of an answer, in the order of the columns."""
        self._answers += 1
        number = self._answers
        where = {name: place for place, name in enumerate(answer.variables)}
        places = [where.get(name) for name in columns]
        for row in answer.solutions:
            yield tuple(None if place is None else self._blank_nodes.hidden(row[place], number) for place in places)


_INTEGER = Iri(PREFIXES["xsd"] + "integer")


def _is_endpoint(service: Service, name: str) -> bool:
    return isinstance(service.endpoint, Variable) and service.endpoint.name == name


def _can_be_sent(term: Term | None) -> bool:
    """Whether every store writes a term in this way, or it is a blank node, which nobody else has."""
    return term is not None and (term.startswith("_:") or _SAME_EVERYWHERE.fullmatch(term) is not None)


def _leading(body: Group) -> list[Triple | Group | Union | Graph | Values]:
    """The elements of a body that are joined before anything else is done with them."""
    found: list[Triple | Group | Union | Graph | Values] = []
    for element in body.elements:
        if isinstance(element, Triple | Group | Union | Graph | Values):
            found.append(element)
        elif not isinstance(element, Filter):
            break
    return found


def _equal(part: Table) -> Iterable[Filter]:
    """Filters that say what one row of VALUES says of variables that have a value."""
    for name, term in zip(part.variables, part.solutions[0], strict=True):
        if term is not None:
            value = cast("Iri | Literal", node(term))
            yield Filter(
                Operation((Variable(name), value), ("=",))
                if isinstance(value, Iri)
                else BuiltIn("SAMETERM", (Variable(name), value))
            )


def _values(names: Iterable[str], rows: Iterable[Row]) -> Values:
    cells = (tuple(None if term is None else node(term) for term in row) for row in rows)
    return Values(tuple(map(Variable, names)), tuple(cells))  # type: ignore[arg-type]  # no blank nodes: they are hidden
