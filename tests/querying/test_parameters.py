"""Parameters of queries: typed, and never more than a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from rdflib.plugins.sparql.parser import parseQuery

from wp2rdf.errors import InputError, UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.sparql.lexer import tokens
from wp2rdf.querying.sparql.writer import write

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """# title: A query
# category: General
# description: First sentence.
# description: Second one.
# keywords: a, b
# param: text | string | plain | A text {{text}}
# param: node | uri | https://example.org/a | An IRI
# param: kind | enum:GeneProduct=Gene,Protein,Metabolite | Protein | A kind
# param: limit | integer | 10 | How many
# param: pathway | autocomplete:pathway | WP1 | A pathway

PREFIX wp: <http://vocabularies.wikipathways.org/wp#>
# the pathway {{pathway}}
SELECT ?s WHERE {
  ?s wp:name "{{text}}" , 'x{{text}}' ; wp:of <{{node}}> ; a wp:{{kind}} .
  ?s wp:id <https://identifiers.org/wikipathways/{{pathway}}> .
} LIMIT {{limit}}
"""
QUERY = queries.parse(TEXT, "a-query")

NASTY = [
    '"', "'", "\\", '\\"', '"""', "'''", "}", "{", "} DROP ALL", '" } ; DELETE WHERE { ?s ?p ?o } #', "# comment",
    "\n", "\r\n", "\\u0022", "\\\\u0022", "\\u007D DROP ALL", "\\U00000022 . ?s ?p ?o", "{{node}}", "{{text}}",
    "> . ?s ?p ?o", "$this", "?x", "a\tb", "\u2028", "é", "\U0001f600", "%22", "/*", "--", "\\\\", "'; DROP",
    '".} UNION {?s ?p ?o', "", "a\\", "\\'",
]  # fmt: skip


def test_a_header_says_what_a_query_is() -> None:
    assert QUERY.title == "A query"
    assert QUERY.description == "First sentence. Second one."
    assert QUERY.keywords == ("a", "b")
    assert [(one.name, one.type) for one in QUERY.parameters] == [
        ("text", "string"), ("node", "uri"), ("kind", "enum"), ("limit", "integer"), ("pathway", "autocomplete"),
    ]  # fmt: skip
    assert QUERY.parameters[2].choices == (
        ("GeneProduct", "Gene"),
        ("Protein", "Protein"),
        ("Metabolite", "Metabolite"),
    )


def test_a_bare_line_continues_a_description() -> None:
    query = queries.parse("# title: x\n# description: One\n#   two.\n\nASK {}", "x")
    assert query.description == "One two."


def shape(text: str) -> list[str]:
    """The kinds of the tokens, and the words and signs."""
    return [one.text if one.kind in {"word", "sign", "variable"} else one.kind for one in tokens(text)]


def literals(text: str) -> list[str]:
    """The texts that a parser finds in a query."""
    found: list[str] = []

    def visit(node: object) -> None:
        if hasattr(node, "n3") and type(node).__name__ == "Literal":
            found.append(str(node))
        elif isinstance(node, dict):
            for one in node.values():
                visit(one)
        elif hasattr(node, "__iter__") and not isinstance(node, str):
            for one in node:
                visit(one)

    visit(parseQuery(text))
    return found


@pytest.mark.parametrize("value", NASTY)
def test_a_text_never_changes_the_shape_of_a_query(value: str) -> None:
    plain, filled = queries.fill(QUERY, {}), queries.fill(QUERY, {"text": value})
    assert shape(filled) == shape(plain)
    pyoxigraph.Store().query(filled)
    if "\\u" not in value.lower():  # SPARQL reads such escapes before anything else, in strings too
        assert value in literals(filled)


@pytest.mark.parametrize("value", NASTY)
def test_a_part_of_an_iri_never_leaves_it(value: str) -> None:
    if not value or value in {".", ".."}:
        with pytest.raises(UsageError, match="parameter pathway"):
            queries.fill(QUERY, {"pathway": value})
        return
    filled = queries.fill(QUERY, {"pathway": value})
    assert shape(filled) == shape(queries.fill(QUERY, {}))
    pyoxigraph.Store().query(filled)


@pytest.mark.parametrize("name", ["node", "kind", "limit"])
@pytest.mark.parametrize("value", NASTY)
def test_what_is_not_of_its_type_is_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"parameter {name}: .* is not "):
        queries.fill(QUERY, {name: value})


