"""A query written anew so that no two parsers can read it in two ways; what Oxigraph is given is always this.

What we know of a query we know from its tokens. A parser that cuts a text at other places may find a `SERVICE` where we
see an IRI or a string: it may take the `<` of `<2)SERVICE#>` for an operator, or `SERVICEex:a` for a keyword and a
name. So it is not given the text, but the tokens: each on a line of its own, as the end of a line ends any comment (or
before a sign that cannot be a part of it), and nothing but

- a keyword or function of SPARQL, whole and from a list, or a sign;
- a variable, as `$name`: a `?` could be one of a path;
- a name `p1:local` or `i1:`, whose prefix is ours: IRIs stand in the prologue only, where nothing else can;
- a blank node `_:b1`, a number, a language tag;
- a string in double quotes on one line, its escapes written anew.

Whatever else there is, is refused. See https://www.w3.org/TR/sparql11-query/#sparqlGrammar.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql.tokens import code, position, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.querying.sparql.tokens import Token

_WORDS = """
    BASE PREFIX SELECT DISTINCT REDUCED AS CONSTRUCT WHERE DESCRIBE ASK FROM NAMED GROUP BY HAVING ORDER ASC DESC LIMIT
    OFFSET VALUES UNDEF OPTIONAL LATERAL GRAPH SERVICE SILENT BIND UNION MINUS FILTER A TRUE FALSE NOT IN EXISTS COUNT
    SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR
    ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS
    MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI
    ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE ADJUST
    """
_KNOWN = frozenset(_WORDS.split())
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_MEANT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", "\\": "\\", '"': '"', "'": "'"}
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_POINT = re.compile(r"\\.|\.")


def refusal(text: str, start: int, message: str) -> UsageError:
    """The error that says what is wrong with a query, with line and column of the character at an index."""
    line, column = position(text, start)
    return UsageError(f"line {line}, column {column}: {message}")


def misplaced(text: str, start: int) -> UsageError:
    """The error that says that what begins at an index does not belong there."""
    return refusal(text, start, f"{text[start : start + 200].splitlines()[0].rstrip()[:30]!r} does not belong here")


def pieces(text: str, found: Sequence[Token]) -> list[str]:
    """What is written for each token of a query that is code; joined they are the query.

    Args:
        text: the query, for error messages.
        found: its tokens, without blanks and comments.

    Raises:
        UsageError: a token is none of SPARQL, with line and column.
    """
    end = _end_of_prologue(found)
    names: dict[tuple[str, str], str] = {}
    iris: dict[str, None] = {}
    result: list[str] = []
    for place, token in enumerate(found):
        match token.kind:
            case "iri" if place >= end:
                iris[token.text] = None
                piece = f"{_name(names, 'i', token.text)}:"
            case "prefixed" if token.text.startswith("_:"):
                piece = "_:" + _name(names, "b", token.text)
            case "prefixed":
                prefix, _, local = token.text.partition(":")
                piece = f"{_name(names, 'p', prefix)}:{_POINT.sub(_escaped, local)}"
            case "string":
                piece = _string(text, token)
            case "variable":
                piece = f"${token.text[1:]}"
            case "iri" | "number" | "tag" | "sign":
                piece = token.text
            case "word" if token.text.upper() in _KNOWN:
                piece = token.text
            case _:
                raise misplaced(text, token.start)
        result.append(piece if _touches(found, place) else piece + "\n")
    if iris:
        declared = "".join(f"PREFIX {_name(names, 'i', one)}: {one}\n" for one in iris)
        if end:
            result[end - 1] += declared
        else:
            result[0] = declared + result[0]
    return result


def rewritten(text: str) -> str:
    r"""A query that every parser reads as we do; without SERVICE, as whoever runs this could ask anyone.

    Raises:
        UsageError: a token is none of SPARQL, or a keyword SERVICE.

    >>> rewritten("SELECT * { ?s a <urn:a> } # all")
    'PREFIX i0: <urn:a>\nSELECT\n*\n{\n$s\na\ni0:\n}\n'
    """
    found = list(code(tokens(text)))
    for token in found:
        if token.is_word("SERVICE"):
            raise refusal(text, token.start, "SERVICE is not left to the store")
    return "".join(pieces(text, found))


def _end_of_prologue(found: Sequence[Token]) -> int:
    """The index of the first token after BASE and PREFIX with their IRIs."""
    place = 0
    while place < len(found):
        if found[place].is_word("BASE") and [one.kind for one in found[place + 1 : place + 2]] == ["iri"]:
            place += 2
        elif (
            found[place].is_word("PREFIX")
            and [one.kind for one in found[place + 1 : place + 3]] == ["prefixed", "iri"]
            and found[place + 1].text.find(":") == len(found[place + 1].text) - 1
        ):
            place += 3
        else:
            break
    return place


def _name(names: dict[tuple[str, str], str], kind: str, text: str) -> str:
    """Our name for an IRI, a prefix or a blank node: always the same."""
    return names.setdefault((kind, text), f"{kind}{len(names)}")


def _escaped(match: re.Match[str]) -> str:
    """A point in a local name, escaped: it could end a triple."""
    return match[0] if len(match[0]) > 1 else "\\."


def _touches(found: Sequence[Token], place: int) -> bool:
    """Whether a token is on the line of the next.

    Some read `-1`, `CONCAT(`, `rdfs:label*`, `"IL6"@en` and `"1"^^xsd:integer` in one piece only.
    """
    if place + 1 == len(found):
        return False
    token, after = found[place : place + 2]
    if token.is_sign("^^") or (token.kind == "string" and (after.kind == "tag" or after.is_sign("^^"))):
        return True
    is_name = token.kind in {"word", "prefixed", "iri"}
    if after.is_sign("("):
        return is_name
    if after.start != token.start + len(token.text):
        return False
    if token.is_sign("+", "-"):
        return after.kind == "number"
    return after.is_sign("*", "+", "?") and (is_name or token.is_sign(")"))


def _string(text: str, token: Token) -> str:
    """A string in double quotes, with no escapes but those that it needs."""
    size = 3 if token.text.startswith(('"""', "'''")) else 1

    def meant(match: re.Match[str]) -> str:
        code_point = match[1]
        if code_point in _MEANT:
            return _MEANT[code_point]
        if len(code_point) > 1 and int(code_point[1:], 16) <= 0x10FFFF:  # noqa: PLR2004 - the last code point
            return chr(int(code_point[1:], 16))
        raise refusal(text, token.start, f"\\{code_point} is no escape of a string")

    return f'"{_ESCAPE.sub(meant, token.text[size:-size]).translate(_WRITTEN)}"'
