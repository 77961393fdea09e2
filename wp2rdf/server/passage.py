"""Rows on their way from the engine to the server: counted, looked at, and passed on in large pieces.

Oxigraph writes an answer in small pieces. Where a piece may end, how many rows are in it and what none may hold is told
by its bytes; nothing is taken apart.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, cast

import pyoxigraph

from wp2rdf.errors import QueryError
from wp2rdf.querying import gaps, spaced
from wp2rdf.querying.results import W3C
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.server.refusals import NotAcceptableError, too_large, too_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.writing.tidy import Writable

_LARGE = 2**18
"""Bytes that are passed on at once."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What is no character of XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""
_END_OF_LINE = b" .\n"
_CONTROL = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D})
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def check_xml(text: str) -> None:
    """Whether XML can hold a text.

    Raises:
        NotAcceptableError: it cannot.
    """
    if found := _NO_XML.search(text):
        raise NotAcceptableError(f"XML cannot hold the character U+{ord(found[0]):04X} of a value: take another format")


class _Lines:
    """What a format looks like; this one has a line of names, and a line a row: TSV."""

    def __init__(self) -> None:
        self._more = -1

    def cut(self, data: bytes) -> int:
        """Where a piece may end; 0: nowhere yet."""
        return data.rfind(b"\n") + 1

    def taken(self, data: bytes) -> tuple[bytes, int]:
        """A piece as it is passed on, and how many rows it has; checks what is in it."""
        _no_triples(data.startswith(b"<<(") or b"\n<<(" in data or b"\t<<(" in data)
        return data, self._counted(data.count(b"\n"))

    def end(self, data: bytes) -> tuple[bytes, bytes]:
        """The last piece, without what comes behind the rows; and what comes there instead."""
        return data, b""

    def _counted(self, lines: int) -> int:
        more, self._more = self._more, 0
        return max(0, lines + more)


class _Csv(_Lines):
    """CSV: a line end within quotes ends no row (https://www.rfc-editor.org/rfc/rfc4180#section-2)."""

    def __init__(self, variables: Sequence[str]) -> None:
        super().__init__()
        self._is_inside = False
        self._has_one_column = len(variables) == 1

    def taken(self, data: bytes) -> tuple[bytes, int]:
        if self._has_one_column:
            data = gaps.filled(data, is_inside=self._is_inside)
        if b'"' not in data and not self._is_inside:
            return data, self._counted(data.count(b"\n"))
        parts = data.split(b'"')
        outside = parts[1 if self._is_inside else 0 :: 2]
        self._is_inside ^= not len(parts) % 2
        return data, self._counted(sum(part.count(b"\n") for part in outside))


class _Xml(_Lines):
    """XML, whose signs never stand inside a text as they are."""

    def cut(self, data: bytes) -> int:
        found = data.rfind(b"</result>")
        return found + len(b"</result>") if found >= 0 else 0

    def taken(self, data: bytes) -> tuple[bytes, int]:
        if len(data.translate(None, _CONTROL)) != len(data) or any(char in data for char in _NO_CHARACTERS):
            check_xml(data.decode())
        _no_triples(b"<triple>" in data)
        return data, data.count(b"<result>")


class _Json(_Lines):
    """JSON, as `json.dumps` has it."""

    def __init__(self, variables: Sequence[str]) -> None:
        super().__init__()
        self._spacing = spaced.Spacing(variables)
        self._is_last = False

    def cut(self, data: bytes) -> int:
        return self._spacing.cut(data)

    def taken(self, data: bytes) -> tuple[bytes, int]:
        made, rows = self._spacing.spaced(data, is_last=self._is_last)
        _no_triples(b'"type": "triple"' in made)
        return made, rows

    def end(self, data: bytes) -> tuple[bytes, bytes]:
        self._is_last = True
        return data[: spaced.end(data)], spaced.TAIL


def _no_triples(are_some: bool) -> None:
    if are_some:
        raise QueryError("a triple as a value is not of SPARQL 1.1")


