"""The SHACL engine of the package `shacl`, which is written in Rust: fast, and an extra."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

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
_MAY_BE_LONG = f'"^^<{forms.XSD}d'
"""What stands behind every date and decimal."""
_TOO_LONG = re.compile(
    rf'"(?:[-+]?[0-9]{{10}}[^"]*"\^\^<{re.escape(forms.XSD)}(?:date|dateTime|dateTimeStamp)>'
    rf'|[-+]?(?=[0-9]*\.?[0-9]{{18}})[0-9.]*+"\^\^<{re.escape(forms.XSD)}decimal>)'
)
"""Years of more than nine digits, at some of which it panics and prints where, and decimals that it says are none."""
_DATATYPE = "DatatypeConstraintComponent"


class Rust:
    """Checks graphs against shapes.

    Args:
        name: name and version of the engine.
        ntriples: the shapes.

    Attributes:
        has_threads: whether it has run in this process. It keeps threads then, for which it waits for ever in a fork.

    Raises:
        ValueError: it cannot use them.
    """

    has_threads: ClassVar[bool] = False

    def __init__(self, name: str, ntriples: str) -> None:
        import shacl  # noqa: PLC0415 - an optional extra

        if found := is_too_long(ntriples):
            raise ValueError(f"{found} has more digits than this engine knows: use --engine pyshacl")
        self.name = name
        self._ntriples = ntriples
        shapes = pyoxigraph.serialize(agreed(ntriples, RUST, _CHECKED), format=pyoxigraph.RdfFormat.N_TRIPLES)
        self._shapes = shacl.Shapes.from_text((shapes or b"").decode(), "ntriples")

    def results(self, statements: Iterable[str]) -> list[Result]:
        """What is wrong with a graph; the engine of reference is asked about one with numbers that are too long."""
        text = " .\n".join((*statements, ""))
        if is_too_long(text):
            return self._reference.results(text.split(" .\n")[:-1])
        Rust.has_threads = True
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


def is_too_long(ntriples: str) -> str:
    """The first literal whose digits are more than the engine knows; empty: there is none.

    >>> is_too_long('<urn:a> <urn:p> "12345678901-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .')
    '"12345678901-01-01"'
    """
    dated = "\n".join(line for line in ntriples.split("\n") if _MAY_BE_LONG in line)
    found = _TOO_LONG.search(dated)
    return found[0].partition("^^")[0] if found else ""


def _component(component: str, value: str) -> str:
    """What a value breaks; the form of its datatype is asked for by a constraint of ours beside that of the shape."""
    if component == "OrConstraintComponent" and value.endswith(">") and value.startswith('"'):
        datatype = value[value.rindex("<") + 1 : -1]
        return component if forms.fits(lexical(Term(value)), datatype) else _DATATYPE
    return component
