"""A query under translation: its tokens, what stands in their places by now, and what is said about that."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.prefixes import declarations
from wp2rdf.querying.sparql.tokens import Token, pairs, tokens

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.loose.places import Select

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_OPERATORS = ("||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/")
_NO_TOKEN = Token("other", "", 0)


class Draft:
    """A query under translation.

    The tokens of code and the gaps between them (blanks and comments) are two lists. Rules change `out`, the texts of
    the tokens; they never change how many tokens there are. Variables are renamed first, in `named` too. Then the rules
    of the smallest parts come first, so what is put around a larger part goes around.
    """

    def __init__(self, text: str) -> None:
        found = tokens(text)
        self.text = text
        self.gaps = [""]
        self.code: list[Token] = []
        for token in found:
            if token.is_code:
                self.code.append(token)
                self.gaps.append("")
            else:
                self.gaps[-1] += token.text
        self.out = [token.text for token in self.code]
        self.named = [token.text[1:] for token in self.code]
        self.pairs = pairs(self.code)
        self.declared = declarations(found)
        self.names = {token.text[1:] for token in self.code if token.kind == "variable"}
        self.lines = [match.start() for match in re.finditer("\n", text)]
        self.selects: dict[int, Select] = {}
        self.changes: dict[int, list[str]] = {}
        self.unsupported: dict[int, list[str]] = {}

    def at(self, place: int) -> Token:
        """The token at an index; past the end, one that is nothing."""
        return self.code[place] if 0 <= place < len(self.code) else _NO_TOKEN

    def say(self, place: int, what: str) -> None:
        """Reports a change."""
        self.changes.setdefault(place, []).append(what)

    def refuse(self, place: int, what: str) -> None:
        """Reports what is not supported."""
        self.unsupported.setdefault(place, []).append(what)

    def name(self, place: int) -> str:
        """The name of the variable at an index, as it is by now."""
        return self.named[place]

    def fresh(self, name: str) -> str:
        """A name that no variable has."""
        number = 1
        while f"{name}_{number}" in self.names:
            number += 1
        self.names.add(f"{name}_{number}")
        return f"{name}_{number}"

    def source(self, start: int, end: int) -> str:
        """What stood from one token to another (exclusive), on one line."""
        text = self.text[self.code[start].start : self.code[end - 1].start + len(self.code[end - 1].text)]
        return " ".join(text.split())[:60]

    def result(self) -> str:
        """The text as it is by now."""
        parts = [part for pair in zip(self.gaps, self.out, strict=False) for part in pair]
        return "".join(parts) + self.gaps[-1]

    def reports(self, said: dict[int, list[str]]) -> tuple[str, ...]:
        """Reports in the order of the text, with their lines."""
        return tuple(
            f"line {bisect.bisect_left(self.lines, self.at(place).start) + 1}: {what}"
            for place in sorted(said)
            for what in said[place]
        )

    def primary(self, place: int) -> int | None:
        """The index after the variable, the constant, the call or the bracket that begins at an index."""
        token = self.at(place)
        after = place + 1
        if token.is_sign("("):
            return self.pairs[place] + 1 if place in self.pairs else None
        if token.kind == "string":
            if self.at(after).kind == "tag":
                return after + 1
            return after + 2 if self.at(after).is_sign("^^") else after
        if token.kind in {"variable", "number"} or token.is_word("TRUE", "FALSE"):
            return after
        if token.is_word("NOT", "EXISTS"):
            brace = after + 1 if token.is_word("NOT") else after
            return self.pairs[brace] + 1 if brace in self.pairs else None
        if token.kind in {"iri", "prefixed", "word"}:
            if self.at(after).is_sign("(") and after in self.pairs:
                return self.pairs[after] + 1
            return None if token.kind == "word" else after
        return None

    def expression(self, place: int) -> int | None:
        """The index after the expression that begins at an index."""
        while True:
            while self.at(place).is_sign("!", "-", "+"):
                place += 1
            after = self.primary(place)
            if after is None:
                return None
            if self.at(after).is_sign(*_OPERATORS) or self.at(after).is_word("AND", "OR", "IN", "LIKE"):
                place = after + 1
            elif self.at(after).is_word("NOT") and self.at(after + 1).is_word("IN"):
                place = after + 2
            else:
                return after

    def call(self, place: int) -> bool:
        """Whether a call begins at an index."""
        return self.at(place + 1).is_sign("(") and place + 1 in self.pairs

    def arguments(self, place: int) -> list[tuple[int, int]]:
        """The arguments of the call that begins at an index, from the first token to the one after the last."""
        start, end = place + 2, self.pairs[place + 1]
        if self.at(start).is_word("DISTINCT"):
            start += 1
        found = []
        place = start
        while place < end:
            if self.at(place).is_sign(",", ";"):
                found.append((start, place))
                start = place + 1
            place = self.pairs.get(place, place) + 1
        return [*found, (start, end)]

    def outside(self, start: int, end: int) -> list[int]:
        """The variables between two indices that are in no aggregate."""
        found = []
        while start < end:
            if self.at(start).is_word(*_AGGREGATES) and self.call(start):
                start = self.pairs[start + 1]
            elif self.at(start).kind == "variable":
                found.append(start)
            start += 1
        return found

    def aggregates(self, start: int, end: int) -> bool:
        """Whether an aggregate stands between two indices."""
        return any(self.at(place).is_word(*_AGGREGATES) and self.call(place) for place in range(start, end))

    def wrap(self, start: int, end: int, before: str, after: str) -> None:
        """Puts something around the tokens from one to another (exclusive)."""
        self.out[start] = before + self.out[start]
        self.out[end - 1] += after
