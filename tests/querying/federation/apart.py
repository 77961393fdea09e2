"""Another reference for federated queries: each SERVICE replaced by all that its partner, asked alone, gives for it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.querying.federation.one_store import comparable
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql import scope
from wp2rdf.querying.sparql.encoded import node
from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import As, Iri, Literal, Query, Select, Service, Values, Variable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wp2rdf.querying.engines import Engine
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.tree import Group, Node
    from wp2rdf.rdf.terms import Term

_HIDDEN = "urn:apart:"
_BLANK = re.compile(rf"<{_HIDDEN}[^>]*>|_:\S+")


def right_answer(query: Query, local: Engine, partners: Mapping[str, Engine]) -> object:
    """What is right, comparable; blank nodes of partners stand in it as IRIs."""

    def change(one: Node) -> Node:
        if not isinstance(one, Service):
            return one
        columns = scope.visible(one.group.elements)
        if isinstance(one.endpoint, Iri):
            return _values(columns, _rows(one.endpoint.value, one.group, columns))
        rows = ((f"<{name}>", *row) for name in partners for row in _rows(name, one.group, columns))
        return _values((one.endpoint.name, *columns), rows)

    def _rows(name: str, group: Group, columns: tuple[str, ...]) -> Iterable[tuple[str | None, ...]]:
        asked = Select(columns=tuple(map(Variable, columns)) or (As(Literal("1"), Variable("one")),), where=group)
        found = partners[name].answer(Query(asked, query.base))
        assert isinstance(found, Table)
        return [tuple(_hidden(name, cell) for cell in row[: len(columns)]) for row in found.solutions]

    return without_blank_nodes(local.answer(transform(query, change)))


def without_blank_nodes(answer: Answer) -> object:
    """An answer whose blank nodes cannot be told apart, whether they stand in it as IRIs or not."""
    found = comparable(answer)
    if isinstance(found, tuple):
        names, rows = found
        return names, _summed((tuple(_shown(cell) for cell in row), number) for row, number in rows.items())
    if isinstance(found, Counter):
        return _summed((_shown(line), number) for line, number in found.items())
    return found


def _summed(pairs: Iterable[tuple[object, int]]) -> Counter[object]:
    found: Counter[object] = Counter()
    for key, number in pairs:
        found[key] += number
    return found


def _shown(text: str | None) -> str | None:
    return None if text is None else _BLANK.sub("_:", text)


def _hidden(name: str, cell: Term | None) -> str | None:
    return f"<{_HIDDEN}{name}:{cell[2:]}>" if cell is not None and cell.startswith("_:") else cell


def _values(names: Iterable[str], rows: Iterable[tuple[str | None, ...]]) -> Values:
    cells = (tuple(None if cell is None else node(cell) for cell in row) for row in rows)  # type: ignore[arg-type]
    return Values(tuple(map(Variable, names)), tuple(cells))  # type: ignore[arg-type]  # there is no blank node left
