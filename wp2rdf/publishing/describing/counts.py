"""What there is in a dump, counted over its merged triples: classes, properties, and how they go together."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.rdf.block import Block

_LANGUAGE = Term("<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>")


class Property(NamedTuple):
    """A property, of all subjects or of those of a class.

    Attributes:
        triples: with it.
        subjects: different ones.
        objects: different ones.
        classes: triples by the class of the object.
        datatypes: triples by the datatype of the object.
    """

    triples: int
    subjects: int
    objects: int
    classes: dict[Term, int]
    datatypes: dict[Term, int]


class Class(NamedTuple):
    """A class: its resources, and their properties by IRI."""

    entities: int
    properties: dict[Term, Property]


class Counts(NamedTuple):
    """What there is.

    Attributes:
        triples: each counted once, in however many graphs it stands.
        entities: subjects with a class.
        subjects: different ones.
        objects: different ones.
        classes: by IRI.
        properties: by IRI.
    """

    triples: int
    entities: int
    subjects: int
    objects: int
    classes: dict[Term, Class]
    properties: dict[Term, Property]


def count(blocks: Iterable[Block]) -> Counts:
    """Counts the triples of some graphs.

    Memory grows with the number of different terms, about 250 MB for the whole site.
    """
    told = _Told()
    for block in blocks:
        told.add(block)
    return told.counts()


class _Told:
    """The different triples, as numbers of their terms."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._terms: dict[bytes, int] = {}
        self._properties: dict[bytes, int] = {}
        self._subjects, self._predicates, self._objects = array("L"), array("H"), array("L")

    def add(self, block: Block) -> None:
        """Adds the triples that were not there."""
        seen, terms, properties = self._seen, self._terms, self._properties
        new_subject, new_predicate, new_object = (
            self._subjects.append,
            self._predicates.append,
            self._objects.append,
        )
        known_term, known_property = terms.setdefault, properties.setdefault
        last, number = b"", 0
        for line in block.data.split(b"\n") if block.data else ():
            key = hash(line)
            if key in seen:
                continue
            seen.add(key)
            subject, predicate, value = line.split(b" ", 2)
            if subject != last:
                last, number = subject, known_term(subject, len(terms))
            new_subject(number)
            new_predicate(known_property(predicate, len(properties)))
            new_object(known_term(value, len(terms)))

    def counts(self) -> Counts:
        """What they come to."""
        return _Sums(
            list(self._terms), list(self._properties), self._subjects, self._predicates, self._objects
        ).counts()


Kind = frozenset[Term]
"""What something is: its classes, or the datatype of a literal."""

_NOTHING: Kind = frozenset()


class _Sums:
    """What triples come to, given as numbers of their terms.

    A place is a kind of subjects with a property: the number of the kind times the number of properties, and that of
    the property. Nearly everything is counted by place, since there are few of them.
    """

    def __init__(
        self,
        terms: list[bytes],
        properties: list[bytes],
        subjects: array[int],
        predicates: array[int],
        objects: array[int],
    ) -> None:
        self._terms = terms
        self._names = [Term(name.decode()) for name in properties]
        self._ends = subjects, objects
        self._width = width = len(properties) or 1
        self._kinds, of_subject, of_object = self._found(subjects, predicates, objects)
        many = len(terms) or 1
        places = [
            of_subject[subject] * width + predicate for subject, predicate in zip(subjects, predicates, strict=True)
        ]
        self._of_subject = of_subject
        self._total = len(places)
        self._triples = Counter(places)
        pairs = {subject * width + predicate for subject, predicate in zip(subjects, predicates, strict=True)}
        self._subjects = Counter(of_subject[pair // width] * width + pair % width for pair in pairs)
        self._objects: dict[int, set[int]] = defaultdict(set)
        for both in {place * many + value for place, value in zip(places, objects, strict=True)}:
            self._objects[both // many].add(both % many)
        wide = len(self._kinds)
        self._reached: dict[int, list[tuple[Kind, int]]] = defaultdict(list)
        for both, number in Counter(
            place * wide + of_object[value] for place, value in zip(places, objects, strict=True)
        ).items():
            self._reached[both // wide].append((self._kinds[both % wide], number))

    def _found(
        self, subjects: array[int], predicates: array[int], objects: array[int]
    ) -> tuple[list[Kind], list[int], list[int]]:
        """The kinds that there are, nothing first; for each term the number of its kind as subject, and as object."""
        kind = next((number for number, name in enumerate(self._names) if name == RDF.type), -1)
        classes: dict[int, set[int]] = defaultdict(set)
        for subject, predicate, value in zip(subjects, predicates, objects, strict=True):
            if predicate == kind:
                classes[subject].add(value)
        names = {number: Term(self._terms[number].decode()) for number in set().union(*classes.values())}
        self._literal: set[Kind] = set()
        numbers: dict[Kind, int] = {_NOTHING: 0}
        of_subject = [0] * len(self._terms)
        for subject, some in classes.items():
            of_subject[subject] = numbers.setdefault(frozenset(names[one] for one in some), len(numbers))
        of_object = list(of_subject)
        for number, term in enumerate(self._terms):
            if term.startswith(b'"'):
                datatype = frozenset((_datatype(term),))
                self._literal.add(datatype)
                of_object[number] = numbers.setdefault(datatype, len(numbers))
        return list(numbers), of_subject, of_object

    def counts(self) -> Counts:
        """All sums."""
        entities = Counter(self._kinds[number] for number in self._of_subject if number)
        subjects, objects = self._ends
        names = sorted({name for kind in entities for name in kind})
        return Counts(
            triples=self._total,
            entities=entities.total(),
            subjects=len({*subjects}),
            objects=len({*objects}),
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
        found: dict[Term, list[int]] = defaultdict(list)
        for kind in kinds:
            for predicate, name in enumerate(self._names):
                if kind * self._width + predicate in self._triples:
                    found[name].append(kind * self._width + predicate)
        return {name: self._property(found[name]) for name in sorted(found)}

    def _property(self, places: list[int]) -> Property:
        classes: Counter[Term] = Counter()
        datatypes: Counter[Term] = Counter()
        for place in places:
            for kind, number in self._reached[place]:
                for name in kind:
                    (datatypes if kind in self._literal else classes)[name] += number
        return Property(
            sum(self._triples[place] for place in places),
            sum(self._subjects[place] for place in places),
            len(self._objects[places[0]].union(*(self._objects[place] for place in places[1:]))),
            dict(sorted(classes.items())),
            dict(sorted(datatypes.items())),
        )


def _datatype(literal: bytes) -> Term:
    """The datatype of a literal (https://www.w3.org/TR/rdf11-concepts/#section-Graph-Literal)."""
    end = literal[literal.rindex(b'"') + 1 :]
    if not end:
        return XSD.string
    return _LANGUAGE if end.startswith(b"@") else Term(end[2:].decode())
