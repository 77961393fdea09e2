"""SPARQL 1.1 Protocol: what a request asks (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from wp2rdf.server import fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from wp2rdf.server.settings import Settings

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:[^\x00-\x20\x7f<>\"{}|\\^`]++")
_BODY_SECONDS = 30
_LONG = 2**16
"""Bytes of a form that is decoded beside the event loop; these take a millisecond."""

_REFUSED = "this server only answers queries: updates are refused"


class Asked(NamedTuple):
    """What a request asks.

    Attributes:
        query: the query; None: there is none.
        default_graphs: the graphs that the default graph is merged from.
        named_graphs: the named graphs.
        format: the name of the format that is wanted; None: as Accept says.
    """

    query: str | None
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]
    format: str | None


async def asked(request: Request) -> Asked:
    """What a request asks.

    Raises:
        HTTPException: it is not of the protocol, or asks for an update.
    """
    settings: Settings = request.app.state.settings
    found = _fields(request.scope["query_string"])
    if request.method == "POST":
        if request.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
            raise HTTPException(415, "the body of a query is not compressed here", {"Accept-Encoding": "identity"})
        kind, _, parameters = request.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        if kind == _UPDATE:
            raise HTTPException(403, _REFUSED)
        if kind not in {_FORM, _DIRECT}:
            raise HTTPException(415, f"the body of a query is {_FORM} or {_DIRECT}")
        charset = parameters.lower().replace(" ", "").replace('"', "").partition("charset=")[2].partition(";")[0]
        if charset not in {"", "utf-8", "utf8", "us-ascii"}:
            raise HTTPException(415, "the body of a query is in UTF-8")
        body = await _body(request, 12 * settings.query_length + 2**16)
        if kind == _DIRECT:
            found.append(("query", _decoded(body)))
        elif len(body) > _LONG:
            found += await run_in_threadpool(_fields, body)
        else:
            found += _fields(body)
    if any(name == "update" for name, _ in found):
        raise HTTPException(403, _REFUSED)
    queries = [value for name, value in found if name == "query"]
    if len(queries) > 1:
        raise HTTPException(400, f"one query at a time: there are {len(queries)} parameters named query")
    if queries and len(queries[0]) > settings.query_length:
        raise HTTPException(413, f"the query has more than {settings.query_length:,} characters, the limit here")
    formats = [value for name, value in found if name in {"format", "output", "results"} and value]
    return Asked(
        queries[0] if queries else None,
        _graphs(found, "default-graph-uri"),
        _graphs(found, "named-graph-uri"),
        formats[0] if formats else None,
    )


def _graphs(found: list[tuple[str, str]], wanted: str) -> list[str]:
    """The graphs that a request names; an empty name is none, as forms send it."""
    named = [value for name, value in found if name == wanted and value]
    for value in named:
        if not _IRI.fullmatch(value):
            raise HTTPException(400, f"{wanted}: {value[:80]!r} is no absolute IRI")
    return named


def _fields(content: bytes) -> list[tuple[str, str]]:
    """The fields of a query string or a form."""
    try:
        return fields.parsed(content)
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the request is not in UTF-8") from error
    except ValueError as error:
        raise HTTPException(400, f"the request has {error}") from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the request is not in UTF-8") from error


async def _body(request: Request, longest: int) -> bytes:
    """The body of a request, read no further than it may be long, and not for ever."""
    said = f"the body of a request has at most {longest:,} bytes here"
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > longest:
        raise HTTPException(413, said, {"Connection": "close"})
    parts = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                parts += part
                if len(parts) > longest:
                    raise HTTPException(413, said, {"Connection": "close"})
    except TimeoutError as error:
        raise HTTPException(408, "the body of the request did not come", {"Connection": "close"}) from error
    return bytes(parts)
