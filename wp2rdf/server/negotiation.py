"""Which format a client gets: by the Accept header (RFC 9110, section 12.5.1), or by a name in the query string."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105 - a token of the grammar
_RANGE = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*")
_PARAMETER = re.compile(rf"\s*;\s*(?:({_TOKEN})\s*=\s*({_TOKEN}|\"(?:[^\"\\]|\\.)*\"))?\s*")
_QUALITY = re.compile(r"0?\.[0-9]{1,3}|0\.?|1(?:\.0{0,3})?")  # Java sends .2
_LONGEST = 4_000


class _Range(NamedTuple):
    """What a client accepts: `text/*;q=0.5`."""

    type: str
    subtype: str
    quality: float
    parameters: int

    def fits(self, media_type: str) -> bool:
        kind, _, subtype = media_type.partition("/")
        return self.type in {"*", kind} and self.subtype in {"*", subtype}

    @property
    def specificity(self) -> tuple[bool, bool, int]:
        return self.type != "*", self.subtype != "*", self.parameters


def accepted(headers: Headers) -> str | None:
    """What a client accepts: the header, or several of them as one (RFC 9110, section 5.3); None: there is none."""
    return ", ".join(headers.getlist("accept")) or None


def best(accept: str | None, offered: Mapping[str, object] | tuple[str, ...]) -> str | None:
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
    ranges = list(_ranges(accept or ""))
    if not ranges:
        return next(iter(offered), None)
    found, highest = None, 0.0
    for media_type in offered:
        fitting = [one for one in ranges if one.fits(media_type)]
        if fitting and (quality := max(fitting, key=lambda one: one.specificity).quality) > highest:
            found, highest = media_type, quality
    return found


def _ranges(accept: str) -> Iterator[_Range]:
    for part in _elements(accept[:_LONGEST]):
        head = _RANGE.match(part)
        if not head or (head[1] == "*" and head[2] != "*"):
            continue
        place, quality, parameters = head.end(), 1.0, 0
        while place < len(part) and (match := _PARAMETER.match(part, place)):
            place = match.end()
            if match[1] is None:
                continue
            if match[1].lower() != "q":
                parameters += 1
                continue
            if not _QUALITY.fullmatch(match[2]):
                break
            quality = float(match[2])
        else:
            if place == len(part):
                yield _Range(head[1].lower(), head[2].lower(), quality, parameters)


def _elements(accept: str) -> Iterator[str]:
    """The elements of a list; a comma inside quotes parts nothing."""
    for match in re.finditer(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+', accept):
        if match[0].strip():
            yield match[0]


class Wanted(NamedTuple):
    """The formats and media types of an answer, by its kind; None: none will do."""

    table: str | None
    table_type: str | None
    graph: str | None
    graph_type: str | None


def wanted(accept: str | None, name: str | None) -> Wanted | None:
    """What a client wants of an answer whose kind is not known yet.

    Args:
        accept: the Accept header.
        name: `json`, `ttl`, a media type or the like, which counts before the header; a name for the one kind of
            answer says nothing of the other.

    Returns:
        None: there is no such format.
    """
    table_type, graph_type = best(accept, TABLES), best(accept, GRAPHS)
    if name:
        name = name.strip().lower().replace(" ", "+")  # a plus sign that was not percent-encoded
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
