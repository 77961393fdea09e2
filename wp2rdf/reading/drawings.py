"""Which drawing belongs to which page; a drawing without a page is a page by itself."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import InputError, Problem
from wp2rdf.model import WPID, DrawingFile, Page
from wp2rdf.reading.folders import names
from wp2rdf.reading.gpml import files
from wp2rdf.reading.rdf_files import is_rdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NO_NUMBER = 2**63
"""Stands for the number of a page whose wpid is not known before it is read."""

_LISTS = "communities"


def named(drawings: Path | str, root: Path) -> list[DrawingFile]:
    """The drawings of a folder, of a zip archive, or one drawing, in path order.

    Raises:
        InputError: there is no such thing, or it holds none.
    """
    path = Path(drawings)
    if path.is_dir():
        found = list(files.under(path, root))
    elif not path.exists():
        raise InputError(f"{path}: no such file or folder")
    elif files.is_drawing(path.name):
        found = [alone(path, root)]
    else:
        found = list(files.in_archive(path, root))
    if not found:
        raise InputError(f"{path}: holds no drawings (.gpml){_instead(path)}")
    return found


def _instead(path: Path) -> str:
    """What an archive without drawings holds that is read, once it is unpacked."""
    entries = [] if path.is_dir() else files.entries(path)
    held = next((name for name in entries if is_rdf(Path(name)) or name.endswith(".md")), "")
    return f", but {held[:80]!r}: unpack it, and name what comes out" if held else ""


def alone(path: Path, root: Path) -> DrawingFile:
    """One file."""
    shown = files.shown(path.absolute(), root)
    return DrawingFile(str(path), "", shown, path.name if shown.startswith("..") else shown)


def pages_of(found: Iterable[DrawingFile], root: Path) -> tuple[list[Page], list[Problem]]:
    """Drawings as pages, one a pathway; and what is wrong with others."""
    lists = _communities(root)
    by_number, nameless = _by_number(found)
    pages = [_page(same[0], root, number, lists) for number, same in by_number.items()]
    pages += [_page(one, root, NO_NUMBER, lists) for one in nameless]
    return pages, [problem for same in by_number.values() for problem in _doubles(same[0].shown, same[1:])]


def joined(
    pages: Sequence[Page], found: Iterable[DrawingFile], root: Path, *, keep_others: bool
) -> tuple[list[Page], list[Problem]]:
    """Pages with their drawings: one that a page has already stays, else it is the first one of its pathway.

    Args:
        pages: the pages.
        found: drawings, in path order.
        root: the folder that pages are relative to.
        keep_others: whether a drawing that belongs to no page is one by itself; else it is a finding.

    Returns:
        The pages, those without a file of their own last; and what is wrong with drawings that are not taken.
    """
    taken = {page.drawing.path for page in pages if page.drawing and not page.drawing.member}
    by_number, nameless = _by_number(one for one in found if one.member or one.path not in taken)
    full, problems = [], []
    for page in pages:
        same = by_number.pop(page.number, [])
        first = page.drawing or (same[0] if same else None)
        full.append(page._replace(drawing=first))
        problems += _doubles(first.shown, [one for one in same if one != first]) if first else []
    rest = [*(one for same in by_number.values() for one in same), *nameless]
    if keep_others:
        others, doubles = pages_of(rest, root)
        return full + others, problems + doubles
    said = "this drawing belongs to no page; it is not converted"
    return full, problems + [Problem(one.shown, 1, 1, "drawing-orphan", said) for one in rest]


def _by_number(found: Iterable[DrawingFile]) -> tuple[dict[int, list[DrawingFile]], list[DrawingFile]]:
    """Drawings by the number of their pathway, and those that say none."""
    by_number: defaultdict[int, list[DrawingFile]] = defaultdict(list)
    nameless = []
    for one in found:
        number = files.number(one)
        if number is None:
            nameless.append(one)
        else:
            by_number[number].append(one)
    return by_number, nameless


def _doubles(first: str, others: Iterable[DrawingFile]) -> list[Problem]:
    said = f"another drawing of a pathway that {first} draws: left out"
    return [Problem(one.shown, 1, 1, "drawing-duplicate", said) for one in others]


def _page(one: DrawingFile, root: Path, number: int, lists: Mapping[str, tuple[str, ...]]) -> Page:
    return Page(root, one.shown, number=number, drawing=one, communities=lists.get(f"WP{number}", ()))


def _communities(root: Path) -> dict[str, tuple[str, ...]]:
    """The communities that list each pathway, in `communities/*.txt`: a wpid a line, the tag is the file's name."""
    folder = root / _LISTS
    if not folder.is_dir():
        folder = root.absolute().parent / _LISTS
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for name in names(folder, ".txt"):
        tag = name.removesuffix(".txt")
        try:
            listed = (folder / name).read_text(encoding="utf-8", errors="replace").split()
        except OSError:
            continue
        for wpid in dict.fromkeys(one for one in listed if WPID.fullmatch(one)):
            found[wpid] += (tag,)
    return found
