"""What lies in a checkout: pages with their tables and drawings, drawings without pages, archives of drawings."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import InputError, Problem, UsageError
from wp2rdf.errors.arguments import check_optional_paths, check_paths
from wp2rdf.model import STDIN, Page
from wp2rdf.reading import drawings as in_drawings
from wp2rdf.reading import source
from wp2rdf.reading.folders import names
from wp2rdf.reading.gpml import files
from wp2rdf.reading.rdf_files import is_rdf
from wp2rdf.timing import timed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FLAT, _DATA, _NESTED = "_pathways", "_data", "pathways"
FOLDERS = (
    _FLAT,
    _DATA,
    _NESTED,
    "_authors",
    "_organisms",
    "_annotations",
    "_communities",
    "communities",
    "annotations",
)
"""The folders of a checkout that hold input."""

SUFFIXES = frozenset({".md", ".tsv", ".gpml", ".txt", ".csv"})
"""How the names of files end that are read."""

_TABLES = ("datanodes", "bibliography")
_TABLE = re.compile(r"(.+)-(?:datanodes|bibliography)\.tsv")
_PEEK = re.compile(rb"\nwpid:[ \t]*[\"']?WP([0-9]{1,9})(?![0-9])")
_NUMBER = re.compile(r"WP([0-9]{1,9})(?![0-9])")
_ARCHIVE = ".zip"


class Checkout(NamedTuple):
    """The pages that one input names.

    Attributes:
        root: the folder that paths are relative to.
        pages: in numeric wpid order, then by path.
        is_site: whether it is a whole site, not one page.
        problems: tables that belong to no page.
    """

    root: Path
    pages: tuple[Page, ...]
    is_site: bool
    problems: tuple[Problem, ...] = ()


@timed("site")
def find(path: Path | str, drawings: Path | str | None = None) -> Checkout:
    """The pages of a checkout in either layout, of one page, or of standard input (`-`), with their drawings.

    A drawing stands beside its page, as `pathways/WPn/WPn.gpml`. A folder or an archive of drawings without pages is a
    source of its own, and so is one drawing.

    Args:
        path: where to look.
        drawings: a folder, a zip archive or a file with the drawings of pages that have none beside them.

    Raises:
        InputError: there is no such file or folder, it holds neither a page nor a drawing, or an archive is refused.
    """
    check_paths(source=path)
    check_optional_paths(drawings=drawings)
    if str(path) == "-":
        checkout = Checkout(Path(), (Page(Path(), STDIN),), is_site=False)
    elif is_folder(Path(path)):
        checkout = _folder(Path(path))
    else:
        checkout = _file(Path(path))
    if drawings is None:
        return checkout
    root = checkout.root
    pages, problems = in_drawings.joined(checkout.pages, in_drawings.named(drawings, root), root, keep_others=False)
    problems = problems if checkout.is_site else []
    return checkout._replace(pages=tuple(pages), problems=(*checkout.problems, *problems))


def _folder(path: Path) -> Checkout:
    root = path if path.name not in {_FLAT, _NESTED} or holds_pages(path) else path.parent
    found = [page._replace(number=_number(page)) for page in (*_flat_pages(root), *_nested_pages(root))]
    if found:
        drawn = files.under(root / _NESTED, root) if (root / _NESTED).is_dir() else ()
        found, problems = in_drawings.joined(found, drawn, root, keep_others=True)
    else:
        found, problems = in_drawings.pages_of(files.under(path, root), root)
    if not found:
        said = "no pathway pages (_pathways/WPn.md or pathways/WPn/WPn.md) and no drawings (.gpml) in this folder"
        raise InputError(f"{path}: {said}{_rdf_instead(path)}")
    found.sort(key=lambda page: (page.number, page.file))
    return Checkout(root, tuple(found), is_site=True, problems=(*_orphans(root, found), *problems))


def _rdf_instead(folder: Path) -> str:
    """What to name in the place of a folder that holds RDF: a dump if there is one, as builds and releases have."""
    held = [path for one in (folder, folder / "full") for name in names(one) if is_rdf(path := one / name)]
    if not held:
        return ""
    dump = next((path for path in held if ".nq" in path.suffixes), None)
    return f"; it holds RDF: name {dump}" if dump else f"; it holds RDF: name one file, such as {held[0]}"


def _file(path: Path) -> Checkout:
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if path.suffix.lower() == _ARCHIVE:
        root = path.absolute().parent
        found, problems = in_drawings.pages_of(in_drawings.named(path, root), root)
        found.sort(key=lambda page: (page.number, page.file))
        return Checkout(root, tuple(found), is_site=True, problems=tuple(problems))
    if path.is_file() and is_rdf(path):
        raise InputError(f"{path}: is RDF by its name, not a page: name the pages or drawings that it was made from")
    root, data = _root_of(path)
    if files.is_drawing(path.name):
        found, _ = in_drawings.pages_of([in_drawings.alone(path, root)], root)
        return Checkout(root, tuple(found), is_site=False)
    page = _with_tables(root, path.absolute().relative_to(root), data.relative_to(root))
    return Checkout(root, (page._replace(number=_number(page)),), is_site=False)


def _root_of(path: Path) -> tuple[Path, Path]:
    """The folder that a page or a drawing is relative to, and the one where the tables of a page lie."""
    folder = path.absolute().parent
    if folder.name == _FLAT:
        return folder.parent, folder.parent / _DATA
    if folder.name == path.stem and folder.parent.name == _NESTED:
        return folder.parent.parent, folder
    return folder, folder


def is_folder(path: Path) -> bool:
    """Whether a path is a folder.

    Raises:
        InputError: it is too long to be a path.
    """
    try:
        return path.is_dir()
    except OSError as error:
        raise InputError(f"{str(path)[:80]}: {error.strerror}") from error


def check_target(checkout: Checkout, target: Path | str) -> None:
    """Refuses to write over what is read.

    Raises:
        UsageError: the target is a page, a table or a drawing, or would stand in one of the folders that are read.
    """
    path, root = Path(os.path.realpath(target)), Path(os.path.realpath(checkout.root))
    there = path.stat() if path.exists() else None
    is_read = there is not None and any(os.path.samestat(there, one) for one in _stated(checkout))
    folders = [root / name for name in FOLDERS] if checkout.is_site else []
    if is_read or any(path.is_relative_to(folder) for folder in folders) or (checkout.is_site and path == root):
        raise UsageError(f"{target}: the output would stand among the input")


def check_targets(source: Path | str, targets: Iterable[Path | str]) -> None:
    """Refuses to write over what is read, be it a checkout, a page, a drawing or RDF.

    Raises:
        UsageError: as `check_target`, or a target is the source.
        InputError: as `find`.
    """
    named = list(targets)
    for target in named:
        if os.path.realpath(target) == os.path.realpath(source):
            raise UsageError(f"{target}: the output would stand among the input")
    among = [target for target in named if _may_be_among(Path(source), target)]
    if among and not (Path(source).is_file() and is_rdf(Path(source))):
        checkout = find(source)
        for target in among:
            check_target(checkout, target)


def _may_be_among(source: Path, target: Path | str) -> bool:
    """Whether a target may be a file that is read, or stand in its folders: to list a whole checkout takes time."""
    path, root = Path(os.path.realpath(target)), source.parent if source.name in {_FLAT, _NESTED} else source
    return path.is_file() or path.is_relative_to(os.path.realpath(root))


def _stated(checkout: Checkout) -> Iterator[os.stat_result]:
    """What the system says of every file that is read."""
    for page in checkout.pages:
        for file in page.files:
            with suppress(OSError):
                yield (page.root / file).stat()
        if page.drawing:
            with suppress(OSError):
                yield Path(page.drawing.path).stat()


def holds_pages(root: Path) -> bool:
    """Whether a folder has the folder of pages of either layout."""
    return (root / _FLAT).is_dir() or (root / _NESTED).is_dir()


def _with_tables(root: Path, path: PurePath, data: PurePath) -> Page:
    tables = (data / f"{path.stem}-{kind}.tsv" for kind in _TABLES)
    datanodes, bibliography = (table.as_posix() if (root / table).is_file() else None for table in tables)
    drawing = root / path.parent / f"{path.stem}{files.SUFFIX}"
    drawn = in_drawings.alone(drawing, root) if path.parent.name != _FLAT and drawing.is_file() else None
    return Page(root, path.as_posix(), datanodes, bibliography, drawing=drawn)


def _flat_pages(root: Path) -> Iterator[Page]:
    tables = set(names(root / _DATA, ".tsv"))
    for name in names(root / _FLAT, ".md"):
        datanodes, bibliography = (f"{name[:-3]}-{kind}.tsv" for kind in _TABLES)
        yield Page(
            root,
            f"{_FLAT}/{name}",
            f"{_DATA}/{datanodes}" if datanodes in tables else None,
            f"{_DATA}/{bibliography}" if bibliography in tables else None,
        )


def _nested_pages(root: Path) -> Iterator[Page]:
    for name in names(root / _NESTED):
        folder = PurePath(_NESTED, name)
        if (root / folder / f"{name}.md").is_file():
            yield _with_tables(root, folder / f"{name}.md", folder)


def _number(page: Page) -> int:
    """The number that a page states as its wpid, or else that of its name: known before the page is read."""
    try:
        data = source.data_of(page.path(page.file), source.PAGE_LIMIT)
        stated = _PEEK.match(data, max(data.rfind(b"\nwpid:"), 0))
    except OSError:
        stated = None
    if stated:
        return int(stated[1])
    named = _NUMBER.match(PurePath(page.file).stem)
    return int(named[1]) if named else in_drawings.NO_NUMBER


def _orphans(root: Path, pages: list[Page]) -> Iterator[Problem]:
    taken = {file for page in pages for file in page.files}
    folders = [root / _DATA, *(root / _NESTED / name for name in names(root / _NESTED))]
    for folder in folders:
        place = folder.relative_to(root).as_posix()
        for name in names(folder, ".tsv"):
            file = f"{place}/{name}"
            if _TABLE.fullmatch(name) and file not in taken:
                yield Problem(file, 1, 1, "table-orphan", "this table belongs to no page; it is not converted")
    for folder in folders[1:]:
        for name in names(folder, ".md"):
            if name != f"{folder.name}.md":
                file = (folder / name).relative_to(root).as_posix()
                yield Problem(file, 1, 1, "page-misplaced", f"in this folder only {folder.name}.md is read")
