"""SHACL engines: triples in, results out (https://www.w3.org/TR/shacl/).

pySHACL is the reference. The engine of the package `shacl` (Rust, the extra `fast`) gives the same results in a
fraction of the time and is used when it is installed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast

from wp2rdf.errors import UsageError, one_line
from wp2rdf.rdf.rdflib_terms import node as node_of
from wp2rdf.rdf.rdflib_terms import term
from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.errors import Level

EngineName = Literal["shacl", "pyshacl"]
ENGINES: tuple[EngineName, ...] = ("shacl", "pyshacl")
"""The engines, the one that is preferred first."""

_KEPT = 2**16
_LEVELS: dict[str, Level] = {"Violation": "error", "Warning": "warning", "Info": "info"}


class Result(NamedTuple):
    """One validation result.

    Attributes:
        shape: IRI of the shape that is violated: the nearest one that has an IRI.
        focus: the focus node.
        value: the offending value; empty if there is none.
        path: the property as a SPARQL property path; empty if there is none.
        level: by the severity.
        message: the first message.
    """

    shape: str
    focus: Term
    value: str
    path: str
    level: Level
    message: str


class Engine(Protocol):
    """Checks one graph at a time against shapes that were compiled once."""

    name: str
    """Name and version, for reports."""

    def results(self, statements: Iterable[str]) -> list[Result]:
        """What is wrong with a graph, given as statements without their final dot; in a stable order."""


def choose(name: EngineName | None = None) -> EngineName:
    """The engine to use: the one that is asked for, else the fastest that is installed.

    Raises:
        UsageError: it is not known, or not installed.
    """
    if name is None:
        return next(engine for engine in ENGINES if util.find_spec(engine))
    if name not in ENGINES:
        raise UsageError(f"unknown engine {name!r}; one of {', '.join(ENGINES)}")
    if not util.find_spec(name):
        raise UsageError(f"engine {name} is not installed: pip install 'wp2rdf[fast]'")
    return name


def version(name: EngineName) -> str:
    """An engine's name and version."""
    return f"{name} {metadata.version(name)}"


def engine(name: EngineName, ntriples: str) -> Engine:
    """An engine with compiled shapes.

    Args:
        name: as `choose` gave it.
        ntriples: the shapes.

    Raises:
        UsageError: the engine cannot use the shapes.
    """
    try:
        return _Rust(ntriples) if name == "shacl" else _PySHACL(ntriples)
    except ValueError as error:
        raise UsageError(f"the shapes cannot be used: {error}") from error


def check_shapes(path: Path | str) -> None:
    """Checks that a file of shapes is SHACL, by the shapes of shapes (https://www.w3.org/TR/shacl/#shacl-shacl).

    Args:
        path: a file that is known to be RDF.

    Raises:
        UsageError: it is not SHACL; names the file and the line of the shape.
    """
    import rdflib  # noqa: PLC0415 - slow to load
    from pyshacl.entrypoints import meta_validate  # noqa: PLC0415 - the same

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    shapes = rdflib.Graph().parse(path, format=rdflib.util.guess_format(str(path)) or "turtle")
    conforms, report, _ = meta_validate(shapes, inference="none")
    graph = cast("Any", report)
    pathless = [
        (shape, None, "sh:path: a property shape has none")
        for shape in shapes.subjects(rdflib.RDF.type, sh.PropertyShape)
        if shapes.value(shape, sh.path) is None
    ]
    if conforms and not pathless:
        return
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    found = [
        (graph.value(one, sh.focusNode), graph.value(one, sh.resultPath), str(graph.value(one, sh.resultMessage) or ""))
        for one in graph.objects(None, sh.result)
    ]
    faults = []
    for node, property_, message in (*found, *pathless):
        about = f"sh:{property_}: ".replace(str(sh), "") if isinstance(property_, rdflib.URIRef) else ""
        while node is not None and not isinstance(node, rdflib.URIRef):
            node = next((subject for subject, _ in shapes.subject_predicates(node)), None)  # noqa: PLW2901 - climbs up
        place = re.search(rf"[:#/]{re.escape(re.split('[#/:]', str(node))[-1])}\b", text) if node else None
        line = text.count("\n", 0, place.start()) + 1 if place else 1
        faults.append((line, f"{about}{message or 'is not as SHACL has it'}"))
    line, said = min(faults, default=(1, "is not as SHACL has it"))
    raise UsageError(f"{path}:{line}: not SHACL: {one_line(said)}")


