"""Search over titles, descriptions, labels, names and identifiers; and what forms complete while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse

from wp2rdf.errors import UsageError
from wp2rdf.rdf import iri as iris
from wp2rdf.registries.datasources import SOURCES
from wp2rdf.server import fields, links
from wp2rdf.server.pages.asking import rows
from wp2rdf.server.pages.author import shown_name
from wp2rdf.server.pages.listing import listing, pathways
from wp2rdf.server.rendering import missing, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

KINDS = ("pathway", "gene", "organism", "community", "term", "author", "entity")
"""What forms can complete; and, for the editor, anything by its label."""

_LONGEST = 200
_WORDS = 5
_SHOWN = 20
_IDENTIFIERS = 8
_FOUND_IN = ("ensembl", "ncbigene", "uniprot", "hgnc.symbol", "chebi", "hmdb", "wikidata")


async def search(request: Request) -> Response:
    """What a text finds."""
    text = _text(request)
    if not text:
        return render(request, "search.html", text="", listing=None, nodes=[], others=[], exact=[])
    wpid = links.wpid(text.upper())
    if wpid and await rows(request, "pathway-summary", pathway=wpid):
        return RedirectResponse(f"/pathways/{wpid}", 303)
    words = text.split()
    words = [*words[: _WORDS - 1], " ".join(words[_WORDS - 1 :])]
    asked = {f"word{number}": word for number, word in enumerate(words, 1)}
    found = pathways(await rows(request, "pathways-of-text", **asked))
    nodes = await rows(request, "found-nodes", text=text, limit=_SHOWN) if len(text) > 1 else ()
    others = await rows(request, "found-others", text=text, limit=_SHOWN)
    return render(
        request,
        "search.html",
        text=text,
        listing=listing(request, found),
        nodes=[_node(row) for row in nodes],
        others=[{**row, "name": shown_name(row["name"], row["found"])} for row in others],
        exact=await _identified(request, text),
    )


def _node(row: dict[str, str]) -> dict[str, str]:
    """A label that was found: its one node, or the list of its nodes."""
    several = int(row["nodes"]) > 1
    return {
        "name": row["name"],
        "href": f"/labels/{links.segment(row['name'])}" if several else links.href(row["found"]),
        "nodes": row["nodes"],
        "kind": row["type"].rpartition("#")[2],
    }


async def _identified(request: Request, text: str) -> list[tuple[str, str]]:
    """The resources whose identifier a text is, in any of the usual sources."""
    candidates = list(dict.fromkeys(_candidates(text)))[:_IDENTIFIERS]
    if not candidates:
        return []
    asked = {f"iri{number}": iri for number, iri in enumerate(candidates, 1)}
    found = await rows(request, "found-identifier", **asked)
    return [(row["found"], links.href(row["found"])) for row in found]


def _candidates(text: str) -> Iterator[str]:
    if iris.url(text):
        yield text
        return
    if " " in text:
        return
    prefix, colon, local = text.partition(":")
    term = links.term(text)
    if term:
        yield term
    if text.startswith("10.") and "/" in text:
        yield from filter(None, [links.work("doi", text)])
    if text.upper().startswith("PMC"):
        yield from filter(None, [links.work("pmc", text.upper())])
    source = SOURCES.get(prefix.lower()) if colon else None
    if source and source.path:
        yield from filter(None, [links.node(source.path, source.marker + local.removeprefix(source.marker))])
    if text.isdigit():
        yield from filter(None, [links.work("pubmed", text)])
    for name in _FOUND_IN:
        yield from filter(None, [links.node(name, text), links.mapped(name, text)])


async def label(request: Request) -> Response:
    """The data nodes that have a label: the same word in several species, or with several identifiers."""
    text = request.path_params["label"]
    found = await rows(request, "nodes-named", text=text)
    if not found:
        raise missing(f"The label {text[:80]!r}")
    return render(request, "label.html", text=text, nodes=found)


async def complete(request: Request) -> Response:
    """Values that begin like a text, for a form: `/complete?kind=pathway&q=insulin`."""
    kind = fields.given(request).get("kind", "")
    if kind not in KINDS:
        raise UsageError(f"kind must be one of {', '.join(KINDS)}, not {kind[:40]!r}")
    text = _text(request)
    found = await rows(request, f"complete-{kind}", text=text) if text else ()
    answers = {row["value"]: row["label"] for row in reversed(found)}  # the first label of each
    values = [{"value": value, "label": shown} for value, shown in reversed(answers.items())]
    return JSONResponse(values, headers={"Cache-Control": "max-age=300"})


def _text(request: Request) -> str:
    """What is looked for, on one line.

    Raises:
        UsageError: it is very long.
    """
    text = " ".join(fields.given(request).get("q", "").replace("\0", "").split())
    if len(text) > _LONGEST:
        raise UsageError(f"Search for at most {_LONGEST} characters.")
    return text
