"""Statements by subject and property: what a page looks things up in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from wp2rdf.querying.results import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView, Sequence

    from wp2rdf.rdf.terms import Statement, Term


class Facts:
    """Statements, to be looked up.

    Args:
        statements: in any order; doubles do not matter.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._of: dict[Term, dict[Term, dict[Term, None]]] = {}
        last: Term | None = None
        of: dict[Term, dict[Term, None]] = {}
        for statement in statements:
            subject, name, value = cast("list[Term]", statement.split(" ", 2))  # as `rdf.terms.parts`, in half the time
            if subject != last:  # a subject's statements come together
                last, of = subject, self._of.setdefault(subject, {})
            if name in of:
                of[name][value] = None
            else:
                of[name] = {value: None}

    def __bool__(self) -> bool:
        return bool(self._of)

    def __contains__(self, subject: Term) -> bool:
        return subject in self._of

    def values(self, subject: Term, *names: Term) -> Sequence[Term]:
        """The values of properties of a subject, in the order of the properties, sorted within each."""
        of = self._of.get(subject, {})
        found = [sorted(of[name]) for name in names if name in of]
        return found[0] if len(found) == 1 else [value for values in found for value in values]

    def names(self, subject: Term) -> KeysView[Term]:
        """The properties that a subject has."""
        return self._of.get(subject, {}).keys()

    def texts(self, subject: Term, *names: Term) -> Sequence[str]:
        """The same as text: literals without quotes, IRIs without brackets."""
        return [shown(value) for value in self.values(subject, *names)]

    def text(self, subject: Term, *names: Term) -> str:
        """The first of these, or nothing."""
        found = self.values(subject, *names)
        return shown(found[0]) if found else ""

    def subjects(self, name: Term, value: Term | None = None) -> Iterator[Term]:
        """The subjects that have a property; if a value is given, with that value."""
        for subject, of in self._of.items():
            if name in of and (value is None or value in of[name]):
                yield subject
