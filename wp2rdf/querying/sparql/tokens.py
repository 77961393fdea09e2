"""The tokens of a SPARQL query, so that a text is never changed inside a string, an IRI or a comment.

The terminals are those of the grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), in the order in which the
longest one wins. A text that is no SPARQL gives tokens too: what fits nowhere is of kind `other`, as is a string that
nobody closes. No pattern looks at a character more than a fixed number of times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wp2rdf.errors import Position

Kind = Literal["blank", "comment", "iri", "string", "variable", "prefixed", "number", "word", "tag", "sign", "other"]

_NAME = r"[\w\u00b7\u0300-\u036f\u203f\u2040-]"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("blank", r"[\s\ufeff]+"),
    ("comment", r"#[^\n\r]*"),
    ("iri", r"<[^<>\"{}|^`\\\x00-\x20]*>"),
    ("string", r'"""(?:"{0,2}(?:[^"\\]|\\.))*+"""|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*+\'\'\''),
    ("other", r'"""(?s:.*)|\'\'\'(?s:.*)'),
    ("string", r'"(?:[^"\\\n\r]|\\[^\n\r])*+"|\'(?:[^\'\\\n\r]|\\[^\n\r])*+\''),
    ("other", r"[\"'][^\n\r]*"),
    ("variable", r"[?$][\w\u00b7\u0300-\u036f\u203f\u2040]+"),
    ("tag", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    (
        "prefixed",  # a prefix of more than a hundred characters is none: that bounds the search for its colon
        rf"(?:[^\W\d_](?:{_NAME}|\.(?!:)){{0,100}}+)?:"
        rf"(?:(?:\w|:|{_ESCAPE})(?:(?:{_NAME}|[.:]|{_ESCAPE})*(?:{_NAME}|:|{_ESCAPE}))?)?",
    ),
    ("prefixed", rf"_:\w(?:(?:{_NAME}|\.)*{_NAME})?"),
    ("number", r"\d+\.\d*[eE][+-]?\d+|\.?\d+[eE][+-]?\d+|\d*\.\d+|\d+"),
    ("word", r"[A-Za-z_][\w-]*"),
    ("sign", r"\^\^|&&|\|\||!=|<=|>=|[{}()\[\].,;=<>!+*/|^?-]"),
    ("other", r"."),
)
_TOKEN = re.compile("|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(_PATTERNS)), re.DOTALL)


class Token(NamedTuple):
    """A piece of a query; all of them joined are the query again.

    Attributes:
        kind: what it is.
        text: as it is written.
        start: index of its first character.
    """

    kind: Kind
    text: str
    start: int

    @property
    def is_code(self) -> bool:
        """Whether it is neither blank nor comment."""
        return self.kind not in {"blank", "comment"}

    def is_word(self, *words: str) -> bool:
        """Whether it is one of some keywords, which SPARQL does not tell apart by case."""
        return self.kind == "word" and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of some signs."""
        return self.kind == "sign" and self.text in signs


def tokens(text: str) -> list[Token]:
    """The tokens of a query.

    >>> [token.text for token in tokens("SELECT ?s { ?s a wp:Pathway }") if token.is_code]
    ['SELECT', '?s', '{', '?s', 'a', 'wp:Pathway', '}']
    """
    return [
        Token(_PATTERNS[int((match.lastgroup or "k0")[1:])][0], match[0], match.start())
        for match in _TOKEN.finditer(text)
    ]


def joined(found: Iterable[Token]) -> str:
    """The text of tokens."""
    return "".join(token.text for token in found)


def code(found: Iterable[Token]) -> Iterator[Token]:
    """The tokens that are neither blanks nor comments."""
    return (token for token in found if token.is_code)


def position(text: str, start: int) -> Position:
    """Line and column of the character at an index."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


_PAIRS = {"{": "}", "(": ")", "[": "]"}


def pairs(found: Sequence[Token]) -> dict[int, int]:
    """For the index of every bracket that is closed, the index of the one that closes it.

    A closing bracket that does not fit the last open one is passed over.
    """
    result: dict[int, int] = {}
    depth: list[int] = []
    for place, token in enumerate(found):
        if token.kind != "sign":
            continue
        if token.text in _PAIRS:
            depth.append(place)
        elif depth and token.text == _PAIRS[found[depth[-1]].text]:
            result[depth.pop()] = place
    return result


def closing(found: list[Token], index: int) -> int | None:
    """The index of the bracket that closes the one at an index; None when it is not closed."""
    depth: list[str] = []
    for place in range(index, len(found)):
        token = found[place]
        if token.kind != "sign":
            continue
        if token.text in _PAIRS:
            depth.append(_PAIRS[token.text])
        elif depth and token.text == depth[-1]:
            depth.pop()
            if not depth:
                return place
    return None
