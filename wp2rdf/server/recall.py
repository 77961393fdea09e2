"""What pages have asked before, answered from memory while the store is the same: all pages of a list ask the same."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.building import store as stores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from wp2rdf.building.store import Identity
    from wp2rdf.server.process import Question

_PART = 4
"""What part of the memory one answer may take."""
_OVERHEAD = 1_000
"""Bytes that an entry takes besides its texts and bytes, about."""


class Recalled(NamedTuple):
    """Answers that are known.

    Attributes:
        bodies: of a question, and of those that came with it.
        store: the identity of the store that they are from.
    """

    bodies: tuple[bytes, ...]
    store: Identity


class Recall:
    """The answers to questions of pages that give the same each time; what was not asked for longest is forgotten.

    Args:
        store: the folder of the store that is served.
        most: bytes, at most.
    """

    def __init__(self, store: Path, most: int) -> None:
        self._store = store
        self._most = most
        self._size = 0
        self._entries: OrderedDict[Question, Recalled] = OrderedDict()

    def answers(self, question: Question) -> Recalled | None:
        """The answers to a question and to those with it, if they are known and the store is still the same."""
        found = self._entries.get(question)
        if found is None:
            return None
        try:
            is_same = stores.identity(self._store) == found.store
        except OSError:  # between two builds
            return None
        if not is_same:
            self._forget(question)
            return None
        self._entries.move_to_end(question)
        return found

    def keep(self, question: Question, bodies: Sequence[bytes], store: Identity | None) -> None:
        """Keeps answers, unless these are large, or may be others the next time: then they are of no store."""
        if store is None or question in self._entries or _cost(question, bodies) > self._most // _PART:
            return
        self._entries[question] = Recalled(tuple(bodies), store)
        self._size += _cost(question, bodies)
        while self._size > self._most:
            self._forget(next(iter(self._entries)))

    def _forget(self, question: Question) -> None:
        self._size -= _cost(question, self._entries.pop(question).bodies)


def _cost(question: Question, bodies: Sequence[bytes]) -> int:
    return sum(len(one.query) + _OVERHEAD for one in (question, *question.also)) + sum(map(len, bodies))
