"""Why a query gets no answer, besides the reasons that `wp2rdf.errors` has."""

from __future__ import annotations

from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError


class Busy(QueryError):  # noqa: N818 - a state, not a fault
    """As many queries run and wait as may."""


class OverLimitError(QueryError):
    """A query needs more memory, or has a larger answer, than it may."""


def too_many(most: int, what: str) -> OverLimitError:
    """The refusal of an answer that has more rows, or triples, than it may."""
    return OverLimitError(f"the answer has more than {most:,} {what}, which is the limit here")


def too_large(most: int) -> OverLimitError:
    """The refusal of an answer that has more bytes than it may."""
    return OverLimitError(f"the answer has more than {most:,} bytes, which is the limit here")


class ForbiddenError(UsageError):
    """A query names an endpoint that this server does not ask."""


class NotAcceptableError(UsageError):
    """None of the formats that a client takes can hold the answer."""


class StoreError(QueryError):
    """The store cannot be opened, or not be read."""


class PartnerError(QueryError):
    """An endpoint that a query names failed."""


class DiedError(QueryError):
    """The process of a query died, most likely since it needed more memory than it may."""


class InternalError(QueryError):
    """A fault of ours."""


KINDS: dict[str, type[QueryError | UsageError]] = {
    known.__name__: known
    for known in (
        UsageError,
        ForbiddenError,
        NotAcceptableError,
        QueryError,
        OverLimitError,
        StoreError,
        PartnerError,
        InternalError,
    )
}
"""What a worker can say of a query, by the names under which it travels to the server."""

STATUSES: dict[type[QueryError | UsageError], int] = {
    UsageError: 400,
    ForbiddenError: 403,
    NotAcceptableError: 406,
    QueryError: 400,
    OverLimitError: 400,
    DiedError: 500,
    InternalError: 500,
    PartnerError: 502,
    StoreError: 503,
    Busy: 503,
    QueryTimeoutError: 504,
}
"""The HTTP status of each: 4xx, ask something else; 5xx, it is this side's matter."""
