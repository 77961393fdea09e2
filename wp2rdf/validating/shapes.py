"""The rules that shapes state: read from Turtle, as people and engines want them.

A shape that has an IRI is a rule, and the last part of the IRI is the id of the rule; `shapes/vocabulary.ttl` says what
a rule of ours tells about itself.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

import pyoxigraph

from wp2rdf import resources
from wp2rdf.errors import UsageError, one_line
from wp2rdf.errors.catalogue import RULES
from wp2rdf.rdf.nesting import NestingError, checked
from wp2rdf.validating.findings import Explained
from wp2rdf.writing.formats import COMPRESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wp2rdf.errors import Level

RULE = "https://w3id.org/wp2rdf/shapes#"
"""Namespace of the bundled rules; a name only, nothing is fetched."""

_SH = "http://www.w3.org/ns/shacl#"
_RDF_TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LEVELS: dict[str, Level] = {f"{_SH}Violation": "error", f"{_SH}Warning": "warning", f"{_SH}Info": "info"}
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_PREFIXED = re.compile(r"(?<![\w<:/#?$])([a-z]+):([A-Za-z_][\w-]*)")
_FULL = re.compile(r"<([^<>\s]+)>")


def _sh(name: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(_SH + name)


_Node: TypeAlias = "pyoxigraph.NamedNode | pyoxigraph.BlankNode"
_ASKS_NOTHING = {
    _sh(name)
    for name in (
        *("property", "path", "severity", "name", "message", "description", "order", "group", "deactivated"),
        *("defaultValue", "flags", "ignoredProperties", *_TARGETS, "target"),
    )
}
"""Properties of a shape that are no constraints (https://www.w3.org/TR/shacl/#nonValidation)."""


class Constraint(NamedTuple):
    """A SPARQL constraint over all pages (https://www.w3.org/TR/shacl/#sparql-constraints).

    Attributes:
        rule: id of the rule.
        targets: pairs of a kind (`targetClass`, `targetSubjectsOf`, `targetObjectsOf`) and an IRI.
        select: the query, its prefixes declared; `?this` is the focus node.
        mentioned: IRIs of the properties and classes that it needs.
        needs_all: whether it says nothing true about one page by itself.
    """

    rule: str
    targets: tuple[tuple[str, str], ...]
    select: str
    mentioned: frozenset[str]
    needs_all: bool


class Shapes(NamedTuple):
    """Shapes that data is checked against.

    Attributes:
        ntriples: those that an engine checks a page against, as N-Triples.
        rules: every rule by its id.
        said_by: rules of the reader that say the same as a rule, by its id.
        across: bundled SPARQL constraints, which are evaluated over all pages together.
    """

    ntriples: str
    rules: Mapping[str, Explained]
    said_by: Mapping[str, frozenset[str]]
    across: tuple[Constraint, ...]


def rule_of(shape: str) -> str:
    """The id of the rule that a shape states, by its IRI; one of the caller's own never has the id of one of ours."""
    local = re.split(r"[#/:]", shape.rstrip("#/:"))[-1]
    return local if shape.startswith(RULE) or local not in _taken() else f"own-{local}"


@cache
def _taken() -> frozenset[str]:
    """The ids of the bundled rules and of the rules of the reader."""
    return frozenset({rule.id for _, rules in bundled() for rule in rules} | RULES.keys())


def load(own: Iterable[Path | str] = ()) -> Shapes:
    """The bundled shapes, and the caller's own.

    Args:
        own: files in Turtle, N-Triples, RDF/XML or JSON-LD.

    Raises:
        UsageError: a file cannot be read, is not RDF, or holds no shape.
    """
    local, across = pyoxigraph.Store(), pyoxigraph.Store()
    for path in resources.shapes():
        local.extend(_read(path))
    _move_sparql(local, across)
    for name in own:
        quads = list(_read(name))
        if not any(
            quad.predicate == _RDF_TYPE and quad.object in {_sh("NodeShape"), _sh("PropertyShape")} for quad in quads
        ):
            said = "no shape in it (sh:NodeShape or sh:PropertyShape)"
            raise UsageError(f"{name}:1: not SHACL: {said}")
        local.extend(quads)
    ntriples = pyoxigraph.serialize(
        (quad.triple for quad in local.quads_for_pattern(None, None, None)), format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    rules = {explained.id: explained for store in (local, across) for explained in _rules(store)}
    return Shapes((ntriples or b"").decode(), rules, dict(_said_by(local)), tuple(_constraints(across)))


def _move_sparql(local: pyoxigraph.Store, across: pyoxigraph.Store) -> None:
    """Takes the shapes that have a SPARQL constraint out of a store, and the prefixes that they use into the other."""
    for quad in list(local.quads_for_pattern(None, _sh("sparql"), None)):
        for node in (quad.subject, quad.object):
            for moved in list(local.quads_for_pattern(node, None, None)):  # type: ignore[arg-type]
                across.add(moved)
                local.remove(moved)
    for quad in local.quads_for_pattern(None, _sh("declare"), None):
        across.add(quad)
        across.extend(local.quads_for_pattern(quad.object, None, None))  # type: ignore[arg-type]


def bundled() -> Iterator[tuple[Path, list[Explained]]]:
    """The files of the bundled shapes, each with its rules in the order of their ids."""
    for path in resources.shapes():
        store = pyoxigraph.Store()
        store.extend(_read(path))
        yield path, list(_rules(store))


def _read(path: Path | str) -> Iterator[pyoxigraph.Quad]:
    name = Path(path)
    form = pyoxigraph.RdfFormat.from_extension(name.suffix[1:]) or pyoxigraph.RdfFormat.TURTLE
    if name.suffix[1:] in COMPRESSIONS:
        raise UsageError(f"{path}: shapes are read uncompressed")
    try:
        content = checked(name.read_bytes(), form)
        for quad in pyoxigraph.parse(content, format=form, base_iri=name.absolute().as_uri(), rename_blank_nodes=True):
            yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)
    except OSError as error:
        raise UsageError(f"{path}: shapes cannot be read: {error.strerror or error}") from error
    except NestingError as error:
        raise UsageError(f"{path}: not SHACL: {error}") from error
    except SyntaxError as error:
        raise UsageError(f"{path}:{error.lineno or 1}: not RDF ({form.name}): {one_line(error.msg)}") from error


def _text(store: pyoxigraph.Store, node: _Node, predicate: pyoxigraph.NamedNode) -> str:
    for quad in store.quads_for_pattern(node, predicate, None):
        return cast("pyoxigraph.Literal", quad.object).value
    return ""


def _rules(store: pyoxigraph.Store) -> Iterator[Explained]:
    shapes = {
        quad.subject
        for kind in ("NodeShape", "PropertyShape")
        for quad in store.quads_for_pattern(None, _RDF_TYPE, _sh(kind))
        if isinstance(quad.subject, pyoxigraph.NamedNode)
    }
    for shape in sorted(shapes, key=str):
        message = _text(store, shape, _sh("message"))
        name = _text(store, shape, _sh("name")) or rule_of(shape.value)
        yield Explained(
            rule_of(shape.value),
            _level(store, shape),
            name,
            message or name,
            _text(store, shape, _sh("description")),
            _text(store, shape, pyoxigraph.NamedNode(f"{RULE}mend")),
            shape.value,
        )


def _level(store: pyoxigraph.Store, shape: _Node) -> Level:
    """How grave a rule is: as the gravest of what can be found under its name.

    That is the shape itself, if it asks for something, and the property shapes in it that have no name of their own.
    """
    inside = [quad.object for quad in store.quads_for_pattern(shape, _sh("property"), None)]
    levels = [_level(store, one) for one in inside if isinstance(one, pyoxigraph.BlankNode)]
    asks = any(
        quad.predicate not in _ASKS_NOTHING and quad.predicate.value.startswith(_SH)
        for quad in store.quads_for_pattern(shape, None, None)
    )
    if asks or not levels:
        levels.append(_LEVELS.get(_text(store, shape, _sh("severity")), "error"))
    return min(levels, key=("error", "warning", "info").index)


def _said_by(store: pyoxigraph.Store) -> Iterator[tuple[str, frozenset[str]]]:
    said: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(f"{RULE}saidBy"), None):
        rule = rule_of(cast("pyoxigraph.NamedNode", quad.subject).value)
        said.setdefault(rule, set()).add(cast("pyoxigraph.Literal", quad.object).value)
    for rule, others in said.items():
        yield rule, frozenset(others)


