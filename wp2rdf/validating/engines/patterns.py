r"""Regular expressions of `sh:pattern`, written anew so that every engine reads them alike.

SHACL takes those of SPARQL's REGEX (https://www.w3.org/TR/shacl/#PatternConstraintComponent), which are those of XPath
(https://www.w3.org/TR/xpath-functions/#regex-syntax): XML Schema's with anchors, lazy quantifiers and back-references.
Engines use the regular expressions of their language instead, where `$`, `\s`, `\w`, flags and character classes mean
something else. What is written here uses nothing but what means the same in Python and in Rust.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from wp2rdf.errors import one_line
from wp2rdf.validating.engines.characters import (
    cased,
    category,
    complement,
    difference,
    escaped,
    merged,
    multiple,
    variants,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.validating.engines.characters import Span

MAX_DEPTH = 50
"""How deep groups may nest; engines give up at hundreds."""
MAX_REPEAT = 1000
"""The highest number in a quantifier; engines refuse larger ones, each from another number on."""

_QUANTIFIER = re.compile(r"(?:[?*+]|\{(?P<least>[0-9]+)(?P<comma>,(?P<most>[0-9]+)?)?\})(?P<lazy>\??)")
_CATEGORY = re.compile(r"\{([A-Z][a-z]?)\}")
_SINGLE = {"n": "\n", "r": "\r", "t": "\t"}
_BLANKS = "\t\n\r "
_FLAGS = frozenset("imsxq")
_LEADING = re.compile(r"\(\?([imsx]+)\)")
"""Flags as other regular expressions have them: before all else."""


class Dialect(NamedTuple):
    """How an engine writes what is not the same in all of them.

    Attributes:
        end: the end of the text.
        line_start: the start of a line: not behind a line feed that ends the text.
        line_end: the end of a line.
        repeats: whether it knows back-references.
    """

    end: str
    line_start: str
    line_end: str
    repeats: bool


PYTHON = Dialect(r"\Z", r"(?:^|(?<=\n)(?!\Z))", r"(?=\n|\Z)", repeats=True)
"""Python's `re`, without flags."""
RUST = Dialect("$", "(?m:^)", "(?m:$)", repeats=False)
"""The crate `regex`, without flags; it takes the line behind a last line feed for one more."""


class PatternError(ValueError):
    """A text is no regular expression of XPath, or not one that an engine could use."""


def translate(pattern: str, flags: str, dialect: Dialect) -> str:
    r"""A regular expression of XPath as one that an engine reads as it is meant.

    Args:
        pattern: as `sh:pattern` has it.
        flags: as `sh:flags` has them: `i`, `m`, `s`, `x`, `q`.
        dialect: how the engine writes it.

    Raises:
        PatternError: says why, in one line.

    >>> translate("^(yes|no)$", "", PYTHON)
    '(?:^)(yes|no)(?:\\\\Z)'
    """
    leading = _LEADING.match(pattern)
    if leading:
        flags, pattern = flags + leading[1], pattern[leading.end() :]
    unknown = sorted(set(flags) - _FLAGS)
    if unknown:
        raise PatternError(f"flag {one_line(unknown[0])!r} is none of i, m, s, x, q")
    if "q" in flags:
        return "".join(_character(char, folded="i" in flags) for char in pattern)
    return _Reader(pattern, frozenset(flags), dialect).read()


def _character(char: str, *, folded: bool) -> str:
    """One character as it stands for itself, or for its cases too."""
    code = ord(char)
    if folded and len(cases := variants(code)) > 1:
        return written((one, one) for one in cases)
    return escaped(char)


