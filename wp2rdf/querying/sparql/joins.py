"""Joins before left joins: what a pattern needs comes before what it may have, where that gives the same solutions.

An engine that keeps to the order of the text joins the triples behind an OPTIONAL with all that the OPTIONAL has made
of the rows before it: pyoxigraph 0.5.13 takes minutes for two metabolites with their mappings one after the other, and
four seconds when their triples stand first. Join(LeftJoin(A, B), C) is LeftJoin(Join(A, C), B) where C has no variable
that B may bind and A does not surely bind (https://www.w3.org/TR/sparql11-query/#sparqlAlgebra).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from wp2rdf.querying.sparql import tree
from wp2rdf.querying.sparql.scope import certain, mentioned
from wp2rdf.querying.sparql.traversal import transform, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_Unit: TypeAlias = tuple[tree.Element, ...]
"""Elements that stay together."""

_EXTENDING = (tree.Optional, tree.Minus, tree.Bind)
"""What is done to the rows before it, so that its place matters."""


def needed_first(query: tree.Query) -> tree.Query:
    """A query of the same solutions, in which triples and VALUES stand before the OPTIONALs that they do not hang on.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> found = needed_first(parse("SELECT * { ?a <urn:p> ?b OPTIONAL { ?a <urn:q> ?c } ?b <urn:r> ?d }"))
    >>> [type(one).__name__ for one in found.form.where.elements]
    ['Triple', 'Triple', 'Optional']
    """
    return transform(query, lambda node: _group(node) if isinstance(node, tree.Group) else node)


def _group(group: tree.Group) -> tree.Group:
    if not any(isinstance(one, tree.Optional) for one in group.elements):
        return group
    placed: list[_Unit] = []
    for unit in _units(group.elements):
        surely = _always(unit, placed)
        placed.insert(_place(surely, placed), surely)
    elements = tuple(one for unit in placed for one in unit)
    return group if elements == group.elements else tree.Group(elements, span=group.span)


def _always(unit: _Unit, before: Iterable[_Unit]) -> _Unit:
    """An OPTIONAL that always matches, as its triple: `?i a ?kind` where `?i a wp:Interaction` is needed anyway."""
    match unit:
        case (tree.Optional(tree.Group((tree.Triple(object=tree.Variable(name), predicate=tree.Iri()) as inner,))),):
            known = [one for unit in before for one in unit]
            alike = (inner.subject, inner.predicate)
            is_new = all(name not in mentioned(one) for one in known)
            if is_new and any(isinstance(one, tree.Triple) and (one.subject, one.predicate) == alike for one in known):
                return (inner,)
    return unit


def _place(unit: _Unit, placed: Sequence[_Unit]) -> int:
    """Where a unit goes: before the first OPTIONAL of those that it can pass, else at the end."""
    best = len(placed)
    if not isinstance(unit[0], tree.Triple | tree.Values):
        return best
    own = {name for one in unit for name in mentioned(one)}
    for place in range(len(placed) - 1, -1, -1):
        passed = placed[place][0]
        if isinstance(passed, tree.Service | tree.Lateral):
            break
        if isinstance(passed, _EXTENDING):
            before = certain(one for unit in placed[:place] for one in unit)
            if own & (set(mentioned(passed)) - before):
                break
            if isinstance(passed, tree.Optional):
                best = place
    return best


def _units(elements: Iterable[tree.Element]) -> list[_Unit]:
    """Elements one by one, but triples that share a blank node, which is one only within a basic pattern, together."""
    units: list[_Unit] = []
    labels: list[set[str]] = []
    for element in elements:
        blank = {one.label for one in walk(element) if isinstance(one, tree.BlankNode)}
        shared = [place for place, known in enumerate(labels) if known & blank]
        if isinstance(element, tree.Triple) and shared:
            first, *others = shared
            for place in reversed(others):
                units[first] += units.pop(place)
                labels[first] |= labels.pop(place)
            units[first] += (element,)
            labels[first] |= blank
        else:
            units.append((element,))
            labels.append(blank if isinstance(element, tree.Triple) else set())
    return units
