"""Why a query gets no answer, besides the reasons of `errors.py`."""

from __future__ import annotations

from wp2rdf.errors import QueryError, UsageError


class Busy(QueryError):  # noqa: N818 - a state, not a fault
    """As many queries run and wait as may."""


class OverLimitError(QueryError):
    """A query needs more memory, or has a larger answer, than it may."""


class ForbiddenError(UsageError):
    """A query names an endpoint that this server does not ask."""


class NotAcceptableError(UsageError):
    """None of the formats that a client takes can hold the answer."""


class StoreError(QueryError):
    """The store cannot be opened, or not be read."""


class InternalError(QueryError):
    """A fault of ours."""


KINDS: dict[str, type[QueryError | UsageError]] = {
    known.__name__: known
    for known in (UsageError, QueryError, OverLimitError, ForbiddenError, NotAcceptableError, StoreError, InternalError)
}
"""What a worker can say of a query, by the names under which it travels to the server."""
