"""Shapes written anew so that no two engines read them in two ways.

Patterns are those of XPath, a datatype asks for its form, and a shape that is a class is its own target
(https://www.w3.org/TR/shacl/#implicit-targetClass). sh:minLength 0, which to SHACL is any value but a blank node
(https://www.w3.org/TR/shacl/#MinLengthConstraintComponent) and to pySHACL 0.40.1 any, is a pattern that fits all texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.errors import one_line
from wp2rdf.validating.engines import forms
from wp2rdf.validating.engines.patterns import PatternError, translate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from wp2rdf.validating.engines.patterns import Dialect

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PATTERN, _FLAGS, _MIN_LENGTH, _DATATYPE, _OR, _NOT, _TARGET, _NODE_SHAPE, _PROPERTY_SHAPE = (
    pyoxigraph.NamedNode(_SH + name)
    for name in ("pattern", "flags", "minLength", "datatype", "or", "not", "targetClass", "NodeShape", "PropertyShape")
)
_TYPE, _FIRST, _REST, _NIL = (pyoxigraph.NamedNode(_RDF + name) for name in ("type", "first", "rest", "nil"))
_CLASSES = frozenset(
    {
        pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#Class"),
        pyoxigraph.NamedNode("http://www.w3.org/2002/07/owl#Class"),
    }
)
_ZERO = re.compile("[+-]?0+")


def agreed(ntriples: str, dialect: Dialect, checked: Collection[str] | None) -> Iterator[pyoxigraph.Triple]:
    """The triples of shapes as an engine is to have them.

    Args:
        ntriples: the shapes.
        dialect: how the engine writes regular expressions.
        checked: local names of the datatypes of XML Schema whose form the engine checks; None: of all.

    Raises:
        PatternError: a pattern is none, or not one that the engine could use.
    """
    parsed = pyoxigraph.parse(ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    triples = [quad.triple for quad in parsed]
    flags = {one.subject: one.object.value for one in triples if one.predicate == _FLAGS and _is_text(one.object)}
    shapes = {one.subject for one in triples if one.predicate == _TYPE and one.object in {_NODE_SHAPE, _PROPERTY_SHAPE}}
    for one in triples:
        if one.predicate == _FLAGS and _is_text(one.object):
            continue
        if one.predicate == _PATTERN and _is_text(one.object):
            regex = _translated(one.object.value, flags.get(one.subject, ""), dialect)
            yield pyoxigraph.Triple(one.subject, _PATTERN, pyoxigraph.Literal(regex))
            continue
        if one.predicate == _MIN_LENGTH and _is_text(one.object) and _ZERO.fullmatch(one.object.value):
            yield pyoxigraph.Triple(one.subject, _PATTERN, pyoxigraph.Literal(""))
            continue
        yield one
        if one.predicate == _TYPE and one.object in _CLASSES and one.subject in shapes:
            yield pyoxigraph.Triple(one.subject, _TARGET, one.subject)
        if one.predicate == _DATATYPE and checked is not None and isinstance(one.object, pyoxigraph.NamedNode):
            yield from _form(one.subject, one.object.value, dialect, checked)


def _is_text(term: object) -> bool:
    return isinstance(term, pyoxigraph.Literal)


def _translated(pattern: str, flags: str, dialect: Dialect) -> str:
    try:
        return translate(pattern, flags, dialect)
    except PatternError as error:
        raise PatternError(f'sh:pattern "{one_line(pattern)}": {error}') from error


def _form(
    shape: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Triple,
    datatype: str,
    dialect: Dialect,
    checked: Collection[str],
) -> Iterator[pyoxigraph.Triple]:
    """A constraint beside that of a datatype, for its form.

    It is `sh:or ( [ sh:not [ sh:datatype … ] ] [ sh:pattern … ] )`, so that another datatype is found once.
    """
    form = forms.pattern(datatype)
    if form is None or datatype.removeprefix(forms.XSD) in checked:
        return
    list_, rest, other, same, of_form = (pyoxigraph.BlankNode() for _ in range(5))
    yield pyoxigraph.Triple(shape, _OR, list_)
    yield pyoxigraph.Triple(list_, _FIRST, other)
    yield pyoxigraph.Triple(list_, _REST, rest)
    yield pyoxigraph.Triple(rest, _FIRST, of_form)
    yield pyoxigraph.Triple(rest, _REST, _NIL)
    yield pyoxigraph.Triple(other, _NOT, same)
    yield pyoxigraph.Triple(same, _DATATYPE, pyoxigraph.NamedNode(datatype))
    yield pyoxigraph.Triple(of_form, _PATTERN, pyoxigraph.Literal(translate(form, "", dialect)))
