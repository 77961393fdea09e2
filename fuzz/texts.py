"""Random texts: seeds that are changed in a few places, and characters that tools trip over."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

ODD = (
    *("", " ", "\t", "\n", "\r\n", "\0", "\x0b", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u2028", "\ufeff", "\u200b"),
    *("\u202e", "\ufffd", "\ufffe", "\uffff", "\ufdd0", "\ud800", "\udfff", "\ue000", "\U000e0001", "\U000f0000"),
    *(
        "\U0001fffe",
        "\U0010ffff",
        "é",
        "e\u0301",
        "ß",
        "İ",
        "\u0131",
        "ﬁ",
        "\U0001d4b3",
        "日本",
        "א",
        "\u0663",
        "\uff11",
        "\u0967",
        "²",
    ),
    *("#", "##", "[", "]", "[::1]", "{", "}", "|", "\\", "^", "`", "<", ">", '"', "'", "%", "%zz", "%00", "%C3%A9"),
    *("?", "&", "=", ";", ":", "::", ":٣", "@", "a@b.example", "/", "//", ".", "..", "/../", "~", "*", "+", "-", "--"),
    *("---", "...", "- ", "? ", "!!python/object", "&a", "*a", "<<", "|2", ">-", "# ", "%YAML 1.2", "null", "~", "1e5"),
    *(
        "$id",
        "${x}",
        "{{x}}",
        "http://",
        "https://x:99999/",
        "urn:",
        "javascript:",
        "file:///etc",
        "WP1",
        "r1",
        "\\u0000",
    ),
)
"""Texts that are put into others."""


def any_text(random: Random, length: int) -> str:
    """A text of characters of all kinds.

    Args:
        random: where chance comes from.
        length: number of pieces, at most.
    """
    return "".join(_piece(random) for _ in range(random.randint(0, length)))


def _piece(random: Random) -> str:
    kind = random.random()
    if kind < 0.5:  # noqa: PLR2004 - half of it is plain
        return random.choice(string.ascii_letters + string.digits)
    if kind < 0.75:  # noqa: PLR2004 - a quarter of it odd
        return random.choice(ODD)
    if kind < 0.9:  # noqa: PLR2004 - the rest is anything
        return chr(random.randrange(0x80))
    return chr(random.randrange(0x110000))


def changed(random: Random, seeds: Sequence[str], *, most: int = 4) -> str:
    """A seed with a few changes: pieces put in, taken out, doubled, or exchanged with others.

    Args:
        random: where chance comes from.
        seeds: to choose from.
        most: number of changes, at most.
    """
    text = random.choice(seeds)
    for _ in range(random.randint(0, most)):
        start = random.randint(0, len(text))
        end = min(len(text), start + int(random.expovariate(0.1)))
        kind = random.randrange(6)
        if kind == 0:
            text = text[:start] + any_text(random, 3) + text[start:]
        elif kind == 1:
            text = text[:start] + text[end:]
        elif kind == 2:  # noqa: PLR2004 - one kind a number
            text = text[:end] + text[start:end] * random.randint(1, 3) + text[end:]
        elif kind == 3:  # noqa: PLR2004 - the same
            other = random.choice(seeds)
            at = random.randint(0, len(other))
            text = text[:start] + other[at : at + end - start + 1] + text[end:]
        elif kind == 4:  # noqa: PLR2004 - the same
            text = text[:start] + _piece(random) + text[end:]
        else:
            text = text[:start]
    return text
