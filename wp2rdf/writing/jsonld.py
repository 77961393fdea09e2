"""JSON-LD with a context: prefixed names for keys and IRIs (https://www.w3.org/TR/json-ld11/#compact-iris)."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wp2rdf.writing.tidy import Writable

_TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_STRING = pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_ENDS = tuple(":/?#[]@")
"""How a namespace ends that a simple term may shorten (https://www.w3.org/TR/json-ld11/#dfn-prefix)."""


def write(triples: Iterable[pyoxigraph.Triple], out: Writable, prefixes: Mapping[str, str]) -> None:
    """Writes triples, those of a subject one after another, as an object for each subject.

    Args:
        triples: grouped by subject, and by predicate within it.
        out: what bytes are written to.
        prefixes: what may shorten IRIs.
    """
    names = _Names({prefix: namespace for prefix, namespace in sorted(prefixes.items()) if namespace.endswith(_ENDS)})
    out.write(b'{"@context":' + _text(names.prefixes) + b',"@graph":[')
    separator = b"\n"
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        out.write(separator + _text(_node(subject, group, names)))
        separator = b",\n"
    out.write(b"\n]}\n")


class _Names:
    """Short names of IRIs.

    Args:
        prefixes: the namespaces by prefix.
    """

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = prefixes
        self._longest_first = sorted(prefixes.items(), key=lambda one: -len(one[1]))
        self._known: dict[str, str] = {}

    def short(self, iri: str) -> str:
        found = self._known.get(iri)
        if found is None:
            found = next(
                (
                    f"{prefix}:{iri[len(namespace) :]}"
                    for prefix, namespace in self._longest_first
                    if iri.startswith(namespace) and not iri.startswith("//", len(namespace))
                ),
                iri,
            )
            self._known = {} if len(self._known) > 50_000 else self._known  # noqa: PLR2004 - a bound of memory
            self._known[iri] = found
        return found

    def reference(self, term: object) -> dict[str, Any]:
        """An object that names a resource; with a context of its own where its scheme is one of the prefixes."""
        if isinstance(term, pyoxigraph.BlankNode):
            return {"@id": f"_:{term.value}"}
        iri = str(getattr(term, "value", ""))
        scheme, _, rest = iri.partition(":")
        if scheme in self.prefixes and not rest.startswith("//"):
            return {"@context": {scheme: None}, "@id": iri}
        return {"@id": self.short(iri)}


def _node(subject: object, group: Iterable[pyoxigraph.Triple], names: _Names) -> dict[str, Any]:
    said = names.reference(subject)
    short = names.short if "@context" not in said else str  # such a node spells its keys out
    for predicate, triples in groupby(group, key=lambda triple: triple.predicate):
        values = [triple.object for triple in triples]
        if predicate == _TYPE and all(isinstance(value, pyoxigraph.NamedNode) for value in values):
            said["@type"] = [short(str(getattr(value, "value", ""))) for value in values]
        else:
            said[short(predicate.value)] = _alone([*_values(values, names)])
    return said


def _values(values: Iterable[object], names: _Names) -> Iterator[Any]:
    for value in values:
        if not isinstance(value, pyoxigraph.Literal):
            yield names.reference(value)
        elif value.language:
            yield {"@value": value.value, "@language": value.language}
        elif value.datatype == _STRING:
            yield value.value
        else:
            yield {"@value": value.value, "@type": names.reference(value.datatype)["@id"]}


def _alone(values: list[Any]) -> Any:  # noqa: ANN401 - whatever JSON-LD has there
    return values[0] if len(values) == 1 else values


def _text(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON has
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
