"""Both SHACL engines say the same of a literal, and what the standards say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph
import pytest
import yaml

from wp2rdf.errors import UsageError
from wp2rdf.validating import engines, reports
from wp2rdf.validating import shapes as shapes_of
from wp2rdf.validating.across import Needed
from wp2rdf.validating.engines import EngineName, Result
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from tests.conftest import Run

PREFIXES = """@prefix e: <urn:example:> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


SHAPE = "e:s sh:targetSubjectsOf e:p ; sh:property [ sh:path e:p ; sh:minLength 1 ] ."
ESCAPES = str.maketrans({"\n": r"\n", "\r": r"\r", "\t": r"\t"})


class Pair(NamedTuple):
    """A constraint and a literal; what is said of them by the standards, and by an engine that differs."""

    ask: str
    literal: str
    fits: bool
    differs: str = ""


def pairs() -> list[Pair]:
    """All pairs of the table."""
    table = yaml.safe_load((Path(__file__).parent / "data" / "literals.yaml").read_text(encoding="utf-8"))
    found = []
    for entry in table:
        found += [Pair(entry["ask"], literal, fits=True) for literal in entry["fits"]]
        found += [Pair(entry["ask"], literal, fits=False) for literal in entry["fails"]]
        for key, fits in (("differs", False), ("refuses", True)):
            for name in engines.ENGINES:
                odd = entry.get(key, {}).get(name, ())
                found += [Pair(entry["ask"], literal, fits=fits, differs=name) for literal in odd]
    return found


def statements(turtle: str) -> list[str]:
    """Turtle as statements."""
    parsed = pyoxigraph.parse(PREFIXES + turtle, format=pyoxigraph.RdfFormat.TURTLE)
    return [f"{quad.subject} {quad.predicate} {quad.object}" for quad in parsed]


def results(name: EngineName, shapes: str, data: str) -> list[Result]:
    """What an engine says of data."""
    return engines.engine(name, " .\n".join((*statements(shapes), ""))).results(statements(data))


def test_both_engines_say_of_a_literal_what_the_standards_say() -> None:
    table = pairs()
    assert len(table) >= 300
    assert {pair.differs for pair in table} == {"", "shacl", "pyshacl"}
    digits = [pair for pair in table if re.search("[0-9]{18}", pair.literal)]  # for the engine of reference, see below
    assert len(digits) >= 3
    for part in (digits, [pair for pair in table if pair not in digits]):
        both_say(part)


def both_say(table: list[Pair]) -> None:
    shapes = "".join(
        f"e:s{number} a sh:PropertyShape ; sh:targetNode e:n{number} ; sh:path e:p ; {pair.ask} .\n"
        for number, pair in enumerate(table)
    )
    data = "".join(f"e:n{number} e:p {pair.literal.translate(ESCAPES)} .\n" for number, pair in enumerate(table))
    for name in engines.ENGINES:
        found = {one.focus for one in results(name, shapes, data)}
        for number, pair in enumerate(table):
            fits = f"<urn:example:n{number}>" not in found
            assert fits == (pair.fits != (pair.differs == name)), f"{name}: {pair}"


def test_nan_is_less_than_nothing() -> None:
    shapes = "e:s a sh:PropertyShape ; sh:targetSubjectsOf e:p ; sh:path e:p ; sh:{} e:q ."
    data = 'e:one e:p "NaN"^^xsd:double ; e:q 1 . e:two e:p 1 ; e:q "NaN"^^xsd:float . e:three e:p 1 ; e:q 2e0 .'
    for name in engines.ENGINES:
        for asked in ("lessThan", "lessThanOrEquals"):
            found = [one.focus for one in results(name, shapes.format(asked), data)]
            assert sorted(found) == ["<urn:example:one>", "<urn:example:two>"], f"{name}: {asked}"


def test_a_blank_node_has_no_length() -> None:
    data = 'e:one e:p [] . e:two e:p "" . e:three e:p e:four .'
    for name in engines.ENGINES:
        for asked in ("sh:minLength 0", "sh:maxLength 20", 'sh:minLength 0 ; sh:pattern "^.*$"'):
            shapes = f"e:s a sh:PropertyShape ; sh:targetSubjectsOf e:p ; sh:path e:p ; {asked} ."
            found = {one.focus for one in results(name, shapes, data)}
            assert found == {"<urn:example:one>"}, f"{name}: {asked}"


