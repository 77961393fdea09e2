"""The job of fixing: files in, the same files with their fixes out, or what would be changed."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import InputError, PageError, UsageError
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import source, tables
from wp2rdf.reading.frontmatter import FrontMatter
from wp2rdf.validating.fixes.edits import apart, applied
from wp2rdf.validating.fixes.of_page import edits_of_page
from wp2rdf.validating.fixes.of_table import edits_of_table
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Page
    from wp2rdf.validating.fixes.edits import Edit

_MARK = "\ufeff"


class Fixed(NamedTuple):
    """What was changed in one file, or would be.

    Attributes:
        file: its path, relative to the checkout, with `/`.
        changes: line and column before the change, the rule, and what was done.
        diff: the lines that change, as a unified diff.
        problem: why the file was left as it is; empty: it was not.
    """

    file: str
    changes: tuple[tuple[int, int, str, str], ...]
    diff: str
    problem: str = ""


def fix(path: Path | str, *, write: bool = True) -> Iterator[Fixed]:
    """Puts right what has one right answer, in pages and their tables; a second run changes nothing.

    A file is replaced as a whole and keeps its mode, its byte order mark and its line ends. A file that cannot be
    parsed, that is a link, or that would say something else than the fixes tell, is left as it is.

    Args:
        path: a checkout, or one page.
        write: whether files are changed; else only what would be is told.

    Yields:
        Files with changes, and files that could not be changed, in the order of the pages.

    Raises:
        UsageError: standard input, or a table alone.
        InputError: there is no such input.
        OutputError: a file cannot be written; those before it have been.
    """
    if str(path) == "-":
        raise UsageError("--fix changes files: name a checkout or a page")
    if not Path(path).exists():
        raise InputError(f"{path}: no such file or folder")
    for page in checkouts.find(path).pages:
        for file in page.files:
            if fixed := _fixed(page, file, write=write):
                yield fixed


def _fixed(page: Page, file: str, *, write: bool) -> Fixed | None:
    where = Path(page.path(file))
    is_page = file == page.file
    try:
        read = source.read(where, file, source.PAGE_LIMIT if is_page else source.TABLE_LIMIT)
        text = read.content
        new, edits = _settled(text, file, is_page=is_page)
    except PageError:
        return None  # a finding says so
    if not edits:
        return None
    places = tuple((*_place(text, edit.start), edit.rule, edit.said) for edit in edits)
    lines = difflib.unified_diff(
        text.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{file}", f"b/{file}", n=1
    )
    diff = "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
    if where.is_symlink():
        return Fixed(file, places, diff, "it is a link: fix the file that it leads to")
    if write:
        has_mark = source.data_of(where, source.TABLE_LIMIT).startswith(_MARK.encode())
        with output.replacing(where) as out:
            out.write(f"{_MARK if has_mark else ''}{new}".encode())
    return Fixed(file, places, diff)


def edits_of(text: str, file: str, *, is_page: bool) -> list[Edit]:
    """The edits of the text of a page or table, none reaching into another.

    Raises:
        PageError: it does not parse.
    """
    return apart(_edits(text, file, is_page=is_page))


def _settled(text: str, file: str, *, is_page: bool) -> tuple[str, list[Edit]]:
    """The text with its edits, and those of the first round; rounds end when one changes nothing."""
    first: list[Edit] = []
    for _ in range(5):
        edits = edits_of(text, file, is_page=is_page)
        if not edits:
            break
        first = first or edits
        text = applied(text, edits)
    return text, first


def _edits(text: str, file: str, *, is_page: bool) -> Iterator[Edit]:
    if is_page:
        yield from edits_of_page(text, FrontMatter(text, file))
    else:
        yield from edits_of_table(text, tables.parse(text, file))


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
