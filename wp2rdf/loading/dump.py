"""What is to be loaded: each graph's sorted N-Triples in one temporary file, with counts and digests."""

from __future__ import annotations

import hashlib
import re
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

import pyoxigraph

from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.converting.spreading.processes import over
from wp2rdf.errors import InputError, OutputError, UsageError
from wp2rdf.loading import names
from wp2rdf.loading.names import SITE
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import rdf_files
from wp2rdf.writing.sorting import sorted_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wp2rdf.reading.checkout import Checkout

_NAMED = re.compile(r"WP([0-9]{1,9})")
_BLANK = re.compile(rb"_:|\S+ \S+ _:")


class Graph(NamedTuple):
    """One graph of a dump.

    Attributes:
        triples: how many, each counted once.
        sha256: of its sorted N-Triples, in hexadecimal.
        start: where its lines begin in the file.
        size: bytes of its lines.
        has_blank_nodes: whether there are any.
    """

    triples: int
    sha256: str
    start: int
    size: int
    has_blank_nodes: bool


class Content:
    """The N-Triples of one graph, or of a part of it; can be read more than once.

    Attributes:
        size: in bytes.
        has_blank_nodes: whether there are any; parts would not know that two of them are the same.
    """

    def __init__(self, file: BinaryIO, start: int, size: int, *, has_blank_nodes: bool) -> None:
        self._file = file
        self._start = start
        self.size = size
        self.has_blank_nodes = has_blank_nodes

    def __iter__(self) -> Iterator[bytes]:
        place, end = self._start, self._start + self.size
        while place < end:
            self._file.seek(place)
            piece = self._file.read(min(2**16, end - place))
            place += len(piece)
            yield piece

    def lines(self) -> Iterator[bytes]:
        """Its lines, in order."""
        left = b""
        for piece in self:
            *whole, left = (left + piece).split(b"\n")
            yield from (line + b"\n" for line in whole)

    def parts(self, *, size: int, lines: int | None = None) -> Iterator[bytes]:
        """Its lines in parts of a number of bytes and of lines at the most, but at least one line."""
        part: list[bytes] = []
        held = 0
        for line in self.lines():
            if part and (len(part) == lines or held + len(line) > size):
                yield b"".join(part)
                part, held = [], 0
            part.append(line)
            held += len(line)
        if part:
            yield b"".join(part)


class Dump:
    """What is to be loaded.

    Attributes:
        graphs: by their names, without angle brackets.
        is_whole: whether it is meant to hold everything, which one page is not.
        kept: graphs that are not gone although they may be missing: those of pages that have a file.
        report: what the conversion of a site did; of a dump, nothing.
    """

    def __init__(self, file: BinaryIO, report: Report, *, is_whole: bool, kept: frozenset[str]) -> None:
        self._file = file
        self.graphs: dict[str, Graph] = {}
        self.is_whole = is_whole
        self.kept = kept
        self.report = report

    @property
    def doubt(self) -> str:
        """Why a graph that is missing in it may not be gone; empty: there is no reason to think so."""
        if self.report.count("error"):
            return "pages have errors (`wp2rdf validate` shows them)"
        if SITE not in self.graphs:
            return f"the dump does not hold <{SITE}>, with which a whole one ends"
        return ""

    @property
    def triples(self) -> int:
        """Triples in all graphs."""
        return sum(graph.triples for graph in self.graphs.values())

    @property
    def sha256(self) -> str:
        """Digest of names and digests of all graphs."""
        said = "".join(f"{name}\n{graph.sha256}\n" for name, graph in sorted(self.graphs.items()))
        return hashlib.sha256(said.encode()).hexdigest()

    def content(self, name: str) -> Content:
        """The triples of one graph."""
        graph = self.graphs[name]
        return Content(self._file, graph.start, graph.size, has_blank_nodes=graph.has_blank_nodes)


def check_target(source: Path | str, target: Path) -> None:
    """Refuses to write among what is read.

    Raises:
        UsageError: the target would stand in a folder of the site.
        InputError: there is no such source.
    """
    path = Path(source)
    if not _is_rdf_file(path):
        checkouts.check_target(checkouts.find(path), target)


def _is_rdf_file(path: Path) -> bool:
    return path.is_file() and rdf_files.is_rdf(path)


@contextmanager
def spooled(
    source: Path | str,
    *,
    merged: str | None = None,
    jobs: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Dump]:
    """What a site or an RDF file holds, sorted into a temporary file that is gone afterwards.

    Args:
        source: a checkout of the site, one page, or an RDF file whose quads stand in any order.
        merged: the one graph that everything goes into; None: each graph of its own.
        jobs: number of processes that convert pages.
        progress: told what is done, and how many of how many pages.

    Raises:
        InputError: the source cannot be read, or holds nothing.
        UsageError: triples outside of a named graph, and nothing said where they go.
        OutputError: the temporary folder is full.
    """
    path = Path(source)
    report = Report()
    is_whole, kept = True, frozenset[str]()
    if _is_rdf_file(path):
        quads = rdf_files.quads(path)
    else:
        checkout = checkouts.find(path)
        report.root = checkout.root
        is_whole, kept = checkout.is_site, frozenset(_of_files(checkout))
        blocks = pipeline.blocks(
            checkout, Options(), report=report, spread=over(jobs), progress=progress and partial(progress, "converting")
        )
        quads = (
            quad
            for block in blocks
            for quad in pyoxigraph.parse(block.nquads().data, format=pyoxigraph.RdfFormat.N_QUADS)
        )
    with tempfile.TemporaryFile() as unnamed:
        file = cast("BinaryIO", unnamed)
        dump = Dump(file, report, is_whole=is_whole, kept=kept)
        try:
            _fill(dump, file, sorted_lines(_lines(quads, merged, path)))
        except OSError as error:
            raise OutputError(f"{tempfile.gettempdir()}: cannot be written: {error.strerror or error}") from error
        report.raise_for_nothing()
        if not dump.graphs:
            raise InputError(f"{source}: holds no triples")
        yield dump


def _of_files(checkout: Checkout) -> Iterator[str]:
    """The graphs of pages that have a file, be they converted or not, by what the files say and how they are named."""
    for page in checkout.pages:
        yield names.of_page(page.number)
        if named := _NAMED.fullmatch(Path(page.file).stem):
            yield names.of_page(int(named[1]))


def _lines(quads: Iterable[pyoxigraph.Quad], merged: str | None, path: Path) -> Iterator[bytes]:
    """The name of a graph, a tab, and a line of N-Triples."""
    for quad in quads:
        if merged is None:
            graph = quad.graph_name
            if not isinstance(graph, pyoxigraph.NamedNode):
                raise UsageError(f"{path}: has triples outside of a named graph: say with --graph where they go")
            name = graph.value
        else:
            name = merged
        yield f"{name}\t{quad.subject} {quad.predicate} {quad.object} .\n".encode()


def _fill(dump: Dump, file: BinaryIO, lines: Iterable[bytes]) -> None:
    """Writes the triples of sorted lines, and notes where each graph lies."""
    current: bytes | None = None
    digest = hashlib.sha256()
    start = place = triples = 0
    blank = False

    def note() -> None:
        if current is not None:
            dump.graphs[current.decode()] = Graph(triples, digest.hexdigest(), start, place - start, blank)

    for line in lines:
        name, _, triple = line.partition(b"\t")
        if name != current:
            note()
            current, digest, start, triples, blank = name, hashlib.sha256(), place, 0, False
        file.write(triple)
        digest.update(triple)
        place += len(triple)
        triples += 1
        blank = blank or _BLANK.match(triple) is not None
    note()
    file.flush()
