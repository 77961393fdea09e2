"""Whether a file of shapes is SHACL, by the shapes of shapes (https://www.w3.org/TR/shacl/#shacl-shacl)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

from wp2rdf.errors import UsageError, one_line
from wp2rdf.rdf.rdflib_terms import as_written
from wp2rdf.validating.engines.patterns import PYTHON, PatternError, translate


def check_shapes(path: Path | str) -> None:
    """Checks that a file of shapes is SHACL, and that its patterns are regular expressions of XPath.

    Args:
        path: a file that is known to be RDF.

    Raises:
        UsageError: it is not SHACL; names the file and the line of the shape.
    """
    import rdflib  # noqa: PLC0415 - slow to load
    from pyshacl.entrypoints import meta_validate  # noqa: PLC0415 - the same

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    try:
        with as_written():
            shapes = rdflib.Graph().parse(path, format=rdflib.util.guess_format(str(path)) or "turtle")
            conforms, report, _ = meta_validate(shapes, inference="none")
    except RecursionError as error:
        raise UsageError(f"{path}:1: not SHACL: nests too deep") from error
    except Exception as error:  # what rdflib's parsers raise; pyoxigraph, which knows more of RDF, has read the file
        raise UsageError(f"{path}:1: not SHACL: rdflib cannot read it: {one_line(str(error))}") from error
    graph = cast("Any", report)
    pathless = [
        (shape, None, "sh:path: a property shape has none")
        for shape in shapes.subjects(rdflib.RDF.type, sh.PropertyShape)
        if shapes.value(shape, sh.path) is None
    ]
    patterns = [
        (shape, sh.pattern, said)
        for shape, pattern in shapes.subject_objects(sh.pattern)
        if (said := _pattern_fault(str(pattern), str(shapes.value(shape, sh.flags) or "")))
    ]
    if conforms and not pathless and not patterns:
        return
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    found = [
        (graph.value(one, sh.focusNode), graph.value(one, sh.resultPath), str(graph.value(one, sh.resultMessage) or ""))
        for one in graph.objects(None, sh.result)
    ]
    faults = []
    for node, property_, message in (*found, *pathless, *patterns):
        about = f"sh:{property_}: ".replace(str(sh), "") if isinstance(property_, rdflib.URIRef) else ""
        while node is not None and not isinstance(node, rdflib.URIRef):
            node = next((subject for subject, _ in shapes.subject_predicates(node)), None)  # noqa: PLW2901 - climbs up
        place = re.search(rf"[:#/]{re.escape(re.split('[#/:]', str(node))[-1])}\b", text) if node else None
        line = text.count("\n", 0, place.start()) + 1 if place else 1
        faults.append((line, f"{about}{message or 'is not as SHACL has it'}"))
    line, said = min(faults, default=(1, "is not as SHACL has it"))
    raise UsageError(f"{path}:{line}: not SHACL: {one_line(said)}")


def _pattern_fault(pattern: str, flags: str) -> str:
    try:
        translate(pattern, flags, PYTHON)
    except PatternError as error:
        return f'"{one_line(pattern)}": {error}'
    return ""
