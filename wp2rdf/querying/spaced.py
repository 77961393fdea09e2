r"""JSON as Oxigraph writes it, with a blank behind each comma and colon, as `json.dumps` has it.

So answers have the same bytes whoever writes them, an engine or Python, term by term. In JSON a quote inside a string
is `\"`; therefore most of the signs around strings can be told from what stands inside by the bytes next to them, and
where they cannot, the strings are looked for.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROWS = b'"bindings":['
_END = b"]}}"
_ROW_END = b'"}},{"'
_UNSURE = (b'"}},{",', b'"}},{"}', b'"},",', b'"},"}', b"{}")
"""Where a string may look like the end of a row or cell; and rows without a cell."""
_SURE = ((b'":{"type":"', b'": {"type": "'), (b'","value":"', b'", "value": "'))
_TAILS = ((b'","xml:lang":"', b'", "xml:lang": "'), (b'","datatype":"', b'", "datatype": "'))
_ENDS = ((b'"},"', b'"}, "'), (_ROW_END, b'"}}, {"'))
_PARTS = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[,:]', re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)


def head(variables: Sequence[str]) -> bytes:
    """What stands before the first row."""
    names = json.dumps(list(variables), ensure_ascii=False)
    return f'{{"head": {{"vars": {names}}}, "results": {{"bindings": ['.encode()


TAIL = b"]}}\n"
"""What stands behind the last row."""


def start(data: bytes) -> int:
    """Where the rows of an answer of Oxigraph begin; -1: that is not known yet."""
    found = data.find(_ROWS)
    return found + len(_ROWS) if found >= 0 else -1


def end(data: bytes) -> int:
    """Where the rows of an answer of Oxigraph end."""
    return len(data) - len(_END)


def last_end(data: bytes) -> int:
    """Where the last whole row ends that another one follows; 0: there is none."""
    found = data.rfind(_ROW_END)
    while found > 0 and data[found + len(_ROW_END) : found + len(_ROW_END) + 1] in {b",", b"}", b""}:
        found = data.rfind(_ROW_END, 0, found)
    return found + len(b'"}}') if found > 0 else 0


def spaced(rows: bytes) -> bytes:
    """Whole rows, with their blanks; a comma may stand before them."""
    if any(sign in rows for sign in _UNSURE):
        return _PARTS.sub(lambda part: part[0] + b" " if part[0] in {b",", b":"} else part[0], rows)
    for sign, written in _SURE:
        rows = rows.replace(sign, written)
    for sign, written in _TAILS:
        if sign in rows:
            rows = rows.replace(sign, written)
    for sign, written in _ENDS:
        rows = rows.replace(sign, written)
    return b", " + rows[1:] if rows.startswith(b",") else rows


def count(rows: bytes) -> int:
    """How many whole rows there are."""
    if not rows.strip(b","):
        return 0
    if any(sign in rows for sign in _UNSURE):
        bare = _STRING.sub(b"", rows)
        return bare.count(b"{:{") + bare.count(b"{}")
    return rows.count(_ROW_END) + 1


def whole(data: bytes, variables: Sequence[str]) -> bytes:
    """An answer of Oxigraph with its blanks, and a line feed at its end."""
    return head(variables) + spaced(data[start(data) : end(data)]) + TAIL
