"""Zip archives of RDF, as WikiPathways publishes them: a graph a file."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.errors import InputError, one_line
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.nesting import NestingError, checked
from wp2rdf.rdf.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST = 2**29
"""Bytes of a file that are read; the largest graph of a pathway has a few million."""

_FORMATS = frozenset({"ttl", "nt", "nq", "rdf"})


_OF_RELEASE = ("*-rdf-wp.zip", "*-rdf-authors.zip")


def of(path: Path) -> list[Path]:
    """The archives that a path names: one, or those of pathways and authors in a folder, as releases have them."""
    if path.is_file():
        return [path] if path.suffix.lower() == ".zip" else []
    for folder in (path, path / "rdf"):
        pathways, authors = (sorted(folder.glob(pattern)) for pattern in _OF_RELEASE)
        if len(pathways) == 1 and len(authors) <= 1:
            return [*pathways, *authors]
    return []


def blocks(paths: list[Path]) -> Iterator[Block]:
    """The graphs of some archives, those of one name together, in the order of their names.

    Raises:
        InputError: one is no zip archive, they hold no RDF, or a file of them is not RDF.
    """
    with ExitStack() as opened:
        parts: dict[str, list[tuple[Path, zipfile.ZipFile, zipfile.ZipInfo]]] = {}
        for path in paths:
            with _readable(path):
                archive = opened.enter_context(zipfile.ZipFile(path))
                for one in archive.infolist():
                    name = PurePosixPath(one.filename)
                    if name.suffix[1:].lower() in _FORMATS:
                        parts.setdefault(name.stem, []).append((path, archive, one))
        if not parts:
            raise InputError(f"{paths[0]}: holds no RDF (.ttl, .nt, .nq, .rdf)")
        for stem in sorted(parts):
            lines: list[str] = []
            for path, archive, one in parts[stem]:
                with _readable(path), archive.open(one) as file:
                    data = file.read(_LARGEST + 1)
                lines += _lines(f"{path}, {one.filename}", one.filename, data)
            yield Block.of(Term(f"<file:{stem}>"), lines)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"{path}: cannot be read: {one_line(str(error))}") from error


def _lines(shown: str, name: str, data: bytes) -> list[str]:
    if len(data) > _LARGEST:
        raise InputError(f"{shown}: larger than the graph of a pathway could be")
    form = pyoxigraph.RdfFormat.from_extension(PurePosixPath(name).suffix[1:].lower())
    if form is None:
        raise InputError(f"{shown}: the name tells no format")
    try:
        quads = pyoxigraph.parse(checked(data, form), format=form, base_iri=GRAPH_OF_SITE[1:-1])
        return [f"{one.subject} {one.predicate} {one.object}" for one in quads]
    except NestingError as error:
        raise InputError(f"{shown}: {error}") from error
    except SyntaxError as error:
        raise InputError(f"{shown}, line {error.lineno or 1}: not {form.name}: {one_line(error.msg)}") from error
