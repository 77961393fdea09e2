"""Queries written from their trees: the same to every engine, whoever made the tree."""

from __future__ import annotations

import re
from contextlib import suppress

import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.sparql.parser import parseQuery

from tests.querying.loose_cases import LOOSE, STRICT
from wp2rdf.errors import UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.sparql.parsing import parse
from wp2rdf.querying.sparql.tree import (
    Ask,
    BuiltIn,
    Expression,
    Filter,
    Group,
    Iri,
    Literal,
    Operation,
    Query,
    Triple,
    Unary,
    Variable,
)
from wp2rdf.querying.sparql.writer import write
from wp2rdf.rdf.iri import PREFIXES


def test_every_bundled_query_is_read_and_written_and_read_the_same() -> None:
    seen = 0
    for query in queries.bundled().values():
        tree = parse(queries.fill(query, {}))
        written = write(tree)
        assert write(parse(written)) == written, query.name
        assert tree.loose == ()
        pyoxigraph.Store().query(written)
        parseQuery(written)
        seen += 1
    assert seen >= 72


@pytest.mark.parametrize("text", [one[2] for one in LOOSE] + STRICT)
def test_strict_queries_are_written_for_every_engine(text: str) -> None:
    if not text or text.startswith("#"):
        return
    written = write(parse(text, known=PREFIXES))
    assert write(parse(written)) == written
    with suppress(RuntimeError):  # a function that Oxigraph does not know
        pyoxigraph.Store().query(written)
    parseQuery(written)


def test_what_is_written_is_easy_to_read() -> None:
    text = """
    PREFIX w: <http://vocabularies.wikipathways.org/wp#> # ours
    select distinct ?p (count(*) as ?n) from <urn:g> { ?p a w:Pathway ; w:x "a#b" . { ?p ?q 1 } UNION { ?p ?q -2.0 }
      FILTER (?n > 1 && !bound(?q)) FILTER NOT EXISTS { ?p <urn:a>|^<urn:b> ?o } VALUES ?p { <https://e.org/1> UNDEF } }
    GROUP BY ?p ORDER BY desc(?n) ?p LIMIT 5 OFFSET 2"""
    assert write(parse(text)) == (
        """PREFIX i0: <urn:g>
PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
PREFIX i2: <urn:a>
PREFIX i3: <urn:b>
PREFIX n4: <https://e.org/>
SELECT DISTINCT $p (COUNT(*) AS $n)
FROM i0:
WHERE {
  $p a wp:Pathway .
  $p wp:x "a#b"
 .
  {
    $p $q 1 .
  } UNION {
    $p $q -2.0 .
  }
  FILTER (($n > 1) && (!BOUND($q)))
  FILTER (NOT EXISTS {
    $p i2:|(^i3:) $o .
  })
  VALUES ($p) { (n4:1) (UNDEF) }
}
GROUP BY $p
ORDER BY DESC($n) $p
LIMIT 5
OFFSET 2
"""
    )


def bare(written: str) -> str:
    """What is written outside of the prologue, strings, variables, tags and names."""
    body = re.sub(r"(?m)^(?:PREFIX \w+:|BASE) <[^>\n]*>$", "", written)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"|\$\w+|@[\w-]+|\b\w+:[\w-]*', "", body)


def test_nothing_is_written_that_could_be_read_in_two_ways() -> None:
    text = r"""PREFIX service: <urn:SERVICE#> ASK { FILTER (1 < 2 && ?a<?b) ?x <urn:x)SERVICE#> service:SERVICE .
    ?SERVICE ?p 'SERVICE <urn:a> {}', '\\u0022 SERVICE', "#", "x"@SERVICE . _:SERVICE a <urn:b#SERVICE.> }"""
    written = write(parse(text.replace("?a<?b", "?a < ?b")))
    assert "SERVICE" not in bare(written)
    assert "<" not in bare(written).replace(" < ", "")
    assert "#" not in bare(written)
    assert "\\\\\\U00000075" in written
    pyoxigraph.Store().query(written)
    parseQuery(written)


def ask(*elements: object) -> Query:
    return Query(Ask(where=Group(elements)))  # type: ignore[arg-type]


X = Variable("x")


@pytest.mark.parametrize(
    "tree",
    [
        ask(Triple(Iri("urn:a> SERVICE <urn:b"), X, X)),
        ask(Triple(Iri("relative"), X, X)),
        ask(Triple(Iri("urn:\n"), X, X)),
        ask(Triple(Iri("urn:a b"), X, X)),
        ask(Triple(Variable("x } SERVICE"), X, X)),
        ask(Triple(Variable(""), X, X)),
        ask(Triple(X, X, Literal("a", "en } SERVICE"))),
        ask(Triple(X, X, Literal("a", datatype=Iri("x> }")))),
        ask(Triple(X, X, Literal("\ud800"))),
        ask(Triple(Iri("bif:contains", "bif:contains"), X, X)),
        ask(Filter(BuiltIn("SERVICE", (X,)))),
        ask(Filter(Operation((X, X), ("} SERVICE",)))),
        ask(Filter(Operation((X, X), ()))),
        ask(Filter(Unary("SERVICE", X))),
        ask("SERVICE <urn:a> { }"),
        ask(Filter("SERVICE")),  # type: ignore[arg-type]
        Query("SERVICE"),  # type: ignore[arg-type]
        Query(ask(Filter(BuiltIn("IRI", (X,)))).form, base="x> SERVICE"),
    ],
)
def test_a_tree_that_is_none_is_not_written(tree: Query) -> None:
    with pytest.raises(UsageError):
        write(tree)


@pytest.mark.parametrize(
    "value",
    [
        "",
        '"',
        "\\",
        '\\"',
        '"""',
        "\n\r\t",
        "\\u0022",
        "\\\\u0022",
        "\\U00000022",
        "# no",
        "\u2028é\U0001f600",
        "\x00\x01\x7f",
    ],
)
def test_a_text_comes_back_from_every_engine_as_it_was(value: str) -> None:
    equal: Expression = Operation(
        (BuiltIn("STRLEN", (Literal(value),)), Literal(str(len(value)), datatype=Iri(PREFIXES["xsd"] + "integer"))),
        ("=",),
    )
    written = write(ask(Filter(equal)))
    assert bool(pyoxigraph.Store().query(written)) is True
    if "\x00" not in value:
        assert rdflib.Graph().query(written).askAnswer is True
    assert parse(written) == ask(Filter(equal))
