"""`/sparql`: the endpoint."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import IO, TYPE_CHECKING
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from wp2rdf.server import graphs, negotiation, protocol, service_description
from wp2rdf.server.process import Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from wp2rdf.server.process import Answered
    from wp2rdf.server.workers import Workers

LEAST_RATE = 2**16
"""Bytes a second that a client takes at least, on the whole: until then its answer lies on the disk."""

_CHUNK = 2**16
_LONGEST_HEADER = 1_000


async def sparql(request: Request) -> Response:
    """Answers a query; without one, describes the service, or sends people to the editor."""
    asked = await protocol.asked(request)
    accept = negotiation.accepted(request.headers)
    if asked.query is None:
        if request.method == "POST":
            raise HTTPException(400, "there is no query: give it as the parameter query, or as the body")
        if not asked.format and negotiation.reads_pages(accept):
            return RedirectResponse("/", 303, {"Vary": "Accept"})
        return graphs.response(request, service_description.statements(request.app.state.settings), asked.format)
    graphs_named = asked.default_graphs or asked.named_graphs
    if request.method != "POST" and not asked.format and not graphs_named and negotiation.reads_pages(accept):
        return RedirectResponse(f"/results?{urlencode({'query': asked.query})}", 303, {"Vary": "Accept"})
    wanted = negotiation.wanted(accept, asked.format)
    if wanted is None:
        known = "json, xml, csv, tsv, html, auto; for triples turtle, ntriples, rdfxml, jsonld, nquads, trig"
        raise HTTPException(400, f"unknown format {(asked.format or '')[:40]!r}; one of {known}")
    question = Question(
        query=asked.query,
        table=wanted.table,
        graph=wanted.graph,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )
    workers: Workers = request.app.state.workers
    answered = await workers.answer(question)
    is_table = answered.kind == "table"
    media_type = (wanted.table_type if is_table else wanted.graph_type) or ""
    headers = {
        "Content-Type": negotiation.content_type(media_type),
        "Content-Length": str(answered.size),
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        **_notes(answered),
    }
    return Whole(answered.body, headers, request.app.state.settings.seconds)


class Whole(Response):
    """A whole answer, sent as fast as the client takes it; one that takes nothing for some time, or drips, is left.

    Args:
        content: its bytes.
        headers: those of the answer, its length among them.
        seconds: without a piece taken; what `LEAST_RATE` needs for all comes on top for the whole.
    """

    def __init__(self, content: IO[bytes], headers: Mapping[str, str], seconds: float) -> None:
        super().__init__(headers=headers)
        self._content = content
        self._seconds = seconds

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Sends it."""
        most = self._seconds + int(self.headers["content-length"]) / LEAST_RATE
        with self._content as content, suppress(TimeoutError):
            async with asyncio.timeout(most):
                await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                chunk = content.read(_CHUNK)
                while following := content.read(_CHUNK):
                    async with asyncio.timeout(self._seconds):
                        await send({"type": "http.response.body", "body": chunk, "more_body": True})
                    chunk = following
                await send({"type": "http.response.body", "body": chunk})


def _notes(answered: Answered) -> dict[str, str]:
    """What a reader should know of an answer, as headers of bounded length in ASCII."""
    said = {"SPARQL-Changes": answered.changes, "SPARQL-Notes": answered.notes, "SPARQL-Partial": answered.failures}
    return {name: _header(lines) for name, lines in said.items() if lines}


def _header(lines: Sequence[str]) -> str:
    text = quote("; ".join(" ".join(line.split()) for line in lines), safe=" !\"#$&'()*+,/:;<=>?@[\\]^`{|}~")
    return text if len(text) <= _LONGEST_HEADER else f"{text[:_LONGEST_HEADER]}..."
