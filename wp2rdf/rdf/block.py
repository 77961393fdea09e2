"""What one named graph holds: its triples, encoded once, in the bytes that most formats are written from.

Whoever wants single triples splits them off; the dump is written without that.
"""

from __future__ import annotations

from operator import methodcaller
from pickle import PickleBuffer
from typing import TYPE_CHECKING, NamedTuple, SupportsIndex

from wp2rdf.rdf.terms import Sound
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.rdf.terms import Lines, Term

_WITH_BUFFERS = 5
"""The first protocol of pickle that keeps large pieces apart."""


class Block(NamedTuple):
    """What one named graph holds.

    Attributes:
        graph: its name.
        data: a line a triple, in UTF-8: its three terms, as in N-Triples without the final dot. None stands twice.
        sound: how many more it has that are known to be sound; only for who checks it.
    """

    graph: Term
    data: bytes
    sound: int = 0

    @classmethod
    @timed("mapping")
    def of(cls, graph: Term, statements: Iterable[str | Lines]) -> Block:
        """A block of statements in their order, each once."""
        said = dict.fromkeys(statements)
        sound = [one for one in said if type(one) is Sound]
        for one in sound:
            del said[one]
        return cls(graph, b"\n".join(map(methodcaller("encode"), said)), sum(one.count for one in sound))

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[object, ...]:
        """With the bytes apart; see `wp2rdf.converting.spreading.exchange`."""
        return Block, (self.graph, _apart(self.data, protocol), self.sound)

    @property
    def triples(self) -> int:
        """How many there are."""
        return (self.data.count(b"\n") + 1 if self.data else 0) + self.sound

    @property
    def lines(self) -> list[str]:
        """Subject, predicate and object of each triple."""
        return self.data.decode().split("\n") if self.data else []

    def encoded(self, end: str) -> Encoded:
        """Its lines, each with an end."""
        if not self.data:
            return Encoded(self.graph, b"", 0)
        last = end.encode()
        data = self.data.replace(b"\n", last) + last
        # every line has grown by as much, so that nobody needs to count them
        return Encoded(self.graph, data, (len(data) - len(self.data) - 1) // (len(last) - 1))

    def nquads(self) -> Encoded:
        """As N-Quads (https://www.w3.org/TR/n-quads/)."""
        return self.encoded(f" {self.graph} .\n")

    def ntriples(self) -> Encoded:
        """As N-Triples (https://www.w3.org/TR/n-triples/)."""
        return self.encoded(" .\n")


class Encoded(NamedTuple):
    """A block by itself in a format.

    Attributes:
        graph: its name.
        data: the bytes.
        triples: how many it has.
    """

    graph: Term
    data: bytes
    triples: int

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[object, ...]:
        """With the bytes apart; see `wp2rdf.converting.spreading.exchange`."""
        return Encoded, (self.graph, _apart(self.data, protocol), self.triples)


def _apart(data: bytes, protocol: SupportsIndex) -> bytes | PickleBuffer:
    return PickleBuffer(data) if protocol.__index__() >= _WITH_BUFFERS else data
