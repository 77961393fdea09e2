"""Blocks to every RDF format.

N-Quads and N-Triples are written from a block without looking at a single term; the other formats are parsed from it
and serialized by pyoxigraph.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, NamedTuple, cast

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.rdf.block import Block, Encoded
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.timing import timed
from wp2rdf.writing import jsonld
from wp2rdf.writing.once import once
from wp2rdf.writing.tidy import TidyTurtle, TidyXml

if TYPE_CHECKING:
    from wp2rdf.writing.tidy import Writable


class Format(NamedTuple):
    """An RDF format.

    Attributes:
        name: as `--format` has it.
        extension: of a file, without the dot.
        has_graphs: whether it holds named graphs; one that does not holds each triple once.
    """

    name: str
    extension: str
    has_graphs: bool


FORMATS = MappingProxyType(
    {
        known.name: known
        for known in (
            Format("turtle", "ttl", has_graphs=False),
            Format("ntriples", "nt", has_graphs=False),
            Format("nquads", "nq", has_graphs=True),
            Format("trig", "trig", has_graphs=True),
            Format("rdfxml", "rdf", has_graphs=False),
            Format("jsonld", "jsonld", has_graphs=False),
        )
    }
)
"""The formats by name."""

ALIASES = MappingProxyType(
    {known.extension: name for name, known in FORMATS.items()}
    | {"n-triples": "ntriples", "n-quads": "nquads", "xml": "rdfxml", "rdf/xml": "rdfxml", "json-ld": "jsonld"}
)
"""Other names that `named` takes."""

COMPRESSIONS = ("gz", "zst")
"""Extensions of compressed files."""


def named(name: str) -> Format:
    """A format by its name or an alias.

    Raises:
        UsageError: there is no such format.
    """
    name = name.lower()
    try:
        return FORMATS[ALIASES.get(name, name)]
    except KeyError:
        raise UsageError(f"unknown format {name!r}; one of {', '.join(FORMATS)}") from None


def of_file(path: PurePath) -> Format:
    """The format that a file name tells, before `.gz` or `.zst`.

    Raises:
        UsageError: the name tells none.
    """
    parts = [suffix[1:].lower() for suffix in path.suffixes]
    if parts and parts[-1] in COMPRESSIONS:
        parts.pop()
    if parts and parts[-1] in ALIASES:
        return named(parts[-1])
    endings = ", ".join(f".{known.extension}" for known in FORMATS.values())
    raise UsageError(f"{path.name}: the name tells no format (one of {endings}); say which with --format")


@timed("format")
def encoded(one: Block, form: Format) -> Encoded:
    """A block by itself in a format; in N-Quads it may stand anywhere among others."""
    if form.name == "nquads":
        return one.nquads()
    out = io.BytesIO()
    return Encoded(one.graph, triples=write((one,), out, form), data=out.getvalue())


@timed("format")
def write(blocks: Iterable[Block], out: Writable, form: Format) -> int:
    """Writes blocks in a format.

    Args:
        blocks: in the order in which they are to be written; taken one at a time.
        out: what bytes are written to.
        form: the format.

    Returns:
        Number of triples written (of quads, in a format with named graphs).
    """
    if form.name == "nquads":
        return _each(map(Block.nquads, blocks), out)
    prefixes = dict(_SHORTENING)
    if isinstance(blocks, Sequence):
        prefixes = _used(blocks)
    if not form.has_graphs:
        blocks = (_joined(blocks),) if isinstance(blocks, Sequence) else once(blocks)
    if form.name == "ntriples":
        return _each(map(Block.ntriples, blocks), out)
    return _serialize(blocks, out, form, prefixes)


_SHORTENING = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix != "wprdf"}
"""The prefixes that shorten IRIs; what follows `wprdf:` would be full of escaped slashes."""


def _used(blocks: Sequence[Block]) -> dict[str, str]:
    """The prefixes that some blocks need."""
    return {
        prefix: namespace
        for prefix, namespace in _SHORTENING.items()
        if any(f"<{namespace}".encode() in one.data for one in blocks)
    }


def _joined(blocks: Sequence[Block]) -> Block:
    """A few blocks as one, so that a subject stands in one place."""
    if len(blocks) == 1:
        return blocks[0]
    return Block.of(blocks[0].graph, (line for one in blocks for line in one.lines))


def _each(blocks: Iterable[Encoded], out: Writable) -> int:
    count = 0
    for one in blocks:
        out.write(one.data)
        count += one.triples
    return count


def _serialize(blocks: Iterable[Block], out: Writable, form: Format, prefixes: dict[str, str]) -> int:
    count = 0

    def statements() -> Iterator[pyoxigraph.Quad]:
        nonlocal count
        for one in blocks:
            count += one.triples
            for quad in pyoxigraph.parse(_grouped(one).nquads().data, format=pyoxigraph.RdfFormat.N_QUADS):
                yield quad if form.has_graphs else cast("pyoxigraph.Quad", quad.triple)

    if form.name == "jsonld":
        jsonld.write(cast("Iterator[pyoxigraph.Triple]", statements()), out, prefixes)
        return count
    rdf_format = pyoxigraph.RdfFormat.from_extension(form.extension)
    if rdf_format is None:
        raise UsageError(f"unknown format {form.name!r}")
    tidied = {"turtle": TidyTurtle, "trig": TidyTurtle, "rdfxml": TidyXml}.get(form.name)
    writer = tidied(out) if tidied else None
    pyoxigraph.serialize(statements(), cast("IO[bytes]", writer or out), format=rdf_format, prefixes=prefixes)
    if writer:
        writer.finish()
    return count


def _grouped(one: Block) -> Block:
    """The block with the lines of one subject together, and those of one predicate within it."""
    subjects: dict[str, dict[str, list[str]]] = {}
    for line in one.lines:
        subject, predicate, _ = line.split(" ", 2)
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(line)
    return Block.of(
        one.graph, [line for predicates in subjects.values() for lines in predicates.values() for line in lines]
    )