def test_what_is_asked_for_of_instances_is_asked_for_of_those_of_subclasses() -> None:
    shapes = """e:s a sh:NodeShape ; sh:targetClass e:C ; sh:property [ sh:path e:q ; sh:minCount 1 ] .
    e:Implicit a sh:NodeShape , rdfs:Class ; sh:property [ sh:path e:q ; sh:minCount 1 ] .
    e:Owl a sh:NodeShape , <http://www.w3.org/2002/07/owl#Class> ; sh:property [ sh:path e:q ; sh:minCount 1 ] ."""
    data = """e:one a e:C . e:two a e:D . e:D rdfs:subClassOf e:E . e:E rdfs:subClassOf e:C , e:D .
    e:three a e:F . e:F rdfs:subClassOf e:Implicit . e:four a e:Owl . e:five a e:Other ."""
    for name in engines.ENGINES:
        found = [one.focus for one in results(name, shapes, data)]
        assert sorted(found) == [f"<urn:example:{one}>" for one in ("four", "one", "three", "two")], name


def test_a_subclass_of_what_is_asked_about_across_pages_counts() -> None:
    loaded = shapes_of.load()
    lines = statements(
        "e:D rdfs:subClassOf e:C . e:C rdfs:subClassOf <http://xmlns.com/foaf/0.1/Person> . e:one a e:D . e:two a e:X ."
    )
    needed = Needed(loaded.across).of(lines)
    assert any(line.startswith("<urn:example:one>") for line in needed)
    assert not any(line.startswith("<urn:example:two>") for line in needed)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("[ sh:zeroOrMorePath e:p ]", "(<urn:example:p>)*"),
        ("[ sh:oneOrMorePath e:p ]", "(<urn:example:p>)+"),
        ("[ sh:zeroOrOnePath [ sh:inversePath e:p ] ]", "(^<urn:example:p>)?"),
        ("( e:p [ sh:zeroOrMorePath e:q ] )", "(<urn:example:p>/(<urn:example:q>)*)"),
        (
            "[ sh:alternativePath ( e:p [ sh:oneOrMorePath ( e:q e:r ) ] ) ]",
            "(<urn:example:p>|((<urn:example:q>/<urn:example:r>))+)",
        ),
    ],
)
def test_a_path_is_named(path: str, named: str) -> None:
    shapes = f"e:s a sh:PropertyShape ; sh:targetNode e:a ; sh:path {path} ; sh:hasValue e:z ."
    for name in engines.ENGINES:
        assert [one.path for one in results(name, shapes, "e:a e:p e:b .")] == [named]


def test_a_constraint_without_a_message_is_explained_in_the_same_words() -> None:
    asked = [
        *(
            "sh:datatype xsd:gYear",
            "sh:pattern '^x$'",
            "sh:minCount 2",
            "sh:class e:C",
            "sh:in ( 1 2 )",
            "sh:nodeKind sh:IRI",
        ),
        *("sh:minLength 10", "sh:maxLength 0", "sh:minInclusive 3", "sh:maxExclusive 0", "sh:languageIn ( 'en' )"),
        *("sh:equals e:q", "sh:lessThan e:q", "sh:not [ sh:minLength 1 ]", "sh:and ( [ sh:minLength 9 ] )"),
        *(
            "sh:or ( [ sh:minLength 9 ] )",
            "sh:xone ( [ sh:minLength 9 ] )",
            "sh:node [ sh:minLength 9 ]",
            "sh:hasValue 7",
        ),
        "sh:qualifiedValueShape [ sh:minLength 9 ] ; sh:qualifiedMinCount 1",
    ]
    shapes = "".join(
        f"e:s{number} a sh:PropertyShape ; sh:targetNode e:a ; sh:path e:p ; {one} .\n"
        for number, one in enumerate(asked)
    )
    fast, reference = (results(name, shapes, 'e:a e:p "b" ; e:q "a" .') for name in engines.ENGINES)
    assert fast == reference
    assert len(fast) >= len(asked)
    assert all(one.message for one in fast)


@pytest.mark.parametrize("name", engines.ENGINES)
@pytest.mark.parametrize(
    ("pattern", "flags", "said"),
    [
        ("(?=a)", "", "no part of XPath"),
        (r"\\bword", "", "no escape"),
        (r"\\p{IsGreek}", "", "general category"),
        ("[[:alpha:]]", "", "bracket"),
        ("(", "", "not closed"),
        ("a**", "", "quantifier"),
        ("a{9999}", "", "beyond 1000"),
        ("(" * 60 + ")" * 60, "", "nest deeper"),
        ("[b-a]", "", "backwards"),
        ("a", "g", "flag 'g'"),
    ],
)
def test_a_pattern_that_is_none_is_refused_in_one_line(name: EngineName, pattern: str, flags: str, said: str) -> None:
    shapes = f'e:s a sh:PropertyShape ; sh:targetNode e:a ; sh:path e:p ; sh:pattern "{pattern}" ; sh:flags "{flags}" .'
    with pytest.raises(UsageError, match=said) as caught:
        results(name, shapes, 'e:a e:p "b" .')
    assert "\n" not in str(caught.value)


