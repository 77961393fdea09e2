"""Federated queries by chance in which anything stands anywhere: inside of a SERVICE as around it.

What a SERVICE holds is asked of its partner alone, so that the reference (`apart`) need not know what one store sees of
what stands outside of a group. Where there are blank nodes, which stand there as IRIs, no expression can tell that.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.querying.federation.random_queries import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

_VARIABLES = ("a", "b", "c", "d")
_PATHS = (
    "e:p0*",
    "e:p0+",
    "e:p1?",
    "^e:p0",
    "e:p0/e:p1",
    "(e:p0|e:p1)",
    "(e:p0|^e:p1)+",
    "(e:p0/e:p1)*",
    "!e:p0",
    "!(e:p0|^e:p1)",
    "e:p0|e:p1",
)
_CONDITIONS = (
    "{0} = {1}",
    "{0} != {1}",
    "BOUND({0})",
    "!BOUND({0}) || ISIRI({1})",
    "COALESCE({0}, {1}, 1) = 1",
    "IF(BOUND({0}), {0} = {1}, true)",
    "{0} IN (e:s1, {1}, 1)",
    "{0} NOT IN (e:s1, 2)",
    'STR({0}) < "http://example.org/s2"',
    "DATATYPE({0}) = xsd:integer",
    'LANG({0}) = "en"',
    "ISNUMERIC({0}) && {0} >= 1",
    'REGEX(STR({0}), "[1a]$")',
    "{0}",
)
_EXPRESSIONS = (
    "{0}",
    "STR({0})",
    "{0} + 1",
    "COALESCE({0}, {1})",
    "IF(ISIRI({0}), {1}, {0})",
    'CONCAT(STR({0}), "-", STR({1}))',
    'IRI(CONCAT("http://example.org/s", STR({0})))',
    "{0} = {1}",
    "DATATYPE({0})",
    "e:s1",
)

_OBJECTS = (
    *("e:s0", "e:s1", "e:s2", "e:s3", '"a"', '"b"', '"a"@en', '"b"@de', "1", "2", "1.5", "1e0", "true"),
    *('"2020-01-01"^^xsd:date', '"01"^^xsd:integer', '"x"^^e:type', '""'),
)
_AGGREGATES = ("COUNT(*)", "COUNT({0})", "COUNT(DISTINCT {0})", "SUM({0})", "MIN({0})", "MAX({0})", "AVG({0})")
_ENDPOINTS = ("<urn:remote>", "<urn:other>")


def nested_case(seed: int) -> Case | None:
    """The case of a number; None: its query asks no partner, or two with blank nodes, which nobody else shares."""
    chance = Random(f"nested {seed}")
    blank = chance.random() < 0.25
    local, remote, other = (_data(chance, size, blank=blank) for size in (12, 14, 9))
    writer = _Writer(chance, blank=blank)
    query = f"PREFIX e: <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n{writer.query()}"
    if not writer.services or (blank and writer.services > 1):
        return None
    return Case(query, local, remote, other, chance.choice((50, 3, 1)))


def _data(chance: Random, size: int, *, blank: bool) -> str:
    subjects = ["e:s0", "e:s1", "e:s2", "e:s3", *(("_:x", "_:y") if blank else ())]
    lines = (
        f"{chance.choice(subjects)} e:p{chance.randrange(3)} {chance.choice((*subjects, *_OBJECTS))} ."
        for _number in range(size)
    )
    prefixes = ("@prefix e: <http://example.org/> .", "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .")
    return "\n".join((*prefixes, *lines))


class _Writer:
    def __init__(self, chance: Random, *, blank: bool) -> None:
        self._chance = chance
        self._blank = blank
        self._names = 0
        self.services = 0

    def query(self) -> str:
        chance = self._chance
        pattern = self._group(chance.choice((1, 2, 2, 3)), asks=True)
        kind = chance.random()
        if kind < 0.5:
            return f"SELECT {chance.choice(('', '', 'DISTINCT '))}* {{ {pattern} }}"
        if kind < 0.65:
            return f"SELECT {self._grouped(pattern)}"
        if kind < 0.75 and not self._blank:
            return f"SELECT {self._ordered(pattern)}"
        if kind < 0.85:
            values = chance.choice(('?a { e:s1 "a" 1 }', "(?a ?b) { (e:s1 UNDEF) (UNDEF e:s2) }"))
            return f"SELECT ?a ?b (({self._expression()}) AS ?y) {{ {pattern} }} VALUES {values}"
        if kind < 0.92:
            return f"ASK {{ {pattern} }}"
        return f"CONSTRUCT {{ ?a e:q ?b . ?c e:r 1 }} WHERE {{ {pattern} }}"

    def _grouped(self, pattern: str) -> str:
        """Columns, pattern and keys of a SELECT that groups."""
        key = self._variable()
        columns = " ".join(
            f"({self._chance.choice(_AGGREGATES).format(self._variable())} AS {self._fresh()})" for _ in range(2)
        )
        ending = self._chance.choice((f"GROUP BY {key}", f"GROUP BY {key} HAVING (COUNT(*) > 1)", ""))
        return f"{key if ending else ''} {columns} {{ {pattern} }} {ending}"

    def _ordered(self, pattern: str) -> str:
        """Columns, pattern and order of a SELECT that cuts; equal rows only are in no order."""
        names = " ".join(f"?{name}" for name in self._chance.sample(_VARIABLES, 2))
        cut = self._chance.choice(("LIMIT 2", "LIMIT 3 OFFSET 1", "OFFSET 2", "LIMIT 0"))
        return f"{self._chance.choice(('', 'DISTINCT '))}{names} {{ {pattern} }} ORDER BY {names} {cut}"

    def _group(self, depth: int, *, asks: bool) -> str:
        size = self._chance.choice((1, 2, 2, 3, 4) if depth else (1, 1, 2))
        return " ".join(self._element(depth, asks=asks) for _number in range(size))

    def _element(self, depth: int, *, asks: bool) -> str:
        chance = self._chance.random()
        if asks and chance < 0.3:
            return self._service()
        if depth <= 0 or chance < 0.5:
            return self._triple()
        kinds = ("optional", "optional", "union", "group", "filter", "bind", "values", "select", "minus", "exists")
        return self._composed(self._chance.choice(kinds), depth - 1, asks=asks)

    def _composed(self, kind: str, depth: int, *, asks: bool) -> str:
        chance = self._chance
        match kind:
            case "filter":
                return f"FILTER ({self._condition()})"
            case "bind":
                return f"BIND ({self._expression()} AS {self._fresh()})"
            case "values":
                one, other = chance.sample(_VARIABLES, 2)
                return chance.choice(
                    (
                        f'VALUES ?{one} {{ e:s1 e:s2 "a" 1 }}',
                        f'VALUES (?{one} ?{other}) {{ (e:s1 UNDEF) (e:s2 e:s1) (UNDEF "a") (e:s1 UNDEF) }}',
                        f"VALUES ?{one} {{ }}" if chance.random() < 0.2 else f"VALUES ?{one} {{ UNDEF e:s2 }}",
                    )
                )
            case "exists":  # what stands in it is evaluated for each solution; a SERVICE there has tests of its own
                return f"FILTER {chance.choice(('', 'NOT '))}EXISTS {{ {self._triple()} }}"
        inner = self._group(depth, asks=asks)
        match kind:
            case "union":
                rest = self._group(depth, asks=asks)
                return f"{{ {inner} }} UNION {{ {rest} }}" + (" UNION { }" if chance.random() < 0.1 else "")
            case "select":
                return f"{{ SELECT {self._subquery(inner)} }}"
            case "group":
                return f"{{ {inner} }}"
        return f"{kind.upper()} {{ {inner} }}"

    def _subquery(self, inner: str) -> str:
        chance = self._chance.random()
        if chance < 0.25:
            return self._grouped(inner)
        if chance < 0.5 and not self._blank:
            return self._ordered(inner)
        if chance < 0.6:
            return f"* {{ {inner} }}"
        columns = " ".join(f"?{name}" for name in self._chance.sample(_VARIABLES, self._chance.choice((1, 2, 3))))
        made = f" (({self._expression()}) AS {self._fresh()})" if self._chance.random() < 0.3 else ""
        return f"{self._chance.choice(('', 'DISTINCT '))}{columns}{made} {{ {inner} }}"

    def _service(self) -> str:
        self.services += 1
        silent = "SILENT " if self._chance.random() < 0.2 else ""
        body = self._group(self._chance.choice((0, 0, 1, 1, 2)), asks=False)
        if self._chance.random() < 0.1:
            body = f"SELECT {self._subquery(body)}"
        if self._chance.random() < 0.1:
            name = self._fresh()
            clause = f"SERVICE {silent}{name} {{ {body} }}"
            named = f"VALUES {name} {{ <urn:remote> <urn:other> }}"
            return f"{named} {clause}" if self._chance.random() < 0.6 else f"{clause} {named}"
        return f"SERVICE {silent}{self._chance.choice(_ENDPOINTS)} {{ {body} }}"

    def _triple(self) -> str:
        chance = self._chance
        predicate = f"e:p{chance.randrange(3)}"
        if chance.random() < 0.25:
            predicate = chance.choice((*_PATHS, self._variable()))
        subject = self._term(chance.choice(("[]", "[ e:p0 ?d ]", "( ?a )")))
        ending = f" ; e:p{chance.randrange(3)} {self._variable()}" if chance.random() < 0.15 else ""
        return f"{subject} {predicate} {self._term(chance.choice(_OBJECTS))}{ending} ."

    def _term(self, rare: str) -> str:
        chance = self._chance.random()
        if chance < 0.75:
            return self._variable()
        return f"e:s{self._chance.randrange(4)}" if chance < 0.93 else rare

    def _condition(self) -> str:
        return self._one_of(_CONDITIONS)

    def _one_of(self, templates: Sequence[str]) -> str:
        fitting = [one for one in templates if not self._blank or ("STR(" not in one and "ISIRI(" not in one)]
        return self._chance.choice(fitting).format(self._variable(), self._variable())

    def _expression(self) -> str:
        return self._one_of(_EXPRESSIONS)

    def _variable(self) -> str:
        return f"?{self._chance.choice(_VARIABLES)}"

    def _fresh(self) -> str:
        self._names += 1
        return f"?x{self._names}"
