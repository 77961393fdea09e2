"""The triples of a graph, by predicate and subject, for whoever reads them one question at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.rdf.terms import Term, lexical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wp2rdf.rdf.block import Block


class Facts:
    """The triples of a graph.

    Args:
        lines: subject, predicate and object of each triple, in N-Triples form.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._found: dict[str, dict[Term, list[Term]]] = {}
        for line in lines:
            subject, predicate, value = line.split(" ", 2)
            self._found.setdefault(predicate, {}).setdefault(Term(subject), []).append(Term(value))

    @classmethod
    def of(cls, block: Block) -> Facts:
        """Those of a block."""
        return cls(block.lines)

    @property
    def predicates(self) -> list[Term]:
        """The predicates of the triples."""
        return [Term(one) for one in self._found]

    def about(self, subject: Term) -> bool:
        """Whether anything is said of a subject."""
        return any(subject in subjects for subjects in self._found.values())

    def subjects(self, predicate: Term) -> Mapping[Term, list[Term]]:
        """The subjects of a predicate, with the objects of each."""
        return self._found.get(predicate, {})

    def values(self, subject: Term, predicate: Term) -> list[Term]:
        """The objects of a subject and a predicate, in order of their text: what stores keep in whatever order."""
        return sorted(self._found.get(predicate, {}).get(subject, ()))

    def value(self, subject: Term, predicate: Term) -> Term | None:
        """The first of them."""
        return min(self._found.get(predicate, {}).get(subject, ()), default=None)

    def texts(self, subject: Term, predicate: Term) -> tuple[str, ...]:
        """The literals among them, as text."""
        return tuple(lexical(value) for value in self.values(subject, predicate) if value.startswith('"'))

    def text(self, subject: Term, predicate: Term) -> str:
        """The first of these; empty when there is none."""
        return next(iter(self.texts(subject, predicate)), "")

    def by_value(self, predicate: Term) -> dict[Term, list[Term]]:
        """The objects of a predicate, with the subjects of each."""
        found: dict[Term, list[Term]] = {}
        for subject, values in self._found.get(predicate, {}).items():
            for value in values:
                found.setdefault(value, []).append(subject)
        return found
