"""Property paths: alternatives as a union, which keeps every way, and paths of length zero from a term that is named.

https://www.w3.org/TR/sparql11-query/#PropertyPathPatterns (18.2.2.4, 18.4)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import (
    Alternative,
    Bind,
    BlankNode,
    BuiltIn,
    Filter,
    Group,
    Inverse,
    Iri,
    Literal,
    Repeat,
    Sequence,
    Triple,
    Unary,
    Union,
    Variable,
)

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.names import Names
    from wp2rdf.querying.sparql.tree import Element, Node, Path, Query, Term


def conforming(query: Query, names: Names) -> Query:
    """A query whose paths give each way its row, and a named term as a path of length zero, in the data or not."""

    def change(node: Node) -> Node:
        return _group(node, names) if isinstance(node, Group) else node

    return transform(query, change)


def _group(group: Group, names: Names) -> Group:
    touched = [one for one in group.elements if isinstance(one, Triple) and _is_touched(one)]
    if not touched:
        return group
    labels = {end.label for one in touched for end in (one.subject, one.object) if isinstance(end, BlankNode)}
    known = {label: Variable(names.fresh("node")) for label in sorted(labels)}
    elements: list[Element] = []
    for element in group.elements:
        if not isinstance(element, Triple):
            elements.append(element)
            continue
        triple = replace(element, subject=_named(element.subject, known), object=_named(element.object, known))
        elements += _pattern(triple.subject, triple.predicate, triple.object, names) if element in touched else [triple]
    return replace(group, elements=tuple(elements))


def _named(term: Term, known: dict[str, Variable]) -> Term:
    """A blank node that stands in two patterns from now on as a variable."""
    return known.get(term.label, term) if isinstance(term, BlankNode) else term


def _is_touched(triple: Triple) -> bool:
    path = triple.predicate
    if isinstance(path, Iri | Variable):
        return False
    return _has_ways(path) or _has_zero_length(triple.subject, path, triple.object)


def _has_ways(path: Path) -> bool:
    """Whether a pair may be joined in more than one way, each of which counts; below `*`, `+` and `?` none does."""
    match path:
        case Alternative():
            return True
        case Sequence():
            return any(map(_has_ways, path.steps))
        case Inverse():
            return _has_ways(path.path)
    return False


def _has_zero_length(subject: Term, path: Path, value: Term) -> bool:
    """Whether a path may have length zero at a term that the query names."""
    while isinstance(path, Inverse):
        path = path.path
    if not isinstance(path, Repeat) or path.mark == "+":
        return False
    constants = [isinstance(end, Iri | Literal) for end in (subject, value)]
    return any(constants) and (not all(constants) or subject == value)


def _pattern(subject: Term, path: Path | Variable, value: Term, names: Names) -> list[Element]:
    """What a triple with a path stands for."""
    if isinstance(path, Inverse) and not isinstance(path.path, Iri):
        return _pattern(value, path.path, subject, names)
    if isinstance(path, Alternative):
        return [Union(tuple(Group(tuple(_pattern(subject, one, value, names))) for one in path.options))]
    if isinstance(path, Sequence) and _has_ways(path):
        inner = [Variable(names.fresh("step")) for _ in path.steps[1:]]
        found: list[Element] = []
        for start, step, end in zip((subject, *inner), path.steps, (*inner, value), strict=True):
            found += _pattern(start, step, end, names)
        return found
    if isinstance(path, Repeat) and _has_zero_length(subject, path, value):
        return _from_a_constant(Triple(subject, path, value))
    return [Triple(subject, path, value)]


def _from_a_constant(triple: Triple) -> list[Element]:
    """A path of any length, zero too, with a constant at one end or the same at both."""
    if triple.subject == triple.object:
        return []
    constant, other = triple.subject, triple.object
    if not isinstance(constant, Iri | Literal):
        constant, other = other, constant
    if not isinstance(other, Variable) or not isinstance(constant, Iri | Literal):
        return [triple]
    elsewhere = Filter(Unary("!", BuiltIn("SAMETERM", (other, constant))))
    return [Union((Group((Bind(constant, other),)), Group((triple, elsewhere))))]
