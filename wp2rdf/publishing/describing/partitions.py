"""The counts of a dump as VoID: class and property partitions, in the shape that SIB's void-generator gives them.

A class partition has a property partition for each property of its resources, and that again partitions by the class
or datatype of the object (https://github.com/sib-swiss/void-generator).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing.comparing.naming import shown
from wp2rdf.rdf.iri import expand, mint
from wp2rdf.rdf.terms import Term, say, typed
from wp2rdf.rdf.vocab import RDF, XSD
from wp2rdf.rdf.vocab_of_dumps import VOID, VOIDEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.building.counts import Counts, Property
    from wp2rdf.rdf.terms import Statement

_CLASS = expand("void:class")


def statements(dataset: Term, counts: Counts) -> Iterator[Statement]:
    """The statistics of a dataset."""
    for predicate, value in (
        (VOID.triples, counts.triples),
        (VOID.entities, counts.entities),
        (VOID.classes, len(counts.classes)),
        (VOID.properties, len(counts.properties)),
        (VOID.distinctSubjects, counts.subjects),
        (VOID.distinctObjects, counts.objects),
    ):
        yield say(dataset, predicate, number(value))
    for name, one in counts.classes.items():
        part = _part(dataset, "class", name)
        yield say(dataset, VOID.classPartition, part)
        yield say(part, RDF.type, VOID.Dataset)
        yield say(part, _CLASS, name)
        yield say(part, VOID.entities, number(one.entities))
        for of, counted in one.properties.items():
            yield from _property(part, of, counted)
    for of, counted in counts.properties.items():
        yield from _property(dataset, of, counted)


def _property(whole: Term, name: Term, counted: Property) -> Iterator[Statement]:
    part = _part(whole, "property", name)
    yield say(whole, VOID.propertyPartition, part)
    yield say(part, RDF.type, VOID.Dataset)
    yield say(part, VOID.property, name)
    yield say(part, VOID.triples, number(counted.triples))
    yield say(part, VOID.distinctSubjects, number(counted.subjects))
    yield say(part, VOID.distinctObjects, number(counted.objects))
    for kind, triples in counted.classes.items():
        inner = _part(part, "class", kind)
        yield say(part, VOID.classPartition, inner)
        yield say(inner, RDF.type, VOID.Dataset)
        yield say(inner, _CLASS, kind)
        yield say(inner, VOID.triples, number(triples))
    for kind, triples in counted.datatypes.items():
        inner = _part(part, "datatype", kind)
        yield say(part, VOIDEXT.datatypePartition, inner)
        yield say(inner, RDF.type, VOID.Dataset)
        yield say(inner, VOIDEXT.datatype, kind)
        yield say(inner, VOID.triples, number(triples))


def _part(whole: Term, kind: str, name: Term) -> Term:
    """The name of a part: that of the whole, and what it is of."""
    local = shown(name).replace(":", "_", 1) if not shown(name).startswith("http") else name[1:-1]
    return mint(f"{whole[1:-1]}-{kind}-", local) or whole


def number(value: int) -> Term:
    """A count."""
    return typed(str(value), XSD.integer)
