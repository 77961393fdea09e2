"""Loose forms of SPARQL that Virtuoso takes, translated to SPARQL 1.1 (`docs/sparql.md` lists them).

A query that is SPARQL 1.1 comes back as it is. Only tokens are looked at: nothing changes inside a string, an IRI or a
comment.
"""

from __future__ import annotations

from typing import NamedTuple

from wp2rdf.sparql.tokens import Token, closing, joined, tokens

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_XPATH = {
    "substring": "SUBSTR",
    "concat": "CONCAT",
    "contains": "CONTAINS",
    "starts-with": "STRSTARTS",
    "ends-with": "STRENDS",
    "string-length": "STRLEN",
    "upper-case": "UCASE",
    "lower-case": "LCASE",
    "replace": "REPLACE",
    "substring-before": "STRBEFORE",
    "substring-after": "STRAFTER",
    "abs": "ABS",
    "round": "ROUND",
    "floor": "FLOOR",
    "ceiling": "CEIL",
    "matches": "REGEX",
    "encode-for-uri": "ENCODE_FOR_URI",
    "year-from-dateTime": "YEAR",
    "month-from-dateTime": "MONTH",
    "day-from-dateTime": "DAY",
}
"""Functions of XPath (https://www.w3.org/TR/xpath-functions/) and their names in SPARQL 1.1."""


class Translation(NamedTuple):
    """A query in SPARQL 1.1, and what was changed in it, in words."""

    text: str
    changes: tuple[str, ...]


def translate(text: str) -> Translation:
    """The query in SPARQL 1.1; a text that cannot be understood comes back as it is."""
    changes: list[str] = []
    found = _xpath(tokens(text), changes)
    found = _separators(found, changes)
    # the last SELECT first: what stands before it keeps its place
    for place in reversed([at for at, token in enumerate(found) if token.is_word("SELECT")]):
        found = _select(found, place, changes)
    return Translation(joined(found) if changes else text, tuple(dict.fromkeys(changes)))


def _made(text: str) -> list[Token]:
    return tokens(text)


def _xpath(found: list[Token], changes: list[str]) -> list[Token]:
    """`fn:substring(` becomes `SUBSTR(`."""
    out = []
    for place, token in enumerate(found):
        name = _XPATH.get(token.text.removeprefix("fn:")) if token.text.startswith("fn:") else None
        if token.kind == "prefixed" and name and _next(found, place).is_sign("("):
            changes.append(f"{token.text} is {name} in SPARQL 1.1")
            token = token._replace(kind="word", text=name)  # noqa: PLW2901 - the token that stands for it
        out.append(token)
    return out


def _separators(found: list[Token], changes: list[str]) -> list[Token]:
    """`GROUP_CONCAT(?x, ',')` becomes `GROUP_CONCAT(?x ; SEPARATOR=',')`."""
    out = list(found)
    for place, token in enumerate(found):
        if not token.is_word("GROUP_CONCAT"):
            continue
        opening = next((at for at in range(place + 1, len(found)) if found[at].is_code), None)
        if opening is None or not found[opening].is_sign("("):
            continue
        end = closing(found, opening)
        inner = [at for at in range(opening + 1, end or opening) if found[at].is_code]
        if len(inner) > 2 and found[inner[-1]].kind == "string" and found[inner[-2]].is_sign(","):  # noqa: PLR2004 - a value, a comma, a separator
            out[inner[-2]] = found[inner[-2]]._replace(text=" ; SEPARATOR =")
            changes.append("the separator of GROUP_CONCAT is named SEPARATOR")
    return out


def _next(found: list[Token], place: int) -> Token:
    """The token of code after a place."""
    return next((token for token in found[place + 1 :] if token.is_code), Token("blank", "", 0))


class _Item(NamedTuple):
    """One item of a SELECT clause.

    Attributes:
        text: as it is in SPARQL 1.1.
        variable: a plain variable, without `?`; empty for an expression.
        alias: the name of an expression.
        is_aggregate: whether it aggregates.
    """

    text: str
    variable: str = ""
    alias: str = ""
    is_aggregate: bool = False


def _select(found: list[Token], place: int, changes: list[str]) -> list[Token]:
    """A SELECT with its clause, its group and what follows it, put right."""
    opening = _where(found, place)
    end = None if opening is None else closing(found, opening)
    if opening is None or end is None:
        return found
    head_end = next((at for at in range(place, opening) if found[at].is_word("FROM", "WHERE")), opening)
    modifier, items, is_changed = _items(found[place + 1 : head_end], changes)
    if items is None:
        return found
    body = found[opening : end + 1]
    tail = found[end + 1 :]
    renamed = {item.alias for item in items if item.alias and _uses(body, item.alias)}
    if renamed:
        changes.append("an alias that has the name of a variable of the query: the variable is renamed")
        body = _renamed(body, renamed)
        items = [item._replace(text=joined(_inside(item, renamed))) for item in items]
        is_changed = True
    plain = [item.variable for item in items if item.variable]
    grouped = any(token.is_word("GROUP") for token in _level(tail))
    extra: list[Token] = []
    if plain and not grouped and any(item.is_aggregate for item in items):
        changes.append("an aggregate beside plain variables: GROUP BY is added")
        extra = _made(f" GROUP BY {' '.join(f'?{name}' for name in plain)}")
    if not is_changed and not extra:
        return found
    head = found[place + 1 : head_end]
    if is_changed:
        blank = joined(_trailing(head)) or " "
        head = _made(f" {modifier}{' '.join(item.text for item in items)}{blank}")
    return [*found[: place + 1], *head, *found[head_end:opening], *body, *extra, *tail]