def _ordered(results: Iterable[Result]) -> list[Result]:
    return sorted(set(results))


class _Rust:
    def __init__(self, ntriples: str) -> None:
        import shacl  # noqa: PLC0415 - an optional extra

        self.name = version("shacl")
        self._shapes = shacl.Shapes.from_text(ntriples, "ntriples")

    def results(self, statements: Iterable[str]) -> list[Result]:
        report = self._shapes.validate_text(" .\n".join((*statements, "")), "ntriples")
        return _ordered(
            Result(
                next((name[1:-1] for name in (found.source_shape, found.root_shape) if name and name[0] == "<"), ""),
                Term(found.focus_node),
                found.value or "",
                found.path or "",
                _LEVELS.get(found.severity, "error"),
                found.message or "",
            )
            for found in report.results
        )


class _PySHACL:
    def __init__(self, ntriples: str) -> None:
        import pyshacl  # noqa: PLC0415 - slow to load
        import rdflib  # noqa: PLC0415 - the same

        self.name = version("pyshacl")
        self._validate = pyshacl.validate
        self._errors = (
            pyshacl.errors.ReportableRuntimeError,
            pyshacl.errors.ShapeLoadError,
            pyshacl.errors.ConstraintLoadError,
        )
        self._rdflib = rdflib
        self._shapes = rdflib.Graph().parse(data=ntriples, format="nt")
        self._sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
        self._node = lru_cache(maxsize=_KEPT)(node_of)
        self._targets = self._with_targets()

    def _with_targets(self) -> list[tuple[str, set[Term]]]:
        """The shapes with their targets: classes and properties; without one of them a graph has no focus node."""
        sh = self._sh
        kinds = (sh.targetClass, sh.targetSubjectsOf, sh.targetObjectsOf)
        named: dict[str, set[Term]] = {}
        for kind in kinds:
            for shape, target in self._shapes.subject_objects(kind):
                named.setdefault(str(shape), set()).add(Term(f"<{target}>"))
        implicit = set(self._shapes.subjects(self._rdflib.RDF.type, self._rdflib.RDFS.Class))
        others = {*self._shapes.subjects(sh.targetNode, None), *self._shapes.subjects(sh.target, None), *implicit}
        blank = any(isinstance(shape, self._rdflib.BNode) for kind in kinds for shape in self._shapes.subjects(kind))
        return [] if others or blank else sorted(named.items())

    def results(self, statements: Iterable[str]) -> list[Result]:
        data = self._rdflib.Graph(bind_namespaces="none")
        there: set[str] = set()
        for statement in statements:
            subject, predicate, value = statement.split(" ", 2)
            there.add(value if predicate == RDF.type else predicate)
            there.add(predicate)
            data.add((self._node(subject), self._node(predicate), self._node(value)))
        wanted = [shape for shape, targets in self._targets if targets & there]
        if self._targets and not wanted:
            return []
        try:
            _, report, _ = self._validate(
                data, shacl_graph=self._shapes, inference="none", inplace=True, use_shapes=wanted or None
            )
        except self._errors as error:
            raise UsageError(f"the shapes cannot be used: {one_line(str(error))}") from error
        graph = cast("Any", report)
        sh = self._sh
        nested = set(graph.objects(None, sh.detail))
        return _ordered(
            Result(
                self._named(graph.value(found, sh.sourceShape)),
                self._term(graph.value(found, sh.focusNode)),
                self._term(graph.value(found, sh.value)),
                self._path(graph, graph.value(found, sh.resultPath)),
                _LEVELS.get(str(graph.value(found, sh.resultSeverity)).rpartition("#")[2], "error"),
                min((str(message) for message in graph.objects(found, sh.resultMessage)), default=""),
            )
            for found in graph.objects(None, sh.result)
            if found not in nested
        )

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
        inverse = graph.value(path, sh.inversePath)
        if inverse is not None:
            return f"^{self._path(graph, inverse)}"
        choice = graph.value(path, sh.alternativePath)
        members = list(graph.items(choice if choice is not None else path))
        return f"({('|' if choice is not None else '/').join(self._path(graph, member) for member in members)})"
