"""Characters of the data that must not reach a terminal or a file as they are."""

from __future__ import annotations

import re

INSTEAD = "\ufffd"
"""What stands for a character that cannot be shown."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    r"""A text for one line of a terminal: blanks of all kinds as blanks, what moves or colours the text replaced.

    >>> printable("red\x1b[31m and\u00a0more")
    'red\ufffd[31m and more'
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def encodable(text: str) -> str:
    """A text that UTF-8 can hold: names of files that are not UTF-8 come with surrogates."""
    return _SURROGATE.sub(INSTEAD, text)


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char.isspace() else INSTEAD
