"""Rows as Oxigraph writes them, in TSV, so that none is taken apart before somebody asks for it.

https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from wp2rdf.querying.values import value_of
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from wp2rdf.querying.values import Value

    Row: TypeAlias = tuple[Term | None, ...]

_IN_FULL = frozenset('<"_')
"""How a term begins that is written as in N-Triples."""
_CONTROL = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_NO_CHARACTERS = ("\ufffe", "\uffff")
_ESCAPED = {code: f"\\u{code:04X}" for code in (*_CONTROL, *map(ord, _NO_CHARACTERS))} | {0x08: "\\b", 0x0C: "\\f"}
"""What TSV has as it is, and N-Triples escaped."""


class Rows(Sequence["Row"]):
    """The rows of a table.

    Args:
        tsv: a line of names, and a line a row.
    """

    def __init__(self, tsv: bytes) -> None:
        self.tsv = tsv

    def __len__(self) -> int:
        return self.tsv.count(b"\n") - 1

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._lines)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._row(line) for line in self._lines[index]]
        return self._row(self._lines[index])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return self.tsv == other.tsv
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_is_same, self, other))

    __hash__ = None  # type: ignore[assignment]  # as of any sequence that may be a list

    def __repr__(self) -> str:
        return f"Rows({self.tsv!r})"

    def __reduce__(self) -> tuple[type[Rows], tuple[bytes]]:
        """Without what was taken apart."""
        return Rows, (self.tsv,)

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")[1:-1]

    @property
    def _text(self) -> str:
        text = self.tsv.decode()
        is_plain = len(self.tsv.translate(None, _CONTROL)) == len(self.tsv)
        if not is_plain or any(char in text for char in _NO_CHARACTERS):
            return text.translate(_ESCAPED)
        return text

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, without `?`."""
        head = self.tsv.partition(b"\n")[0].decode()
        return tuple(name[1:] for name in head.split("\t")) if head else ()

    @property
    def _has_columns(self) -> bool:
        return not self.tsv.startswith(b"\n")

    def _row(self, line: str) -> Row:
        if not self._has_columns:
            return ()
        return tuple([Term(cell) if cell[:1] in _IN_FULL else _term(cell) for cell in line.split("\t")])

    def columns(self) -> list[list[Value]]:
        """The columns, as plain Python values; none when there is no row."""
        if not self._has_columns or not len(self):
            return []
        head, _, text = self._text.partition("\n")
        count = head.count("\t") + 1
        cells = text.replace("\n", "\t").split("\t")
        cells.pop()  # behind the last row
        is_bare = "\\" not in text and "<<" not in text
        return [_values(cells[place::count], is_bare=is_bare) for place in range(count)]


def _is_same(ours: Row, theirs: object) -> bool:
    return ours == theirs


def _term(cell: str) -> Term | None:
    """A term that TSV writes short."""
    if not cell:
        return None
    if cell in {"true", "false"}:
        datatype = XSD.boolean
    elif "e" in cell or "E" in cell:
        datatype = XSD.double
    else:
        datatype = XSD.decimal if "." in cell else XSD.integer
    return Term(f'"{cell}"^^{datatype}')


def _values(cells: Sequence[str], *, is_bare: bool) -> list[Value]:
    """A column: at once where all terms are of a kind, else each by itself.

    Args:
        cells: the terms.
        is_bare: whether no text among them has an escape, and none is a triple.
    """
    if is_bare:
        kinds = {cell[:1] + cell[-1:] for cell in cells}
        if kinds in ({"<>"}, {'""'}):
            return [cell[1:-1] for cell in cells]
        if '">' not in kinds and all(kind.startswith('"') for kind in kinds):
            return [cell[1 : cell.rindex('"')] for cell in cells]
    known: dict[str, Value] = {}
    for cell in dict.fromkeys(cells):
        known[cell] = value_of(Term(cell) if cell[:1] in _IN_FULL else _term(cell))
    return [known[cell] for cell in cells]
