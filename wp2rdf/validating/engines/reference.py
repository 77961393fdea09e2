"""pySHACL, the reference among SHACL engines, as one of ours.

It checks what is written, not what rdflib makes of it, and only with those shapes that a graph has focus nodes for.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from wp2rdf.errors import UsageError, one_line
from wp2rdf.rdf.rdflib_terms import as_written, term
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF, RDFS
from wp2rdf.validating.engines.agreed import agreed
from wp2rdf.validating.engines.patterns import PYTHON
from wp2rdf.validating.engines.protocol import SAID, Result, level, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT = 2**16
_OF_OURS = "https://w3id.org/wp2rdf/shapes#"
_FOR_PEOPLE = frozenset(f"http://www.w3.org/ns/shacl#{name}" for name in ("name", "description", "order", "group"))
"""What an engine passes over (https://www.w3.org/TR/shacl/#nonValidation); a third of the shapes."""
_SHACL = "<http://www.w3.org/ns/shacl#"
_TARGETS = frozenset(f"{_SHACL}{name}>" for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf"))
_OTHER_TARGETS = frozenset(f"{_SHACL}{name}>" for name in ("targetNode", "target"))
_MARKS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


class PySHACL:
    """Checks graphs against shapes.

    Args:
        name: name and version of the engine.
        ntriples: the shapes.

    Raises:
        ValueError: it cannot use them.
    """

    def __init__(self, name: str, ntriples: str) -> None:
        import pyshacl  # noqa: PLC0415 - slow to load
        import rdflib  # noqa: PLC0415 - the same

        from wp2rdf.validating.engines import written  # noqa: PLC0415 - loads rdflib

        self.name = name
        logging.getLogger("pyshacl-validate").disabled = True  # what it says there is said in one line, or in results
        self._validate = pyshacl.validate
        self._errors = (pyshacl.errors.ReportableRuntimeError, NotImplementedError, RecursionError)
        self._rdflib = rdflib
        self._sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
        self._node = lru_cache(maxsize=_KEPT)(written.node)
        self._shapes = rdflib.Graph()
        self._about: dict[Term, list[tuple[Term, Term]]] = {}
        for triple in agreed(ntriples, PYTHON, None):
            if triple.predicate.value not in _FOR_PEOPLE and not triple.predicate.value.startswith(_OF_OURS):
                subject, predicate, value = (Term(str(one)) for one in triple)
                self._about.setdefault(subject, []).append((predicate, value))
        self._targets = self._with_targets()
        self._used = lru_cache(maxsize=None)(self._uses)
        self._add(self._about.keys() - self._reached(shape for shape, _ in self._targets))

    def _with_targets(self) -> list[tuple[Term, set[Term]]]:
        """The shapes with their targets: classes and properties; without one of them a graph has no focus node.

        None, if one of them has another target, or no name by which pySHACL can be told to use it.
        """
        named: dict[Term, set[Term]] = {}
        for shape, said in self._about.items():
            for predicate, value in said:
                if predicate in _OTHER_TARGETS or (predicate in _TARGETS and not shape.startswith("<")):
                    return []
                if predicate in _TARGETS:
                    named.setdefault(shape, set()).add(value)
        return sorted(named.items())

    def _reached(self, shapes: Iterable[Term]) -> set[Term]:
        """Shapes and all that they refer to."""
        left = list(shapes)
        seen = set(left)
        while left:
            for _, value in self._about.get(left.pop(), ()):
                if value not in seen and not value.startswith('"'):
                    seen.add(value)
                    left.append(value)
        return seen

    def _uses(self, shape: Term) -> frozenset[str]:
        """A shape and those that it refers to, which from now on are there; pySHACL uses none but what it is told."""
        reached = self._reached([shape])
        self._add(reached)
        return frozenset(
            one[1:-1]
            for one in reached
            if one.startswith("<") and any(predicate.startswith(_SHACL) for predicate, _ in self._about.get(one, ()))
        )

    def _add(self, nodes: Iterable[Term]) -> None:
        """Adds what is said of nodes to the shapes that pySHACL is given."""
        with as_written():
            for node in nodes:
                subject = self._node(node)
                for predicate, value in self._about.get(node, ()):
                    self._shapes.add((subject, self._node(predicate), self._node(value)))

    def results(self, statements: Iterable[str]) -> list[Result]:
        """What is wrong with a graph."""
        data = self._rdflib.Graph(bind_namespaces="none")
        there: set[str] = set()
        above: dict[str, list[str]] = {}
        with as_written():
            for statement in statements:
                subject, predicate, value = statement.split(" ", 2)
                there.add(value if predicate == RDF.type else predicate)
                there.add(predicate)
                if predicate == RDFS.subClassOf:
                    above.setdefault(subject, []).append(value)
                data.add((self._node(subject), self._node(predicate), self._node(value)))
        there.update(_all_above(there, above))
        wanted = sorted({used for shape, targets in self._targets if targets & there for used in self._used(shape)})
        if self._targets and not wanted:
            return []
        try:
            _, report, _ = self._validate(
                data, shacl_graph=self._shapes, inference="none", inplace=True, use_shapes=wanted or None
            )
        except self._errors as error:
            raise UsageError(f"the shapes cannot be used: {one_line(str(error))}") from error
        if isinstance(report, Exception):  # a failure (https://www.w3.org/TR/shacl/#failures)
            raise UsageError(f"the shapes cannot be used: {one_line(str(report))}") from report
        graph = cast("Any", report)
        nested = set(graph.objects(None, self._sh.detail))
        return ordered(
            self._result(graph, found) for found in graph.objects(None, self._sh.result) if found not in nested
        )

    def _result(self, graph: Any, found: Any) -> Result:  # noqa: ANN401 - parts of rdflib
        sh = self._sh
        shape = graph.value(found, sh.sourceShape)
        return Result(
            self._named(shape),
            self._term(graph.value(found, sh.focusNode)),
            self._term(graph.value(found, sh.value)),
            self._path(graph, graph.value(found, sh.resultPath)),
            level(str(graph.value(found, sh.resultSeverity)).rpartition("#")[2]),
            self._message(graph, found, shape),
        )

    def _message(self, graph: Any, found: Any, shape: Any) -> str:  # noqa: ANN401 - parts of rdflib
        """What the shape says, or else the constraint: pySHACL's own words hold its notation of terms."""
        component = str(graph.value(found, self._sh.sourceConstraintComponent)).rpartition("#")[2]
        if component in SAID and self._shapes.value(shape, self._sh.message) is None:
            return SAID[component]
        return min((str(message) for message in graph.objects(found, self._sh.resultMessage)), default="")

    def _named(self, shape: Any) -> str:  # noqa: ANN401 - a node of rdflib
        """The nearest shape that has an IRI."""
        while shape is not None and not isinstance(shape, self._rdflib.URIRef):
            shape = next(self._shapes.subjects(self._sh.property, shape), None)
        return str(shape or "")

    @staticmethod
    def _term(node: Any) -> Term:  # noqa: ANN401 - a node of rdflib
        return Term("") if node is None else term(node)

    def _path(self, graph: Any, path: Any) -> str:  # noqa: ANN401 - parts of rdflib
        """A property path of a report (https://www.w3.org/TR/shacl/#property-paths)."""
        if path is None:
            return ""
        if isinstance(path, self._rdflib.URIRef):
            return f"<{path}>"
        sh = self._sh
        for kind, mark in _MARKS.items():
            inside = graph.value(path, sh[kind])
            if inside is not None:
                return f"({self._path(graph, inside)}){mark}"
        inverse = graph.value(path, sh.inversePath)
        if inverse is not None:
            return f"^{self._path(graph, inverse)}"
        choice = graph.value(path, sh.alternativePath)
        members = list(graph.items(choice if choice is not None else path))
        return f"({('|' if choice is not None else '/').join(self._path(graph, member) for member in members)})"


def _all_above(classes: Iterable[str], above: dict[str, list[str]]) -> set[str]:
    """The classes that are above others (https://www.w3.org/TR/shacl/#dfn-shacl-subclass)."""
    found: set[str] = set()
    left = [one for kind in classes for one in above.get(kind, ())]
    while left:
        kind = left.pop()
        if kind not in found:
            found.add(kind)
            left.extend(above.get(kind, ()))
    return found
