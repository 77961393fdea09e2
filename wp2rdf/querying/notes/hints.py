"""Why an answer is empty, where the cause is plain: a constant that the data has otherwise, or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.errors import QueryError
from wp2rdf.querying.notes import drawings, presence, together
from wp2rdf.querying.notes.alike import Constant, alike
from wp2rdf.querying.notes.constants import Needed, needed
from wp2rdf.querying.notes.presence import SUBJECT, VALUE, found
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Group, Iri, Literal, Query, Select, Triple, Variable
from wp2rdf.rdf import vocab
from wp2rdf.rdf.iri import PATHWAY, PREFIXES
from wp2rdf.rdf.terms import lexical
from wp2rdf.spelling import near

if TYPE_CHECKING:
    from typing import TypeAlias

    from wp2rdf.querying.notes.presence import Look
    from wp2rdf.rdf.terms import Term

    _Place: TypeAlias = tuple[Needed, Constant]

_SAID = MappingProxyType({"property": "has the property", "class": "is a"})
_WP = PREFIXES["wp"]
_TITLES = frozenset({PREFIXES["dc"] + "title"})
_IDENTIFIER = PREFIXES["dcterms"] + "identifier"
_STRING = PREFIXES["xsd"] + "string"
_PATHWAY = re.compile(r"(?:wp)?([0-9]+)", re.IGNORECASE)
_MOST = 2000
"""Values of a property that are looked through for one that is alike."""
_NUMBERED = re.compile(r"[0-9]{3}")
_PATHWAY_IRI = re.compile(re.escape(PATHWAY) + r"(WP[0-9]+)(?:_r[0-9]+)?")


def cause(query: Query, look: Look) -> str | None:
    """What makes an answer empty, in words; None when that is not plain.

    Args:
        query: the query.
        look: answers a query on the data.
    """
    constants = needed(query)
    meant = {one: tuple(dict.fromkeys(alike(one))) for one in constants}
    there = found({(one, term): one.pattern(term) for one in constants for term in (one.term, *meant[one])}, look)
    for one in constants:
        if said := _wrong_pathway(query, one, there) or (None if (one, one.term) in there else _unknown_word(one)):
            return said
    for one in constants:
        other = next((term for term in meant[one] if (one, term) in there), None)
        if (one, one.term) not in there and other is not None:
            return f"{_shown(one.term)} is not in the data, but {_shown(other)} is"
    for one in constants:
        if (one, one.term) in there or one.term in drawings.words(query):
            continue
        if one.place in _SAID:
            return f"nothing in the data {_SAID[one.place]} {_shown(one.term)}{_same_name(one, look)}"
        if one.place == "subject":
            return f"the data says nothing of {_shown(one.term)}"
        if one.of:
            return f"nothing in the data has {_short(one.of)} {_shown(one.term)}{_near_value(one, look)}"
    return _apart(query, look)


def _literal(cell: Term) -> Literal:
    language = re.search(r'"@([A-Za-z0-9-]+)$', cell)
    return Literal(lexical(cell), language[1] if language else "")


def _apart(query: Query, look: Look) -> str | None:
    """Which two words of the query nothing has together."""
    pair = together.apart(query, look)
    if pair is None:
        return None
    first, second = _shown(pair.first), _shown(pair.second)
    said = {
        "subject": f"{first} has no {second}",
        "class": f"no {first} has {second}",
        "property": f"nothing that has {first} has {second}",
    }[pair.is_of]
    return said + (f"; do you mean {_short(pair.instead.value)}?" if pair.instead else "")


def _same_name(one: Needed, look: Look) -> str:
    """Which property of the same name the data has."""
    if one.place != "property" or not isinstance(one.term, Iri):
        return ""
    others = list(together.namesakes(one.term))
    there = presence.words(others, look)
    return next((f"; do you mean {_short(other.value)}?" for other in others if other in there), "")


def _near_value(one: Needed, look: Look) -> str:
    """Which value of a property was meant, if it has few enough to tell; numbers that are near mean something else."""
    if _NUMBERED.search(_shown(one.term)):
        return ""
    asked = Select(
        columns=(VALUE,), where=Group((Triple(SUBJECT, Iri(one.of), VALUE),)), reduction="DISTINCT", limit=_MOST
    )
    try:
        answer = look(Query(asked))
    except QueryError:
        return ""
    cells = [row[0] for row in answer.solutions] if isinstance(answer, Table) else []
    if len(cells) == _MOST:
        return ""
    named = [cell for cell in cells if cell and not cell.startswith("_:")]
    known = [_short(cell[1:-1]) if cell.startswith("<") else _shown(_literal(cell)) for cell in named]
    return "".join(f"; do you mean {name}?" for name in near(_shown(one.term), known))


def cause_elsewhere(query: Query) -> str | None:
    """What may make the answer of an endpoint empty, as far as the query tells."""
    for one in needed(query):
        if said := _unknown_word(one):
            return said
        if isinstance(one.term, Literal) and one.term.datatype == Iri(_STRING):
            return (
                f"Virtuoso keeps {_shown(one.term)} and {_shown(Literal(one.term.text))} apart: leave out ^^xsd:string"
            )
        if isinstance(one.term, Literal) and one.of in _TITLES and not one.term.language:
            return f"titles have a language: {_shown(replace(one.term, language='en', datatype=None))}"
    return None


def _shown(term: Constant) -> str:
    if isinstance(term, Iri):
        return term.name if term.name and term.name != "a" else _short(term.value)
    tail = f"@{term.language}" if term.language else ""
    if term.datatype is not None:
        tail = f"^^{_short(term.datatype.value)}"
    return f'"{term.text[:80]}"{tail}'


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and re.fullmatch(r"\w+", iri.removeprefix(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def _wrong_pathway(query: Query, one: Needed, there: frozenset[_Place]) -> str | None:
    """What is wrong with the id of a pathway: it is not there, or lacks its letters."""
    if isinstance(one.term, Iri):
        match = _PATHWAY_IRI.fullmatch(one.term.value)
        return f"there is no pathway {match[1]} in the data" if match and (one, one.term) not in there else None
    if one.of != _IDENTIFIER or not (match := _PATHWAY.fullmatch(one.term.text)):
        return None
    whole = f"WP{match[1]}"
    is_there = (one, one.term) in there
    if (one, Literal(whole)) in there:
        is_meant = not is_there or _is_of_pathway(query, one.term)
        said = f'the ids of pathways begin with WP: "{whole}", not "{one.term.text}"'
        return said if one.term.text != whole and is_meant else None
    if one.term.text.upper() == whole and not is_there:
        return f"there is no pathway {whole} in the data"
    return None


def _is_of_pathway(query: Query, identifier: Literal) -> bool:
    """Whether something that is a pathway, by what else is said of it, is to have an identifier."""
    triples = [node for node in walk(query) if isinstance(node, Triple)]
    names = {one.subject for one in triples if one.object == identifier and isinstance(one.subject, Variable)}
    return any(
        (one.object in names and one.predicate == Iri(PREFIXES["dcterms"] + "isPartOf"))
        or (one.subject in names and one.object == Iri(_WP + "Pathway"))
        for one in triples
    )


def _unknown_word(one: Needed) -> str | None:
    """A class or property that WikiPathways does not have."""
    term = one.term
    if not isinstance(term, Iri) or not term.value.startswith(_WP):
        return None
    local = term.value.removeprefix(_WP)
    known = {name.replace("__", "-") for name in vocab.WP.__annotations__} | drawings.names("wp")
    if local in known or local.startswith("Curation:"):
        return None
    is_class = one.place == "class"
    alike = {name for name in known if name[0].isupper() == is_class}
    like = near(local, sorted(alike)) or sorted((name for name in alike if _holds(local, name)), key=len)[:1]
    meant = f"wp:{like[0]}" if like else _MEANT.get(local.lower(), "")
    return f"wp:{local} is no class or property that is known here" + (f"; do you mean {meant}?" if meant else "")


def _holds(local: str, name: str) -> bool:
    """Whether one name is the beginning of the other, as `Gene` of `GeneProduct`."""
    one, other = sorted((local.lower(), name.lower()), key=len)
    return len(one) > len("wp") and other.startswith(one)


_MEANT = MappingProxyType(
    {
        "activation": "wp:Stimulation",
        "compound": "wp:Metabolite",
        "description": "dcterms:description",
        "haspathway": "dcterms:isPartOf",
        "id": "dcterms:identifier",
        "identifier": "dcterms:identifier",
        "inpathway": "dcterms:isPartOf",
        "ispartof": "dcterms:isPartOf",
        "label": "rdfs:label",
        "name": "dc:title",
        "partof": "dcterms:isPartOf",
        "species": "wp:organismName",
        "title": "dc:title",
    }
)
"""What is meant by some names that the vocabulary does not have, in small letters."""