def test_an_own_pattern_that_is_none_is_refused_with_its_file_and_line(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(f'{PREFIXES}e:word a sh:PropertyShape ; sh:targetNode e:a ; sh:path e:p ; sh:pattern "a(?!b)" .')
    with pytest.raises(UsageError, match=r"own\.ttl:6: not SHACL: sh:pattern: .*XPath"):
        engines.check_shapes(own)


def test_back_references_are_for_pyshacl_only() -> None:
    shapes = 'e:s a sh:PropertyShape ; sh:targetNode e:a ; sh:path e:p ; sh:pattern "^(.)\\\\1$" .'
    assert [one.value for one in results("pyshacl", shapes, 'e:a e:p "aa" , "ab" .')] == ['"ab"']
    with pytest.raises(UsageError, match="pyshacl knows them"):
        results("shacl", shapes, 'e:a e:p "aa" .')


def test_shapes_that_a_shape_refers_to_are_used() -> None:
    """pySHACL passes over those that it is not told to use, and ours are chosen by what is in a graph."""
    shapes = """e:s a sh:NodeShape ; sh:targetClass e:C ; sh:property e:t ; sh:node e:u .
    e:t a sh:PropertyShape ; sh:path e:p ; sh:minCount 1 .
    e:u a sh:NodeShape ; sh:targetClass e:Absent ; sh:property [ sh:path e:q ; sh:minCount 1 ] ."""
    for name in engines.ENGINES:
        found = {one.shape for one in results(name, shapes, "e:a a e:C .")}
        assert found == {"urn:example:s", "urn:example:t"}, name


def test_the_level_of_a_rule_is_that_of_its_property_shapes(tmp_path: Path, small_site: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        f"""{PREFIXES}@prefix wp: <http://vocabularies.wikipathways.org/wp#> .
e:alone a sh:NodeShape ; sh:targetClass wp:Pathway ;
    sh:property [ sh:path e:p ; sh:minCount 1 ; sh:severity sh:Info ] .
e:several a sh:NodeShape ; sh:targetClass wp:Pathway ;
    sh:property [ sh:path e:p ; sh:minCount 1 ; sh:severity sh:Info ] ,
        [ sh:path e:q ; sh:minCount 1 ; sh:severity sh:Warning ] ,
        [ sh:path e:r ; sh:maxCount 1 ; sh:severity sh:Violation ] .
""",
        encoding="utf-8",
    )
    page = small_site / "_pathways" / "WP9001.md"
    for name in engines.ENGINES:
        found = validate(page, own_shapes=[own], engine=name)
        levels = {(one.rule, one.level) for one in found.findings if one.rule in {"alone", "several"}}
        assert levels == {("alone", "info"), ("several", "info"), ("several", "warning")}
        assert found.rules["alone"].level == "info"
        assert found.rules["several"].level == "error"
        assert {rule.id: rule.level for rule, _ in found.by_rule() if rule.id in {"alone", "several"}} == {
            "alone": "info",
            "several": "warning",
        }
        said = {rule["id"]: rule["level"] for rule in json.loads(reports.FORMATS["json"](found))["rules"]}
        assert (said["alone"], said["several"]) == ("info", "warning")


def test_digits_that_are_too_many_for_the_engine_of_rust_are_for_that_of_reference() -> None:
    shape = 'e:s sh:targetSubjectsOf e:p ; sh:property [ sh:path e:p ; sh:minInclusive "2000-01-01"^^xsd:date ] .'
    data = 'e:a e:p "123456789012-01-01"^^xsd:date , "1999-12-31"^^xsd:date .'
    rust, reference = (results(name, shape, data) for name in engines.ENGINES)
    assert rust == reference
    assert '"1999-12-31"^^' in "".join(one.value for one in rust)
    with pytest.raises(
        UsageError, match='"123456789012-01-01" has more digits than this engine knows: use --engine pyshacl'
    ):
        results("shacl", shape.replace("2000", "123456789012"), data)


def test_a_panic_of_the_engine_of_rust_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """As pyo3 raises it: no Exception."""

    class Panics:
        def validate_text(self, *_arguments: str) -> None:
            raise PanicException("called `Option::unwrap()`\non a `None` value")

    engine = engines.engine("shacl", " .\n".join((*statements(SHAPE), "")))
    monkeypatch.setattr(engine, "_shapes", Panics())
    with pytest.raises(UsageError, match=r"^the engine shacl cannot read a value \(.*value\): use --engine pyshacl$"):
        engine.results(statements('e:a e:p "x" .'))


def test_shapes_with_values_that_are_none_are_checked_in_silence(tmp_path: Path, run: Run) -> None:
    shapes, data = tmp_path / "shapes.ttl", tmp_path / "data.ttl"
    asked = '[ sh:path e:p ; sh:hasValue "soon"^^xsd:date ]'
    shapes.write_text(f"{PREFIXES}e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property {asked} .")
    data.write_text(f'{PREFIXES}e:a e:p "soon"^^xsd:date .')
    for name in engines.ENGINES:
        done = run("validate", data, "--shapes", shapes, "--engine", name)
        assert (done.code, done.err) == (0, "")
