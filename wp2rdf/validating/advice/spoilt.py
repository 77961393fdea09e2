"""Texts that a program has spoilt: by the wrong encoding, by characters that nobody sees, by a spreadsheet.

Also what was left lying about: markers of a merge, HTML entities, words that stand for a text to come.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wp2rdf.model import Pathway, ValuePath

_RUN = re.compile("[\u0080-\uffff]{2,}")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_LOST = "\ufffd"
_NO_BREAK = "\u00a0"
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});")
_COMING = re.compile(
    r"\W*(?:TODO|TBD|FIXME|lorem ipsum|type your comment here|insert (?:title|description))\b", re.IGNORECASE
)
_MARKER = re.compile(r"(?:^|\s)(?:<{7}|>{7}) \S")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
_DATE = re.compile(rf"[0-9]{{1,2}}-(?:{_MONTHS})|(?:{_MONTHS})-[0-9]{{2}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}")
_ERROR = re.compile(r"#(?:NAME\?|N/A|REF!|VALUE!|DIV/0!|NUM!|NULL!)")
_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?E[+][0-9]+")
_AGAIN = 3
"""How often letters may have been read in the wrong encoding."""
_SHOWN = 30


def spoilt(pathway: Pathway) -> Iterator[Problem]:
    """What is spoilt in the texts of a page and the rows of its table of data nodes."""
    for path, text, is_name in _texts(pathway):

        def at(rule: str, said: str, helps: str, path: ValuePath = path) -> Problem:
            return Problem(pathway.file, *pathway.locate(path), rule, said, helps)

        yield from _of_text(text, at, is_name=is_name)
    table = pathway.datanodes
    for row in table.rows:
        for cell, text in ((0, row.label), (2, row.identifier)):
            if text.isascii() and text[:1] not in _STARTS:
                continue

            def in_cell(rule: str, said: str, helps: str, line: int = row.line, cell: int = cell) -> Problem:
                return Problem(table.file, *table.locate(line, cell), rule, said, helps)

            if text.isascii():
                yield from _of_spreadsheet(text, in_cell)
            else:
                yield from _of_characters(text, in_cell, is_name=True)


_STARTS = frozenset("#0123456789JFMASOND")


def _texts(pathway: Pathway) -> Iterator[tuple[ValuePath, str, bool]]:
    """The texts of a page, where they stand, and whether each is a name rather than prose."""
    yield ("title",), pathway.title or "", True
    yield ("description",), pathway.description or "", False
    for key, entries in (
        ("authors", pathway.authors),
        ("communities", pathway.communities),
        ("organisms", pathway.organisms),
    ):
        for index, entry in enumerate(entries):
            if not entry.isascii():
                yield (key, index), entry, True
    for index, annotation in enumerate(pathway.annotations):
        yield ("annotations", index, "value"), annotation.value or "", True


def _of_text(text: str, at: Callable[[str, str, str], Problem], *, is_name: bool) -> Iterator[Problem]:
    if not text.isascii():
        yield from _of_characters(text, at, is_name=is_name)
    if is_name and "\t" in text:
        yield at("character-odd", "a tab stands in the text", f"write {' '.join(text.split())}")
    if "&" in text and (found := _ENTITY.search(text)) and unescape(found[0]) != found[0]:
        yield at(
            "entity-html", f"{found[0]} is HTML: data and tables show it as it stands", f"write {unescape(found[0])}"
        )
    if _COMING.match(text):
        yield at("text-to-come", f"{text[:_SHOWN]!r} stands for a text that is still to come", "")
    if (">>>>>>>" in text or "<<<<<<<" in text) and _MARKER.search(text):
        yield at("merge-conflict", "markers of a merge stand in the text", "")


def _of_characters(text: str, at: Callable[[str, str, str], Problem], *, is_name: bool) -> Iterator[Problem]:
    wrong = {run: right for run in _RUN.findall(text) if (right := _read_rightly(run)) != run}
    if wrong:
        run, right = next(iter(wrong.items()))
        more = f" ({len(wrong)} such)" if len(wrong) > 1 else ""
        yield at("text-encoding", f"{run!r} is text in UTF-8 that was read as another encoding{more}", f"write {right}")
    elif _LOST in text:
        said = "U+FFFD stands for a letter that a program could not read"
        yield at("text-encoding", said, "write the letter again")
    if found := _UNSEEN.search(text):
        said = f"U+{ord(found[0]):04X} stands in the text, which nobody sees"
        yield at("character-odd", said, f"write {_UNSEEN.sub('', text)}" if is_name else "remove it")
    elif is_name and _NO_BREAK in text:
        said = f"U+00A0, a blank that does not break, stands in {text[:_SHOWN]!r}"
        yield at("character-odd", said, f"write {text.replace(_NO_BREAK, ' ').strip()}")


def _read_rightly(run: str) -> str:
    """A run of letters as it was before it was read in the wrong encoding; the same, if it was not.

    >>> _read_rightly("Ã©"), _read_rightly("é")
    ('é', 'é')
    """
    for _ in range(_AGAIN):
        try:
            found = b"".join(map(_byte, run)).decode()
        except UnicodeError:
            break
        if len(found) >= len(run):
            break
        run = found
    return run


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _of_spreadsheet(text: str, at: Callable[[str, str, str], Problem]) -> Iterator[Problem]:
    """A label or an identifier that a spreadsheet has made a date, a rounded number or an error."""
    local = text.strip()
    if _DATE.fullmatch(local):
        helps = "write the gene symbol again, such as MARCHF1, SEPTIN2 or DELEC1, in a column of text"
        yield at("spreadsheet-value", f"{local!r} is a date: a spreadsheet makes dates of gene symbols", helps)
    elif _ERROR.fullmatch(local):
        yield at("spreadsheet-value", f"{local} is the error of a formula in a spreadsheet", "write what belongs here")
    elif _ROUNDED.fullmatch(local):
        helps = "copy it from its source again, in a column of text"
        yield at("spreadsheet-value", f"{local} was rounded by a spreadsheet", helps)
