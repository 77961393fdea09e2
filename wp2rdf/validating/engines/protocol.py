"""What every SHACL engine can do, and what it says of a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.errors import Level
    from wp2rdf.rdf.terms import Term

_LEVELS: dict[str, Level] = {"Violation": "error", "Warning": "warning", "Info": "info"}


class Result(NamedTuple):
    """One validation result.

    Attributes:
        shape: IRI of the shape that is violated: the nearest one that has an IRI.
        focus: the focus node.
        value: the offending value; empty if there is none.
        path: the property as a SPARQL property path; empty if there is none.
        level: by the severity.
        message: that of the shape, or else what the constraint says by itself.
    """

    shape: str
    focus: Term
    value: str
    path: str
    level: Level
    message: str


class Engine(Protocol):
    """Checks one graph at a time against shapes that were compiled once."""

    name: str
    """Name and version, for reports."""

    def results(self, statements: Iterable[str]) -> list[Result]:
        """What is wrong with a graph, given as statements without their final dot; in a stable order."""


def level(severity: str) -> Level:
    """The level of a severity, by its local name; a severity of the caller's own is as grave as a violation."""
    return _LEVELS.get(severity, "error")


def ordered(results: Iterable[Result]) -> list[Result]:
    """Results in a stable order, each once."""
    return sorted(set(results))


SAID = {
    "ClassConstraintComponent": "the value is not of the class that is asked for",
    "DatatypeConstraintComponent": "the value is not a literal of the datatype that is asked for, or not in its form",
    "NodeKindConstraintComponent": "the value is not of the kind (IRI, blank node, literal) that is asked for",
    "MinCountConstraintComponent": "there are fewer values than are asked for",
    "MaxCountConstraintComponent": "there are more values than are allowed",
    "MinExclusiveConstraintComponent": "the value is too low",
    "MinInclusiveConstraintComponent": "the value is too low",
    "MaxExclusiveConstraintComponent": "the value is too high",
    "MaxInclusiveConstraintComponent": "the value is too high",
    "MinLengthConstraintComponent": "the value is too short",
    "MaxLengthConstraintComponent": "the value is too long",
    "PatternConstraintComponent": "the value does not match the pattern",
    "LanguageInConstraintComponent": "the value has none of the languages that are allowed",
    "UniqueLangConstraintComponent": "a language is used more than once",
    "EqualsConstraintComponent": "the values are not those of the other property",
    "DisjointConstraintComponent": "the value is one of the other property too",
    "LessThanConstraintComponent": "the value is not less than that of the other property",
    "LessThanOrEqualsConstraintComponent": "the value is more than that of the other property",
    "NotConstraintComponent": "the value is what it must not be",
    "AndConstraintComponent": "the value is not all that is asked for",
    "OrConstraintComponent": "the value is nothing of what is asked for",
    "XoneConstraintComponent": "the value is not exactly one of what is asked for",
    "NodeConstraintComponent": "the value does not conform to the shape that is asked for",
    "QualifiedMinCountConstraintComponent": "there are fewer such values than are asked for",
    "QualifiedMaxCountConstraintComponent": "there are more such values than are allowed",
    "ClosedConstraintComponent": "the property is none of those that are allowed here",
    "HasValueConstraintComponent": "the value that is asked for is missing",
    "InConstraintComponent": "the value is none of those that are allowed",
}
"""What a constraint says where its shape has no message (https://www.w3.org/TR/shacl/#core-components)."""
