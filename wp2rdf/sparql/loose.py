"""From the loose SPARQL that Virtuoso takes to SPARQL 1.1, which every engine takes.

Many queries for the official endpoint, which runs on Virtuoso, are not SPARQL 1.1: `SELECT count(?x) as ?n`, say. They
are translated here, token by token and by rules that `docs/sparql.md` lists. Strings, IRIs and comments stay as they
are, and so does a query that is SPARQL 1.1 and that Oxigraph reads. What Virtuoso 7.2 makes of each form was tried, and
the translation means the same.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from wp2rdf.iri import PREFIXES
from wp2rdf.sparql.prefixes import declarations, full
from wp2rdf.sparql.tokens import Token, pairs, tokens


class Translation(NamedTuple):
    """A query in SPARQL 1.1.

    Attributes:
        text: the query.
        changes: what was changed, in words, with the line.
        unsupported: what Virtuoso takes and other engines will not, in words, with the line.
    """

    text: str
    changes: tuple[str, ...]
    unsupported: tuple[str, ...] = ()


_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_OPERATORS = ("||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/")
_XPATH = tuple(f"http://www.w3.org/2005/xpath-functions{end}" for end in ("#", "/#"))
_BIF = "bif:"
_STRINGS = MappingProxyType(
    {
        "concat": "CONCAT",
        "contains": "CONTAINS",
        "ends-with": "STRENDS",
        "lower-case": "LCASE",
        "matches": "REGEX",
        "replace": "REPLACE",
        "starts-with": "STRSTARTS",
        "string": "STR",
        "string-length": "STRLEN",
        "substring": "SUBSTR",
        "substring-after": "STRAFTER",
        "substring-before": "STRBEFORE",
        "upper-case": "UCASE",
    }
)
"""The XPath functions of strings, and their names in SPARQL 1.1."""

_OTHERS = MappingProxyType(
    {
        "abs": "ABS",
        "ceiling": "CEIL",
        "day-from-dateTime": "DAY",
        "floor": "FLOOR",
        "month-from-dateTime": "MONTH",
        "not": "!",
        "round": "ROUND",
        "year-from-dateTime": "YEAR",
    }
)
_BUILT_IN_STRINGS = MappingProxyType(
    {
        "concat": "CONCAT",
        "lcase": "LCASE",
        "length": "STRLEN",
        "lower": "LCASE",
        "strcontains": "CONTAINS",
        "substring": "SUBSTR",
        "ucase": "UCASE",
        "upper": "UCASE",
    }
)
_BUILT_IN_OTHERS = MappingProxyType(
    {"coalesce": "COALESCE", "dayofmonth": "DAY", "month": "MONTH", "now": "NOW", "year": "YEAR"}
)

_ALL_STRINGS = frozenset({"CONCAT", "CONTAINS", "STRAFTER", "STRBEFORE", "STRENDS", "STRSTARTS"})
"""Functions all of whose arguments are strings; of others the first one is."""

_NO_BLANK = ("CONCAT", "COALESCE")
"""What Oxigraph 0.5 reads only when the bracket follows at once."""

_INTEGERS = frozenset(PREFIXES["xsd"] + name for name in ("int", "long", "short"))
"""Types that Virtuoso casts to; SPARQL 1.1 casts to their common one."""

_TAKES_IRI = ("REGEX", "STRLEN", "CONCAT", "GROUP_CONCAT")
"""What Virtuoso takes IRIs for where SPARQL 1.1 wants strings."""

_IRI_VALUED = frozenset(
    {PREFIXES["wp"] + name for name in (
        "organism", "ontologyTag", "pathwayOntologyTag", "diseaseOntologyTag", "cellTypeOntologyTag", "isAbout",
        "hasAuthorship", "participants", "source", "target",
    )}
    | {PREFIXES["dcterms"] + name for name in ("isPartOf", "references", "license")}
    | {PREFIXES["dc"] + name for name in ("identifier", "creator")}
    | {PREFIXES["foaf"] + name for name in ("page", "img", "homepage")}
    | {PREFIXES["owl"] + "sameAs", PREFIXES["rdfs"] + "seeAlso", PREFIXES["rdfs"] + "subClassOf"}
    | {PREFIXES["cito"] + "cites", PREFIXES["pav"] + "hasVersion", PREFIXES["skos"] + "exactMatch"}
    | {PREFIXES["rdf"] + "type"}
)  # fmt: skip
"""Properties whose values are IRIs, always."""

_DEEPEST = 100
_NO_TOKEN = Token("other", "", 0)


@dataclass
class _Item:
    """One column of a SELECT: `start` to `end` with its alias, `first` to `last` the expression (ends exclusive)."""

    start: int
    end: int
    first: int
    last: int
    alias: int | None
    sound: bool
    """Whether it is as SPARQL 1.1 wants it."""


@dataclass
class _Select:
    """A SELECT, or a sub-query: where its parts are."""

    items: list[_Item]
    commas: list[int]
    star: bool
    brace: int
    end: int
    """The bracket that closes its pattern."""
    stop: int
    """The first token that is no part of it."""
    clauses: dict[str, tuple[int, int]] = field(default_factory=dict)


class _Query:
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
        self.selects: dict[int, _Select] = {}
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


def _select(query: _Query, place: int) -> _Select | None:
    """The SELECT at an index; None when it is not understood, and then it stays as it is."""
    place += 1
    if query.at(place).is_word("DISTINCT", "REDUCED"):
        place += 1
    items: list[_Item] = []
    commas = []
    star = query.at(place).is_sign("*")
    place += star
    while not (query.at(place).is_word("WHERE", "FROM") or query.at(place).is_sign("{")):
        if query.at(place).is_sign(","):
            commas.append(place)
            place += 1
            continue
        item = None if query.at(place).is_word("SELECT") else _item(query, place)
        if item is None:
            return None
        items.append(item)
        place = item.end
    while query.at(place).is_word("FROM", "NAMED", "WHERE") or query.at(place).kind in {"iri", "prefixed"}:
        place += 1
    if not query.at(place).is_sign("{") or place not in query.pairs:
        return None
    found = _Select(items, commas, star, place, query.pairs[place], query.pairs[place] + 1)
    _clauses(query, found)
    return found


def _item(query: _Query, place: int) -> _Item | None:
    """The column that begins at an index."""
    if query.at(place).is_sign("(") and place in query.pairs:
        close = query.pairs[place]
        if query.at(close - 1).kind == "variable" and query.at(close - 2).is_word("AS"):
            return _Item(place, close + 1, place + 1, close - 2, close - 1, sound=True)
    after = query.expression(place)
    if after is None:
        return None
    if query.at(after).is_word("AS") and query.at(after + 1).kind == "variable":
        return _Item(place, after + 2, place, after, after + 1, sound=False)
    return _Item(place, after, place, after, None, sound=after == place + 1 and query.at(place).kind == "variable")


def _clauses(query: _Query, select: _Select) -> None:
    """Finds GROUP BY, HAVING and ORDER BY after a pattern, and where the SELECT ends."""
    place = select.stop
    name = ""
    start = place
    while place < len(query.code) and not query.at(place).is_sign("}", ")", "]"):
        token = query.at(place)
        if token.is_word("SELECT"):
            break
        if token.is_word("GROUP", "GROUPBY", "HAVING", "ORDER", "ORDERBY", "LIMIT", "OFFSET", "VALUES"):
            if name:
                select.clauses.setdefault(name, (start, place))
            name = token.text.upper().removesuffix("BY")
            place += query.at(place + 1).is_word("BY")
            start = place + 1
        place = query.pairs.get(place, place) + 1
    if name:
        select.clauses.setdefault(name, (start, place))
    select.stop = place


def _iris(query: _Query) -> set[str]:
    """The names of variables that hold IRIs: subjects, and values of properties that have no others."""
    found = set()
    for place, token in enumerate(query.code):
        if token.is_word("BIND") and query.at(place + 2).is_word("IRI", "URI") and query.call(place + 2):
            found.add(query.at(query.pairs[place + 3] + 2).text[1:])
        if token.kind != "variable":
            continue
        before, after = query.at(place - 1), query.at(place + 1)
        verb = after.kind in {"iri", "prefixed"} or after.text == "a"
        iri = (PREFIXES["rdf"] + "type" if before.text == "a" else full(before, query.declared)) or ""
        if (
            (before.is_sign("{", ".", "}", ")") and verb)
            or iri in _IRI_VALUED
            or iri.startswith(PREFIXES["wp"] + "bdb")
        ):
            found.add(token.text[1:])
    return found


def _functions(query: _Query) -> None:
    """Names functions as SPARQL 1.1 does, and gives them strings where they want strings."""
    iris = _iris(query)
    for place in reversed(range(len(query.code))):
        token = query.code[place]
        if token.is_word("AND", "OR"):
            query.out[place] = "&&" if token.is_word("AND") else "||"
            query.say(place, f"{token.text} is now {query.out[place]}")
        elif token.is_word("LIKE"):
            query.refuse(place, "LIKE is Virtuoso's own: use CONTAINS or REGEX")
        elif token.is_word("BIND") and query.call(place):
            close = query.pairs[place + 1]
            if query.at(close - 1).text in {query.at(inner).text for inner in range(place + 2, close - 1)}:
                query.refuse(place, f"BIND gives {query.at(close - 1).text} a value that it has: use another name")
        elif token.is_word("DEFINE"):
            query.refuse(place, "DEFINE is Virtuoso's own: leave it out")
        elif token.is_word(*_NO_BLANK) and query.call(place) and query.gaps[place + 1].isspace():
            query.gaps[place + 1] = ""
            query.say(place, f"the blank after {token.text} is left out, for Oxigraph does not read it")
        elif token.kind in {"iri", "prefixed"}:
            _function(query, place)
        if token.is_word(*_TAKES_IRI) and query.call(place):
            _strings(query, place, iris)
            if token.is_word("GROUP_CONCAT"):
                _separator(query, place)


def _function(query: _Query, place: int) -> None:
    """Translates a function of XPath or of Virtuoso, if one stands at an index."""
    token = query.code[place]
    iri = full(token, query.declared) or token.text
    if iri in _INTEGERS and query.call(place):
        query.out[place] = f"<{PREFIXES['xsd']}integer>"
        query.say(place, f"{token.text} is now xsd:integer")
        return
    base = next((base for base in (*_XPATH, _BIF) if iri.startswith(base)), None)
    if token.text.startswith(("bif:", "sql:")) and token.text[:3] in query.declared:
        return
    if base is None:
        if token.text.startswith("sql:"):
            query.refuse(place, f"{token.text} is Virtuoso's own")
        return
    local = iri.removeprefix(base)
    strings, others = (_BUILT_IN_STRINGS, _BUILT_IN_OTHERS) if base == _BIF else (_STRINGS, _OTHERS)
    new = strings.get(local) or others.get(local)
    if new is None or not query.call(place):
        hint = ': use FILTER(CONTAINS(LCASE(STR(?text)), "word"))' if iri == "bif:contains" else ""
        if base == _BIF or query.call(place):
            query.refuse(place, f"{token.text} has no name in SPARQL 1.1{hint}")
        return
    query.out[place] = new
    if new == "!":
        query.wrap(place, query.pairs[place + 1] + 1, "(", ")")
    query.gaps[place + 1] = query.gaps[place + 1].strip()
    query.say(place, f"{token.text} is now {new}")
    if local in strings and new != "STR":
        _strings(query, place, None)


def _strings(query: _Query, place: int, iris: set[str] | None) -> None:
    """Puts STR around the arguments of a call that are variables.

    Args:
        query: the query.
        place: where the call begins.
        iris: the variables that hold IRIs, if only those want it.
    """
    arguments = query.arguments(place)
    if query.out[place].upper() not in _ALL_STRINGS:
        arguments = arguments[:1]
    for start, end in arguments:
        name = query.at(start).text
        if end == start + 1 and query.at(start).kind == "variable" and (iris is None or name[1:] in iris):
            query.wrap(start, end, "STR(", ")")
            if iris is not None:
                query.say(place, f"{query.code[place].text} is given STR({name}), for {name} is an IRI")


def _separator(query: _Query, place: int) -> None:
    """Names the separator of a GROUP_CONCAT that stands after a comma."""
    arguments = query.arguments(place)
    if len(arguments) == 2:  # noqa: PLR2004 - what is joined, and with what
        comma, start = arguments[0][1], arguments[1][0]
        if query.at(comma).is_sign(",") and query.at(start).kind == "string" and arguments[1][1] == start + 1:
            query.out[comma] = ";"
            query.out[start] = "SEPARATOR=" + query.out[start]
            query.say(place, f"the separator of {query.code[place].text} is named")


def _visible(query: _Query, select: _Select) -> set[str]:
    """The names that the pattern of a SELECT can bind (https://www.w3.org/TR/sparql11-query/#variableScope)."""
    found = set()
    place = select.brace + 1
    while place < select.end:
        token = query.at(place)
        if inner := query.selects.get(place):
            found |= _visible(query, inner) if inner.star else _projected(query, inner)
            place = inner.stop
            continue
        if token.is_word("MINUS"):
            place = query.pairs.get(place + 1, place)
        elif token.is_word("FILTER"):
            place = (query.primary(place + 1) or place + 1) - 1
        elif token.is_word("BIND") and query.call(place):
            place = query.pairs[place + 1]
            if query.at(place - 1).kind == "variable":
                found.add(query.name(place - 1))
        elif token.kind == "variable":
            found.add(query.name(place))
        place += 1
    return found


def _plain(query: _Query, item: _Item) -> int | None:
    """Where the variable stands that is all of a column, with brackets or without; None when there is more to it."""
    if item.alias is not None:
        return None
    place = item.first + query.at(item.first).is_sign("(")
    alone = item.last - item.first == 1 + 2 * (place - item.first)
    return place if alone and query.at(place).kind == "variable" else None


def _projected(query: _Query, select: _Select) -> set[str]:
    """The names of the columns of a SELECT."""
    places = (item.alias if item.alias is not None else _plain(query, item) for item in select.items)
    return {query.name(place) for place in places if place is not None}


def _shadows(query: _Query, select: _Select) -> None:
    """Gives variables of the pattern another name where an alias has theirs."""
    aliases = {query.name(item.alias): item.alias for item in select.items if item.alias is not None}
    renamed = {}
    if aliases:
        for name in sorted(aliases.keys() & _visible(query, select)):
            renamed[name] = query.fresh(name)
            query.say(aliases[name], f"?{name} of the pattern is now ?{renamed[name]}, for an alias has its name")
    if not renamed:
        return
    spans = [(item.first, item.last) for item in select.items if _plain(query, item) is None]
    spans.append((select.brace, select.end))
    spans += [span for name, span in select.clauses.items() if name in {"GROUP", "HAVING", "VALUES"}]
    places = [place for start, end in spans for place in range(start, end)]
    start, end = select.clauses.get("ORDER", (0, 0))
    places += sorted(set(range(start, end)) - set(query.outside(start, end)))
    for place in places:
        if query.at(place).kind == "variable" and query.name(place) in renamed:
            query.named[place] = renamed[query.name(place)]
            query.out[place] = "?" + query.named[place]


def _same_expression(query: _Query, select: _Select) -> None:
    """Moves the alias of a column to GROUP BY when that groups by the very expression of the column."""
    start, end = select.clauses.get("GROUP", (0, 0))
    columns = {}
    for item in select.items:
        if item.alias is not None and item.last > item.first + 1:
            columns[tuple(query.out[item.first : item.last])] = item
    while start < end:
        after = query.primary(start)
        if after is None:
            return
        bracket = query.at(start).is_sign("(")
        key = tuple(query.out[start + bracket : after - bracket])
        found = columns.pop(key) if key in columns else None
        if found and found.alias is not None:
            query.say(start, f"GROUP BY names {query.source(start, after)} {query.out[found.alias]}")
            query.wrap(start, after, "" if bracket else "(", "" if bracket else ")")
            query.out[after - 1] = query.out[after - 1][:-1] + f" AS {query.out[found.alias]})"
            for place in range(found.start, found.end):
                if place != found.alias:
                    query.out[place] = ""
            found.first, found.last, found.alias, found.sound = found.alias, found.alias + 1, None, True
        start = after


def _grouping(query: _Query, select: _Select) -> None:
    """Groups by what stands beside aggregates, as Virtuoso does when a query does not say so."""
    if select.star:
        return
    aliases = {query.name(item.alias) for item in select.items if item.alias is not None}
    free = {
        query.name(place): None
        for item in select.items
        for place in query.outside(item.first, item.last)
        if query.name(place) not in aliases or item.alias is None
    }
    order = select.clauses.get("ORDER", (0, 0))
    having = select.clauses.get("HAVING", (0, 0))
    spans = [(item.first, item.last) for item in select.items]
    aggregated = any(query.aggregates(start, end) for start, end in (*spans, order, having))
    if not free:
        return
    if "GROUP" not in select.clauses:
        if aggregated and "HAVING" not in select.clauses:
            free |= {query.name(place): None for place in query.outside(*order) if query.name(place) not in aliases}
            names = " ".join(f"?{name}" for name in free)
            query.out[select.end] += f" GROUP BY {names}"
            query.say(select.end, f"GROUP BY {names} is added, for these stand beside an aggregate")
    elif not aggregated:
        start, end = select.clauses["GROUP"]
        names = " ".join(
            f"?{name}" for name in free if name not in {query.name(place) for place in query.outside(start, end)}
        )
        if names and end > start:
            query.out[end - 1] += f" {names}"
            query.say(start, f"GROUP BY has {names} too, for SELECT names it")


def _having(query: _Query, select: _Select) -> None:
    """Puts brackets around the conditions of HAVING, and expressions for aliases, which it does not know."""
    start, end = select.clauses.get("HAVING", (0, 0))
    aliases = {query.name(item.alias): item for item in select.items if item.alias is not None}
    for place in query.outside(start, end):
        item = aliases.get(query.name(place))
        if item:
            query.say(place, f"{query.out[place]} in HAVING is now {query.source(item.first, item.last)}")
            query.out[place] = f"({' '.join(query.out[item.first : item.last])})"
    while start < end:
        after = query.expression(start)
        if after is None or after > end:
            return
        bare = query.at(start).kind in {"variable", "number", "string"} or query.at(start).is_sign("!", "-", "+")
        if bare or query.primary(start) != after:
            query.wrap(start, after, "(", ")")
            query.say(start, f"the condition of HAVING stands in brackets: {query.source(start, after)}")
        start = after


def _columns(query: _Query, select: _Select) -> None:
    """Puts the columns of a SELECT in brackets, with a name, and takes out commas."""
    for place in select.commas:
        query.out[place] = "" if query.gaps[place + 1] else " "
        query.say(place, "the comma between columns is left out")
    for number, item in enumerate(select.items):
        if item.sound:
            continue
        said = query.source(item.start, item.end)
        if _plain(query, item) is not None:
            query.out[item.start] = "" if query.gaps[item.start] else " "
            query.out[item.end - 1] = "" if query.gaps[item.end] else " "
            query.say(item.start, f"{said} stands without brackets")
            continue
        name = ""
        if item.alias is None:
            name = f"callret{number}"
            name = query.fresh(name) if name in query.names else name
            name = f" AS ?{name}"
        query.wrap(item.start, item.end, "(", f"{name})")
        query.say(item.start, f"{said} stands in brackets{' and is named' if name else ''}{name.removeprefix(' AS')}")


def translate(text: str) -> Translation:
    """A query in SPARQL 1.1, and what was changed for it.

    Args:
        text: a query, with its placeholders filled.

    >>> translate("SELECT count(?p) as ?n { ?p a wp:Pathway }").text
    'SELECT (count(?p) as ?n) { ?p a wp:Pathway }'
    """
    query = _Query(text)
    if _depth(query) > _DEEPEST:
        return Translation(text, ())
    for place, token in enumerate(query.code):
        if token.is_word("SELECT") and (found := _select(query, place)):
            query.selects[place] = found
    inner_first = list(reversed(query.selects.values()))
    for select in inner_first:
        _shadows(query, select)
    _functions(query)
    for select in inner_first:
        _same_expression(query, select)
        _grouping(query, select)
        _having(query, select)
    for select in inner_first:
        _columns(query, select)
    return Translation(query.result(), query.reports(query.changes), query.reports(query.unsupported))


def _depth(query: _Query) -> int:
    """How many brackets stand within one another."""
    deepest = depth = 0
    for token in query.code:
        depth += token.is_sign("{", "(", "[") - token.is_sign("}", ")", "]")
        deepest = max(deepest, depth)
    return deepest
