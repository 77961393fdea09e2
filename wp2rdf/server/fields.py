"""The fields of a query string or a form, decoded in time linear in their length, whatever is escaped.

https://url.spec.whatwg.org/#urlencoded-parsing
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request

MOST = 1_000
"""Fields of a request, at most."""

_KEPT = "wp2rdf.fields"
_NO_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def parsed(content: bytes) -> list[tuple[str, str]]:
    """The fields in their order.

    Raises:
        UnicodeDecodeError: they are not in UTF-8.
        ValueError: they are more than `MOST`.
    """
    if content.count(b"&") >= MOST:
        raise ValueError(f"more than {MOST:,} fields")
    return [(name.decode(), value.decode()) for name, value in _pairs(content)]


def given(request: Request) -> Mapping[str, str]:
    """The first `MOST` fields of the query string of a page, the last of each name; what is not UTF-8 is replaced."""
    scope = request.scope
    if _KEPT not in scope:
        pairs = _pairs(scope["query_string"])
        scope[_KEPT] = {name.decode(errors="replace"): value.decode(errors="replace") for name, value in pairs}
    return cast("Mapping[str, str]", scope[_KEPT])


def _pairs(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    for field in content.split(b"&", MOST)[:MOST]:
        if field:
            name, _, value = field.partition(b"=")
            yield _unescaped(name), _unescaped(value)


def _unescaped(text: bytes) -> bytes:
    """A text with its escapes resolved: by a decoder that is written in C, as those of bytes in Python are the same."""
    text = text.replace(b"+", b" ")
    if b"%" not in text:
        return text
    escaped = _NO_ESCAPE.sub(b"%25", text).replace(b"\\", rb"\\").replace(b"%", rb"\x")
    return escaped.decode("unicode_escape").encode("latin-1")
