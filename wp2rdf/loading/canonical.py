"""One form for what stores make of a triple, so that what comes back can be compared with what was sent.

Stores lower-case language tags and write numbers in their own way; Virtuoso makes integers of booleans. The same form
comes of all these. It is for comparing only and says less than the triple: blank nodes lose their labels.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.loading.sorting import sorted_lines
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

_XSD = PREFIXES["xsd"]
_TAG = re.compile(rb'"@([A-Za-z0-9-]+) \.\n\Z')
_TYPE = re.compile(rb'"\^\^<([^>]*)> \.\n\Z')
_INTEGERS = frozenset(
    {
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
    }
)  # fmt: skip


class Digest(NamedTuple):
    """What the triples of a graph are, in the form for comparing.

    Attributes:
        triples: how many different ones.
        sha256: of them, sorted, in hexadecimal.
    """

    triples: int
    sha256: str


def digest(lines: Iterable[bytes]) -> Digest:
    """The digest of the triples of one graph, however a store writes them.

    Args:
        lines: of N-Triples as pyoxigraph writes terms, each with its line feed.
    """
    whole = hashlib.sha256()
    triples = 0
    for line in sorted_lines(map(canonical, lines)):
        whole.update(line)
        triples += 1
    return Digest(triples, whole.hexdigest())


def canonical(line: bytes) -> bytes:
    """The form for comparing of one line of N-Triples."""
    subject, predicate, value = line.split(b" ", 2)
    if subject.startswith(b"_:"):
        subject = b"_:b"
    if value.startswith(b"_:"):
        value = b"_:b .\n"
    elif tagged := _TAG.search(value):
        value = value[: tagged.start(1)] + value[tagged.start(1) :].lower()
    elif typed := _TYPE.search(value):
        value = _value(value[1 : typed.start()].decode(), typed[1].decode())
    return b" ".join((subject, predicate, value))


def _value(lexical: str, datatype: str) -> bytes:
    """A typed literal; a value that does not belong to its datatype stays as it is."""
    name = datatype.removeprefix(_XSD)
    with suppress(ValueError, InvalidOperation, OverflowError):
        if name in _INTEGERS:
            name, lexical = "integer", str(int(lexical))
        elif name == "boolean" and lexical in {"true", "false", "1", "0"}:
            name, lexical = "integer", str(int(lexical in {"true", "1"}))
        elif name == "decimal":
            lexical = format(Decimal(lexical).normalize(), "f")
        elif name in {"double", "float"}:
            lexical = repr(float(lexical))
        elif name == "dateTime":
            moment = datetime.fromisoformat(lexical)
            lexical = (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()
    if name == "string":
        return f'"{lexical}" .\n'.encode()
    return f'"{lexical}"^^<{datatype if name == datatype else _XSD + name}> .\n'.encode()
