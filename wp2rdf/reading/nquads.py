"""N-Quads by named graph: where each graph lies in a file, read one by one without parsing them."""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

import pyoxigraph

from wp2rdf.errors import InputError, OutputError, one_line
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.nesting import NestingError, checked
from wp2rdf.rdf.terms import Term
from wp2rdf.reading import rdf_files
from wp2rdf.writing.sorting import sorted_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FORM = pyoxigraph.RdfFormat.N_QUADS
_IRI = rb'<[A-Za-z][^\x00-\x20<>"{}|^`\\]*+>'
_TEXT = rb'"[^\x00-\x1f\x7f"\\]*+(?:\\(?:[tbnrf"\\]|u00(?:0[0-7BEF]|1[0-9A-F]|7F))[^\x00-\x1f\x7f"\\]*+)*+"'
_OTHER = rb"(?!<http://www\.w3\.org/2001/XMLSchema#string>)"
"""What a datatype is not: a text of this one is written without it."""
_NODE = rb"_:[A-Za-z0-9]++"
_TRIPLE = (
    rb"(?:%(iri)s|%(node)s) %(iri)s (?:%(iri)s|%(node)s|%(text)s(?:@[a-z]++(?:-[a-z0-9]++)*+|\^\^%(other)s%(iri)s)?+)"
    % {
        b"other": _OTHER,
        b"iri": _IRI,
        b"node": _NODE,
        b"text": _TEXT,
    }
)
_QUAD = re.compile(_TRIPLE + rb"(?P<end> (?P<graph>" + _IRI + rb") \.\n)").fullmatch
_ALL_PLAIN = re.compile(rb"(?:%s\n)*+%s" % (_TRIPLE, _TRIPLE)).fullmatch
"""Whether lines are triples as we write them, each term in the one form that it has there."""

is_iri = re.compile(_IRI).fullmatch
"""Whether a term is an IRI as we write it."""

_TERM = rb"(?:%s|%s|%s(?:@[a-z]++(?:-[a-z0-9]++)*+|\^\^%s%s)?+)" % (_IRI, _NODE, _TEXT, _OTHER, _IRI)
are_terms = re.compile(rb"(?:%s\n)*+%s" % (_TERM, _TERM)).fullmatch
"""Whether lines are terms in the one form that each has where we write it."""

_QUADS = re.compile(r"\.nq(?:\.gz|\.zst)?$", re.IGNORECASE)
_PIECE = 2**20
"""Bytes that are looked at together."""


class Stretch(NamedTuple):
    """Where a graph lies in a file: its first byte, and how many they are."""

    start: int
    size: int


class Graphs:
    """The named graphs of an N-Quads file, each in one piece; the default graph goes by the name of the site graph.

    Args:
        file: can be read anywhere.
        stretches: where the graphs lie, by name.

    Attributes:
        is_merged: whether there are no named graphs, but triples.
    """

    def __init__(self, file: BinaryIO, stretches: dict[Term, Stretch], *, is_merged: bool = False) -> None:
        self._file = file
        self._stretches = stretches
        self.is_merged = is_merged

    def __iter__(self) -> Iterator[Term]:
        return iter(self._stretches)

    def __contains__(self, graph: object) -> bool:
        return graph in self._stretches

    def data(self, graph: Term) -> bytes:
        """The lines of a graph, as they stand in the file."""
        start, size = self._stretches[graph]
        self._file.seek(start)
        return self._file.read(size)

    def block(self, graph: Term) -> Block:
        """The triples of a graph.

        Raises:
            InputError: they are not N-Quads.
        """
        data = b"\n".join(dict.fromkeys(lines_of(self.data(graph), graph)))
        try:
            data.decode()
        except UnicodeDecodeError as error:
            raise InputError(f"graph {graph}: is not UTF-8") from error
        return Block(graph, data) if _ALL_PLAIN(data) else Block.of(graph, _parsed(self.data(graph), graph))


def lines_of(data: bytes, graph: Term) -> list[bytes]:
    """The lines of a graph without their ends, whatever they are.

    Args:
        data: the lines, as `Graphs.data` gives them.
        graph: the name of the graph.
    """
    end = f" {graph} .\n".encode()
    return data.removesuffix(end).split(end)


