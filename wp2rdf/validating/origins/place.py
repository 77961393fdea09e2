"""A place in a file."""

from __future__ import annotations

import re
from typing import NamedTuple

from wp2rdf.rdf.terms import Term

_IRI = re.compile("<[^>]*>")


class Place(NamedTuple):
    """A place in a file; line and column count from 1, columns in code points."""

    file: str
    line: int
    column: int


def last_property(path: str) -> Term:
    """The last property of a SPARQL property path: the one whose value is missing or wrong."""
    found = _IRI.findall(path)
    return Term(found[-1] if found else "")
