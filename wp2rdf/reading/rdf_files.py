"""RDF files in: one named graph at a time, so that a dump of any size can be read."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeAlias, cast

import pyoxigraph
import zstandard

from wp2rdf.errors import InputError, one_line
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.nesting import Bounded
from wp2rdf.rdf.terms import Term
from wp2rdf.reading.zstd import Frames
from wp2rdf.writing.formats import COMPRESSIONS

_BYTES_A_BYTE = 12
"""Memory that a graph takes to be checked, for each byte of it as N-Triples (measured, with room to spare)."""

NO_GRAPH = Term("")
"""The name of a block whose triples are in no named graph, for whoever tells them apart from those of the site."""

_ENDINGS = frozenset({"nt", "nq", "ttl", "trig", "rdf", "owl", "xml", "jsonld", "n3"})
_LINE_FORMATS = frozenset({"nt", "nq"})
_IRI = re.compile("<[^<>]*>")


_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""Labels of blank nodes that every parser of N-Triples takes."""
_Term: TypeAlias = Any
"""A term of pyoxigraph."""


def is_rdf(path: Path) -> bool:
    """Whether a file's name is that of an RDF file."""
    return _format(path) is not None


def _format(path: Path) -> pyoxigraph.RdfFormat | None:
    parts = [suffix[1:].lower() for suffix in path.suffixes]
    if parts and parts[-1] in COMPRESSIONS:
        parts.pop()
    return pyoxigraph.RdfFormat.from_extension(parts[-1]) if parts and parts[-1] in _ENDINGS else None


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read from, unpacked as its name says, without a byte order mark before it.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            match path.suffix.lower():
                case ".gz":
                    with gzip.open(file) as plain:
                        yield _unmarked(plain)
                case ".zst":
                    yield _unmarked(io.BufferedReader(Frames(file), 2**20))
                case _:
                    yield _unmarked(file)
    except (OSError, EOFError, zstandard.ZstdError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _unmarked(file: io.BufferedReader | gzip.GzipFile) -> BinaryIO:
    """A file behind its byte order mark, which programs of Windows write before UTF-8."""
    if file.peek(len(codecs.BOM_UTF8)).startswith(codecs.BOM_UTF8):
        file.read(len(codecs.BOM_UTF8))
    return cast("BinaryIO", file)


def graphs(path: Path, *, default: Term = GRAPH_OF_SITE) -> Iterator[Block]:
    """The named graphs of a file, one at a time; a file without named graphs is one graph.

    The quads of one graph have to stand together, as they do in our dumps, unless the file is small.

    Args:
        path: the file.
        default: what the block of triples that are in no named graph is named.

    Raises:
        InputError: the file cannot be read, is not RDF 1.1, or is larger than the memory that is free.
    """
    yield from _grouped(quads(path), _free_memory() // _BYTES_A_BYTE, path, default)


def quads(path: Path) -> Iterator[pyoxigraph.Quad]:
    """The quads of a file in its order; `.gz` and `.zst` are decompressed.

    Raises:
        InputError: the file cannot be read, or is not RDF.
    """
    form = _format(path)
    if form is None:
        raise InputError(f"{path}: the name tells no RDF format")
    with opened(path) as file:
        try:
            bounded = cast("IO[bytes]", Bounded(file, form, str(path)))
            found = pyoxigraph.parse(bounded, format=form, base_iri=path.absolute().as_uri())
            yield from map(_with_labels, found) if form == pyoxigraph.RdfFormat.JSON_LD else found
        except SyntaxError as error:
            raise InputError(f"{path}:{error.lineno or 1}: not {form.name}: {one_line(error.msg)}") from error


def _with_labels(quad: pyoxigraph.Quad) -> pyoxigraph.Quad:
    """A quad whose blank nodes have labels that N-Triples can write: in JSON-LD one may hold any character."""
    terms = (quad.subject, quad.object, quad.graph_name)
    if all(_LABEL.fullmatch(term.value) for term in terms if isinstance(term, pyoxigraph.BlankNode)):
        return quad
    subject, value, graph = map(_labelled, terms)
    return pyoxigraph.Quad(subject, quad.predicate, value, graph)


def _labelled(term: _Term) -> _Term:
    if not isinstance(term, pyoxigraph.BlankNode) or _LABEL.fullmatch(term.value):
        return term
    return pyoxigraph.BlankNode("jsonld_" + re.sub("[^A-Za-z0-9]", lambda char: f"_{ord(char[0]):X}_", term.value))


def _grouped(quads: Iterator[pyoxigraph.Quad], limit: int, path: Path, default: Term) -> Iterator[Block]:
    """Runs of quads of one graph; a graph that comes back is put together while everything is small."""
    waiting: dict[Term, list[str]] = {}
    size = 0
    given: set[Term] = set()
    for quad in quads:
        if isinstance(quad.object, pyoxigraph.Triple):
            said = f"the value of {quad.predicate} of {quad.subject} is a triple, as RDF 1.2 has them, not RDF 1.1"
            raise InputError(f"{path}: {said}")
        graph = Term(str(quad.graph_name)) if isinstance(quad.graph_name, pyoxigraph.NamedNode) else default
        line = f"{quad.subject} {quad.predicate} {quad.object}"
        size += len(line)
        if graph in given:
            said = f"too large to be read at once, and the quads of {graph} do not stand together: sort them by graph"
            raise InputError(f"{path}: {said}")
        if size > limit:
            if len(waiting) < 2:  # noqa: PLR2004 - one graph, or none: nothing can be given away
                raise InputError(
                    f"{path}: too large for the memory that is free; validate the pages, or an N-Quads dump"
                )
            for name in [name for name in waiting if name != graph]:
                given.add(name)
                yield Block.of(name, waiting.pop(name))
            size = sum(len(line) for line in waiting.get(graph, ()))
        waiting.setdefault(graph, []).append(line)
    for name, lines in waiting.items():
        yield Block.of(name, lines)


def _free_memory() -> int:
    """Bytes of memory that can be used without swapping."""
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (ValueError, OSError, AttributeError):
        return 2**31


Wanted = tuple[str, str, str]
"""A focus node, a property path and a value, whose place is looked for; the path and the value may be empty."""


def positions(path: Path, wanted: Iterable[Wanted]) -> dict[Wanted, tuple[int, int]]:
    """Line and column where triples stand in a file.

    In N-Triples and N-Quads every triple has a line of its own; where no such triple stands, it is the first line about
    the focus node. In other formats it is the first line that begins with the whole IRI of the focus node, or else that
    has it.

    Args:
        path: the file.
        wanted: what is looked for.

    Returns:
        The places of what was found.
    """
    subjects: dict[str, list[Wanted]] = {}
    for one in wanted:
        subjects.setdefault(one[0], []).append(one)
    exact: dict[Wanted, tuple[int, int]] = {}
    near: dict[Wanted, tuple[int, int]] = {}
    form = _format(path)
    in_lines = form is not None and form.file_extension in _LINE_FORMATS
    with opened(path) as file:
        for number, raw in enumerate(file, 1):
            line = raw.decode("utf-8", errors="replace")
            if not in_lines:
                _note_near(line, number, subjects, near)
                continue
            focus, _, rest = line.partition(" ")
            for one in subjects.get(focus, ()):
                near.setdefault(one, (number, 1))
                path_, value = one[1:]
                for property_ in _alternatives(path_) if value else ():
                    if rest.startswith(f"{property_} {value} "):
                        exact.setdefault(one, (number, len(focus) + len(property_) + 3))
    return {**near, **exact}


@cache
def _alternatives(path: str) -> tuple[str, ...]:
    """The properties that a path is a choice of; a property by itself."""
    choice = path[1:-1].split("|") if path.startswith("(") and path.endswith(")") else [path]
    return tuple(choice) if all(_IRI.fullmatch(one) for one in choice) else ()


def _note_near(line: str, number: int, subjects: dict[str, list[Wanted]], near: dict[Wanted, tuple[int, int]]) -> None:
    """Notes the focus nodes whose IRI stands in a line, in angle brackets or quotes; where a line begins is better."""
    for focus in [focus for focus in subjects if focus[1:-1] in line]:
        place = next((line.index(form) for form in (focus, f'"{focus[1:-1]}"') if form in line), None)
        if place is None:
            continue
        for one in subjects[focus]:
            if place == 0 or one not in near:
                near[one] = (number, place + 1)
        if place == 0:
            del subjects[focus]