def test_values_stand_where_they_belong() -> None:
    filled = queries.fill(
        QUERY,
        {"text": "it's", "node": "<https://example.org/b>", "kind": "GeneProduct", "limit": "5", "pathway": "WP9"},
    )
    assert "\"it's\" , 'xit\\'s'" in filled
    assert "<https://example.org/b>" in filled
    assert "a wp:GeneProduct" in filled
    assert filled.rstrip().endswith("LIMIT 5")
    assert "<https://identifiers.org/wikipathways/WP9>" in filled
    assert "# the pathway {{pathway}}" in filled


def test_an_unknown_parameter_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no parameter 'patway'; its parameters: text, node, kind, limit, pathway"):
        queries.fill(QUERY, {"patway": "WP1"})


@pytest.mark.parametrize("line", ["x | string | y", "x | text | y | z", "x | enum | a | b", "9x | string | a | b"])
def test_a_parameter_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(UsageError):
        queries.parse(f"# param: {line}\nASK {{}}", "x")


def test_a_query_that_is_not_there_names_those_near_it() -> None:
    with pytest.raises(InputError, match="no bundled query and no file"):
        queries.load("no-such-query")


NAMES = """# param: community | autocomplete:community | AOP | A community
# param: source | string | Uniprot | A data source

SELECT * WHERE { ?p wp:ontologyTag cur:{{community}} . ?n wp:bdb{{ source }} ?id ; wp:{{source}}X ?y }
"""


def test_a_value_stands_in_a_prefixed_name() -> None:
    query = queries.parse(NAMES, "names")
    assert "cur:AOP . ?n wp:bdbUniprot ?id ; wp:UniprotX ?y" in queries.fill(query, {})
    prepared = write(queries.prepared(query, {"community": "WormBase_Approved", "source": "a-1.b%41"}))
    assert "PREFIX i1: <http://vocabularies.wikipathways.org/wp#Curation:WormBase_Approved>" in prepared
    assert "<http://vocabularies.wikipathways.org/wp#bdba-1.b%41>" in prepared


@pytest.mark.parametrize(
    "value", [*NASTY, "a b", "a.", "a;b", "a,b", "a/b", "x ?y", "a\\,b", "?x", "<urn:a>", "%4", "a@en"]
)
def test_a_value_in_a_prefixed_name_is_a_local_name_and_nothing_else(value: str) -> None:
    query = queries.parse(NAMES, "names")
    if value in {"é", "%22", "\U0001f600"}:
        assert shape(queries.fill(query, {"community": value})) == shape(queries.fill(query, {}))
        return
    with pytest.raises(UsageError, match=r"parameter community: .* cannot stand in the name cur:\{\{community\}\}"):
        queries.fill(query, {"community": value})


def test_a_placeholder_without_a_parameter_is_said() -> None:
    with pytest.raises(
        UsageError, match=r"line 2, column 13: \{\{b\}\} stands for a parameter that the header does not name"
    ):
        queries.prepared(queries.parse("# title: x\nASK { ?s ?p {{b}} }", "x"), {})
    unnamed = queries.prepared(queries.parse("ASK { ?s ?p '{{b}}' }", "x"), {})
    assert '"{{b}}"' in write(unnamed)


def test_faults_have_the_place_of_the_file_whatever_the_values() -> None:
    text = "# param: a | string | b | A text\nSELECT * {\n ?s ?p '{{a}}' ; ?q }"
    for value in ("x", "a much longer value"):
        with pytest.raises(UsageError, match="line 3, column 21: '}' does not belong here"):
            queries.prepared(queries.parse(text, "x"), {"a": value})


def test_a_file_with_a_faulty_header_is_not_said_to_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# param: x | text | a | A\nASK { ?s ?p '{{x}}' }", encoding="utf-8")
    with pytest.raises(UsageError, match=r"^mine: parameter x has the unknown type 'text'$"):
        queries.load(str(path))
    path.write_text("# param: x | autocomplete | AOP | A\nASK { ?s ?p cur:{{x}} }", encoding="utf-8")
    query = queries.load(str(path))
    assert "#Curation:Lipids>" in write(queries.prepared(query, {"x": "Lipids"}))
