"""What one graph gained and lost, to be taken apart: whoever explains a triple takes it, the rest is left over."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wp2rdf.rdf.block import Block

Triples = list[tuple[Term, Term]]
"""Predicates and objects."""


class Difference:
    """The difference of one graph.

    Args:
        graph: its name.
        old: what it held; None: it was not there.
        new: what it holds; None: it is not there any more.
    """

    def __init__(self, graph: Term, old: Block | None, new: Block | None) -> None:
        self.graph = graph
        self.old = old
        self.new = new

    @cached_property
    def lost(self) -> list[str]:
        """The lines that are gone, sorted."""
        return _without(self.old, self.new)

    @cached_property
    def gained(self) -> list[str]:
        """The lines that are new, sorted."""
        return _without(self.new, self.old)


def _without(one: Block | None, other: Block | None) -> list[str]:
    there = set(other.data.split(b"\n")) if other else set()
    lines = one.data.split(b"\n") if one else []
    return sorted(line.decode() for line in lines if line and line not in there)


class Delta:
    """The triples that a graph lost and gained.

    Args:
        lost: the lines that are gone.
        gained: the lines that are new.
        old: all that the graph held.
        new: all that it holds.
    """

    def __init__(self, lost: Iterable[str], gained: Iterable[str], old: Facts, new: Facts) -> None:
        self.old = old
        self.new = new
        self._lost = _by_subject(lost)
        self._gained = _by_subject(gained)

    def __bool__(self) -> bool:
        return bool(self._lost or self._gained)

    def subjects(self) -> list[Term]:
        """The subjects of what nobody has taken, sorted."""
        return sorted({*self._lost, *self._gained})

    def take(self, subject: Term, *predicates: Term) -> tuple[Triples, Triples]:
        """Takes what a subject lost and gained: with some predicates, or all."""
        return _taken(self._lost, subject, predicates), _taken(self._gained, subject, predicates)

    def values(self, subject: Term, predicate: Term) -> tuple[list[Term], list[Term]]:
        """Takes the objects that a subject and a predicate lost and gained."""
        lost, gained = self.take(subject, predicate)
        return [value for _, value in lost], [value for _, value in gained]

    def take_where(self, matches: Callable[[Term, Term, Term], bool]) -> None:
        """Takes every triple that matches."""
        for side in (self._lost, self._gained):
            for subject in list(side):
                side[subject] = [one for one in side[subject] if not matches(subject, *one)]
                if not side[subject]:
                    del side[subject]

    def left(self) -> Iterator[tuple[Term, Triples, Triples]]:
        """Takes what is left over, by subject."""
        for subject in self.subjects():
            yield subject, *self.take(subject)


def _by_subject(lines: Iterable[str]) -> dict[Term, Triples]:
    found: dict[Term, Triples] = {}
    for line in lines:
        subject, predicate, value = line.split(" ", 2)
        found.setdefault(Term(subject), []).append((Term(predicate), Term(value)))
    return found


def _taken(side: dict[Term, Triples], subject: Term, predicates: tuple[Term, ...]) -> Triples:
    there = side.get(subject, [])
    taken = [one for one in there if not predicates or one[0] in predicates]
    rest = [one for one in there if predicates and one[0] not in predicates]
    if rest:
        side[subject] = rest
    else:
        side.pop(subject, None)
    return taken
