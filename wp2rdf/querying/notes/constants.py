"""The constants of a query that its answer hangs on: what must be in the data for anything to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.querying.notes.presence import PROPERTY, SUBJECT, VALUE
from wp2rdf.querying.sparql.traversal import children, walk
from wp2rdf.querying.sparql.tree import (
    Exists,
    Filter,
    In,
    Inverse,
    Iri,
    Literal,
    Minus,
    Operation,
    Optional,
    Repeat,
    Sequence,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.querying.sparql.tree import Node, Path, Query

TYPE = PREFIXES["rdf"] + "type"


class Needed(NamedTuple):
    """A constant, and where it stands.

    Attributes:
        term: the constant.
        place: `subject`, `property`, `class` or `value`.
        of: the property that a value is of; "" where that is not known.
    """

    term: Iri | Literal
    place: str
    of: str = ""

    def pattern(self, term: Iri | Literal) -> tuple[Triple, ...]:
        """The triple that a term would have to stand in, in the place of this one."""
        match self.place:
            case "subject":
                return (Triple(term, PROPERTY, VALUE),)
            case "property":
                return (Triple(SUBJECT, Iri(term.value if isinstance(term, Iri) else ""), VALUE),)
        return (Triple(SUBJECT, Iri(self.of) if self.of else PROPERTY, term),)


def needed(query: Query) -> tuple[Needed, ...]:
    """The constants without which a query finds nothing, each once, in the order of the text.

    What may be missing is left out: OPTIONAL, MINUS, NOT EXISTS, the branches of a UNION; so is what others are asked.
    """
    of = {
        node.object: node.predicate.value
        for node in walk(query)
        if isinstance(node, Triple) and isinstance(node.object, Variable) and isinstance(node.predicate, Iri)
    }
    return tuple(dict.fromkeys(_needed(query.form, of)))


def _needed(node: Node, of: Mapping[Variable, str]) -> Iterator[Needed]:
    """The constants below a node; `of` says which property the values of a variable are of."""
    match node:
        case Optional() | Minus() | Service() | Union():
            return
        case Exists() if node.negated:
            return
        case Triple():
            yield from _of_triple(node)
            return
        case Values():
            for name, cell in zip(node.variables, node.rows[0], strict=True) if len(node.rows) == 1 else ():
                if cell is not None:
                    yield Needed(cell, "value", of.get(name, ""))
            return
        case Filter(condition=Operation(operands=(one, other), operators=("=",))):
            for constant, variable in ((one, other), (other, one)):
                if isinstance(constant, Iri | Literal) and isinstance(variable, Variable):
                    yield Needed(constant, "value", of.get(variable, ""))
            return
        case Filter(condition=In(operand=Variable() as variable, options=(Iri() | Literal() as only,), negated=False)):
            yield Needed(only, "value", of.get(variable, ""))
            return
        case Filter(condition=Exists() as exists):
            yield from _needed(exists, of)
            return
        case Filter():
            return
    for child in children(node):
        yield from _needed(child, of)


def _of_triple(triple: Triple) -> Iterator[Needed]:
    predicate = triple.predicate
    name = predicate.value if isinstance(predicate, Iri) else ""
    if isinstance(triple.subject, Iri):
        yield Needed(triple.subject, "subject")
    if not isinstance(predicate, Variable):
        yield from (Needed(one, "property") for one in _steps(predicate) if one.value != TYPE)
    if isinstance(triple.object, Iri | Literal):
        yield Needed(triple.object, "class" if name == TYPE else "value", name)


def _steps(path: Path) -> Iterator[Iri]:
    """The properties of a path that must be there."""
    match path:
        case Iri():
            yield path
        case Sequence():
            for step in path.steps:
                yield from _steps(step)
        case Inverse() | Repeat(mark="+"):
            yield from _steps(path.path)
