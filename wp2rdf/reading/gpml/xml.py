"""XML in one pass: start tags are handed on as they come, no entity is expanded, nothing is fetched.

No tree is made: a drawing has a thousand tags of which most matter to nobody who asks what the drawing says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from xml.parsers import expat

from wp2rdf.errors import PageError, Problem
from wp2rdf.reading import source

if TYPE_CHECKING:
    from wp2rdf.errors import Position

DEEPEST = 64
"""Tags within tags that are read; drawings have five."""

_CHUNK = 2**20
"""So many bytes are read before the depth is looked at again."""

Attributes = dict[str, str]
"""Attributes by their names; with a namespace, that and a blank before the name."""

Tag = Callable[[Attributes], None]
"""What is done with a start tag, given its attributes."""


class Tags(NamedTuple):
    """What is done with start tags.

    Attributes:
        known: by their names, which begin with the namespace and a blank.
        other: what is done with others: given also the name.
    """

    known: Mapping[str, Tag]
    other: Callable[[str, Attributes], None]


class Scan:
    """A document that is being read.

    A drawing has a thousand tags and more, and what is done for each of them is most of what reading it costs.

    Args:
        data: its bytes, known to be UTF-8.
        file: how problems call it.

    Attributes:
        parser: knows where it is: `CurrentByteIndex` is where the tag under way starts.
        depth: tells how many tags the tag under way stands in.
        text: does something with the text up to the end of the tag that has just started, texts of tags in it
            included.
    """

    depth: Callable[[], int]
    text: Callable[[Callable[[str], None]], None]

    def __init__(self, data: bytes, file: str) -> None:
        # the encoding is given: a declaration that says another could make other text of the same bytes
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self._data = data.removeprefix(b"\xef\xbb\xbf")
        self._file = file

    def run(self, roots: Mapping[str, Callable[[Attributes], Tags]]) -> None:
        """Reads the document.

        Args:
            roots: by the name of the first tag: what is done with it; returns what is done with the others.

        Raises:
            PageError: it is no XML, has a document type, is too deep, or begins with another tag.
        """
        parser, data = self.parser, self._data
        if b"\0" in data:  # UTF-16 has such bytes, and expat would read it whatever it is told
            self._check_encoding()
            self._refuse("drawing-xml", "not XML: a byte 0x00", data.index(b"\0"))
        self._handle(roots)
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            for start in range(0, len(data), _CHUNK):
                parser.Parse(data[start : start + _CHUNK] if len(data) > _CHUNK else data, False)
                if self.depth() > DEEPEST:
                    self._refuse("drawing-xml", f"more than {DEEPEST} tags within tags")
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            self._check_encoding()
            self._refuse("drawing-xml", f"not XML: {expat.errors.messages[error.code]}", parser.ErrorByteIndex)
        finally:  # or parser and handlers would hold each other, and all that was read
            parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
            parser.StartDoctypeDeclHandler = None

    def _handle(self, roots: Mapping[str, Callable[[Attributes], Tags]]) -> None:
        """Sets what is done with tags, and what tells how many are open."""
        parser = self.parser
        opened = 0
        closed: list[str] = []
        close = closed.append

        def first(name: str, attributes: Attributes) -> None:
            nonlocal opened
            if name not in roots:
                namespace, _, local = name.rpartition(" ")
                said = f"<{local}> of namespace {namespace!r}" if namespace else f"<{local}> without a namespace"
                self._refuse("drawing-format", f"begins with {said}: not GPML2013a or GPML2021")
            opened = 1
            tags = roots[name](attributes)
            find, other = tags.known.get, tags.other

            def started(name: str, attributes: Attributes) -> None:
                nonlocal opened
                opened += 1
                tag = find(name)
                if tag is None:
                    other(name, attributes)
                else:
                    tag(attributes)

            parser.StartElementHandler = started

        def text(then: Callable[[str], None]) -> None:
            pieces: list[str] = []
            inside = opened - len(closed)

            def last(name: str) -> None:
                if opened - len(closed) == inside:
                    parser.CharacterDataHandler = None
                    parser.EndElementHandler = close
                    then("".join(pieces))
                close(name)

            parser.CharacterDataHandler = pieces.append
            parser.EndElementHandler = last

        parser.StartElementHandler = first
        parser.EndElementHandler = close  # nothing of Python runs at the end of most tags
        self.text = text
        self.depth = lambda: opened - len(closed) - 1

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
            self._refuse("drawing-unreadable", source.not_utf8(self._data, error.start), error.start)

    def _refuse(self, rule: str, message: str, place: int | None = None) -> NoReturn:
        line, column = Places(self._data)(self.place() if place is None else place)
        raise PageError(Problem(self._file, line, column, rule, message))

    def place(self) -> int:
        """Where the tag under way starts, in bytes from the start of the document."""
        return self.parser.CurrentByteIndex


class Places:
    """Line and column of places; those that come in order are found without counting from the start again.

    A drawing may be one long line, and have a fault in every tag.

    Args:
        data: the document, without a byte order mark.
        names: other names by which attributes may be asked for.
    """

    def __init__(self, data: bytes, names: Mapping[str, str] | None = None) -> None:
        self._data = data
        self._names = names or {}
        self._place, self._line, self._column = 0, 1, 1

    def __call__(self, place: int, attribute: str = "") -> Position:
        """Line and column of a tag, or of an attribute of the tag that starts there, if it has it."""
        data = self._data
        if attribute:
            place = _attribute(data, place, self._names.get(attribute, attribute).encode())
        if place < self._place:
            self._place, self._line, self._column = 0, 1, 1
        lines = data.count(b"\n", self._place, place)
        if lines:
            self._line += lines
            self._place, self._column = data.rfind(b"\n", 0, place) + 1, 1
        self._column += len(data[self._place : place].decode(errors="replace"))
        self._place = place
        return self._line, self._column


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
