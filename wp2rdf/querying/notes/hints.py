"""Why an answer is empty, where the cause is plain: a constant that the data has otherwise, or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.notes import drawings
from wp2rdf.querying.notes.constants import Needed, needed
from wp2rdf.querying.notes.presence import found
from wp2rdf.querying.sparql.traversal import walk
from wp2rdf.querying.sparql.tree import Iri, Literal, Triple, Variable
from wp2rdf.rdf import vocab
from wp2rdf.rdf.iri import PATHWAY, PREFIXES
from wp2rdf.spelling import near

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from wp2rdf.querying.notes.presence import Look
    from wp2rdf.querying.sparql.tree import Query

    Constant: TypeAlias = Iri | Literal
    _Place: TypeAlias = tuple[Needed, Constant]

_SAID = MappingProxyType({"property": "has the property", "class": "is a"})
_WP = PREFIXES["wp"]
_TITLES = frozenset({PREFIXES["dc"] + "title"})
_IDENTIFIER = PREFIXES["dcterms"] + "identifier"
_STRING = PREFIXES["xsd"] + "string"
_PATHWAY = re.compile(r"(?:wp)?([0-9]+)", re.IGNORECASE)
_PATHWAY_IRI = re.compile(re.escape(PATHWAY) + r"(WP[0-9]+)(?:_r[0-9]+)?")


def cause(query: Query, look: Look) -> str | None:
    """What makes an answer empty, in words; None when that is not plain.

    Args:
        query: the query.
        look: answers a query on the data.
    """
    constants = needed(query)
    alike = {one: tuple(dict.fromkeys(_alike(one.term))) for one in constants}
    there = found({(one, term): one.pattern(term) for one in constants for term in (one.term, *alike[one])}, look)
    for one in constants:
        if said := _wrong_pathway(query, one, there) or (None if (one, one.term) in there else _unknown_word(one)):
            return said
    for one in constants:
        other = next((term for term in alike[one] if (one, term) in there), None)
        if (one, one.term) not in there and other is not None:
            return f"{_shown(one.term)} is not in the data, but {_shown(other)} is"
    for one in constants:
        if (one, one.term) not in there and one.place in _SAID and one.term not in drawings.words(query):
            return f"nothing in the data {_SAID[one.place]} {_shown(one.term)}"
    return None


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


def _alike(term: Constant) -> Iterator[Constant]:
    """Terms that somebody may have meant: another scheme, another language, no datatype, other capitals."""
    if isinstance(term, Iri):
        for scheme, other in (("http://", "https://"), ("https://", "http://")):
            if term.value.startswith(scheme):
                yield Iri(other + term.value.removeprefix(scheme))
        yield Iri(term.value[:-1] if term.value.endswith("/") else f"{term.value}/")
        return
    for language in ("", "en"):
        if term.language != language or term.datatype is not None:
            yield Literal(term.text, language)
    if match := _PATHWAY.fullmatch(term.text):
        yield Literal(f"WP{match[1]}")
    for text in dict.fromkeys((term.text.strip(), term.text.capitalize(), term.text.upper())):
        if text != term.text:
            yield from (Literal(text, language) for language in ("", "en"))


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
    like = near(local, sorted(known))
    meant = f"; do you mean wp:{like[0]}?" if like else ""
    return f"wp:{local} is no class or property that is known here{meant}"
