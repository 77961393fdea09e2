"""Encoded terms: what stands in an N-Triples line, made once and never parsed again.

A `Term` is a string that is already an RDF term in N-Triples form (https://www.w3.org/TR/n-triples/#n-triples-grammar):
`<https://example.org/>` or `"IL6"@en`. Literals are made here, IRIs in `wp2rdf.rdf.iri`, and nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Term = NewType("Term", str)
"""An RDF term in N-Triples form."""

Triple = tuple[Term, Term, Term]
"""Subject, predicate and object."""

Statement = NewType("Statement", str)
"""A triple in flight: its three terms with a blank between them, as in a line of N-Triples without the final dot."""


class Lines:
    """Many statements at once, so that most of a dump is made without looking at each of them.

    Args:
        texts: one line or several each, a line a statement. None stands twice, here or among what else is said in the
            same graph.
    """

    __slots__ = ("_data",)

    def __init__(self, *texts: str) -> None:
        # each by itself: most are ASCII, and are not made wider for the few that are not
        self._data = b"\n".join(map(str.encode, texts))

    def __str__(self) -> str:
        return self._data.decode()

    def encode(self) -> bytes:
        """The lines in UTF-8."""
        return self._data


class Sound(Lines):
    """Statements of which only their number is told, to who checks: no shape has anything to say against them.

    Whoever makes it has looked at every value, and vouches for it, and that without them no shape says more of what is
    left: it lacks nothing.

    Args:
        count: how many; none of them stands twice, here or among what else is said in the same graph.
    """

    __slots__ = ("count",)

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    ord("\b"): "\\b",
    ord("\t"): "\\t",
    ord("\n"): "\\n",
    ord("\f"): "\\f",
    ord("\r"): "\\r",
    ord('"'): '\\"',
    ord("\\"): "\\\\",
}
_UNESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
_UNESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"' if _ESCAPED.search(text) else f'"{text}"'


def say(subject: Term, predicate: Term, value: Term) -> Statement:
    """A statement of three terms.

    >>> say(Term("<urn:a>"), Term("<urn:b>"), plain("c"))
    '<urn:a> <urn:b> "c"'
    """
    return Statement(f"{subject} {predicate} {value}")


def each(statements: Iterable[Statement | Lines]) -> Iterator[Statement]:
    """Statements one by one."""
    for one in statements:
        yield from map(Statement, str(one).split("\n"))


def parts(statement: Statement) -> Triple:
    """The three terms of a statement: neither subject nor predicate holds a blank."""
    subject, predicate, value = statement.split(" ", 2)
    return Term(subject), Term(predicate), Term(value)


def plain(text: str) -> Term:
    r"""A simple literal, in RDF 1.1 an `xsd:string` (https://www.w3.org/TR/rdf11-concepts/#dfn-simple-literals).

    >>> plain('IL6 "p28"')
    '"IL6 \\"p28\\""'
    """
    return Term(f'"{text.translate(_ESCAPES)}"' if _ESCAPED.search(text) else f'"{text}"')


def tagged(text: str, language: str) -> Term:
    """A language-tagged string; the tag is written in lower case, as triple stores keep it.

    >>> tagged("IL6 signaling", "en")
    '"IL6 signaling"@en'
    """
    return Term(f"{_quoted(text)}@{language.lower()}")


def typed(text: str, datatype: Term) -> Term:
    """A typed literal; the caller vouches that the text is a lexical form of the datatype."""
    return Term(f"{_quoted(text)}^^{datatype}")


def lexical(term: Term) -> str:
    r"""The text of a literal, without quotes, language and datatype.

    >>> lexical(Term('"a\\tb"@en'))
    'a\tb'
    """
    body = term[1 : term.rindex('"')]
    if "\\" not in body:
        return body

    def char(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _UNESCAPES.get(match[3], match[3])

    return _UNESCAPE.sub(char, body)