def _constraints(store: pyoxigraph.Store) -> Iterator[Constraint]:
    prefixes = {
        _text(store, cast("pyoxigraph.NamedNode", quad.object), _sh("prefix")): _text(
            store, cast("pyoxigraph.NamedNode", quad.object), _sh("namespace")
        )
        for quad in store.quads_for_pattern(None, _sh("declare"), None)
    }
    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(prefixes.items()))
    quads = sorted(store.quads_for_pattern(None, _sh("sparql"), None), key=lambda quad: str(quad.subject))
    for quad in quads:
        shape = cast("pyoxigraph.NamedNode", quad.subject)
        select = _text(store, cast("pyoxigraph.NamedNode", quad.object), _sh("select"))
        targets = tuple(
            (kind, cast("pyoxigraph.NamedNode", target.object).value)
            for kind in _TARGETS
            for target in store.quads_for_pattern(shape, _sh(kind), None)
        )
        mentioned = {iri for _, iri in targets} | set(_FULL.findall(select))
        mentioned |= {prefixes[prefix] + local for prefix, local in _PREFIXED.findall(select) if prefix in prefixes}
        needs = _text(store, shape, pyoxigraph.NamedNode(f"{RULE}needs"))
        yield Constraint(rule_of(shape.value), targets, declared + select, frozenset(mentioned), bool(needs))
