"""What went wrong: a page for people, one line of plain text for programs."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from wp2rdf.server.negotiation import accepted, best
from wp2rdf.server.refusals import STATUSES, Busy
from wp2rdf.server.rendering import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from wp2rdf.errors import QueryError, UsageError

_TITLES = {404: "Not found", 503: "Busy", 504: "Out of time"}
_MESSAGES = {404: "There is no such page here."}


def refused(request: Request, error: HTTPException | QueryError | UsageError) -> Response:
    """The answer to a request that is refused, or failed.

    Args:
        request: what failed.
        error: why.
    """
    if isinstance(error, HTTPException):
        if request.method == "OPTIONS" and error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=error.headers)  # Allow says what may be done
        return failure(request, error.status_code, error.detail, error.headers)
    status = next(STATUSES[known] for known in type(error).__mro__ if known in STATUSES)
    return failure(request, status, str(error), {"Retry-After": "5"} if isinstance(error, Busy) else None)


def failure(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """What a client gets that would rather read HTML, or would not.

    Args:
        request: what failed.
        status: of the answer.
        message: what went wrong.
        headers: more headers.
    """
    headers = {"Vary": "Accept", **(headers or {})}
    if best(accepted(request.headers), ("text/plain", "text/html")) != "text/html":
        return line(status, message, headers)
    title = _TITLES.get(status) or HTTPStatus(status).phrase
    if message.casefold() == title.casefold():  # what a router says of a path that it does not know
        message = _MESSAGES.get(status, "")
    return render(request, "failure.html", status=status, headers=headers, title=title, message=message)


def line(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that is one line of plain text."""
    text = " ".join(message.split()).encode("utf-8", errors="replace").decode()
    return PlainTextResponse(f"{text}\n", status, headers)
