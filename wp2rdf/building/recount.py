"""Counts after a change, from those before it: only what the changed triples touch is looked at, in both stores."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode

from wp2rdf.building.counts import ALL, LANGUAGE, Cell, Counts, cells, of_cells
from wp2rdf.building.store import damage_told
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import BlankNode, Quad, Triple

    from wp2rdf.building.store import Difference

    Subject: TypeAlias = NamedNode | BlankNode | Triple
    Value: TypeAlias = NamedNode | BlankNode | Literal | Triple

_MOST = 2**14
"""Changed triples; when there are more, counting everything anew costs less."""

_KEPT = frozenset((XSD.string, LANGUAGE, XSD.date, XSD.gYear, XSD.integer, XSD.boolean, XSD.anyURI))
"""Datatypes whose values we write as a store keeps them: of others, two terms may have become one there."""

_TYPE = NamedNode(RDF.type[1:-1])
_MERGED = DefaultGraph()


@damage_told()
def recounted(counts: Counts, changed: Difference, before: Path, after: Path) -> Counts | None:
    """The counts of a changed store.

    Args:
        counts: of the store before.
        changed: the merged triples that it has no more, and those that are new.
        before: the store as it was.
        after: the store as it is.

    Returns:
        None: everything must be counted anew.

    Raises:
        OSError: a store cannot be opened.
        DamagedError: the files of one are damaged.
    """
    if not changed.triples:
        return counts
    if len(changed.triples) > _MOST:
        return None
    subjects = {triple.subject for triple in changed.triples}
    old, new = (_Side(pyoxigraph.Store.read_only(str(path))) for path in (before, after))
    turned = [one for one in subjects if old.classes(one) != new.classes(one)]
    pointing = [quad for one in turned for quad in new.pointing_to(one) if quad.subject not in subjects]
    was, now = (side.touched(subjects, pointing) for side in (old, new))
    if not (was.datatypes | now.datatypes) <= _KEPT:
        return None
    found = Counter(dict(cells(counts)))
    found.update(now.cells)
    found.subtract(was.cells)
    # a value is counted once for a class and a property: its count changes with the first and the last that has it
    for place in now.values - was.values:
        found[place.cell] += not old.has(place)
    for place in was.values - now.values:
        found[place.cell] -= not new.has(place)
    return of_cells(found)


class _Place(NamedTuple):
    """A value, as that of a property of resources of a class; None: of any."""

    of: Value | None
    name: NamedNode | None
    value: Value

    @property
    def cell(self) -> Cell:
        """Where it is counted."""
        return "objects", _term(self.of), _term(self.name), ALL


class _Touched(NamedTuple):
    """What some triples come to.

    Attributes:
        cells: their counts, without those of different values.
        values: the values, with whose they are.
        datatypes: of the values.
    """

    cells: Counter[Cell]
    values: set[_Place]
    datatypes: set[Term]


class _Side:
    """A store as it was, or as it is.

    Args:
        store: the store.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store
        self._classes: dict[Value, frozenset[Value]] = {}

    def classes(self, one: Value) -> frozenset[Value]:
        """Those of a resource; of a text, none."""
        if isinstance(one, Literal):
            return frozenset()
        if one not in self._classes:
            found = self._store.quads_for_pattern(one, _TYPE, None, _MERGED)
            self._classes[one] = frozenset(quad.object for quad in found)
        return self._classes[one]

    def pointing_to(self, one: Value) -> Iterator[Quad]:
        """The triples with a resource as their value."""
        return self._store.quads_for_pattern(None, None, one, _MERGED)

    def has(self, place: _Place) -> bool:
        """Whether there is a value there."""
        found = self._store.quads_for_pattern(None, place.name, place.value, _MERGED)
        return any(place.of is None or place.of in self.classes(quad.subject) for quad in found)

    def touched(self, subjects: Collection[Subject], pointing: Iterable[Quad]) -> _Touched:
        """What all triples of some subjects come to, and what others that point to them say of classes."""
        found = _Touched(Counter(), set(), set())
        for subject in subjects:
            self._add(subject, found)
        for quad in pointing:
            self._add_kinds(quad, found)
        return found

    def _add(self, subject: Subject, found: _Touched) -> None:
        quads = list(self._store.quads_for_pattern(subject, None, None, _MERGED))
        classes = self.classes(subject)
        sums = found.cells
        sums["triples", ALL, ALL, ALL] += len(quads)
        sums["subjects", ALL, ALL, ALL] += bool(quads)
        sums["entities", ALL, ALL, ALL] += bool(classes)
        found.values.update(_Place(None, None, quad.object) for quad in quads)
        for of in classes:
            sums["entities", _term(of), ALL, ALL] += 1
        for of_any in (None, *classes):
            for name in {quad.predicate for quad in quads}:
                sums["subjects", _term(of_any), _term(name), ALL] += 1
            for quad in quads:
                sums["triples", _term(of_any), _term(quad.predicate), ALL] += 1
                found.values.add(_Place(of_any, quad.predicate, quad.object))
        for quad in quads:
            self._add_kinds(quad, found)

    def _add_kinds(self, quad: Quad, found: _Touched) -> None:
        value, name = quad.object, _term(quad.predicate)
        kinds = [("classes", _term(kind)) for kind in self.classes(value)]
        if isinstance(value, Literal):
            kinds = [("datatypes", _term(value.datatype))]
            found.datatypes.add(kinds[0][1])
        for of_any in (None, *self.classes(quad.subject)):
            for what, kind in kinds:
                found.cells[what, _term(of_any), name, kind] += 1


def _term(node: Value | None) -> Term:
    """As it is written; empty: none."""
    return Term(str(node)) if node else ALL