def _where(found: list[Token], place: int) -> int | None:
    """The index of the bracket that opens the group of a SELECT."""
    depth = 0
    for at in range(place + 1, len(found)):
        depth += found[at].is_sign("(") - found[at].is_sign(")")
        if found[at].is_sign("{") and depth == 0:
            return at
        if depth < 0 or found[at].is_sign("}"):
            return None
    return None


def _trailing(head: list[Token]) -> list[Token]:
    """The blanks and comments at the end of a clause."""
    last = max((at for at, token in enumerate(head) if token.is_code), default=-1)
    return head[last + 1 :]


def _items(head: list[Token], changes: list[str]) -> tuple[str, list[_Item] | None, bool]:
    """The items of a SELECT clause, `DISTINCT ` or `REDUCED ` before them, and whether something was put right."""
    rest = [token for token in head if token.is_code]
    modifier = ""
    changed = False
    if rest and rest[0].is_word("DISTINCT", "REDUCED"):
        modifier = f"{rest[0].text} "
        rest = rest[1:]
    items: list[_Item] = []
    place = 0
    while place < len(rest):
        token = rest[place]
        if token.is_sign("*"):
            return modifier, None, False
        if token.is_sign(","):
            changes.append("variables of SELECT have no commas between them")
            changed = True
            place += 1
        elif token.kind == "variable":
            items.append(_Item(token.text, variable=token.text[1:]))
            place += 1
        elif token.is_sign("("):
            end = closing(rest, place)
            if end is None:
                return modifier, None, False
            inside = rest[place + 1 : end]
            if len(inside) == 1 and inside[0].kind == "variable":
                changes.append("a variable of SELECT stands without brackets")
                changed = True
                items.append(_Item(inside[0].text, variable=inside[0].text[1:]))
            elif len(inside) > 2 and inside[-2].is_word("AS") and inside[-1].kind == "variable":  # noqa: PLR2004 - an expression, AS, a name
                alias = inside[-1].text[1:]
                items.append(_Item(_spaced(rest[place : end + 1]), alias=alias, is_aggregate=_aggregates(inside)))
            else:
                alias = f"callret{len(items)}"
                changes.append("an expression of SELECT stands in brackets, with AS and a name")
                changed = True
                items.append(_Item(f"({_spaced(inside)} AS ?{alias})", alias=alias, is_aggregate=_aggregates(inside)))
            place = end + 1
        elif token.kind in {"word", "prefixed"} and place + 1 < len(rest) and rest[place + 1].is_sign("("):
            end = closing(rest, place + 1)
            if end is None:
                return modifier, None, False
            call = rest[place : end + 1]
            alias = f"callret{len(items)}"
            if end + 2 < len(rest) and rest[end + 1].is_word("AS") and rest[end + 2].kind == "variable":
                alias = rest[end + 2].text[1:]
                end += 2
            changes.append("an expression of SELECT stands in brackets, with AS and a name")
            changed = True
            items.append(_Item(f"({_spaced(call)} AS ?{alias})", alias=alias, is_aggregate=_aggregates(call)))
            place = end + 1
        else:
            return modifier, None, False
    return modifier, items, changed


def _spaced(found: list[Token]) -> str:
    """Tokens of code with blanks between them, except beside brackets."""
    text = " ".join(token.text for token in found)
    return text.replace("( ", "(").replace(" )", ")").replace(" (", "(").replace(" ,", ",")


def _aggregates(found: list[Token]) -> bool:
    return any(token.is_word(*_AGGREGATES) and _next(found, at).is_sign("(") for at, token in enumerate(found))


def _uses(body: list[Token], name: str) -> bool:
    return any(token.kind == "variable" and token.text[1:] == name for token in body)


def _renamed(found: list[Token], names: set[str]) -> list[Token]:
    return [
        token._replace(text=f"{token.text}_1") if token.kind == "variable" and token.text[1:] in names else token
        for token in found
    ]


def _inside(item: _Item, names: set[str]) -> list[Token]:
    """An item with variables renamed, but not the name of its expression."""
    found = tokens(item.text)
    last = max((at for at, token in enumerate(found) if token.kind == "variable"), default=-1)
    if not item.alias:
        last = -1
    return [token if at == last else _renamed([token], names)[0] for at, token in enumerate(found)]


def _level(tail: list[Token]) -> list[Token]:
    """The solution modifiers after a group, up to the end of the query or of the group around it."""
    out = []
    depth = 0
    for token in tail:
        depth += token.is_sign("{", "(") - token.is_sign("}", ")")
        if depth < 0:
            break
        out.append(token)
    return out
