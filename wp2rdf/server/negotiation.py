"""Which format a client gets: by the Accept header (RFC 9110, section 12.5.1), or by a name in the query string."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from starlette.datastructures import Headers

TABLES = MappingProxyType(
    {
        "application/sparql-results+json": "json",
        "application/sparql-results+xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
        "application/json": "json",
        "application/xml": "xml",
        "text/xml": "xml",
    }
)
"""The media types of tables and truth values, the preferred first, and their formats."""

GRAPHS = MappingProxyType(
    {
        "text/turtle": "turtle",
        "application/n-triples": "ntriples",
        "application/rdf+xml": "rdfxml",
        "application/ld+json": "jsonld",
        "application/n-quads": "nquads",
        "application/trig": "trig",
        "application/x-turtle": "turtle",
        "text/n3": "turtle",
        "text/rdf+n3": "turtle",
        "application/json": "jsonld",
        "application/xml": "rdfxml",
        "text/xml": "rdfxml",
        "text/plain": "ntriples",
    }
)
"""The media types of triples, the preferred first, and their formats."""

_TABLE_NAMES = MappingProxyType({"json": "json", "srj": "json", "xml": "xml", "srx": "xml", "csv": "csv", "tsv": "tsv"})
_GRAPH_NAMES = MappingProxyType(
    {
        "turtle": "turtle",
        "ttl": "turtle",
        "n3": "turtle",
        "ntriples": "ntriples",
        "n-triples": "ntriples",
        "nt": "ntriples",
        "rdfxml": "rdfxml",
        "rdf": "rdfxml",
        "rdf+xml": "rdfxml",
        "rdf/xml": "rdfxml",
        "xml": "rdfxml",
        "jsonld": "jsonld",
        "json-ld": "jsonld",
        "json": "jsonld",
        "nquads": "nquads",
        "n-quads": "nquads",
        "nq": "nquads",
        "trig": "trig",
    }
)

_HTML = frozenset({"html", "text/html", "text/x-html+tr", "application/xhtml+xml"})
"""Names for a table that people read; Accept does not choose it, as it leads people to a page."""
_AS_ACCEPTED = frozenset({"", "auto"})

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"  # noqa: S105 - a token of the grammar
_QUOTED = r'"(?:[^"\\]++|\\.)*+"'
_ELEMENT = re.compile(rf'[^,"]*+(?:{_QUOTED}[^,"]*+)*+', re.DOTALL)
_RANGE = re.compile(rf"\s*+({_TOKEN})/({_TOKEN})\s*+")
_PARAMETER = re.compile(rf"\s*+;\s*+(?:({_TOKEN})\s*+=\s*+({_TOKEN}|{_QUOTED}))?+\s*+", re.DOTALL)
_QUALITY = re.compile(r"0?\.[0-9]{1,3}|0\.?|1(?:\.0{0,3})?")  # Java sends .2
_LONGEST = 4_000
"""Characters of the header that are read."""
_MOST = 100
"""Elements of the header that are read; clients send up to twenty."""


class _Range(NamedTuple):
    """What a client thinks of a range of media types: `text/*;q=0.5` has a quality of 0.5 and no parameters."""

    quality: float
    parameters: int


def accepted(headers: Headers) -> str | None:
    """What a client accepts: the header, or several of them as one (RFC 9110, section 5.3); None: there is none."""
    return ", ".join(headers.getlist("accept")) or None


def best(accept: str | None, offered: Iterable[str]) -> str | None:
    """The media type that a client likes best, and among equals the first that is offered.

    Of the ranges that fit a media type the most specific one counts. What is malformed in the header is passed over; a
    header with nothing else counts as none.

    Args:
        accept: the header; None: there is none, so anything will do.
        offered: media types, the preferred first.

    Returns:
        One of them, or None when none is acceptable.

    >>> best("text/html, */*;q=0.1", ("text/turtle", "text/html"))
    'text/html'
    """
    ranges = _ranges(accept or "")
    if not ranges:
        return next(iter(offered), None)
    found, highest = None, 0.0
    for media_type in offered:
        fitting = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")  # the most specific first
        quality = next((ranges[one].quality for one in fitting if one in ranges), 0.0)
        if quality > highest:
            found, highest = media_type, quality
    return found


@lru_cache(maxsize=256)
def _ranges(accept: str) -> Mapping[str, _Range]:
    """The ranges of a header, each as often as it is named with the most parameters; in time linear in its length."""
    ranges: dict[str, _Range] = {}
    for part in islice(_elements(accept[:_LONGEST]), _MOST):
        head = _RANGE.match(part)
        if not head or (head[1] == "*" and head[2] != "*"):
            continue
        found = _rest(part, head.end())
        name = f"{head[1]}/{head[2]}".lower()
        if found and (name not in ranges or found.parameters > ranges[name].parameters):
            ranges[name] = found
    return ranges


def _rest(part: str, place: int) -> _Range | None:
    """What stands behind the name of a range; None: it is malformed."""
    quality, parameters = 1.0, 0
    while place < len(part):
        match = _PARAMETER.match(part, place)
        if not match:
            return None
        place = match.end()
        if match[1] is None:
            continue
        if match[1].lower() != "q":
            parameters += 1
        elif _QUALITY.fullmatch(match[2]):
            quality = float(match[2])
        else:
            return None
    return _Range(quality, parameters)


def _elements(accept: str) -> Iterator[str]:
    """The elements of a list; a comma inside quotes parts nothing."""
    place = 0
    while place < len(accept):
        match = _ELEMENT.match(accept, place)
        end = match.end() if match else place
        if accept[end : end + 1] == '"':  # never closed: it is a sign like any other, and so are all behind it
            first, *others = accept[end:].split(",")
            yield accept[place:end] + first
            yield from others
            return
        yield accept[place:end]
        place = end + 1


class Wanted(NamedTuple):
    """The formats and media types of an answer, by its kind; None: none will do."""

    table: str | None
    table_type: str | None
    graph: str | None
    graph_type: str | None


@lru_cache(maxsize=256)
def reads_pages(accept: str | None) -> bool:
    """Whether a client would rather have HTML than anything that programs read."""
    return best(accept, (*TABLES, *GRAPHS, "text/html")) == "text/html"


@lru_cache(maxsize=1024)
def wanted(accept: str | None, name: str | None) -> Wanted | None:
    """What a client wants of an answer whose kind is not known yet.

    Args:
        accept: the Accept header.
        name: `json`, `ttl`, a media type or the like, which counts before the header; a name for the one kind of
            answer says nothing of the other, and `auto` says nothing at all.

    Returns:
        None: there is no such format.
    """
    table_type, graph_type = best(accept, TABLES), best(accept, GRAPHS)
    name = (name or "").strip().lower().replace(" ", "+")  # a plus sign that was not percent-encoded
    if name in _HTML:
        return Wanted("html", "text/html", "html", "text/html")
    if name not in _AS_ACCEPTED:
        table = _TABLE_NAMES.get(name) or TABLES.get(name)
        graph = _GRAPH_NAMES.get(name) or GRAPHS.get(name)
        if table is None and graph is None:
            return None
        table_type = _type_of(table, TABLES) if table else (table_type or next(iter(TABLES)))
        graph_type = _type_of(graph, GRAPHS) if graph else (graph_type or next(iter(GRAPHS)))
    return Wanted(
        TABLES[table_type] if table_type else None,
        table_type,
        GRAPHS[graph_type] if graph_type else None,
        graph_type,
    )


def _type_of(form: str, known: Mapping[str, str]) -> str:
    return next(media_type for media_type, named in known.items() if named == form)


def content_type(media_type: str) -> str:
    """The value of Content-Type: with UTF-8 where the default of the media type is another."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
