"""The SHACL engine of the package `shacl`, which is written in Rust: fast, and an extra."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.errors import UsageError, one_line
from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.validating.engines import forms
from wp2rdf.validating.engines.agreed import agreed
from wp2rdf.validating.engines.patterns import RUST
from wp2rdf.validating.engines.protocol import SAID, Result, level, ordered
from wp2rdf.validating.engines.reference import PySHACL

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHECKED = frozenset({"boolean", "date", "decimal", "double", "float"})
"""Datatypes whose form it checks by itself, as it does that of integers."""
_LONGEST_YEAR = 9
"""Digits: it panics at years that do not fit into 64 bits, and prints where."""
_LONG_YEAR = re.compile(
    rf'"[-+]?[0-9]{{{_LONGEST_YEAR + 1},}}[^"0-9]?[^"]*"\^\^<'
    + re.escape(forms.XSD)
    + r"(?:date|dateTime|dateTimeStamp)>"
)
_DATATYPE = "DatatypeConstraintComponent"


class Rust:
    """Checks graphs against shapes.

    Args:
        name: name and version of the engine.
        ntriples: the shapes.

    Raises:
        ValueError: it cannot use them.
    """

    def __init__(self, name: str, ntriples: str) -> None:
        import shacl  # noqa: PLC0415 - an optional extra

        if found := _LONG_YEAR.search(ntriples):
            said = f"a year of more than {_LONGEST_YEAR} digits, {found[0].partition('^^')[0]}, is for --engine pyshacl"
            raise ValueError(said)
        self.name = name
        self._ntriples = ntriples
        shapes = pyoxigraph.serialize(agreed(ntriples, RUST, _CHECKED), format=pyoxigraph.RdfFormat.N_TRIPLES)
        self._shapes = shacl.Shapes.from_text((shapes or b"").decode(), "ntriples")

    def results(self, statements: Iterable[str]) -> list[Result]:
        """What is wrong with a graph; the engine of reference is asked about one with a year that is too long."""
        text = " .\n".join((*statements, ""))
        if _LONG_YEAR.search(text):
            return self._reference.results(text.split(" .\n")[:-1])
        try:
            report = self._shapes.validate_text(text, "ntriples")
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            said = f"the engine shacl cannot read a value ({one_line(str(error))}): use --engine pyshacl"
            raise UsageError(said) from error
        return ordered(
            Result(
                next((name[1:-1] for name in (found.source_shape, found.root_shape) if name and name[0] == "<"), ""),
                Term(found.focus_node),
                found.value or "",
                found.path or "",
                level(found.severity),
                min(found.messages, default="") or SAID.get(_component(found.component, found.value or ""), ""),
            )
            for found in report.results
        )

    @cached_property
    def _reference(self) -> PySHACL:
        return PySHACL(self.name, self._ntriples)


def _component(component: str, value: str) -> str:
    """What a value breaks; the form of its datatype is asked for by a constraint of ours beside that of the shape."""
    if component == "OrConstraintComponent" and value.endswith(">") and value.startswith('"'):
        datatype = value[value.rindex("<") + 1 : -1]
        return component if forms.fits(lexical(Term(value)), datatype) else _DATATYPE
    return component
