"""Whether a text is one SPARQL query that only reads, and where it reads from.

The parser of Oxigraph decides, and Oxigraph runs no update as a query. What it is given is the query written anew (see
`one_reading`) and made harmless: a `FILTER(false)` at the end of its pattern, or `VALUES` with nothing in it where no
filter may stand, so that nothing is computed; and no `SERVICE`, so that nothing is fetched.
"""

from __future__ import annotations

import bisect
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, cast

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql.one_reading import misplaced, pieces, refusal
from wp2rdf.querying.sparql.prefixes import declarations, full, undeclared
from wp2rdf.querying.sparql.tokens import code, pairs, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.querying.sparql.tokens import Token

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

LONGEST = 3_000
"""Words and signs of a query, without what VALUES lists: Oxigraph ends the whole process on one of some 20,000."""
DEEPEST = 100
"""Brackets within brackets: the same happens at some 3,000."""

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_VIRTUOSO = ("bif", "sql")
_PLACE = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_MEANT = {
    "The SELECT overrides an existing variable": "the name after AS is that of a variable of the pattern",
    "The SELECT contains a variable that is unbound": "SELECT names a variable that GROUP BY does not",
    "The SELECT contains an expression with a variable that is unbound": (
        "SELECT uses a variable outside an aggregate that GROUP BY does not name"
    ),
    "Duplicated variable name in SELECT": "SELECT names a variable twice",
    "SELECT * is not authorized with GROUP BY": "SELECT * and GROUP BY do not go together",
}
"""What Oxigraph says of a SELECT, and what it means."""

_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^%]*(?:%[0-9A-Fa-f]{2}[^%]*)*>")
_FALSE = "FILTER(false)\n"
_NOTHING = "VALUES $nothing {}\n"


def _form(text: str, found: list[Token]) -> tuple[Form, int]:
    """The form of a query, and the index of its keyword."""
    place = 0
    while place < len(found) and found[place].is_word("BASE", "PREFIX"):
        place += 2 if found[place].is_word("BASE") else 3
    if place >= len(found):
        raise refusal(text, len(text), "there is no query here")
    word = found[place]
    if word.is_word(*_UPDATES):
        raise refusal(text, word.start, f"{word.text.upper()} changes data: only queries that read are run")
    if not word.is_word(*_FORMS):
        raise refusal(
            text, word.start, f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with {word.text[:40]!r}"
        )
    return cast("Form", word.text.upper()), place


def _balanced(text: str, found: list[Token]) -> dict[int, int]:
    """The pairs of brackets.

    Raises:
        UsageError: a bracket or a string is not closed, a bracket closes nothing, or they are too many.
    """
    closed = pairs(found)
    ends = set(closed.values())
    listed = 0
    depth = 0
    for token in found:
        if token.kind == "other" and token.text[0] in "\"'":
            raise refusal(text, token.start, "this string is not closed")
    for place, token in enumerate(found):
        if token.is_sign("{", "(", "["):
            if place not in closed:
                raise refusal(text, token.start, f"this {token.text} is not closed")
            depth += 1
        elif token.is_sign("}", ")", "]"):
            if place not in ends:
                raise refusal(text, token.start, f"this {token.text} closes nothing")
            depth -= 1
        elif token.is_word("VALUES"):
            listed += _listed(found, closed, place)
        if depth > DEEPEST:
            raise refusal(text, token.start, f"more than {DEEPEST} brackets stand within one another")
    if len(found) - listed > LONGEST:
        raise UsageError(f"the query has more than {LONGEST} words and signs, not counting what VALUES lists")
    return closed


def _listed(found: list[Token], closed: dict[int, int], place: int) -> int:
    """How many tokens stand in the data of a VALUES."""
    brace = place + 1
    if brace in closed and found[brace].is_sign("("):
        brace = closed[brace]
    brace += 1
    return closed[brace] - brace if brace in closed and found[brace].is_sign("{") else 0


def _one(text: str, found: list[Token], closed: dict[int, int], place: int) -> None:
    """Raises an exception when something follows the query."""
    place += 1
    while place < len(found):
        token = found[place]
        if token.is_sign(";") or token.is_word(*_FORMS, *_UPDATES):
            raise refusal(text, token.start, f"{token.text} begins a second query or update: give one query")
        place = closed.get(place, place) + 1


def _pattern_end(found: list[Token], closed: dict[int, int], place: int) -> int | None:
    """The index of the bracket that closes the pattern of a query; None when it has none of its own.

    A pattern that is nothing but a sub-query is not taken, but the pattern of that.
    """
    short = False
    if found[place].is_word("CONSTRUCT"):
        short = place + 1 not in closed
        place = closed.get(place + 1, place)
    while True:
        place += 1
        while place < len(found) and not found[place].is_sign("{"):
            place = closed.get(place, place) + 1
        if place not in closed or short:
            return None
        if not found[place + 1].is_word("SELECT"):
            return closed[place]


