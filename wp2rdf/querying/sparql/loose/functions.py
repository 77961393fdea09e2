"""Functions as SPARQL 1.1 names them, and strings where it wants strings."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.traversal import transform, walk
from wp2rdf.querying.sparql.tree import Aggregate, Bind, BuiltIn, Call, Iri, Repeat, Sequence, Triple, Unary, Variable
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.loose.draft import Draft
    from wp2rdf.querying.sparql.tree import Expression, Node, Path, Query

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

_INTEGERS = frozenset(PREFIXES["xsd"] + name for name in ("int", "long", "short"))
"""Types that Virtuoso casts to; SPARQL 1.1 casts to their common one."""

_TAKES_IRI = frozenset({"REGEX", "STRLEN", "CONCAT"})
"""What Virtuoso takes IRIs for, as GROUP_CONCAT, where SPARQL 1.1 wants strings."""

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


def translate(draft: Draft, query: Query) -> Query:
    """Names functions as SPARQL 1.1 does, and gives them strings where they want strings."""
    iris = _iris(query)

    def change(node: Node) -> Node:
        match node:
            case Call():
                return _function(draft, node)
            case BuiltIn() if node.name in _TAKES_IRI:
                several = node.name in _ALL_STRINGS
                arguments = [
                    _text_of_iri(draft, node.name, one, iris) if several or not place else one
                    for place, one in enumerate(node.arguments)
                ]
                return node if arguments == list(node.arguments) else replace(node, arguments=tuple(arguments))
            case Aggregate(name="GROUP_CONCAT", operand=operand) if operand is not None:
                text = _text_of_iri(draft, node.name, operand, iris)
                return node if text is operand else replace(node, operand=text)
        return node

    return transform(query, change)


def _iris(query: Query) -> frozenset[str]:
    """The names of variables that hold IRIs: subjects, and values of properties that have no others."""
    found = set()
    for node in walk(query):
        if isinstance(node, Bind) and isinstance(node.expression, BuiltIn) and node.expression.name in {"IRI", "URI"}:
            found.add(node.variable.name)
        if not isinstance(node, Triple) or isinstance(node.predicate, Variable):
            continue
        if isinstance(node.subject, Variable) and _leaves_a_resource(node.predicate):
            found.add(node.subject.name)
        last = node.predicate.steps[-1] if isinstance(node.predicate, Sequence) else node.predicate
        if isinstance(node.object, Variable) and isinstance(last, Iri) and _has_iris(last.value):
            found.add(node.object.name)
    return frozenset(found)


def _has_iris(iri: str) -> bool:
    """Whether the values of a property are IRIs, always."""
    return iri in _IRI_VALUED or iri.startswith(PREFIXES["wp"] + "bdb")


def _leaves_a_resource(path: Path) -> bool:
    """Whether only a subject of triples can be where a path begins."""
    match path:
        case Iri():
            return True
        case Sequence():
            return _leaves_a_resource(path.steps[0])
        case Repeat(mark="+"):
            return _leaves_a_resource(path.path)
    return False


def _text_of_iri(draft: Draft, name: str, argument: Expression, iris: frozenset[str]) -> Expression:
    """An argument that must be a string: in STR where it is a variable that holds IRIs."""
    if not isinstance(argument, Variable) or argument.name not in iris:
        return argument
    draft.say(argument, f"{name} is given STR(?{argument.name}), for ?{argument.name} is an IRI")
    return _text(argument)


def _text(argument: Expression) -> Expression:
    """A variable in STR; anything else as it is."""
    return BuiltIn("STR", (argument,), span=argument.span) if isinstance(argument, Variable) else argument


def _function(draft: Draft, call: Call) -> Expression:
    """A call of a function of XPath or of Virtuoso as one of SPARQL 1.1; other calls as they are."""
    iri = call.function.value
    written = call.function.name or f"<{iri}>"
    if iri in _INTEGERS:
        draft.say(call, f"{written} is now xsd:integer")
        return replace(call, function=Iri(PREFIXES["xsd"] + "integer", span=call.function.span))
    base = next((base for base in (*_XPATH, _BIF) if iri.startswith(base)), None)
    if base is None:
        return call
    local = iri.removeprefix(base)
    strings, others = (_BUILT_IN_STRINGS, _BUILT_IN_OTHERS) if base == _BIF else (_STRINGS, _OTHERS)
    name = strings.get(local) or others.get(local)
    if name is None:
        return call
    draft.say(call, f"{written} is now {name}")
    arguments = call.arguments
    if name == "!":
        return Unary("!", arguments[0], span=call.span) if len(arguments) == 1 else call
    if local in strings and name != "STR":
        several = name in _ALL_STRINGS
        arguments = tuple(_text(one) if several or not place else one for place, one in enumerate(arguments))
    return BuiltIn(name, arguments, span=call.span)
