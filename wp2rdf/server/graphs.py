"""Triples as an answer, in the format that a client wants."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from wp2rdf.server import negotiation
from wp2rdf.server.writing import write_graph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request


def response(
    request: Request,
    statements: Sequence[str],
    form: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A few triples, in a format by name or as Accept says.

    Args:
        request: what is answered.
        statements: in N-Triples form.
        form: the name of a format, as a client gives it; None: as Accept says.
        headers: more headers.

    Raises:
        HTTPException: there is no such format, or none that the client accepts.
    """
    wanted = negotiation.wanted(negotiation.accepted(request.headers), form)
    if wanted is None:
        raise HTTPException(400, f"unknown format {(form or '')[:40]!r}")
    if wanted.graph is None or wanted.graph_type is None:
        raise HTTPException(406, f"this is to be had as {', '.join(negotiation.GRAPHS)}")
    out = io.BytesIO()
    write_graph(statements, out, wanted.graph)
    more = {"Content-Type": negotiation.content_type(wanted.graph_type), "Vary": "Accept", **(headers or {})}
    return Response(out.getvalue(), headers=more)


def turtle(statements: Sequence[str]) -> str:
    """A few triples as Turtle."""
    out = io.BytesIO()
    write_graph(statements, out, "turtle")
    return out.getvalue().decode()
