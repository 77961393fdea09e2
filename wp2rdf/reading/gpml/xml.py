"""XML in one pass: start tags are handed on as they come, no entity is expanded, nothing is fetched.

No tree is made: a drawing has a thousand tags of which most matter to nobody who asks what the drawing says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from xml.parsers import expat

from wp2rdf.errors import PageError, Problem

if TYPE_CHECKING:
    from wp2rdf.errors import Position

DEEPEST = 64
"""Tags within tags that are read; drawings have five."""

Attributes = dict[str, str]
"""Attributes by their names; with a namespace, that and a blank before the name."""

Tag = Callable[[Attributes, int], None]
"""What is done with a start tag: given its attributes, and how many tags it stands in."""


class Tags(NamedTuple):
    """What is done with start tags.

    Attributes:
        known: by their names, which begin with the namespace and a blank.
        other: what is done with others: given also the name.
    """

    known: Mapping[str, Tag]
    other: Callable[[str, Attributes, int], None]


class Scan:
    """A document that is being read.

    Args:
        data: its bytes, known to be UTF-8.
        file: how problems call it.
    """

    def __init__(self, data: bytes, file: str) -> None:
        # the encoding is given: a declaration that says another could make other text of the same bytes
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.buffer_text = True
        self._data = data.removeprefix(b"\xef\xbb\xbf")
        self._file = file
        self._depth = 0

    def run(self, roots: Mapping[str, Callable[[Attributes], Tags]]) -> None:
        """Reads the document.

        Args:
            roots: by the name of the first tag: what is done with it; returns what is done with the others.

        Raises:
            PageError: it is no XML, has a document type, is too deep, or begins with another tag.
        """
        parser = self._parser

        def first(name: str, attributes: Attributes) -> None:
            if name not in roots:
                namespace, _, local = name.rpartition(" ")
                said = f"<{local}> of namespace {namespace!r}" if namespace else f"<{local}> without a namespace"
                self._refuse("drawing-format", f"begins with {said}: not GPML2013a or GPML2021")
            parser.StartElementHandler = self._started(roots[name](attributes))
            self._depth = 1

        parser.StartElementHandler = first
        parser.EndElementHandler = self._ended
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            self._check_encoding()
            self._refuse("drawing-xml", f"not XML: {expat.errors.messages[error.code]}", parser.ErrorByteIndex)
        finally:  # or parser and handlers would hold each other, and all that was read
            parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
            parser.StartDoctypeDeclHandler = None

    def _started(self, tags: Tags) -> Callable[[str, Attributes], None]:
        find, other = tags.known.get, tags.other

        def started(name: str, attributes: Attributes) -> None:
            depth = self._depth
            self._depth = depth + 1
            if depth > DEEPEST:
                self._refuse("drawing-xml", f"more than {DEEPEST} tags within tags")
            tag = find(name)
            if tag is not None:
                tag(attributes, depth)
            else:
                other(name, attributes, depth)

        return started

    def _ended(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(self, *_: object) -> None:
        start = self._data.rfind(b"<!DOCTYPE", 0, self.place() + 1)
        self._refuse(
            "drawing-xml", "a document type declaration: GPML has none, and nothing of it is read", max(start, 0)
        )

    def _check_encoding(self) -> None:
        """Refuses what is not UTF-8: XML that is not well-formed may be so for no other reason."""
        try:
            self._data.decode()
        except UnicodeDecodeError as error:
            self._refuse("drawing-unreadable", f"not UTF-8: byte 0x{self._data[error.start]:02x}", error.start)

    def _refuse(self, rule: str, message: str, place: int | None = None) -> NoReturn:
        line, column = position(self._data, self.place() if place is None else place)
        raise PageError(Problem(self._file, line, column, rule, message))

    def place(self) -> int:
        """Where the tag under way starts, in bytes from the start of the document."""
        return self._parser.CurrentByteIndex

    def text(self, then: Callable[[str], None]) -> None:
        """Does something with the text up to the end of the tag that has just started; of tags in it with theirs."""
        parser = self._parser
        pieces: list[str] = []
        outside = self._depth - 1

        def ended(_name: str) -> None:
            self._depth -= 1
            if self._depth == outside:
                parser.CharacterDataHandler = None
                parser.EndElementHandler = self._ended
                then("".join(pieces))

        parser.CharacterDataHandler = pieces.append
        parser.EndElementHandler = ended


def position(data: bytes, place: int, attribute: str = "") -> Position:
    """Line and column of a place, or of an attribute of the tag that starts there.

    Args:
        data: the document, without a byte order mark.
        place: in bytes.
        attribute: its name; empty, or one that the tag does not have: the tag itself.
    """
    if attribute:
        place = _attribute(data, place, attribute.encode())
    start = data.rfind(b"\n", 0, place) + 1
    return data.count(b"\n", 0, start) + 1, len(data[start:place].decode(errors="replace")) + 1


_ATTRIBUTE = re.compile(rb"""\s+([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_NAME = re.compile(rb"<[^\s<>/]+")


def _attribute(data: bytes, place: int, name: bytes) -> int:
    """Where the attribute of a tag starts."""
    found = _NAME.match(data, place)
    at = found.end() if found else len(data)
    while match := _ATTRIBUTE.match(data, at):
        if match[1] == name:
            return match.start(1)
        at = match.end()
    return place
