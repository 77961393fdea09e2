r"""JSON as Oxigraph writes it, with a blank behind each comma and colon, as `json.dumps` has it.

So answers have the same bytes whoever writes them, an engine or Python, term by term. Inside a string a quote is `\"`,
and what follows the end of a string is one of four signs. So what stands between two texts, such as
`"},"label":{"type":"literal","value":"`, can stand nowhere else, and is replaced as a whole. What is left then, or
could be a row without a cell, is looked for string by string.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Sign: TypeAlias = tuple[bytes, bytes, bool]
"""What stands between two texts without blanks, and with them; whether a row begins there."""

_ROWS = b'"bindings":['
_END = b"]}}"
_ROW_END = b'"}},{"'
_CLOSED = b'"}}'
"""The end of a row that has a cell."""
_LEFT = b'":{"type":"'
"""The beginning of any cell."""
_TAILS = ((b'","xml:lang":"', b'", "xml:lang": "'), (b'","datatype":"', b'", "datatype": "'))
_PARTS = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[,:]', re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)

_KEPT = 100
"""How many lists of columns are remembered."""

TAIL = b"]}}\n"
"""What stands behind the last row."""


class Spacing:
    """Puts blanks into the rows of one answer, piece by piece, and counts them.

    Args:
        variables: the names of the columns.
    """

    def __init__(self, variables: Sequence[str]) -> None:
        self.head, self._usual, self._rare = _signs(tuple(variables))
        self._has_begun = False

    def cut(self, data: bytes) -> int:
        """Where a piece may end: before the end of a row that another one follows; 0: nowhere."""
        found = data.rfind(_ROW_END)
        while found > 0 and data[found + len(_ROW_END) : found + len(_ROW_END) + 1] in {b",", b"}", b""}:
            found = data.rfind(_ROW_END, 0, found)
        return max(found, 0)

    def rows(self, data: bytes) -> int:
        """Where the rows begin in the first piece; 0 in all others."""
        if self._has_begun:
            return 0
        found = data.find(_ROWS)
        return found + len(_ROWS) if found >= 0 else len(data)

    def spaced(self, piece: bytes, *, is_last: bool = False) -> tuple[bytes, int]:
        """A piece with its blanks, and how many rows begin in it.

        Args:
            piece: the answer from its beginning, or from where the last piece ended.
            is_last: whether it goes to the end of the rows, and not to where `cut` says.
        """
        if self._has_begun:
            return self._spaced(piece, is_last=is_last)
        rest = piece[self.rows(piece) :]
        self._has_begun = True
        if not rest:
            return self.head, 0
        made, count = self._spaced(_CLOSED + b"," + rest, is_last=is_last)
        return self.head + made[len(_CLOSED + b", ") :], count

    def _spaced(self, piece: bytes, *, is_last: bool) -> tuple[bytes, int]:
        if b"{}" in piece:
            return _by_strings(piece, is_last=is_last)
        made, count = _replaced(piece, self._usual)
        if _LEFT in made:
            made, more = _replaced(made, self._rare)
            count += more
            if _LEFT in made:
                return _by_strings(piece, is_last=is_last)
        for sign, written in _TAILS:
            if sign in made:
                made = made.replace(sign, written)
        return made, count


@lru_cache(_KEPT)
def _signs(variables: Sequence[str]) -> tuple[bytes, Sequence[_Sign], Sequence[_Sign]]:
    """What stands before the first row; what stands between the texts of usual rows, and what of rare ones."""
    names = json.dumps(list(variables), ensure_ascii=False)
    head = f'{{"head": {{"vars": {names}}}, "results": {{"bindings": ['.encode()
    encoded = [name.encode() for name in variables]
    usual = [*_cells(encoded[:1], ("uri", "literal"), starts=True)]
    usual += _cells(encoded[1:], ("uri", "literal"), starts=False)
    rare = [*_cells(encoded[:1], ("bnode",), starts=True), *_cells(encoded[1:], ("bnode",), starts=False)]
    rare += _cells(encoded[1:], ("uri", "literal", "bnode"), starts=True)
    return head, usual, rare


def _cells(names: Sequence[bytes], kinds: Sequence[str], *, starts: bool) -> Iterator[_Sign]:
    """What stands before a text in a cell and behind that in the one before, without blanks and with them.

    Args:
        names: of the columns that the cells are in.
        kinds: of the terms in them.
        starts: whether a row begins with them.
    """
    for name in names:
        for kind in kinds:
            cell = b'%b":{"type":"%b","value":"' % (name, kind.encode())
            spaced = b'%b": {"type": "%b", "value": "' % (name, kind.encode())
            if starts:
                yield b'"}},{"' + cell, b'"}}, {"' + spaced, True
            else:
                yield b'"},"' + cell, b'"}, "' + spaced, False


def _replaced(piece: bytes, signs: Sequence[_Sign]) -> tuple[bytes, int]:
    """A piece with some signs replaced, and how many of them begin a row."""
    count = 0
    for sign, written, starts in signs:
        if starts:
            parts = piece.split(sign)
            count += len(parts) - 1
            piece = written.join(parts)
        else:
            piece = piece.replace(sign, written)
    return piece, count


def _by_strings(piece: bytes, *, is_last: bool) -> tuple[bytes, int]:
    """A piece with its blanks, from the end of a text on to within the last one, or to the end of the rows."""
    rest = piece[len(_CLOSED) :] if is_last else piece[len(_CLOSED) :] + b'"'
    made = _PARTS.sub(lambda part: part[0] + b" " if part[0] in {b",", b":"} else part[0], rest)
    bare = _STRING.sub(b"", rest)
    return _CLOSED + (made if is_last else made[:-1]), bare.count(b"{:{") + bare.count(b"{}")


def end(data: bytes) -> int:
    """Where the rows of an answer of Oxigraph end."""
    return len(data) - len(_END)


def whole(data: bytes, variables: Sequence[str]) -> bytes:
    """An answer of Oxigraph with its blanks, and a line feed at its end."""
    return Spacing(variables).spaced(data[: end(data)], is_last=True)[0] + TAIL
