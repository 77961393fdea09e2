"""The exact difference as SPARQL Update and as RDF Patch: applied to the old state it gives the new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from wp2rdf.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from wp2rdf.publishing.comparing.delta import Difference
    from wp2rdf.rdf.terms import Term

LINES, BYTES = 2000, 2**19
"""The most that goes into one operation; Virtuoso's compiler takes 4,900 lines, and servers may limit bytes."""

_BY_VALUE = re.compile(r"(\S+ \S+) \"(?:[^\"\\]|\\.)*\"(?:@|\^\^)")
"""A triple with a literal that stores may keep by its value: `01` and `1` are one, `@en-GB` and `@en-gb` too."""

_BLANK = re.compile(r"_:|\S+ \S+ _:")


class Patch(Protocol):
    """A file that is written while two states are compared."""

    def begin(self) -> None:
        """Writes what stands before all differences."""

    def add(self, difference: Difference) -> None:
        """Writes a difference.

        Raises:
            UsageError: it cannot be written in this form.
        """

    def end(self) -> None:
        """Writes what stands after all differences."""


class Update:
    """SPARQL 1.1 Update (https://www.w3.org/TR/sparql11-update/): operations with an empty line between them.

    Args:
        out: what bytes are written to.
        is_merged: whether there are no named graphs.
    """

    def __init__(self, out: BinaryIO, *, is_merged: bool) -> None:
        self._out = out
        self._is_merged = is_merged

    def begin(self) -> None:
        """Writes nothing: an empty text is an update that changes nothing."""

    def add(self, difference: Difference) -> None:
        """Writes what is lost, and then what is gained and what stores may have taken for the same as what is lost."""
        lost, gained = difference.lost, difference.gained
        if any(_BLANK.match(line) for line in (*lost, *gained)):
            raise UsageError(f"{difference.graph}: has blank nodes, which no update can name; write --patch")
        for part in _parts(lost):
            self._operation("DELETE", difference.graph, part)
        for part in _parts(sorted({*gained, *_alike(lost, difference)})):
            self._operation("INSERT", difference.graph, part)

    def _operation(self, verb: str, graph: Term, lines: list[str]) -> None:
        body = "".join(f"{line} .\n" for line in lines)
        text = (
            f"{verb} DATA {{\n{body}}} ;\n\n"
            if self._is_merged
            else f"{verb} DATA {{ GRAPH {graph} {{\n{body}}} }} ;\n\n"
        )
        self._out.write(text.encode())

    def end(self) -> None:
        """Writes nothing."""


def _alike(lost: list[str], difference: Difference) -> Iterator[str]:
    """What stays, and what a store may have deleted with something of the same value."""
    places = {match[1] for line in lost if (match := _BY_VALUE.match(line))}
    if places and difference.new:
        for line in difference.new.lines:
            match = _BY_VALUE.match(line)
            if match and match[1] in places:
                yield line


def _parts(lines: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for line in lines:
        if part and (len(part) == LINES or size + len(line) > BYTES):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part


class RdfPatch:
    """RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html), as one transaction.

    Args:
        out: what bytes are written to.
        is_merged: whether there are no named graphs.
    """

    def __init__(self, out: BinaryIO, *, is_merged: bool) -> None:
        self._out = out
        self._is_merged = is_merged

    def begin(self) -> None:
        """Begins the transaction."""
        self._out.write(b"TX .\n")

    def add(self, difference: Difference) -> None:
        """Writes what is lost, and then what is gained."""
        graph = "" if self._is_merged else f" {difference.graph}"
        for verb, lines in (("D", difference.lost), ("A", difference.gained)):
            self._out.write("".join(f"{verb} {line}{graph} .\n" for line in lines).encode())

    def end(self) -> None:
        """Commits the transaction."""
        self._out.write(b"TC .\n")
