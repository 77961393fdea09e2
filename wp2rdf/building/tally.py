"""What there is in a dump, counted over its merged triples: each is looked at once, however often it stands."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.building.counts import LANGUAGE, Class, Counts, Property
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF, XSD
from wp2rdf.reading import nquads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wp2rdf.rdf.block import Block


def count(blocks: Iterable[Block]) -> Counts:
    """Counts the triples of some graphs.

    Memory grows with the number of different terms, about 250 MB for the whole site.
    """
    tally = Tally()
    for block in blocks:
        if block.data:
            tally.add(block.data.split(b"\n"))
    return tally.counts()


def count_lines(graphs: Iterable[list[bytes]]) -> Counts | None:
    """The same of lines that nobody has looked at; a term is looked at once, however often it stands.

    Returns:
        None: a line is not as we write it, so that it must be parsed first.
    """
    tally = Tally()
    try:
        for lines in graphs:
            tally.add(lines)
    except ValueError:
        return None
    return tally.counts() if tally.is_plain() else None


Ends = dict[Term, tuple["array[int]", "array[int]"]]
"""Subjects and objects of the triples of each property, as numbers of their terms."""


class Tally:
    """The different triples so far, by property, as numbers of their terms."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._terms: dict[bytes, int] = {}
        self._ends: dict[bytes, tuple[array[int], array[int]]] = {}

    def add(self, lines: Iterable[bytes]) -> list[bytes]:
        """Adds the triples that were not there; gives these.

        Raises:
            ValueError: a line has no three terms, or a text as its subject.
        """
        seen, terms, ends = self._seen, self._terms, self._ends
        known_term = terms.setdefault
        new = []
        last, number = b"", 0
        for line in lines:
            key = hash(line)
            if key in seen:
                continue
            seen.add(key)
            new.append(line)
            subject, predicate, value = line.split(b" ", 2)
            if subject != last:
                if subject.startswith(b'"'):
                    raise ValueError(subject)
                last, number = subject, known_term(subject, len(terms))
            if predicate not in ends:
                ends[predicate] = array("L"), array("L")
            subjects, objects = ends[predicate]
            subjects.append(number)
            objects.append(known_term(value, len(terms)))
        return new

    def is_plain(self) -> bool:
        """Whether all terms are in the one form in which we write them."""
        terms = b"\n".join((*self._terms, *self._ends))
        try:
            terms.isascii() or terms.decode()
        except UnicodeDecodeError:
            return False
        return all(map(nquads.is_iri, self._ends)) and (not terms or nquads.are_terms(terms) is not None)

    def counts(self) -> Counts:
        """What they come to."""
        return _Sums(list(self._terms), {Term(name.decode()): ends for name, ends in self._ends.items()}).counts()


Kind = frozenset[Term]
"""What something is: its classes, or the datatype of a literal."""

_NOTHING: Kind = frozenset()


class _Place(NamedTuple):
    """The triples of one property whose subjects are of one kind.

    Attributes:
        triples: how many there are.
        subjects: different ones.
        objects: numbers of the different ones.
        reached: triples by the number of the kind of the object.
    """

    triples: int
    subjects: int
    objects: set[int]
    reached: Counter[int]


class _Sums:
    """What triples come to; nearly everything is counted by place, since there are few of them.

    Args:
        terms: by number.
        ends: of the triples.
    """

    def __init__(self, terms: list[bytes], ends: Ends) -> None:
        self._ends = ends
        self._literal: set[Kind] = set()
        self._kinds, self._of_subject, of_object = self._found(terms, ends)
        self._places = {
            (kind, name): _Place(
                len(subjects), len({*subjects}), {*objects}, Counter(map(of_object.__getitem__, objects))
            )
            for name, both in ends.items()
            for kind, (subjects, objects) in self._by_kind(*both).items()
        }

    def _by_kind(self, subjects: array[int], objects: array[int]) -> Mapping[int, tuple[Sequence[int], Sequence[int]]]:
        """Subjects and objects of some triples, by the number of the kind of the subject."""
        kinds = list(map(self._of_subject.__getitem__, subjects))
        different = {*kinds}
        if len(different) == 1:
            return {different.pop(): (subjects, objects)}
        found: dict[int, tuple[array[int], array[int]]] = {kind: (array("L"), array("L")) for kind in different}
        for kind, subject, value in zip(kinds, subjects, objects, strict=True):
            of_kind = found[kind]
            of_kind[0].append(subject)
            of_kind[1].append(value)
        return found

    def _found(self, terms: list[bytes], ends: Ends) -> tuple[list[Kind], list[int], list[int]]:
        """The kinds that there are, nothing first; for each term the number of its kind as subject, and as object."""
        classes: dict[int, set[int]] = defaultdict(set)
        for subject, value in zip(*ends.get(RDF.type, ((), ())), strict=True):
            classes[subject].add(value)
        names = {number: Term(terms[number].decode()) for number in set().union(*classes.values())}
        numbers: dict[Kind, int] = {_NOTHING: 0}
        of_subject = [0] * len(terms)
        for subject, some in classes.items():
            of_subject[subject] = numbers.setdefault(frozenset(names[one] for one in some), len(numbers))
        of_object = list(of_subject)
        datatypes: dict[bytes, int] = {}
        for number, term in enumerate(terms):
            if term.startswith(b'"'):
                end = term[term.rindex(b'"') + 1 :]
                if end not in datatypes:
                    kind = frozenset((_datatype(end),))
                    self._literal.add(kind)
                    datatypes[end] = numbers.setdefault(kind, len(numbers))
                of_object[number] = datatypes[end]
        return list(numbers), of_subject, of_object

    def counts(self) -> Counts:
        """All sums."""
        entities = Counter(self._kinds[number] for number in self._of_subject if number)
        names = sorted({name for kind in entities for name in kind})
        return Counts(
            triples=sum(one.triples for one in self._places.values()),
            entities=entities.total(),
            subjects=len(set[int]().union(*(subjects for subjects, _ in self._ends.values()))),
            objects=len(set[int]().union(*(one.objects for one in self._places.values()))),
            classes={
                name: Class(
                    sum(number for kind, number in entities.items() if name in kind),
                    self._properties([number for number, kind in enumerate(self._kinds) if name in kind]),
                )
                for name in names
            },
            properties=self._properties(range(len(self._kinds))),
        )

    def _properties(self, kinds: Iterable[int]) -> dict[Term, Property]:
        """The properties of subjects of some kinds, by name."""
        found: dict[Term, list[_Place]] = defaultdict(list)
        for kind in kinds:
            for name in self._ends:
                if (kind, name) in self._places:
                    found[name].append(self._places[kind, name])
        return {name: self._property(found[name]) for name in sorted(found)}

    def _property(self, places: list[_Place]) -> Property:
        classes: Counter[Term] = Counter()
        datatypes: Counter[Term] = Counter()
        for place in places:
            for number, triples in place.reached.items():
                kind = self._kinds[number]
                for name in kind:
                    (datatypes if kind in self._literal else classes)[name] += triples
        return Property(
            sum(place.triples for place in places),
            sum(place.subjects for place in places),
            len(places[0].objects.union(*(place.objects for place in places[1:]))),
            dict(sorted(classes.items())),
            dict(sorted(datatypes.items())),
        )


def _datatype(end: bytes) -> Term:
    """The datatype of a literal by what stands behind its text (https://www.w3.org/TR/rdf11-concepts/)."""
    if not end:
        return XSD.string
    return LANGUAGE if end.startswith(b"@") else Term(end[2:].decode())
