"""One request to a SPARQL endpoint: what is sent is ours to say, and what comes is read within bounds.

SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/#query-via-post-urlencoded), by SPARQLWrapper. That takes
the form of a query from its words, comments among them, and with it the media types that it asks for; so the form is
set, the media types are a header of ours, and no parameter is sent that is not of the protocol.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from wp2rdf._version import __version__
from wp2rdf.errors import QueryError, QueryTimeoutError
from wp2rdf.querying.engines.deadlines import opener

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wp2rdf.querying.sparql.readonly import Form

AGENT = f"wp2rdf/{__version__} (SPARQL client)"
TABLES = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
GRAPHS = "application/n-triples, text/turtle;q=0.9"
"""Media types that are asked for."""

LARGEST = 2**28
"""Bytes of an answer that are read."""

_LARGEST_ERROR = 2**16
_PIECE = 2**16


class Reply(NamedTuple):
    """What an endpoint answered, whatever its status.

    Attributes:
        status: of HTTP.
        reason: what the endpoint calls that.
        headers: by names in lower case.
        body: all of it; of an error, the beginning.
    """

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


def send(
    endpoint: str,
    query: str,
    form: Form,
    *,
    timeout: float | None,
    parameters: Mapping[str, str] | None = None,
    began: float | None = None,
) -> Reply:
    """Sends a query, and reads the answer.

    Args:
        endpoint: its address.
        query: the text.
        form: what kind of answer it has.
        timeout: seconds for all; None: any number.
        parameters: of the request, besides the query.
        began: the moment from which time is counted, by `time.monotonic`; None: now.

    Raises:
        QueryTimeoutError: it took longer.
        QueryError: the endpoint cannot be reached, or its answer is too large or breaks off.
    """
    import SPARQLWrapper  # noqa: PLC0415 - slow to load

    is_table = form in {"SELECT", "ASK"}
    wrapper = SPARQLWrapper.SPARQLWrapper(endpoint, agent=AGENT)
    wrapper.setMethod(SPARQLWrapper.POST)
    wrapper.setOnlyConneg(True)
    wrapper.setReturnFormat(SPARQLWrapper.JSON if is_table else SPARQLWrapper.N3)
    wrapper.addCustomHttpHeader("Accept", TABLES if is_table else GRAPHS)
    for name, value in (parameters or {}).items():
        wrapper.addParameter(name, value)
    wrapper.queryString, wrapper.queryType = query, form
    request = wrapper._createRequest()  # noqa: SLF001 - its own `query` reads the bodies of errors without end
    return _answered(endpoint, request, timeout, most=LARGEST, began=began)


def page(endpoint: str, *, timeout: float | None) -> Reply:
    """What an endpoint shows who asks nothing.

    Raises:
        QueryError: as `send`.
    """
    request = urllib.request.Request(endpoint, headers={"User-Agent": AGENT, "Accept": "text/html"})  # noqa: S310 - http
    return _answered(endpoint, request, timeout, most=_LARGEST_ERROR, cut=True)


def _answered(
    endpoint: str,
    request: urllib.request.Request,
    timeout: float | None,
    *,
    most: int,
    cut: bool = False,
    began: float | None = None,
) -> Reply:
    end = None if timeout is None else (time.monotonic() if began is None else began) + timeout
    try:
        try:
            response: Any = opener(end)(request)  # http, see RemoteEngine
        except urllib.error.HTTPError as error:
            response, most, cut = error, _LARGEST_ERROR, True
        with response:
            body = _read(response, endpoint, most, cut=cut)
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status, str(response.reason), headers, body)
    except TimeoutError as error:
        raise _late(endpoint, timeout) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise _late(endpoint, timeout) from error
        raise QueryError(f"{endpoint}: cannot be reached: {reason}") from error


def _late(endpoint: str, timeout: float | None) -> QueryTimeoutError:
    return QueryTimeoutError(f"{endpoint}: no answer in {timeout or 0:g} s")


def _read(response: Any, endpoint: str, most: int, *, cut: bool) -> bytes:  # noqa: ANN401
    """The body, no more of it than can be kept."""
    pieces: list[bytes] = []
    size = 0
    while piece := cast("bytes", response.read1(_PIECE)):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            if cut:
                break
            raise QueryError(f"{endpoint}: answers more than {most // 1_000_000} MB")
    return b"".join(pieces)[:most]