def _harmless(text: str, found: list[Token], end: int | None) -> list[str]:
    """The pieces of the query written anew, with an empty answer and without services."""
    result = pieces(text, found)
    for place, token in enumerate(found):
        if token.is_word("SERVICE"):
            result[place] = "GRAPH\n"
        elif token.is_word("SILENT") and found[place - 1].is_word("SERVICE"):
            result[place] = ""
    if end is not None:
        result[end] = _FALSE + result[end]
    elif not any(token.is_word("VALUES") for token in found):
        result.append(_NOTHING)
    return result


def _guess(said: str, found: list[Token]) -> tuple[Token, str] | None:
    """The token that a parser means, and what is wrong with it, where the parser gives no useful place."""
    for words, meant in _MEANT.items():
        if words in said:
            return next((token for token in found if token.is_word("SELECT")), found[0]), meant
    if "IRI parsing failed" in said:
        for token in found:
            if token.kind == "iri" and not _ABSOLUTE.fullmatch(token.text):
                return token, f"{token.text} is no absolute IRI"
    closed = pairs(found)
    seen = set()
    for place, token in enumerate(found):
        name = found[closed[place + 1] - 1] if token.is_word("BIND") and place + 1 in closed else None
        if name and name.text in seen:
            return name, f"BIND gives {name.text} a value that it has"
        if token.kind == "variable":
            seen.add(token.text)
    return None


def _syntax(text: str, error: SyntaxError, found: list[Token], written: list[str]) -> UsageError:
    """What a parser says of the pieces that it was given, in words, and where in the query."""
    match = _PLACE.match(str(error))
    if not match:
        return UsageError(str(error))
    place = _place(int(match[1]), int(match[2]), written)
    if (place >= len(found) or "The SELECT" in match[3] or "IRI" in match[3]) and (guess := _guess(match[3], found)):
        return refusal(text, guess[0].start, guess[1])
    if place >= len(found):
        return refusal(text, len(text), "something is wrong with the query before its end here")
    return misplaced(text, found[place].start)


def _place(line: int, column: int, written: list[str]) -> int:
    """The index of the piece that stands at a place, or begins after it."""
    whole = "".join(written)
    start = sum(len(one) + 1 for one in whole.split("\n")[: line - 1]) + column - 1
    blanks = len(whole) - len(whole[start:].lstrip("\n"))
    return bisect.bisect_right([*accumulate(map(len, written))], blanks)


def check(text: str) -> Form:
    r"""The form of a text that is one query that only reads.

    Args:
        text: with all prefixes declared.

    Returns:
        SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        UsageError: it is an update, more than one query, no SPARQL, or so long or deep that no engine should have it;
            with line and column.

    >>> check("# DELETE WHERE { ?s ?p ?o }\nASK { ?s ?p ?o }")
    'ASK'
    """
    found = list(code(tokens(text)))
    form, place = _form(text, found)
    closed = _balanced(text, found)
    _one(text, found, closed, place)
    for prefix, token in undeclared(found).items():
        what = f"{token.text} is Virtuoso's own" if prefix in _VIRTUOSO else f"the prefix {prefix}: is not declared"
        raise refusal(text, token.start, what)
    written = _harmless(text, found, _pattern_end(found, closed, place))
    try:
        pyoxigraph.Store().query("".join(written))
    except SyntaxError as error:
        raise _syntax(text, error, found, written) from None
    except UnicodeEncodeError:
        raise UsageError("the query has a lone surrogate, which is no character") from None
    except (RuntimeError, OSError, ValueError):
        pass  # it was read, and names a function that Oxigraph does not know: a matter of the engine that runs it
    return form


def _after(text: str, keyword: str, optional: str) -> Iterator[str]:
    """The IRIs and variables after a keyword and another that may follow it."""
    found = list(code(tokens(text)))
    known = declarations(found)
    for place, token in enumerate(found):
        if token.is_word(keyword):
            named = found[place + 1 : place + 3]
            if named and named[0].is_word(optional):
                del named[0]
            if named and named[0].kind == "variable":
                yield "?" + named[0].text[1:]
            elif named and (iri := full(named[0], known)) is not None:
                yield iri


def services(text: str) -> tuple[str, ...]:
    """The endpoints that a query sends parts of itself to: IRIs, and variables such as `?endpoint`, each once.

    >>> services("SELECT * { SERVICE SILENT <https://sparql.example.org/> { ?s ?p ?o } }")
    ('https://sparql.example.org/',)
    """
    return tuple(dict.fromkeys(_after(text, "SERVICE", "SILENT")))


def graphs_from(text: str) -> tuple[str, ...]:
    """The graphs that a query takes for its dataset, with FROM and FROM NAMED, each once; a relative IRI stays one."""
    return tuple(dict.fromkeys(_after(text, "FROM", "NAMED")))
