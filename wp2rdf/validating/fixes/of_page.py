"""The edits of a page: its single values, what stands twice in its lists, the lists that the site sorts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from wp2rdf.validating.fixes.dates import clear_date
from wp2rdf.validating.fixes.edits import Edit
from wp2rdf.validating.fixes.identifiers import right_doi, right_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wp2rdf.model import ValuePath
    from wp2rdf.reading.frontmatter import FrontMatter, Value, Written

_LISTS = ("annotations", "authors", "citedin", "communities", "organisms", "redirect_from")
_SORTED = ("communities", "redirect_from")
"""Lists that the site keeps in order; that of authors has a meaning."""
_OF_BLOCK = (("name",), ("description",))
"""What the schema.org block says again of the page; the rest of it stays as it is."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def edits_of_page(text: str, front: FrontMatter) -> Iterator[Edit]:
    """What has one right answer on a page.

    Args:
        text: the page.
        front: its front matter.
    """
    written = list(front.written())
    for one in written:
        yield from _of_value(text, one)
    for key in _LISTS:
        entries = front.data.get(key)
        if isinstance(entries, list):
            of_list = [one for one in written if one.path[:1] == (key,)]
            yield from _doubles(text, key, entries, of_list)
            if key in _SORTED:
                yield from _in_order(text, key, entries, of_list)


def _of_value(text: str, one: Written) -> Iterator[Edit]:
    raw = text[one.start : one.end]
    if one.style not in {"", "'", '"'} or (one.path[0] == "schema-jsonld" and one.path[2:] not in _OF_BLOCK):
        return
    right, rule, said = _right(one.path, one.value.strip(" \t"))
    if right != one.value.strip(" \t"):
        if "\n" not in raw and (new := _as_written(right, one.style)):
            yield Edit(one.start, one.end, new, rule, said)
        return
    inner = raw[1:-1].strip(" \t")
    is_broken = inner.startswith(("\n", "\r")) or inner.endswith(("\n", "\\"))
    if one.style and inner != raw[1:-1] and not is_broken:
        new = f"{one.style}{inner}{one.style}"
        yield Edit(one.start, one.end, new, "blank-at-end", "blanks at the ends are removed")


def _right(path: ValuePath, value: str) -> tuple[str, str, str]:
    """What should stand there, the rule, and what is done."""
    match path:
        case ("last-edited",) if not _DATE.fullmatch(value) and (found := clear_date(value)):
            return found, "date-malformed", f"{value!r} is written {found}"
        case ("citedin", int(), "link" | "archived"):
            return right_doi(value), "citedin-link", "a link to a DOI is written as the DOI"
        case ("annotations", int(), "id"):
            return right_term(value), "annotation-id", "the prefix is written in capitals"
    return value, "", ""


def _as_written(value: str, style: str) -> str | None:
    """An identifier or date in the quotes of the value that it replaces; None: it would want others."""
    return f"{style}{value}{style}" if re.fullmatch(r"[\w./:()<>;-]+", value) else None


def _doubles(text: str, key: str, entries: Sequence[Value], written: Sequence[Written]) -> Iterator[Edit]:
    """Entries that are the same as an earlier one, each with all of its lines."""
    for index, entry in enumerate(entries):
        if entry and entry in entries[:index] and (lines := _lines(text, key, index, written)):
            yield Edit(*lines, "", "entry-twice", f"entry {index + 1} of {key} is one that stands before")


def _in_order(text: str, key: str, entries: Sequence[Value], written: Sequence[Written]) -> Iterator[Edit]:
    """The lines of a list of single values, put in order; not where anything else stands between them."""
    if not all(isinstance(entry, str) for entry in entries):
        return
    values = [str(entry) for entry in entries]
    if values == sorted(values) or len(set(values)) < len(values):
        return
    lines = [_lines(text, key, index, written) for index in range(len(values))]
    whole = [one for one in lines if one]
    if len(whole) < len(values) or any(one[1] != after[0] for one, after in pairwise(whole)):
        return
    chunks = {value: text[start:end] for value, (start, end) in zip(values, whole, strict=True)}
    if all(chunk.endswith("\n") for chunk in chunks.values()):
        new = "".join(chunks[value] for value in sorted(values))
        yield Edit(whole[0][0], whole[-1][1], new, "sorted", f"{key} are put in order, as the site has them")


def _lines(text: str, key: str, index: int, written: Sequence[Written]) -> tuple[int, int] | None:
    """Start and end of the lines of an entry, if it has them to itself: `- entry`."""
    parts = [one for one in written if one.path[:2] == (key, index)]
    if not parts:
        return None
    start = text.rfind("\n", 0, parts[0].start) + 1
    end = text.find("\n", parts[-1].end) + 1
    others = [one for one in written if one.path[:2] != (key, index) and start <= one.start < end]
    dash = re.compile(r"[ \t]*- ").match(text, start)
    rest = text[parts[-1].end : end].strip()
    if not end or others or not dash or dash.end() > parts[0].start or rest:
        return None
    return start, end
