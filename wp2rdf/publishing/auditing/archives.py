"""Zip archives of RDF, as WikiPathways publishes them: a graph a file."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.errors import InputError, one_line
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.nesting import NestingError, checked
from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST = 2**29
"""Bytes of a file that are read; the largest graph of a pathway has a few million."""

_FORMATS = frozenset({"ttl", "nt", "nq", "rdf"})


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive, by its name."""
    return path.is_file() and path.suffix.lower() == ".zip"


def blocks(path: Path) -> Iterator[Block]:
    """The graphs of an archive, in the order of their names.

    Raises:
        InputError: it is no zip archive, holds no RDF, or a file of it is not RDF.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = sorted(
                (one for one in archive.infolist() if PurePosixPath(one.filename).suffix[1:].lower() in _FORMATS),
                key=lambda one: one.filename,
            )
            if not found:
                raise InputError(f"{path}: holds no RDF (.ttl, .nt, .nq, .rdf)")
            for one in found:
                with archive.open(one) as file:
                    data = file.read(_LARGEST + 1)
                yield _block(f"{path}, {one.filename}", one.filename, data)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"{path}: cannot be read: {one_line(str(error))}") from error


def _block(shown: str, name: str, data: bytes) -> Block:
    if len(data) > _LARGEST:
        raise InputError(f"{shown}: larger than the graph of a pathway could be")
    form = pyoxigraph.RdfFormat.from_extension(PurePosixPath(name).suffix[1:].lower())
    if form is None:
        raise InputError(f"{shown}: the name tells no format")
    try:
        quads = pyoxigraph.parse(checked(data, form), format=form, base_iri="https://www.wikipathways.org/")
        return Block.of(Term(f"<file:{name}>"), [f"{one.subject} {one.predicate} {one.object}" for one in quads])
    except NestingError as error:
        raise InputError(f"{shown}: {error}") from error
    except SyntaxError as error:
        raise InputError(f"{shown}, line {error.lineno or 1}: not {form.name}: {one_line(error.msg)}") from error
