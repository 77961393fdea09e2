"""Joins before left joins: the same solutions, whatever the pattern; and a query that took minutes ends."""

from __future__ import annotations

import random
from collections import Counter

import pyoxigraph
import pytest

from wp2rdf.querying.sparql.joins import needed_first
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.tree import Optional, Triple, Values
from wp2rdf.querying.sparql.writer import write

NAMES = "abcde"


def _store() -> pyoxigraph.Store:
    chance = random.Random(7)
    store = pyoxigraph.Store()
    for _ in range(60):
        subject, value = (pyoxigraph.NamedNode(f"urn:n{chance.randrange(9)}") for _ in range(2))
        predicate = pyoxigraph.NamedNode(f"urn:{chance.choice('pqr')}")
        store.add(pyoxigraph.Quad(subject, predicate, value))
    return store


def _triple(chance: random.Random) -> str:
    subject = chance.choice([*(f"?{name}" for name in NAMES), "_:x"])
    value = chance.choice([*(f"?{name}" for name in NAMES), "<urn:n1>", "<urn:n2>", "_:x"])
    return f"{subject} <urn:{chance.choice('pqr')}> {value}"


def _pattern(chance: random.Random, depth: int = 0) -> str:
    parts, blank = [], True
    for _ in range(chance.randrange(2, 6)):
        kind = chance.choice("tttoovmbfu" if depth < 2 else "ttv")
        triple = _triple(chance)
        if "_:x" in triple and not (blank and depth == 0):
            triple = triple.replace("_:x", "?a")
        if kind != "t":
            blank = False  # a label is one basic pattern's
        match kind:
            case "t":
                parts.append(f"{triple} .")
            case "o":
                parts.append(f"OPTIONAL {{ {_pattern(chance, depth + 1)} }}")
            case "m":
                parts.append(f"MINUS {{ {_pattern(chance, depth + 1)} }}")
            case "u":
                parts.append(f"{{ {_pattern(chance, depth + 1)} }} UNION {{ {_pattern(chance, depth + 1)} }}")
            case "v":
                parts.append(f"VALUES ?{chance.choice(NAMES)} {{ <urn:n1> <urn:n2> <urn:n3> UNDEF }}")
            case "b":
                parts.append(f"BIND (STR(?{chance.choice(NAMES)}) AS ?x{len(parts)}{depth}{chance.randrange(99)})")
            case "f":
                parts.append(f"FILTER (?{chance.choice(NAMES)} != <urn:n{chance.randrange(3)}>)")
    return " ".join(parts)


def _rows(store: pyoxigraph.Store, query: str) -> Counter[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    return Counter(tuple(str(row[name]) for name in names) for row in found)


@pytest.mark.slow
def test_rows_stay_the_same_whatever_the_pattern() -> None:
    store, chance = _store(), random.Random(20)
    changed = tried = 0
    while changed < 300:
        text = f"SELECT ?a ?b ?c ?d ?e WHERE {{ {_pattern(chance)} }}"
        tried += 1
        assert tried < 5_000
        query = parse(text)
        moved = needed_first(query)
        if moved.form == query.form:
            continue
        before = _rows(store, f"{write(query)} LIMIT 20000")
        if sum(before.values()) == 20_000:
            continue  # a product of everything with everything
        changed += 1
        assert _rows(store, write(moved)) == before, text


@pytest.mark.parametrize(
    ("pattern", "kinds"),
    [
        ("?a <urn:p> ?b OPTIONAL { ?a <urn:q> ?c } ?b <urn:r> ?d", [Triple, Triple, Optional]),
        ("?a <urn:p> ?b OPTIONAL { ?a <urn:q> ?c } ?c <urn:r> ?d", [Triple, Optional, Triple]),
        ("?a a <urn:I> OPTIONAL { ?a a ?k } VALUES ?k { <urn:J> }", [Triple, Triple, Values]),
        ("?a a <urn:I> OPTIONAL { ?a <urn:q> ?k } VALUES ?k { <urn:J> }", [Triple, Optional, Values]),
        ("?a <urn:p> ?b OPTIONAL { ?a <urn:q> ?c FILTER (?d > 1) } ?b <urn:r> ?d", [Triple, Optional, Triple]),
    ],
)
def test_what_is_needed_stands_before_what_may_be(pattern: str, kinds: list[type]) -> None:
    query = needed_first(parse(f"SELECT * {{ {pattern} }}"))
    assert query.form.where is not None
    assert [type(one) for one in query.form.where.elements] == kinds


def test_a_query_without_optional_is_the_same_tree() -> None:
    query = parse("SELECT * { ?a <urn:p> ?b . { ?b <urn:q> ?c } UNION { ?c <urn:q> ?b } MINUS { ?a <urn:r> ?c } }")
    assert needed_first(query).form is query.form