def _parsed(data: bytes, graph: Term) -> Iterator[str]:
    try:
        for quad in pyoxigraph.parse(checked(data, _FORM), format=_FORM):
            if str(quad.graph_name) != graph:
                raise InputError(f"graph {graph}: a triple without graph stands among its own: sort them")
            yield f"{quad.subject} {quad.predicate} {quad.object}"
    except NestingError as error:
        raise InputError(f"graph {graph}: {error}") from error
    except SyntaxError as error:
        raise InputError(f"graph {graph}, its line {error.lineno or 1}: not N-Quads: {one_line(error.msg)}") from error


@contextmanager
def graphs(path: Path) -> Iterator[Graphs]:
    """The graphs of an RDF file of any format, compressed or not, in whatever order its quads stand.

    A compressed file goes to a temporary one. One that is no plain N-Quads with each graph in one piece is sorted, in
    little memory.

    Raises:
        InputError: the file cannot be read, or is not RDF.
        OutputError: the temporary folder is full.
    """
    if _QUADS.search(path.name):
        with _plain(path) as file:
            found = _stretches(file)
            if found is not None:
                yield Graphs(file, found)
                return
    has_names = False

    def named_lines() -> Iterator[bytes]:
        nonlocal has_names
        for quad in rdf_files.quads(path):
            is_named = isinstance(quad.graph_name, pyoxigraph.NamedNode)
            has_names = has_names or is_named
            graph = quad.graph_name if is_named else GRAPH_OF_SITE
            yield f"{graph}\t{quad.subject} {quad.predicate} {quad.object}\n".encode()

    with spooled(_by_graph(sorted_lines(named_lines()))) as sorted_graphs:
        sorted_graphs.is_merged = not has_names
        yield sorted_graphs


def _plain(path: Path) -> BinaryIO:
    """A file of N-Quads, unpacked, which can be read anywhere."""
    try:
        if path.name.lower().endswith(".nq"):
            return path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - closed by the caller
    try:
        with rdf_files.opened(path) as packed:
            while piece := packed.read(_PIECE):
                _write(file, piece)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def _write(file: BinaryIO, data: bytes) -> None:
    try:
        file.write(data)
    except OSError as error:
        raise OutputError(f"{tempfile.gettempdir()}: cannot be written: {error.strerror or error}") from error


def _by_graph(lines: Iterable[bytes]) -> Iterator[tuple[Term, bytes]]:
    names: dict[bytes, Term] = {}
    for line in lines:
        name, _, triple = line.partition(b"\t")
        graph = names.setdefault(name, Term(name.decode()))
        yield graph, triple[:-1] + f" {graph} .\n".encode()


def _stretches(file: BinaryIO) -> dict[Term, Stretch] | None:
    """Where the graphs lie; None when one does not lie in one piece, or a line is not as lines of N-Quads usually are.

    A triple without graph whose object is the name of the graph around it is refused when that graph is read.
    """
    found: dict[Term, Stretch] = {}
    graph, end = Term(""), b""
    place = 0
    while piece := file.read(_PIECE) + file.readline():
        done = 0
        while done < len(piece):
            line_end = piece.find(b"\n", done) + 1 or len(piece)
            if not end or not piece.endswith(end, done, line_end):
                quad = _QUAD(piece, done, line_end)
                if quad is None:
                    return None
                graph, end = Term(quad["graph"].decode(errors="replace")), quad["end"]
                if graph in found:
                    return None
                found[graph] = Stretch(place + done, 0)
            last = piece.rfind(end, done) + len(end)
            if piece.count(b"\n", done, last) != piece.count(end, done, last):
                return None
            start, size = found[graph]
            found[graph] = Stretch(start, size + last - done)
            done = last
        place += len(piece)
    return found


@contextmanager
def spooled(pieces: Iterable[tuple[Term, bytes]]) -> Iterator[Graphs]:
    """Graphs in a temporary file that has no name, so that not even a killed process leaves it.

    Args:
        pieces: the name of a graph, and lines of N-Quads in it; those of one graph stand together.

    Raises:
        OutputError: the temporary folder is full.
    """
    with tempfile.TemporaryFile() as unnamed:
        file = cast("BinaryIO", unnamed)
        found: dict[Term, Stretch] = {}
        place = 0
        try:
            for graph, lines in pieces:
                file.write(lines)
                start, size = found.get(graph, Stretch(place, 0))
                found[graph] = Stretch(start, size + len(lines))
                place += len(lines)
            file.flush()
        except OSError as error:
            raise OutputError(f"{tempfile.gettempdir()}: cannot be written: {error.strerror or error}") from error
        yield Graphs(file, found)
