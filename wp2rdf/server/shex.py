"""Shapes of the classes of a store, in ShEx (https://shex.io/shex-semantics/#shexc), from its description."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.rdf.iri import PREFIXES, expand
from wp2rdf.rdf.terms import parts
from wp2rdf.rdf.vocab_of_dumps import VOID, VOIDEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.rdf.terms import Statement

_CLASS = expand("void:class")
_LEFT_OUT = tuple(PREFIXES[prefix] for prefix in ("void", "dcat", "sh", "owl"))


def shapes(statements: Iterable[Statement]) -> str:
    """A shape for each class that has instances, with counts in comments, the largest first; empty: none is described.

    Args:
        statements: a description with partitions by class, property and class of value, as VoID has them.
    """
    of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    inner: set[str] = set()
    for subject, predicate, value in map(parts, statements):
        of[subject][predicate].append(value)
        if predicate == VOID.propertyPartition:
            inner.add(value)
    whole = {one for part in inner for one in of[part][VOID.classPartition]}
    classes = [part for part, said in of.items() if _CLASS in said and VOID.entities in said and part not in whole]
    classes.sort(key=lambda part: (-_count(of[part], VOID.entities), part))
    found, prefixes = [], {"xsd"}
    for part in classes:
        name = shown_short(of[part][_CLASS][0], set())
        if of[part][_CLASS][0][1:].startswith(_LEFT_OUT) and name != "owl:Class":
            continue
        shown_short(of[part][_CLASS][0], prefixes)
        lines = [f"<{name.replace(':', '_')}> {{", f"  a [ {name} ] ;  # {_count(of[part], VOID.entities):,} of them"]
        properties = sorted(of[part][VOID.propertyPartition], key=lambda one: -_count(of[one], VOID.triples))
        for one in properties:
            kinds = [*_kinds(of, one, prefixes)] or ["IRI"]
            values = kinds[0] if len(kinds) == 1 else f"( {' OR '.join(kinds)} )"
            property_name = shown_short(of[one][VOID.property][0], prefixes)
            if property_name != "rdf:type":
                lines.append(f"  {property_name} {values} * ;  # {_count(of[one], VOID.triples):,} triples")
        found.append("\n".join([*lines, "}"]))
    declared = [f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in sorted(prefixes)]
    return "\n".join([*declared, "", "\n\n".join(found), ""]) if found else ""


def _kinds(of: dict[str, dict[str, list[str]]], part: str, prefixes: set[str]) -> Iterable[str]:
    """What the values of a property are: datatypes, and classes that have a shape of their own."""
    for one in of[part][VOIDEXT.datatypePartition]:
        yield from (shown_short(kind, prefixes) for kind in of[one][VOIDEXT.datatype])
    for one in of[part][VOID.classPartition]:
        for kind in of[one][_CLASS]:
            yield f"@<{shown_short(kind, set()).replace(':', '_')}>"


def shown_short(term: str, prefixes: set[str]) -> str:
    """An IRI as a prefixed name, by the longest namespace, else in brackets.

    Args:
        term: the IRI, encoded.
        prefixes: gets the prefix.
    """
    iri = term[1:-1]
    fitting = [(len(namespace), prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return term
    length, prefix = max(fitting)
    if not iri[length:].replace("_", "").replace("-", "").isalnum():
        return term
    prefixes.add(prefix)
    return f"{prefix}:{iri[length:]}"


def _count(said: dict[str, list[str]], predicate: str) -> int:
    return max((int(shown_number(value)) for value in said[predicate]), default=0)


def shown_number(value: str) -> str:
    """The digits of an integer, encoded."""
    return value.split('"')[1]
