"""JSON-LD framed: a tree a pathway, with short names and a context (https://www.w3.org/TR/json-ld11/).

Everything that the graph of a pathway says is in its tree, each node where it first belongs; so the document holds the
same triples as the graphs.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from wp2rdf.rdf import vocab, vocab_of_dumps
from wp2rdf.rdf.facts import Facts
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.rdf.vocab import DC, DCTERMS, PAV, RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.sources import Source

_KEYWORDS = {"id": "@id", "type": "@type", "others": "@included"}

_TREE = "pathway"
"""The key of a pathway's revision within the pathway."""

_PARTS = "parts"
"""The key of what is part of something: `dcterms:isPartOf`, the other way round."""

_TYPED = {DCTERMS.modified: "xsd:date", DCTERMS.date: "xsd:gYear", SCHEMA.position: "xsd:integer"}
_LANGUAGE = {DC.title: "en"}


_BARE = ("wp", "dcterms", "rdfs", "foaf")
"""Vocabularies whose properties go by their local names, the first of them that has one; others keep the prefix."""


def _names() -> dict[Term, str]:
    """A short name for each property that is written."""
    found: dict[Term, str] = {}
    taken: set[str] = {*_KEYWORDS, _PARTS, _TREE}
    prefixes = (*_BARE, *(prefix for prefix in PREFIXES if prefix not in _BARE))
    for prefix in prefixes:
        for term in sorted(_properties(prefix)):
            local = term[1:-1].removeprefix(PREFIXES[prefix])
            is_bare = prefix in _BARE and local not in taken
            found[term] = local if is_bare else f"{prefix}_{local}"
            taken.add(found[term])
    return found


def _properties(prefix: str) -> Iterator[Term]:
    for vocabulary in (*vars(vocab).values(), *vars(vocab_of_dumps).values()):
        for term in vars(vocabulary).values() if isinstance(vocabulary, type) else ():
            if isinstance(term, str) and term.startswith(f"<{PREFIXES[prefix]}"):
                local = term[1:-1].removeprefix(PREFIXES[prefix])
                if term != RDF.type and local.isidentifier() and local[0].islower():
                    yield Term(term)


_NAMES = _names() | {PAV.hasVersion: _TREE}


def context() -> dict[str, Any]:
    """The context of the document."""
    said: dict[str, Any] = {"@version": 1.1, **_KEYWORDS, **PREFIXES}
    said[_PARTS] = {"@reverse": "dcterms:isPartOf"}
    for term, name in sorted(_NAMES.items(), key=lambda item: item[1]):
        one: dict[str, str] = {"@id": _short(term)}
        if term in _TYPED:
            one["@type"] = _TYPED[term]
        elif term in _LANGUAGE:
            one["@language"] = _LANGUAGE[term]
        said[name] = one if len(one) > 1 else one["@id"]
    return said


def _short(term: Term) -> str:
    """An IRI with one of our prefixes, where it can be; as it is otherwise."""
    for prefix, base in PREFIXES.items():
        local = term[1:-1].removeprefix(base)
        if term.startswith(f"<{base}") and local.isidentifier():
            return f"{prefix}:{local}"
    return term[1:-1]


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes trees; see `Writer.write`."""
    del asked  # each pathway has its own date and version
    out = cast("BinaryIO", out)
    out.write(b'{"@context": ' + json.dumps(context(), indent=1).encode() + b',\n"@graph": [')
    count = 0
    for block in source.wanted_blocks():
        tree = _Tree(Facts.of(block))
        roots = sorted(tree.facts.subjects(PAV.hasVersion))
        for one in roots:
            out.write((b",\n" if count else b"\n") + _dumped(tree.node(one)))
            count += 1
        others = list(tree.others())
        if others:
            out.write((b",\n" if count else b"\n") + _dumped({"others": others}))
    out.write(b"\n]}\n")
    return count


def tree(facts: Facts, roots: Iterable[Term]) -> list[dict[str, Any]]:
    """The triples of a graph as trees: one for each root, and one for what they do not reach."""
    one = _Tree(facts)
    found = [one.node(root) for root in roots]
    others = list(one.others())
    return [*found, {"others": others}] if others else found


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class _Tree:
    """The triples of a graph, as trees; what has been told once is only named after that."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._about: dict[Term, dict[Term, list[Term]]] = {}
        for predicate in facts.predicates:
            for subject, values in facts.subjects(predicate).items():
                self._about.setdefault(subject, {})[predicate] = sorted(set(values))
        self._parts = facts.by_value(DCTERMS.isPartOf)
        self._wholes: dict[Term, set[Term]] = {}
        self._told: set[Term] = set()

    def node(self, one: Term) -> dict[str, Any]:
        """A node with all that is said of it, and of what it leads to."""
        said: dict[str, Any] = {"id": one[1:-1]}
        if one in self._told:
            return said
        self._told.add(one)
        about = self._about.pop(one, {})
        if types := about.pop(RDF.type, None):
            said["type"] = [_short(kind) for kind in types]
        inner: list[tuple[str, list[Term]]] = []
        for predicate, values in sorted(about.items(), key=lambda item: _NAMES.get(item[0], item[0])):
            name = _NAMES.get(predicate) or _short(predicate)
            if predicate == DCTERMS.isPartOf:
                values = [value for value in values if value not in self._wholes.get(one, ())]  # noqa: PLW2901
            if values:
                said[name] = []
                inner.append((name, values))
                for value in values:
                    if value.startswith('"'):
                        said[name].append(_literal(value, predicate))
        for name, values in inner:
            said[name] += [self.node(value) for value in values if not value.startswith('"')]
            if len(said[name]) == 1:
                said[name] = said[name][0]
        parts = [part for part in sorted(self._parts.get(one, ())) if part in self._about]
        for part in parts:
            self._wholes.setdefault(part, set()).add(one)
        if parts:
            said[_PARTS] = [self.node(part) for part in parts]
        return said

    def others(self) -> list[dict[str, Any]]:
        """What no tree has told so far."""
        return [self.node(one) for one in sorted(self._about) if one in self._about]


def _literal(term: Term, predicate: Term) -> Any:  # noqa: ANN401 - a value of JSON
    """A literal as the context lets it be written."""
    text = lexical(term)
    end = term[term.rindex('"') + 1 :]
    if end == _end_by_context(predicate):
        return text
    if not end:
        return {"@value": text} if predicate in _TYPED or predicate in _LANGUAGE else text
    return {"@value": text, "@language": end[1:]} if end[0] == "@" else {"@value": text, "@type": _short(Term(end[2:]))}


def _end_by_context(predicate: Term) -> str | None:
    if predicate in _TYPED:
        prefix, _, local = _TYPED[predicate].partition(":")
        return f"^^<{PREFIXES[prefix]}{local}>"
    return f"@{_LANGUAGE[predicate]}" if predicate in _LANGUAGE else None
