"""The notes about one answer: what the data lacks for its query, and if it is empty, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.querying.notes import datasets, drawings
from wp2rdf.querying.notes.presence import SUBJECT, VALUE, found, words
from wp2rdf.querying.results import Table, Triples
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Aggregate, Iri, Select, Service, Triple, Variable
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.querying.notes.presence import Look
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.tree import Query

_CREATED = Iri(PREFIXES["pav"] + "createdOn")
_JOINERS = ("\u200c", "\u200d")
"""Characters without width that may stand in a name."""


def about(
    query: Query, answer: Answer, look: Look, *, there: frozenset[str] = frozenset(), others: Iterable[str] = ()
) -> tuple[str, ...]:
    """What the reader of an answer should know.

    Args:
        query: what was asked.
        answer: what was found; of many rows the first one is enough.
        look: answers a query on the same data.
        there: the graphs, of those that are named, that are there.
        others: graphs that are named beside the query, by the protocol.
    """
    notes = [*_gaps(query, look), *_names(query), *datasets.missing(query, there, others)]
    if not notes and is_empty(query, answer):
        from wp2rdf.querying.notes import hints  # noqa: PLC0415 - slow to load, and most answers are not empty

        hint = hints.cause(query, look)
        notes += [hint] if hint else []
    return tuple(notes)


def at_an_endpoint(query: Query, answer: Answer) -> tuple[str, ...]:
    """What the reader of an answer of an endpoint should know, which is asked nothing more."""
    notes = list(_names(query))
    if not notes and is_empty(query, answer):
        from wp2rdf.querying.notes import hints  # noqa: PLC0415 - the same

        hint = hints.cause_elsewhere(query)
        notes += [hint] if hint else []
    return tuple(notes)


def is_empty(query: Query, answer: Answer) -> bool:
    """Whether nothing was found: no row, no triple, false, or the counts of nothing."""
    if isinstance(answer, Triples):
        return not answer.statements
    if not isinstance(answer, Table):
        return not answer
    if not answer.solutions:
        return True
    return len(answer.solutions) == 1 and is_counting(query) and all(map(_is_nothing, answer.solutions[0]))


def is_counting(query: Query) -> bool:
    """Whether a query gives one row in any case, which may be that of nothing."""
    form = query.form
    return isinstance(form, Select) and not form.group_by and any(isinstance(one, Aggregate) for one in walk(form))


def may_have_gaps(query: Query) -> bool:
    """Whether something is to be told of the query, or the data may lack what it asks for, graphs apart."""
    return bool(drawings.words(query)) or _asks_for_date(query) or bool(_names(query))


def _is_nothing(cell: str | None) -> bool:
    return cell is None or cell.startswith(('"0"', '""'))


def _gaps(query: Query, look: Look) -> tuple[str, ...]:
    """What only drawings hold, and dates, as far as the data lacks them."""
    notes: list[str] = []
    drawn = drawings.words(query)
    if drawn:
        there = words((word for word in drawn if word != drawings.ABOUT), look)
        of_node = (Triple(SUBJECT, drawings.ABOUT, VALUE), Triple(SUBJECT, drawings.PART, Variable("whole")))
        if drawings.ABOUT in drawn:
            there |= found({drawings.ABOUT: of_node}, look)
        notes += drawings.missing(query, there)
    if _asks_for_date(query) and not words((_CREATED,), look):
        notes.append("the data has no date of its own (pav:createdOn): make it with --issued")
    return tuple(notes)


def _asks_for_date(query: Query) -> bool:
    return _CREATED in walk(query, into=lambda one: not isinstance(one, Service))


def _names(query: Query) -> tuple[str, ...]:
    """Names that hold a character which nobody sees."""
    found = dict.fromkeys(
        f"?{node.name}" if isinstance(node, Variable) else node.name
        for node in walk(query)
        if isinstance(node, Variable | Iri) and any(char in node.name for char in _JOINERS)
    )
    return tuple(f"{name} holds a character that cannot be seen, U+200C or U+200D" for name in found)