class Passage:
    """Takes what an engine writes, and passes it on.

    Args:
        out: what bytes are written to in the end.
        form: json, xml, csv or tsv.
        variables: the names of the columns.
        rows: how many there may be.
        size: bytes that may be held until they can be passed on.
    """

    def __init__(self, out: Writable, form: str, variables: Sequence[str], *, rows: int, size: int) -> None:
        self._out = out
        self._known = form
        self._form: _Lines
        match form:
            case "json":
                self._form = _Json(variables)
            case "csv":
                self._form = _Csv(variables)
            case _:
                self._form = _Xml() if form == "xml" else _Lines()
        self._left = self._most = rows
        self._pieces: list[bytes] = []
        self._size, self._most_bytes, self._next = 0, size, _LARGE

    def write(self, piece: bytes) -> int:
        """Takes a piece.

        Raises:
            OverLimitError: the rows, or the bytes, are too many.
            NotAcceptableError: the format cannot hold a character.
        """
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size >= self._next:
            if self._size > self._most_bytes + _LARGE:
                raise too_large(self._most_bytes)
            data = b"".join(self._pieces)
            end = self._form.cut(data)
            self._pass(data[:end])
            self._pieces, self._size = [data[end:]], len(data) - end
            self._next = self._size + max(self._size, _LARGE)
        return len(piece)

    def flush(self) -> None:
        """Does nothing: what is left is passed on when all is there."""

    def finish(self) -> int:
        """Passes on what is left; gives how many rows there are. Raises what `write` raises."""
        whole = b"".join(self._pieces)
        data, behind = self._form.end(whole)
        self._pass(data)
        self._out.write(behind)
        self._pieces = [whole]
        return self._most - self._left

    def row(self) -> tuple[Term | None, ...]:
        """The only row of an answer, when all of it was passed on."""
        (whole,) = self._pieces
        if self._known == "csv":
            cells = list(csv.reader(io.StringIO(gaps.filled(whole).decode(), newline="")))[-1]
            return tuple(plain(cell) if cell else None for cell in cells)
        known = pyoxigraph.QueryResultsFormat.JSON if self._known == "json" else W3C[self._known]
        (solution,) = cast("pyoxigraph.QuerySolutions", pyoxigraph.parse_query_results(whole, format=known))
        return tuple(None if term is None else Term(str(term)) for term in solution)

    def _pass(self, data: bytes) -> None:
        if data:
            made, rows = self._form.taken(data)
            self._left -= rows
            if self._left < 0:
                raise too_many(self._most, "rows")
            self._out.write(made)


class Lines:
    """Takes the triples that an engine writes as N-Triples, and passes each on once, when it first comes.

    Args:
        out: what lines are written to.
        most: how many there may be.
    """

    def __init__(self, out: Writable, most: int) -> None:
        self._out = out
        self._most = most
        self._known: set[bytes] = set()
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, piece: bytes) -> int:
        """Takes a piece.

        Raises:
            OverLimitError: the triples are too many.
        """
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size >= _LARGE:
            data = b"".join(self._pieces)
            end = data.rfind(_END_OF_LINE) + len(_END_OF_LINE)
            self._pass(data[:end])
            self._pieces, self._size = [data[end:]], len(data) - end
        return len(piece)

    def flush(self) -> None:
        """Does nothing: what is left is passed on when all is there."""

    def finish(self) -> int:
        """Passes on what is left; gives how many triples there are. Raises what `write` raises."""
        self._pass(b"".join(self._pieces))
        return len(self._known)

    def _pass(self, data: bytes) -> None:
        lines = data.split(_END_OF_LINE)[:-1]
        before = len(self._known)
        new = [line for line in dict.fromkeys(lines) if line not in self._known]
        self._known.update(new)
        if len(self._known) > self._most:
            raise too_many(self._most, "triples")
        if len(self._known) > before:
            self._out.write(data if len(new) == len(lines) else _END_OF_LINE.join((*new, b"")))
