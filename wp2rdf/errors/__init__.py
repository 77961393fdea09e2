"""What can go wrong: exceptions for the caller's mistakes, problems for the data's faults."""

from wp2rdf.errors.exceptions import (
    InputError,
    OutputError,
    PageError,
    QueryError,
    QueryTimeoutError,
    StoreError,
    UsageError,
    Wp2rdfError,
)
from wp2rdf.errors.problems import START, Position, Problem, one_line
from wp2rdf.errors.rules import Level, Rule

__all__ = [
    "START",
    "InputError",
    "Level",
    "OutputError",
    "PageError",
    "Position",
    "Problem",
    "QueryError",
    "QueryTimeoutError",
    "Rule",
    "StoreError",
    "UsageError",
    "Wp2rdfError",
    "one_line",
]
