"""Federated queries by chance, over small data by chance.

What a SERVICE holds is plain: groups, unions, filters, subqueries. Around it there is everything. EXISTS, MINUS and
paths of length zero inside a SERVICE are left out: the reference store looks there at what stands outside of the group.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

VARIABLES = ("a", "b", "c", "d")
_EXPRESSIONS = (
    "{0} = {1}",
    "{0} != {1}",
    "BOUND({0})",
    "ISIRI({0})",
    "ISBLANK({0})",
    'STR({0}) > "a"',
    "{0} > 1",
    "!BOUND({0})",
    "ISLITERAL({0}) || ISBLANK({1})",
    "SAMETERM({0}, {1})",
    "{0} IN (e:s1, e:s2, 1)",
)
_BINDS = ("STR({0})", "{0}", "1", "({0} = e:s1)", "COALESCE({0}, {1})")
_OBJECTS = ("e:s0", "e:s1", "e:s2", "e:s3", '"a"', '"b"', '"a"@en', "1", "2", "1.5")


class Case(NamedTuple):
    """A query and the data that it asks.

    Attributes:
        query: with SERVICE clauses for `urn:remote` and `urn:other`.
        local: what is here, as Turtle.
        remote: what the one partner has.
        other: what the other has.
        block: values that are sent at once.
    """

    query: str
    local: str
    remote: str
    other: str
    block: int


def case(seed: int) -> Case | None:
    """The case of a number; None: its query asks no partner, or two with blank nodes, which nobody else shares."""
    chance = Random(seed)
    blank = chance.random() < 0.3
    local, remote, other = (_data(chance, size, blank=blank and size > 6) for size in (9, 9, 6))
    writer = _Writer(chance)
    query = f"PREFIX e: <http://example.org/>\n{writer.query()}"
    if not writer.services or (blank and writer.services > 1):
        return None
    return Case(query, local, remote, other, chance.choice((50, 2, 1)))


def _data(chance: Random, size: int, *, blank: bool) -> str:
    subjects = ["e:s0", "e:s1", "e:s2", "e:s3", *(("_:x", "_:y") if blank else ())]
    objects = (*subjects, *_OBJECTS[4:])
    lines = (
        f"{chance.choice(subjects)} e:p{chance.randrange(3)} {chance.choice(objects)} ." for _number in range(size)
    )
    return "\n".join(("@prefix e: <http://example.org/> .", *lines))


class _Writer:
    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._names = 0
        self.services = 0

    def query(self) -> str:
        pattern = self._group(self._chance.choice((1, 2, 2, 3)), asks=True)
        return self._chance.choice(
            (
                *(f"SELECT * {{ {pattern} }}",) * 8,
                f"SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?a) AS ?m) {{ {pattern} }}",
                f'SELECT ?a {{ {pattern} }} VALUES ?a {{ e:s1 "a" }}',
                f"CONSTRUCT {{ ?a e:q ?b }} WHERE {{ {pattern} }}",
            )
        )

    def _group(self, depth: int, *, asks: bool) -> str:
        size = self._chance.choice((1, 2, 2, 3) if depth else (1, 1, 2))
        return " ".join(self._element(depth, asks=asks) for _number in range(size))

    def _element(self, depth: int, *, asks: bool) -> str:
        chance = self._chance.random()
        if asks and chance < 0.35:
            return self._service()
        if depth <= 0 or chance < 0.55:
            return self._triple()
        kinds = ["optional", "union", "group", "filter", "bind", "values", "select"]
        kinds += ["minus", "exists", "not exists", "graph"] if asks else []
        return self._composed(self._chance.choice(kinds), depth - 1, asks=asks)

    def _composed(self, kind: str, depth: int, *, asks: bool) -> str:
        match kind:
            case "filter":
                return f"FILTER ({self._chance.choice(_EXPRESSIONS).format(self._variable(), self._variable())})"
            case "bind":
                expression = self._chance.choice(_BINDS).format(self._variable(), self._variable())
                return f"BIND ({expression} AS {self._fresh()})"
            case "values":
                one, other = self._chance.sample(VARIABLES, 2)
                return self._chance.choice(
                    (
                        f'VALUES ?{one} {{ e:s1 e:s2 "a" }}',
                        f'VALUES (?{one} ?{other}) {{ (e:s1 UNDEF) (e:s2 e:s1) (UNDEF "a") }}',
                    )
                )
        inner = self._group(depth, asks=asks)
        match kind:
            case "union":
                return f"{{ {inner} }} UNION {{ {self._group(depth, asks=asks)} }}"
            case "select":
                return self._subquery(inner)
            case "group":
                return f"{{ {inner} }}"
            case "graph":
                return f"GRAPH <urn:local> {{ {inner} }}"
            case "exists" | "not exists":
                return f"FILTER {kind.upper()} {{ {inner} }}"
        return f"{kind.upper()} {{ {inner} }}"

    def _subquery(self, inner: str) -> str:
        if self._chance.random() < 0.2:
            key, counted = self._chance.sample(VARIABLES, 2)
            return f"{{ SELECT ?{key} (COUNT(?{counted}) AS {self._fresh()}) {{ {inner} }} GROUP BY ?{key} }}"
        columns = " ".join(f"?{name}" for name in self._chance.sample(VARIABLES, self._chance.choice((1, 2, 3))))
        return f"{{ SELECT {self._chance.choice(('', 'DISTINCT '))}{columns} {{ {inner} }} }}"

    def _service(self) -> str:
        self.services += 1
        if self._chance.random() < 0.07:
            name = self._fresh()
            named = f"VALUES {name} {{ <urn:remote> <urn:other> }} SERVICE {name}"
        else:
            named = f"SERVICE <{self._chance.choice(('urn:remote', 'urn:other'))}>"
        return f"{named} {{ {self._group(self._chance.choice((0, 0, 0, 1)), asks=False)} }}"

    def _triple(self) -> str:
        predicate = f"e:p{self._chance.randrange(3)}"
        if self._chance.random() < 0.2:
            predicate = self._chance.choice(("e:p0/e:p1", "^e:p1", self._variable()))
        return f"{self._term('[]')} {predicate} {self._term(self._chance.choice(_OBJECTS))} ."

    def _term(self, rare: str) -> str:
        chance = self._chance.random()
        if chance < 0.75:
            return self._variable()
        return f"e:s{self._chance.randrange(4)}" if chance < 0.9 else rare

    def _variable(self) -> str:
        return f"?{self._chance.choice(VARIABLES)}"

    def _fresh(self) -> str:
        self._names += 1
        return f"?x{self._names}"
