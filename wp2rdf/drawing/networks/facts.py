"""The triples of one graph, looked up by subject and predicate, or by predicate and object."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.rdf.terms import lexical, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.rdf.terms import Statement, Term


class Facts:
    """The triples of a graph.

    Args:
        statements: what the graph holds.
        looked_back: the predicates whose subjects are asked for.
    """

    def __init__(self, statements: Iterable[Statement], looked_back: Iterable[Term]) -> None:
        back = frozenset(looked_back)
        self._values: dict[tuple[Term, Term], list[Term]] = defaultdict(list)
        self._subjects: dict[tuple[Term, Term], list[Term]] = defaultdict(list)
        for subject, predicate, value in map(parts, statements):
            self._values[subject, predicate].append(value)
            if predicate in back:
                self._subjects[predicate, value].append(subject)

    def values(self, subject: Term, predicate: Term) -> list[Term]:
        """The objects, in the order of their texts, since a store has no order."""
        return sorted(self._values.get((subject, predicate), ()))

    def subjects(self, predicate: Term, value: Term) -> list[Term]:
        """The subjects that have this object."""
        return sorted(self._subjects.get((predicate, value), ()))

    def texts(self, subject: Term, predicate: Term) -> list[str]:
        """The literals among the objects."""
        return [lexical(value) for value in self.values(subject, predicate) if value.startswith('"')]

    def text(self, subject: Term, *predicates: Term) -> str:
        """The first literal that says something."""
        return next((text for predicate in predicates for text in self.texts(subject, predicate) if text), "")

    def has(self, subject: Term, predicate: Term, value: Term) -> bool:
        """Whether the graph says this."""
        return value in self._values.get((subject, predicate), ())

    def objects(self, predicate: Term) -> list[Term]:
        """All objects of a predicate that is looked back."""
        return sorted({value for known, value in self._subjects if known == predicate})
