"""Functions and operators as SPARQL 1.1 names them, and strings where it wants strings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.prefixes import full
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.loose.draft import Draft

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


def _iris(draft: Draft) -> set[str]:
    """The names of variables that hold IRIs: subjects, and values of properties that have no others."""
    found = set()
    for place, token in enumerate(draft.code):
        if token.is_word("BIND") and draft.at(place + 2).is_word("IRI", "URI") and draft.call(place + 2):
            found.add(draft.at(draft.pairs[place + 3] + 2).text[1:])
        if token.kind != "variable":
            continue
        before, after = draft.at(place - 1), draft.at(place + 1)
        verb = after.kind in {"iri", "prefixed"} or after.text == "a"
        iri = (PREFIXES["rdf"] + "type" if before.text == "a" else full(before, draft.declared)) or ""
        if (
            (before.is_sign("{", ".", "}", ")") and verb)
            or iri in _IRI_VALUED
            or iri.startswith(PREFIXES["wp"] + "bdb")
        ):
            found.add(token.text[1:])
    return found


def translate(draft: Draft) -> None:
    """Names functions as SPARQL 1.1 does, and gives them strings where they want strings."""
    iris = _iris(draft)
    for place in reversed(range(len(draft.code))):
        token = draft.code[place]
        if token.is_word("AND", "OR"):
            draft.out[place] = "&&" if token.is_word("AND") else "||"
            draft.say(place, f"{token.text} is now {draft.out[place]}")
        elif token.is_word("LIKE"):
            draft.refuse(place, "LIKE is Virtuoso's own: use CONTAINS or REGEX")
        elif token.is_word("BIND") and draft.call(place):
            close = draft.pairs[place + 1]
            if draft.at(close - 1).text in {draft.at(inner).text for inner in range(place + 2, close - 1)}:
                draft.refuse(place, f"BIND gives {draft.at(close - 1).text} a value that it has: use another name")
        elif token.is_word("DEFINE"):
            draft.refuse(place, "DEFINE is Virtuoso's own: leave it out")
        elif token.is_word(*_NO_BLANK) and draft.call(place) and draft.gaps[place + 1].isspace():
            draft.gaps[place + 1] = ""
            draft.say(place, f"the blank after {token.text} is left out, for Oxigraph does not read it")
        elif token.kind in {"iri", "prefixed"}:
            _function(draft, place)
        if token.is_word(*_TAKES_IRI) and draft.call(place):
            _strings(draft, place, iris)
            if token.is_word("GROUP_CONCAT"):
                _separator(draft, place)


def _function(draft: Draft, place: int) -> None:
    """Translates a function of XPath or of Virtuoso, if one stands at an index."""
    token = draft.code[place]
    iri = full(token, draft.declared) or token.text
    if iri in _INTEGERS and draft.call(place):
        draft.out[place] = f"<{PREFIXES['xsd']}integer>"
        draft.say(place, f"{token.text} is now xsd:integer")
        return
    base = next((base for base in (*_XPATH, _BIF) if iri.startswith(base)), None)
    if token.text.startswith(("bif:", "sql:")) and token.text[:3] in draft.declared:
        return
    if base is None:
        if token.text.startswith("sql:"):
            draft.refuse(place, f"{token.text} is Virtuoso's own")
        return
    local = iri.removeprefix(base)
    strings, others = (_BUILT_IN_STRINGS, _BUILT_IN_OTHERS) if base == _BIF else (_STRINGS, _OTHERS)
    new = strings.get(local) or others.get(local)
    if new is None or not draft.call(place):
        hint = ': use FILTER(CONTAINS(LCASE(STR(?text)), "word"))' if iri == "bif:contains" else ""
        if base == _BIF or draft.call(place):
            draft.refuse(place, f"{token.text} has no name in SPARQL 1.1{hint}")
        return
    draft.out[place] = new
    if new == "!":
        draft.wrap(place, draft.pairs[place + 1] + 1, "(", ")")
    draft.gaps[place + 1] = draft.gaps[place + 1].strip()
    draft.say(place, f"{token.text} is now {new}")
    if local in strings and new != "STR":
        _strings(draft, place, None)


def _strings(draft: Draft, place: int, iris: set[str] | None) -> None:
    """Puts STR around the arguments of a call that are variables.

    Args:
        draft: the draft.
        place: where the call begins.
        iris: the variables that hold IRIs, if only those want it.
    """
    arguments = draft.arguments(place)
    if draft.out[place].upper() not in _ALL_STRINGS:
        arguments = arguments[:1]
    for start, end in arguments:
        name = draft.at(start).text
        if end == start + 1 and draft.at(start).kind == "variable" and (iris is None or name[1:] in iris):
            draft.wrap(start, end, "STR(", ")")
            if iris is not None:
                draft.say(place, f"{draft.code[place].text} is given STR({name}), for {name} is an IRI")


def _separator(draft: Draft, place: int) -> None:
    """Names the separator of a GROUP_CONCAT that stands after a comma."""
    arguments = draft.arguments(place)
    if len(arguments) == 2:  # noqa: PLR2004 - what is joined, and with what
        comma, start = arguments[0][1], arguments[1][0]
        if draft.at(comma).is_sign(",") and draft.at(start).kind == "string" and arguments[1][1] == start + 1:
            draft.out[comma] = ";"
            draft.out[start] = "SEPARATOR=" + draft.out[start]
            draft.say(place, f"the separator of {draft.code[place].text} is named")