class _Reader:
    """Reads a pattern from left to right (https://www.w3.org/TR/xpath-functions/#regex-syntax)."""

    def __init__(self, pattern: str, flags: frozenset[str], dialect: Dialect) -> None:
        self._pattern = pattern
        self._flags = flags
        self._dialect = dialect
        self._at = 0
        self._opened = 0
        self._closed: set[int] = set()

    def read(self) -> str:
        whole = self._choice(0)
        if self._next():
            self._refuse("a bracket is closed that is not open")
        return whole

    def _refuse(self, why: str) -> NoReturn:
        raise PatternError(f"{one_line(why)} (character {min(self._at, len(self._pattern) - 1) + 1})")

    def _next(self) -> str:
        """The next character that counts; empty at the end."""
        while "x" in self._flags and self._at < len(self._pattern) and self._pattern[self._at] in _BLANKS:
            self._at += 1
        return self._pattern[self._at] if self._at < len(self._pattern) else ""

    def _choice(self, depth: int) -> str:
        if depth > MAX_DEPTH:
            self._refuse(f"groups nest deeper than {MAX_DEPTH} levels")
        branches = [self._branch(depth)]
        while self._next() == "|":
            self._at += 1
            branches.append(self._branch(depth))
        return "|".join(branches)

    def _branch(self, depth: int) -> str:
        pieces = []
        while (char := self._next()) and char not in "|)":
            atom = self._atom(char, depth)
            self._next()
            quantifier = _QUANTIFIER.match(self._pattern, self._at)
            if quantifier:
                atom += self._repeated(quantifier)
            pieces.append(atom)
        return "".join(pieces)

    def _repeated(self, quantifier: re.Match[str]) -> str:
        least, most = quantifier["least"], quantifier["most"]
        if max(int(least or 0), int(most or 0)) > MAX_REPEAT:
            self._refuse(f"a quantifier counts beyond {MAX_REPEAT}")
        if most and int(least) > int(most):
            self._refuse("a quantifier counts backwards")
        self._at = quantifier.end()
        return quantifier[0]

    def _atom(self, char: str, depth: int) -> str:
        if char == "(":
            return self._group(depth)
        if char == "[":
            self._at += 1
            return written(self._members(depth))
        if char == "\\":
            return self._escape()
        if char in "?*+{":
            self._refuse("a quantifier follows nothing that it could repeat")
        if char in "]}":
            self._refuse(f"{char} stands by itself; write \\{char}")
        self._at += 1
        if char == "^":
            return f"(?:{self._dialect.line_start})" if "m" in self._flags else "(?:^)"
        if char == "$":
            return f"(?:{self._dialect.line_end if 'm' in self._flags else self._dialect.end})"
        if char == ".":
            return "(?s:.)" if "s" in self._flags else "."
        return _character(char, folded="i" in self._flags)

    def _group(self, depth: int) -> str:
        self._at += 1
        opening = "("
        number = 0
        if self._next() == "?":
            if self._pattern[self._at + 1 : self._at + 2] != ":":
                said = self._pattern[self._at - 1 : self._at + 2]
                self._refuse(f"{said}… is no part of XPath's regular expressions; flags stand in sh:flags")
            self._at += 2
            opening = "(?:"
        else:
            self._opened += 1
            number = self._opened
        inside = self._choice(depth + 1)
        if self._next() != ")":
            self._refuse("a group is not closed")
        self._at += 1
        self._closed.add(number)
        return f"{opening}{inside})"

    def _escape(self) -> str:
        self._at += 1
        char = self._next()
        if char in "123456789" and char:
            return self._repetition()
        spans, single = self._escaped(char)
        if not single:
            return written(spans)
        return _character(chr(spans[0][0]), folded="i" in self._flags)

    def _repetition(self) -> str:
        """A back-reference; it takes as many digits as there are groups for."""
        digits = re.compile("[0-9]+").match(self._pattern, self._at)
        number = digits[0] if digits else ""
        while len(number) > 1 and int(number) > self._opened:
            number = number[:-1]
        if not self._dialect.repeats:
            self._refuse("back-references are not known to the engine shacl; pyshacl knows them")
        if int(number) not in self._closed:
            self._refuse(f"\\{number} refers to no group before it")
        self._at += len(number)
        return f"(?i:\\{number})" if "i" in self._flags else f"(?:\\{number})"

    def _escaped(self, char: str) -> tuple[tuple[Span, ...], bool]:
        """What stands behind a backslash, and whether it is a single character."""
        self._at += 1
        if char in _SINGLE:
            code = ord(_SINGLE[char])
            return ((code, code),), True
        if char and char in "pP":
            found = _CATEGORY.match(self._pattern, self._at)
            spans = category(found[1]) if found else None
            if not found or spans is None:
                self._refuse(f"\\{char} is followed by no general category of Unicode, such as {{L}} or {{Lu}}")
            self._at = found.end()
            return (spans if char == "p" else complement(spans)), False
        if char and char.lower() in "sdwic":
            spans = multiple(char.lower())
            return (spans if char.islower() else complement(spans)), False
        if not char or char.isalnum() or not char.isascii():
            self._refuse(f"\\{char} is no escape of XPath's regular expressions")
        return ((ord(char), ord(char)),), True

    def _members(self, depth: int) -> tuple[Span, ...]:
        """The characters of a class, read from behind its bracket."""
        if depth > MAX_DEPTH:
            self._refuse(f"classes nest deeper than {MAX_DEPTH} levels")
        negated = self._pattern[self._at : self._at + 1] == "^"
        self._at += negated
        first = self._at
        spans: list[Span] = []
        taken: tuple[Span, ...] = ()
        while (char := self._pattern[self._at : self._at + 1]) != "]" or self._at == first:
            if char in {"", "]", "["}:
                self._refuse("a class of characters is empty or not closed, or holds a bracket without a backslash")
            if self._pattern.startswith("-[", self._at) and self._at > first:
                self._at += 2
                taken = self._members(depth + 1)
                if self._pattern[self._at : self._at + 1] != "]":
                    self._refuse("a class does not end behind what is taken from it")
                break
            spans.extend(self._folded(self._member()))
        self._at += 1
        whole = merged(spans)
        return difference(complement(whole) if negated else whole, taken)

    def _member(self) -> tuple[tuple[Span, ...], bool]:
        """A character, a range or an escape in a class, and whether it has cases."""
        spans, single = self._one()
        after = self._pattern[self._at + 1 : self._at + 2]
        if not single or self._pattern[self._at : self._at + 1] != "-" or after in {"]", "[", ""}:
            return spans, single
        self._at += 1
        end, is_single = self._one()
        if not is_single or end[0][0] < spans[0][0]:
            self._refuse("a range of characters runs backwards")
        return ((spans[0][0], end[0][0]),), True

    def _one(self) -> tuple[tuple[Span, ...], bool]:
        char = self._pattern[self._at]
        self._at += 1
        if char == "\\":
            return self._escaped(self._pattern[self._at : self._at + 1])
        return ((ord(char), ord(char)),), True

    def _folded(self, member: tuple[tuple[Span, ...], bool]) -> Iterator[Span]:
        spans, has_cases = member
        yield from spans
        if has_cases and "i" in self._flags:
            for start, end in spans:
                yield from ((one, one) for code in cased(start, end) for one in variants(code))
