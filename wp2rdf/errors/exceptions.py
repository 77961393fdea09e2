"""What is raised for the caller's mistakes.

The exceptions, as one tree::

    Wp2rdfError
    ├── UsageError      the caller asked for something that cannot be (also a ValueError)
    ├── InputError      the input is not there, or cannot be read
    │   └── PageError   one page cannot be converted; holds the problem
    ├── OutputError     the output cannot be written
    ├── QueryError      an engine refuses a query, or fails
    │   └── QueryTimeoutError   it took longer than it may
    └── StoreError      a triple store cannot be reached, refuses, or fails
"""

from __future__ import annotations

import re

from wp2rdf.errors.problems import Problem

_USER = re.compile(r"""(?<=://)[^/?#\s"'<>]+(?=@)""")
"""The user and the password of an address (RFC 3986, section 3.2.1)."""


class Wp2rdfError(Exception):
    """The base of all exceptions that wp2rdf raises on purpose; no text of them says the user of an address again."""

    def __str__(self) -> str:
        return _USER.sub("…", super().__str__())


class UsageError(Wp2rdfError, ValueError):
    """The caller asked for something that cannot be, such as an unknown format."""


class InputError(Wp2rdfError):
    """The input is not there, or cannot be read."""


class PageError(InputError):
    """One page cannot be converted.

    Args:
        problem: what is wrong with it, and where.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class OutputError(Wp2rdfError):
    """The output cannot be written."""


class QueryError(Wp2rdfError):
    """An engine refuses a query, or fails."""


class QueryTimeoutError(QueryError):
    """A query took longer than it may."""


class StoreError(Wp2rdfError):
    """A triple store cannot be reached, refuses what it is sent, or fails."""
