"""Counts of what there is in a dump: classes, properties, and how they go together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGE = Term("<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>")
"""The datatype of a text with a language."""

Cell: TypeAlias = tuple[str, Term, Term, Term]
"""The place of a single count: what is counted, of which class, property, and class or datatype of the object.

What is counted goes by the names of the attributes below; an empty name stands for all.
"""

ALL = Term("")


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


def cells(counts: Counts) -> Iterator[tuple[Cell, int]]:
    """Every single count with its place."""
    for what in ("triples", "entities", "subjects", "objects"):
        yield (what, ALL, ALL, ALL), getattr(counts, what)
    yield from _of_properties(ALL, counts.properties)
    for name, one in counts.classes.items():
        yield ("entities", name, ALL, ALL), one.entities
        yield from _of_properties(name, one.properties)


def _of_properties(of: Term, properties: Mapping[Term, Property]) -> Iterator[tuple[Cell, int]]:
    for name, one in properties.items():
        for what in ("triples", "subjects", "objects"):
            yield (what, of, name, ALL), getattr(one, what)
        for what, kinds in (("classes", one.classes), ("datatypes", one.datatypes)):
            for kind, number in kinds.items():
                yield (what, of, name, kind), number


def of_cells(found: Mapping[Cell, int]) -> Counts:
    """The counts whose places are given; of what there is none, there is no place or a zero."""
    sums: dict[tuple[str, Term, Term], int] = defaultdict(int)
    kinds: dict[tuple[str, Term, Term], dict[Term, int]] = defaultdict(dict)
    for (what, of, name, kind), number in sorted(found.items()):
        if number and kind:
            kinds[what, of, name][kind] = number
        elif number:
            sums[what, of, name] = number
    properties: dict[Term, dict[Term, Property]] = defaultdict(dict)
    for what, of, name in list(sums):
        if what == "triples" and name:
            properties[of][name] = Property(
                sums[what, of, name],
                sums["subjects", of, name],
                sums["objects", of, name],
                kinds["classes", of, name],
                kinds["datatypes", of, name],
            )
    return Counts(
        sums["triples", ALL, ALL],
        sums["entities", ALL, ALL],
        sums["subjects", ALL, ALL],
        sums["objects", ALL, ALL],
        {of: Class(number, properties[of]) for (what, of, _), number in sums.items() if what == "entities" and of},
        properties[ALL],
    )
