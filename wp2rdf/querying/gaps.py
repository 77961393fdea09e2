r"""CSV of one column: a cell without text is `""`, since most readers pass over an empty line, and the row with it.

Both are the same cell (https://www.rfc-editor.org/rfc/rfc4180#section-2); pandas, pyarrow, rdflib and Python's
own reader keep the row then.
"""

from __future__ import annotations

import re

_EMPTY_LINE = re.compile(rb"(?<=\n)\r\n")


def filled(data: bytes, *, is_inside: bool = False) -> bytes:
    r"""Lines of CSV with one column, without empty ones.

    >>> filled(b'x\r\n\r\n"a\r\n\r\nb"\r\n\r\n')
    b'x\r\n""\r\n"a\r\n\r\nb"\r\n""\r\n'

    Args:
        data: lines, whole ones.
        is_inside: whether the first of them begins within quotes.
    """
    if b"\n\r\n" not in data and not data.startswith(b"\r\n"):
        return data
    parts = data.split(b'"')
    for place in range(1 if is_inside else 0, len(parts), 2):
        parts[place] = _EMPTY_LINE.sub(b'""\r\n', parts[place])
    begins = b'""' if not is_inside and data.startswith(b"\r\n") else b""
    return begins + b'"'.join(parts)
