"""What became fewer: the dump as a whole, classes and properties; and how much of that is too much."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import UsageError
from wp2rdf.publishing.comparing.naming import shown
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF

if TYPE_CHECKING:
    from wp2rdf.publishing.comparing.delta import Difference
    from wp2rdf.reading.nquads import Graphs

_TYPE = RDF.type.encode()


class Loss(NamedTuple):
    """Something that became fewer.

    Attributes:
        of: what: `triples`, or the name of a class or property.
        before: how many there were, counted in each graph.
        after: how many there are.
    """

    of: str
    before: int
    after: int

    @property
    def share(self) -> float:
        """The share that is lost, from 0 to 1."""
        return (self.before - self.after) / self.before

    def __str__(self) -> str:
        return f"{self.of}: {self.before:,} before, {self.after:,} now ({self.share:.1%} lost)"


def limit(text: str) -> float:
    """The share that may be lost, from a text such as `1%` or `0.5 %`.

    Raises:
        UsageError: it is no share.
    """
    number = text.strip().removesuffix("%").strip()
    try:
        share = float(number) / 100
    except ValueError:
        share = -1.0
    if not (text.strip().endswith("%") and 0 <= share <= 1):
        raise UsageError(f"what may be lost is a share such as 1%, not {text!r}")
    return share


class Tally:
    """Counts what graphs gain and lose, while they are compared."""

    def __init__(self) -> None:
        self.lost = self.gained = 0
        self._fewer: Counter[bytes] = Counter()

    def add(self, difference: Difference) -> None:
        """Adds a difference."""
        self.lost += len(difference.lost)
        self.gained += len(difference.gained)
        for lines, count in ((difference.lost, self._fewer.update), (difference.gained, self._fewer.subtract)):
            count(_counted("\n".join(lines).encode()))

    def losses(self, old: Graphs) -> list[Loss]:
        """What there is less of than before, the greatest share first.

        The old state is counted for it, line by line, without parsing.
        """
        fewer = {name: number for name, number in self._fewer.items() if number > 0}
        before: Counter[bytes] = Counter()
        triples = 0
        if fewer:
            for graph in old:
                data = old.data(graph)
                triples += data.count(b"\n")
                before.update(_counted(data))
        found = [
            Loss(shown(Term(name.decode())), before[name], before[name] - number) for name, number in fewer.items()
        ]
        if self.lost > self.gained:
            found.append(Loss("triples", triples, triples - self.lost + self.gained))
        return sorted(found, key=lambda loss: (-loss.share, loss.of))


def _counted(data: bytes) -> Counter[bytes]:
    """How often each property, and each class, stands in lines."""
    found: Counter[bytes] = Counter()
    for line in data.split(b"\n"):
        terms = line.split(None, 3)
        if len(terms) > 2:  # noqa: PLR2004 - subject, predicate, object
            found[terms[1]] += 1
            if terms[1] == _TYPE:
                found[terms[2]] += 1
    return found
