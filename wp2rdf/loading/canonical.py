"""One form for what stores make of a triple, so that what comes back can be compared with what was sent.

Stores lower-case language tags and write numbers and dates in their own way; the same form comes of all these, by the
value. It is for comparing only and says less than the triple: blank nodes lose their labels.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.loading import values, virtuoso_values
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.writing.sorting import sorted_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_XSD = PREFIXES["xsd"]
_TAG = re.compile(rb'"@([A-Za-z0-9-]+) \.\n\Z')
_TYPE = re.compile(rb'"\^\^<([^>]*)> \.\n\Z')
_GEOMETRY = {
    "http://www.openlinksw.com/schemas/virtrdf#Geometry": "http://www.opengis.net/ont/geosparql#wktLiteral",
}
_XML = PREFIXES["rdf"] + "XMLLiteral"
"""A datatype that Virtuoso's bulk loader drops."""


class Digest(NamedTuple):
    """What the triples of a graph are, in the form for comparing.

    Attributes:
        triples: how many different ones.
        sha256: of them, sorted, in hexadecimal.
    """

    triples: int
    sha256: str


def digest(lines: Iterable[bytes], *, virtuoso: bool = False) -> Digest:
    """The digest of the triples of one graph, however a store writes them.

    Args:
        lines: of N-Triples as pyoxigraph writes terms, each with its line feed.
        virtuoso: whether the store is Virtuoso, which makes one of more values than others.
    """
    whole = hashlib.sha256()
    triples = 0
    for line in sorted_lines(canonical(line, virtuoso=virtuoso) for line in lines):
        whole.update(line)
        triples += 1
    return Digest(triples, whole.hexdigest())


def canonical(line: bytes, *, virtuoso: bool = False) -> bytes:
    """The form for comparing of one line of N-Triples; see `digest`."""
    subject, predicate, value = line.split(b" ", 2)
    if subject.startswith(b"_:"):
        subject = b"_:b"
    if value.startswith(b"_:"):
        value = b"_:b .\n"
    elif tagged := _TAG.search(value):
        value = value[: tagged.start(1)] + value[tagged.start(1) :].lower()
    elif typed := _TYPE.search(value):
        value = _value(value[1 : typed.start()].decode(), typed[1].decode(), virtuoso=virtuoso)
    return b" ".join((subject, predicate, value))


def _value(lexical: str, datatype: str, *, virtuoso: bool) -> bytes:
    """A typed literal."""
    datatype = _GEOMETRY.get(datatype, datatype)
    name = datatype.removeprefix(_XSD)
    if name == "string" or (virtuoso and datatype == _XML):
        return f'"{lexical}" .\n'.encode()
    if name != datatype:
        name, lexical = (virtuoso_values if virtuoso else values).one_text(name, lexical)
        datatype = _XSD + name
    return f'"{lexical}"^^<{datatype}> .\n'.encode()
