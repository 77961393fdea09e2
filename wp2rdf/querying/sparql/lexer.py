"""Cuts the text of a query into the terminals of the grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar).

The longest terminal wins. Blanks and comments lie between tokens. A text that is no SPARQL gives tokens too: what fits
nowhere is of kind `other`, as is a string that nobody closes. No pattern looks at a character more than a fixed number
of times.

A text may be a template: `{{name}}` stands for a value, alone or within a string, an IRI or a prefixed name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Kind = Literal[
    "iri", "string", "variable", "prefixed", "bnode", "number", "word", "tag", "sign", "placeholder", "other", "end"
]

_LETTERS = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MARKS = "\u00b7\u0300-\u036f\u203f-\u2040"
_POINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPE = rf"%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]|{_POINT}"
_PLACEHOLDER = r"\{\{\s*[A-Za-z_]\w*\s*\}\}"


class _Characters(NamedTuple):
    """What names are made of, as parts of a class of characters: where they begin, and further on."""

    start: str
    start_u: str
    in_variable: str
    inside: str


def _characters(*, is_ascii: bool) -> _Characters:
    """What names are made of; to compile less where a text has nothing but ASCII is twenty times as fast."""
    start = "A-Za-z" if is_ascii else f"A-Za-z{_LETTERS}"
    in_variable = f"{start}_0-9" if is_ascii else f"{start}_0-9{_MARKS}"
    return _Characters(start, f"{start}_", in_variable, f"{in_variable}-")


def is_variable(name: str) -> bool:
    """Whether a text is the name of a variable, without its sign."""
    return _variable(is_ascii=name.isascii()).fullmatch(name) is not None


@cache
def _variable(*, is_ascii: bool) -> re.Pattern[str]:
    of = _characters(is_ascii=is_ascii)
    return re.compile(f"[{of.start_u}0-9][{of.in_variable}]*")


def _pattern(*, template: bool, is_ascii: bool) -> tuple[tuple[Kind, str], ...]:
    here = f"|{_PLACEHOLDER}" if template else ""
    more: tuple[tuple[Kind, str], ...] = (("placeholder", _PLACEHOLDER),) if template else ()
    of = _characters(is_ascii=is_ascii)
    return (
        ("iri", rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_POINT}{here})*>"),
        ("string", r'"""(?:"{0,2}(?:[^"\\]|\\.))*+"""|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*+\'\'\''),
        ("other", r'"""(?s:.*)|\'\'\'(?s:.*)'),
        ("string", r'"(?:[^"\\\n\r]|\\[^\n\r])*+"|\'(?:[^\'\\\n\r]|\\[^\n\r])*+\''),
        ("other", r"[\"'][^\n\r]*"),
        ("variable", rf"[?$](?:[{of.start_u}0-9]|{_POINT})(?:[{of.in_variable}]|{_POINT})*"),
        ("tag", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
        ("bnode", rf"_:[{of.start_u}0-9](?:[{of.inside}.]*[{of.inside}])?"),
        (
            "prefixed",  # a prefix of more than a hundred characters is none: that bounds the search for its colon
            rf"(?:(?:[{of.start}]|{_POINT})(?:[{of.inside}]|{_POINT}|\.(?!:)){{0,100}}+)?:"
            rf"(?:(?:[{of.start_u}0-9:]|{_ESCAPE}{here})"
            rf"(?:(?:[{of.inside}.:]|{_ESCAPE}{here})*(?:[{of.inside}:]|{_ESCAPE}{here}))?)?",
        ),
        ("number", r"\d+\.\d*[eE][+-]?\d+|\.?\d+[eE][+-]?\d+|\d*\.\d+|\d+".replace(r"\d", "[0-9]")),
        ("word", r"[A-Za-z_][A-Za-z0-9_-]*"),
        *more,
        ("sign", r"\^\^|&&|\|\||!=|<=|>=|[{}()\[\].,;=<>!+*/|^?-]"),
        ("other", r"."),
    )


@cache  # when it is needed, as it costs more than many a query
def _compiled(*, template: bool, is_ascii: bool) -> tuple[re.Pattern[str], dict[str, Kind]]:
    patterns = _pattern(template=template, is_ascii=is_ascii)
    joined = "|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(patterns))
    kinds = {f"k{index}": kind for index, (kind, _) in enumerate(patterns)}
    return re.compile(rf"(?:[\s\ufeff]|\#[^\n\r]*)*+(?:{joined}|\Z)", re.DOTALL), kinds


class Token(NamedTuple):
    """A terminal of a query.

    Attributes:
        kind: what it is.
        text: as it is written.
        start: index of its first character.
        end: index of the character after its last.
        key: a word in capitals, or a sign; "" for all others.
    """

    kind: Kind
    text: str
    start: int
    end: int
    key: str


def tokens(text: str, *, template: bool = False) -> list[Token]:
    """The tokens of a query; the last one is of kind `end`.

    Args:
        text: any text.
        template: whether `{{name}}` stands for a value.

    >>> [token.text for token in tokens("SELECT ?s { ?s a wp:Pathway }")]
    ['SELECT', '?s', '{', '?s', 'a', 'wp:Pathway', '}', '']
    """
    pattern, kinds = _compiled(template=template, is_ascii=text.isascii())
    result = []
    for match in pattern.finditer(text):
        group = match.lastgroup
        if group is None:
            break
        kind = kinds[group]
        start, end = match.span(group)
        found = text[start:end]
        key = found.upper() if kind == "word" else found if kind == "sign" else ""
        result.append(Token(kind, found, start, end, key))
    result.append(Token("end", "", len(text), len(text), ""))
    return result
