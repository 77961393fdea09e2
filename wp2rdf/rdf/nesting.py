"""How deep what is read may nest: parsers that call themselves end the whole process when it is too deep.

pyoxigraph 0.5.13 overflows its stack at some thousand objects of JSON-LD in each other, or some hundred thousand triple
terms, and takes time that grows with the square of the depth of RDF/XML. Real data nests a few levels; `MAX_DEPTH` is
what libxml2 allows.
"""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph

from wp2rdf.errors import InputError
from wp2rdf.rdf.rdfxml import Tags

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 256
"""Levels."""
_AT_ONCE = 2**20
_LONGEST = 16 * _AT_ONCE
"""Bytes of a text, a comment or a line with triple terms: what is unfinished is looked at again with what follows."""


class NestingError(ValueError):
    """Something nests too deep, never ends, or would be read wrong."""


def json_of(content: str | bytes) -> Any:  # noqa: ANN401 - JSON
    """A JSON document (https://www.rfc-editor.org/rfc/rfc8259).

    Raises:
        ValueError: it is none, or nests too deep.
    """
    try:
        return json.loads(content)
    except RecursionError:
        raise NestingError("nests too deep") from None


def checked(data: bytes, form: pyoxigraph.RdfFormat) -> bytes:
    """A whole RDF document, as it is.

    Raises:
        NestingError: it nests too deep.
    """
    depth = _depth_of(form)
    for start in range(0, len(data), _AT_ONCE):
        depth.add(data[start : start + _AT_ONCE])
    return data


class Bounded:
    """A file that is looked at as it is read.

    Args:
        file: an RDF document.
        form: its format.
        name: how it is called.
    """

    def __init__(self, file: BinaryIO, form: pyoxigraph.RdfFormat, name: str) -> None:
        self._file = file
        self._depth = _depth_of(form)
        self._name = name
        self._pieces = self._checked()
        self._left = memoryview(b"")

    def _checked(self) -> Iterator[bytes]:
        while data := self._file.read(_AT_ONCE):
            try:
                self._depth.add(data)
            except NestingError as error:
                raise InputError(f"{self._name}: {error}") from error
            yield data

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most as many as are asked for; none at the end.

        Raises:
            InputError: what comes next nests too deep.
        """
        if size < 0:
            return b"".join(iter(lambda: self.read(_AT_ONCE), b""))
        if not self._left:
            self._left = memoryview(next(self._pieces, b""))
        piece, self._left = self._left[:size], self._left[size:]
        return bytes(piece)


class _Depth:
    """Follows how deep a document nests, a piece at a time."""

    def __init__(self) -> None:
        self._unfinished = b""
        self.level = 0

    def add(self, data: bytes) -> None:
        """Looks at more of it.

        Raises:
            NestingError: it nests too deep, or a text in it is too long.
        """
        self._unfinished = self._looked_at(self._unfinished + data)
        if self.level > MAX_DEPTH:
            raise NestingError(f"nests deeper than {MAX_DEPTH} levels")
        if len(self._unfinished) > _LONGEST:
            raise NestingError(f"holds a text longer than {_LONGEST // _AT_ONCE} MiB")

    def _looked_at(self, data: bytes) -> bytes:
        """Notes the deepest level so far; gives back what is not finished."""
        raise NotImplementedError


class _OfJson(_Depth):
    """Takes out all but brackets, and then pairs of brackets from the inside to the outside, which is fast."""

    _TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
    _OTHERS = bytes({*range(256)} - {*b"{}[]"})
    _open = b""

    def _looked_at(self, data: bytes) -> bytes:
        data, quote, text = self._TEXT.sub(b"", data).partition(b'"')
        brackets = self._open + data.translate(None, self._OTHERS)
        passes = 0
        while passes <= MAX_DEPTH:
            left = brackets.replace(b"{}", b"").replace(b"[]", b"")
            if len(left) == len(brackets):
                break
            brackets = left
            passes += 1
        self._open = brackets.lstrip(b"]}")
        self.level = max(passes, len(self._open))
        return quote + text


class _OfXml(_Depth):
    """Counts tags that start and end elements, and has each looked at."""

    _OTHER = re.compile(rb"<!--|<!\[CDATA\[|<\?")
    _ENDS = MappingProxyType({b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"})
    _TAG = re.compile(rb"""[^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+>""")
    _inside = 0

    def __init__(self) -> None:
        super().__init__()
        self._tags = Tags()

    def _looked_at(self, data: bytes) -> bytes:
        kept, place = [], 0
        while found := self._OTHER.search(data, place):
            kept.append(data[place : found.start()])
            end = self._ENDS[found[0]]
            place = data.find(end, found.end()) + len(end)
            if place < found.end():
                self._count(b"".join(kept))
                return data[found.start() :]
        last = max(data.rfind(b"<"), place)  # what begins there may go on
        self._count(b"".join((*kept, data[place:last])))
        return data[last:]

    def _count(self, data: bytes) -> None:
        for part in data.split(b"<")[1:]:
            if found := self._tags.wrong(part):
                raise NestingError(f"holds {found}, which is not read: convert it to another format first")
            if part.startswith(b"/"):
                self._inside -= 1
            elif not part.startswith(b"!"):
                tag = self._TAG.match(part)
                self._inside += not (tag and tag[0].endswith(b"/>"))
                self.level = max(self.level, self._inside)


class _OfTurtle(_Depth):
    """Counts triple terms and reifiers; of others, pyoxigraph keeps a stack of its own."""

    _TOKEN = re.compile(
        rb'"""(?:[^"\\]|\\.|"(?!""))*+"""|'
        rb"'''(?:[^'\\]|\\.|'(?!''))*+'''|"
        rb"""(?P<long>\"{3}|'{3})|"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|"""
        rb'\\.|#[^\n]*+\n|(?P<open><<)|(?P<close>>>)|<[^\x00-\x20<>"{}|^`\\]*+>|(?P<short>["\'#<])',
        re.DOTALL,
    )
    _inside = 0

    def _looked_at(self, data: bytes) -> bytes:
        for token in self._TOKEN.finditer(data):
            match token.lastgroup:
                case "open":
                    self._inside += 1
                    self.level = max(self.level, self._inside)
                case "close":
                    self._inside = max(0, self._inside - 1)
                case "long":
                    return data[token.start() :]
                case "short" if data.find(b"\n", token.end()) < 0:
                    return data[token.start() :]
        return b""


class _OfLines(_OfTurtle):
    """The same, where each statement has a line of its own; lines without triple terms are passed over."""

    def _looked_at(self, data: bytes) -> bytes:
        whole, end, last = data.rpartition(b"\n")
        for line in whole.split(b"\n") if b"<<" in whole else ():
            if b"<<" in line:
                self._inside = 0
                super()._looked_at(line + end)
        return last


_DEPTHS: dict[pyoxigraph.RdfFormat, type[_Depth]] = {
    pyoxigraph.RdfFormat.JSON_LD: _OfJson,
    pyoxigraph.RdfFormat.RDF_XML: _OfXml,
    pyoxigraph.RdfFormat.N_TRIPLES: _OfLines,
    pyoxigraph.RdfFormat.N_QUADS: _OfLines,
}


def _depth_of(form: pyoxigraph.RdfFormat) -> _Depth:
    return _DEPTHS.get(form, _OfTurtle)()
