"""Tidies what pyoxigraph serializes: the same bytes in every run, easy to read, and true in XML."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Protocol


class Writable(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> object:
        """Takes some bytes."""


class Tidy(ABC):
    """Passes on what pyoxigraph writes, with the prefixes in alphabetical order.

    It declares them in the order of a hash table, which differs from run to run.
    """

    def __init__(self, out: Writable) -> None:
        self._out = out
        self._held = b""
        self._in_head = True

    def write(self, data: bytes) -> int:
        """Takes some bytes; returns how many."""
        self._held += data
        if self._in_head and self._is_complete(self._held):
            head, self._held = self._sorted(self._held)
            self._out.write(head)
            self._in_head = False
        if not self._in_head:
            ready, self._held = self._body(self._held)
            self._out.write(ready)
        return len(data)

    def flush(self) -> None:  # noqa: B027 - pyoxigraph asks for it; the file below is flushed by who opened it
        """Does nothing."""

    def finish(self) -> None:
        """Passes on what is still held back."""
        self._out.write(b"".join(self._sorted(self._held)) if self._in_head else self._held)

    @abstractmethod
    def _is_complete(self, held: bytes) -> bool:
        """Whether all prefixes are there."""

    @abstractmethod
    def _sorted(self, held: bytes) -> tuple[bytes, bytes]:
        """The prefixes in order, and what follows them."""

    @abstractmethod
    def _body(self, held: bytes) -> tuple[bytes, bytes]:
        """What can be passed on, and what must wait for more."""


class TidyTurtle(Tidy):
    """Turtle and TriG, with an empty line before each subject."""

    def _is_complete(self, held: bytes) -> bool:
        return any(line.endswith(b"\n") and not line.startswith(b"@prefix") for line in held.splitlines(keepends=True))

    def _sorted(self, held: bytes) -> tuple[bytes, bytes]:
        lines = held.splitlines(keepends=True)
        prefixes = sorted(line for line in lines if line.startswith(b"@prefix"))
        return b"".join((*prefixes, b"\n")), b"".join(lines[len(prefixes) :])

    def _body(self, held: bytes) -> tuple[bytes, bytes]:
        # a line feed never stands inside a literal: it is escaped there
        end = held.rfind(b"\n") + 1
        return held[:end].replace(b" .\n", b" .\n\n"), held[end:]


class TidyXml(Tidy):
    """RDF/XML. pyoxigraph writes carriage returns as they are, and an XML parser would read them as line feeds."""

    _ATTRIBUTE = re.compile(rb' xmlns:[^=]+="[^"]*"')
    _ROOT = re.compile(rb"<rdf:RDF[^>]*>")

    def _is_complete(self, held: bytes) -> bool:
        return self._ROOT.search(held) is not None

    def _sorted(self, held: bytes) -> tuple[bytes, bytes]:
        root = self._ROOT.search(held)
        if root is None:
            return held, b""
        attributes = sorted(self._ATTRIBUTE.findall(root[0]))
        return b"".join((held[: root.start()], b"<rdf:RDF", *attributes, b">")), held[root.end() :]

    def _body(self, held: bytes) -> tuple[bytes, bytes]:
        return held.replace(b"\r", b"&#13;"), b""
