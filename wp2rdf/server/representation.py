"""The forms of a resource: HTML for people, RDF for programs; chosen by the ending of the path, or by Accept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import known
from wp2rdf.server.links import EXTENSIONS
from wp2rdf.server.negotiation import accepted, best, content_type
from wp2rdf.writing import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from wp2rdf.rdf.terms import Statement

HTML = "text/html"
MEDIA_TYPES = {
    "html": HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
"""Media types by the ending of a path; the first is for whoever has no wish."""

_ALSO = {
    "application/xhtml+xml": "html",
    "application/x-turtle": "ttl",
    "text/n3": "ttl",
    "application/json": "jsonld",
    "text/plain": "nt",
    "application/xml": "rdf",
    "text/xml": "rdf",
}
_ENDINGS = {media_type: ending for ending, media_type in MEDIA_TYPES.items()} | _ALSO


def parted(path: str) -> tuple[str, str]:
    """The last part of a path without its ending, and the ending; empty: it has none that chooses a format."""
    stem, dot, ending = path.rpartition(".")
    return (stem, ending) if dot and stem and ending in EXTENSIONS else (path, "")


def chosen(request: Request, ending: str) -> str:
    """The ending of the form that a client gets; among equals, what Accept names before what a wildcard covers.

    Raises:
        HTTPException: 406, none that is offered is acceptable.
    """
    if ending:
        return ending
    accept = (accepted(request.headers) or "").lower()
    media_type = best(accept, tuple(sorted(_ENDINGS, key=lambda known: known not in accept)))
    if media_type is None:
        raise HTTPException(406, f"This is offered as {', '.join(MEDIA_TYPES.values())}.", {"Vary": "Accept"})
    return _ENDINGS[media_type]


def headers(request: Request) -> dict[str, str]:
    """Headers of every form: that Accept chooses, and where the others are."""
    here = address(request)
    alternates = ", ".join(
        f'<{here}.{ending}>; rel="alternate"; type="{media_type}"' for ending, media_type in MEDIA_TYPES.items()
    )
    return {"Vary": "Accept", "Link": alternates}


def address(request: Request) -> str:
    """The path of a resource without the ending that chooses a format, quoted."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return parted(raw.decode("ascii", errors="replace"))[0]


async def rdf(request: Request, ending: str, iri: str, statements: Sequence[Statement]) -> Response:
    """Statements about a resource in a format, in an order that is always the same: its own first.

    Args:
        request: what asked for them.
        ending: of the format.
        iri: of the resource.
        statements: in any order.
    """
    body = await run_in_threadpool(_written, ending, iri, statements)
    return Response(body, headers=headers(request), media_type=content_type(MEDIA_TYPES[ending]))


def _written(ending: str, iri: str, statements: Sequence[Statement]) -> bytes:
    out = io.BytesIO()
    own = f"{known(iri)} "
    ordered = sorted(statements, key=lambda statement: (not statement.startswith(own), statement))
    formats.write([Block.of(known(iri), ordered)], out, formats.named(ending))
    return out.getvalue()
