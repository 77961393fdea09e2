"""The picture of a pathway, as its author drew it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from wp2rdf.errors import InputError
from wp2rdf.server import fields, links
from wp2rdf.server.rendering import missing

if TYPE_CHECKING:
    from starlette.requests import Request

    from wp2rdf.server.pictures import Pictures

_WORDS, _LETTERS = 100, 2_000
"""Names of nodes that are to stand out, and their letters in all, at most; the others are passed over."""


async def picture(request: Request) -> Response:
    """The SVG of a pathway; `highlight` names nodes that are to stand out, as in `?highlight=IL6,STAT3`."""
    wpid = links.wpid(request.path_params["wpid"])
    pictures: Pictures = request.app.state.pictures
    if wpid is None or wpid not in pictures:
        raise missing(f"The drawing of {request.path_params['wpid'][:40]!r}")
    highlight = frozenset(_asked(request))
    tag = await run_in_threadpool(pictures.tag, wpid, highlight)
    headers = {"ETag": f'W/"{tag}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    try:
        shown = await run_in_threadpool(pictures.svg, wpid, highlight)
    except InputError as error:
        raise missing(f"A drawing of {wpid} that can be read") from error
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    return Response(shown.packed if is_packed else shown.plain, headers=headers, media_type="image/svg+xml")


def address(request: Request, wpid: str) -> str:
    """The path of the picture of a pathway, with what is asked to stand out; empty: there is none.

    Args:
        request: for the page of the pathway.
        wpid: of the pathway.
    """
    if wpid not in request.app.state.pictures:
        return ""
    asked = _asked(request)
    return f"/pathways/{wpid}.svg" + (f"?{urlencode({'highlight': ','.join(asked)})}" if asked else "")


def _asked(request: Request) -> list[str]:
    words = fields.given(request).get("highlight", "")[:_LETTERS].split(",")[:_WORDS]
    return [word for one in words if (word := one.strip())]
