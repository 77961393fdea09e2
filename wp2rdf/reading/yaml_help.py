"""What to write where front matter is not YAML: told from what the parser says and what stands there."""

from __future__ import annotations

import re

_KEY_BEFORE = re.compile(r"[ \t]*(?:- )?[\w@-]+[ \t]*:[ \t]+\S")
_KEY_GLUED = re.compile(r"[ \t]*(?:- )?[\w-]+:\S")
_QUOTED_KEY = re.compile(r"[ \t]*(?:- )?(?:[\w@-]+:[ \t]+)?(['\"])")


_MARKERS = re.compile(r"^[ \t]*<{7}(?: |$)", re.MULTILINE)
_CONFLICT = "keep one side, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
_NO_KEY = re.compile(
    r"(?:[-\u2013\u2014\u2022*\u00b7](?! |-|$)|[\u2013\u2014\u2022*\u00b7] )\S|[A-Za-z][\w-]*:(?=[^\s/:])"
)
"""How a line begins that was meant as an entry or as a key."""


def cause(text: str, index: int) -> tuple[int, str, str] | None:
    r"""Where a mistake is, if that is before the place where the parser stopped: index, what is wrong, what to write.

    Args:
        text: the page.
        index: where the parser stopped.

    >>> text = "organisms:\n-Homo sapiens\nrevision: r1\n"
    >>> cause(text, 25)
    (11, 'the line begins with a hyphen, and no blank after it', 'write a blank after the hyphen: `- Homo sapiens`')
    """
    if found := _MARKERS.search(text):
        return found.end(), "markers of a merge stand in the page", _CONFLICT
    start = text.rfind("\n", 0, text.rfind("\n", 0, index)) + 1 if "\n" in text[:index] else 0
    end = text.find("\n", index)
    for line in re.finditer(r"[^\n]+", text[start : end if end >= 0 else len(text)]):
        if not (begins := _NO_KEY.match(line[0])):
            continue
        place, mark, rest = start + line.start(), line[0][0], line[0][1:].strip()
        if begins[0].endswith(":"):
            key, _, value = line[0].partition(":")
            return (
                place + len(key),
                "no blank stands after the colon",
                f"write a blank after the colon: `{key}: {value}`",
            )
        if mark == "-":
            said = "the line begins with a hyphen, and no blank after it"
            return place, said, f"write a blank after the hyphen: `- {rest}`"
        return (
            place,
            f"the line begins with {mark}, which makes no entry of a list",
            f"write a hyphen and a blank: `- {rest}`",
        )
    return None


def help_for(said: str, text: str, index: int) -> str:
    """What to do about a mistake; empty: it is none of the usual ones.

    Args:
        said: what the parser says.
        text: the page.
        index: where it stopped.

    >>> help_for("mapping values are not allowed in this context", "title: Sugar: a tale", 12)
    'put the text in quotes: a colon with a blank after it begins a value'
    """
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    line = text[start : end if end >= 0 else len(text)]
    before = text[start:index]
    if text[index : index + 1] == "\t" or (set(before) <= set(" \t") and "\t" in before):
        return "a tab stands here; indent with blanks"
    if "unexpected end of stream" in said and "quoted" in said:
        return "close the quotes; a quote within '…' is written twice: 'it''s'"
    if "mapping values are not allowed" in said:
        if _KEY_BEFORE.match(before):
            return "put the text in quotes: a colon with a blank after it begins a value"
        above = text[: start - 1].rpartition("\n")[2] if start else ""
        if _KEY_GLUED.match(above):
            return "write a blank after the colon of the line before"
        if above.strip() and ":" not in above:
            return "the line before is no `key: value`: mend it, or begin this line as far in as its neighbours"
        return "begin the line as far in as its neighbours; a text with a colon wants quotes"
    if "could not find expected ':'" in said:
        return "a line before this one is no `key: value`: write a blank after its colon, or put a long text in quotes"
    if "cannot start any token" in said or "undefined alias" in said or "expected alphabetic" in said:
        return f"put the text in quotes: it cannot begin with {text[index : index + 1]}"
    if "unknown escape" in said:
        return r"a backslash within \"…\" is written twice; or take single quotes"
    if "expected key" in said or "expected '-'" in said:
        if _QUOTED_KEY.match(line) and before.strip():
            return "the quotes end too soon: a quote within '…' is written twice, as in 'it''s'"
        return "begin the line as far in as its neighbours"
    if "sequence entries are not allowed" in said:
        return "begin the list on a line of its own"
    if "',' or" in said:
        return "put the text in quotes: [ and { begin lists"
    return ""
