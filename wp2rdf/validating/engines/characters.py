"""Sets of characters: what the classes and escapes of XPath's regular expressions stand for.

A set is a tuple of spans in their order, none of which touches another.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]
"""The first and the last code point of several that follow each other."""

_CASED = 0x20000
"""Beyond it no character has a case."""

_LIKE_ASCII = {"i": (0x131,), "k": (0x212A,), "s": (0x17F,)}
"""Other characters that are ASCII in another case; to look for those of any character takes a fifth of a second."""
_ASCII = 0x80
_LAST = 0x10FFFF
_SURROGATES = (0xD800, 0xDFFF)
_SEPARATORS = (
    *((0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F)),
    *((0x205F, 0x205F), (0x3000, 0x3000)),
)
"""The category Z, which our own patterns ask for: to look at all characters of Unicode takes a tenth of a second."""
_NAME_START = (
    *((58, 58), (65, 90), (95, 95), (97, 122), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D)),
    *((0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF)),
    *((0xFDF0, 0xFFFD), (0x10000, 0xEFFFF)),
)
"""NameStartChar (https://www.w3.org/TR/xml/#NT-NameStartChar)."""
_NAME_MORE = ((45, 46), (48, 57), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))
"""What NameChar has besides."""


def escaped(char: str) -> str:
    """A character as it stands for itself in a regular expression, in a class or outside."""
    return f"\\{char}" if char in r"\.+*?()|[]{}^$#&-~" else char


def written(spans: Iterable[Span]) -> str:
    """A class of characters, as a class that names each once, or each that it has not."""
    inside = merged(spans)
    outside = complement(inside)
    if len(outside) < len(inside):
        return f"[^{_spelled(outside)}]" if outside else "(?s:.)"
    return f"[{_spelled(inside)}]" if inside else f"[^{_spelled(((0, _LAST),))}]"


def _spelled(spans: Iterable[Span]) -> str:
    return "".join(escaped(chr(start)) + ("" if end == start else f"-{escaped(chr(end))}") for start, end in spans)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in their order; none touches another."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def complement(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """All other characters."""
    found, start = [], 0
    for first, last in merged((*spans, _SURROGATES)):
        if first > start:
            found.append((start, first - 1))
        start = last + 1
    return tuple(found) if start > _LAST else (*found, (start, _LAST))


def difference(spans: tuple[Span, ...], taken: tuple[Span, ...]) -> tuple[Span, ...]:
    """The characters of a set that are not in another."""
    return complement(merged((*complement(spans), *taken))) if taken else spans


@cache
def multiple(char: str) -> tuple[Span, ...]:
    """What a multi-character escape stands for (https://www.w3.org/TR/xmlschema-2/#dt-mces)."""
    if char == "s":
        return merged((ord(blank), ord(blank)) for blank in "\t\n\r ")
    if char == "i":
        return _NAME_START
    if char == "c":
        return merged((*_NAME_START, *_NAME_MORE))
    known = _categories()
    if char == "d":
        return known["Nd"]
    return complement(merged((*known["P"], *known["Z"], *known["C"])))


def category(name: str) -> tuple[Span, ...] | None:
    """The characters of a general category of Unicode, or of a kind of them such as `L`; None: there is none."""
    return _SEPARATORS if name == "Z" else _categories().get(name)


@cache
def _categories() -> dict[str, tuple[Span, ...]]:
    """The characters of each general category of Unicode, and of each kind of them."""
    found: dict[str, list[Span]] = {}
    kinds = map(unicodedata.category, map(chr, range(_LAST + 1)))
    start = 0
    for kind, run in groupby(kinds):
        end = start + sum(1 for _ in run)
        if kind != "Cs":
            found.setdefault(kind, []).append((start, end - 1))
            found.setdefault(kind[0], []).append((start, end - 1))
        start = end
    return {kind: merged(spans) for kind, spans in found.items()}


@cache
def _cases() -> dict[str, set[int]]:
    """Code points by what they are in lower case and in upper case."""
    found: dict[str, set[int]] = {}
    for code in range(_CASED):
        for text in {chr(code).lower(), chr(code).upper()}:
            found.setdefault(text, set()).add(code)
    return found


@cache
def _cased() -> list[int]:
    """The characters that have others like them, in order."""
    return sorted({code for alike in _cases().values() if len(alike) > 1 for code in alike})


def cased(start: int, end: int) -> Iterable[int]:
    """The characters from one to another that may have others like them in another case."""
    if end < _ASCII:
        return range(start, end + 1)
    codes = _cased()
    return codes[bisect_left(codes, start) : bisect_right(codes, end)]


def variants(code: int) -> set[int]:
    """The characters that are alike in lower case or in upper case (https://www.w3.org/TR/xpath-functions/#flags)."""
    char = chr(code)
    lower, upper = char.lower(), char.upper()
    if char.isascii():
        return {ord(lower), ord(upper), *_LIKE_ASCII.get(lower, ())}
    cases = _cases()
    alike = (cases.get(lower, set()) | cases.get(upper, set())) | {code}
    return {one for one in alike if chr(one).lower() == lower or chr(one).upper() == upper}
