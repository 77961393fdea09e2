"""What SHACL engines are given: patterns and literals mean the same to both."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph
import shacl

from fuzz.targets.target import ROOT, check_refusal
from wp2rdf.rdf.terms import Term, plain, typed
from wp2rdf.validating.engines import forms
from wp2rdf.validating.engines.patterns import PYTHON, RUST, PatternError, translate
from wp2rdf.validating.engines.rust import is_too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

_SH = "http://www.w3.org/ns/shacl#"
_FLAGS = "imsx"
_EMPTY_LAST_LINE = "m"
"""With this flag the engine of Rust sees a line more; see tests/validating/data/literals.yaml."""
_LONGEST = 60
"""Bytes of a literal."""
_CHECKED = ("integer", "byte", "unsignedLong", "negativeInteger", "decimal", "double", "boolean", "date")
"""Datatypes whose form the engine of Rust checks by itself, which is compared with ours."""


def check_pattern(data: bytes) -> None:
    """A byte of flags, a pattern, a line feed, and a text: refused in one line, or matched alike by both engines."""
    text = data.decode(errors="replace")
    flags = "".join(flag for place, flag in enumerate(_FLAGS) if text[:1] and ord(text[0]) >> place & 1)
    pattern, _, value = text[1:].partition("\n")
    value = value[:12]
    try:
        ours = translate(pattern, flags, PYTHON)
    except PatternError as error:
        check_refusal(error)
        return
    compiled = re.compile(ours)
    try:
        theirs = translate(pattern, flags, RUST)
    except PatternError:
        return
    try:
        engine = shacl.Shapes.from_text(_shape(f"<{_SH}pattern> {plain(theirs)}"), "ntriples")
    except ValueError as error:
        if "size limit" in str(error) or "too big" in str(error):
            return
        raise AssertionError(f"Rust does not read {theirs!a}: {error}") from error
    if _EMPTY_LAST_LINE in flags and value.endswith("\n"):
        return
    fits = engine.validate_text(f"<urn:a> <urn:p> {plain(value)} .\n", "ntriples").conforms
    assert fits == bool(compiled.search(value)), f"{ours!a} and {theirs!a} differ"


def check_form(data: bytes) -> None:
    """A byte for a datatype, and a text: its form is right for both, or for neither."""
    datatype = forms.XSD + _CHECKED[data[0] % len(_CHECKED)] if data else forms.XSD + "date"
    value = data[1:_LONGEST].decode(errors="replace")
    statement = f"<urn:a> <urn:p> {typed(value, Term(f'<{datatype}>'))} .\n"
    if is_too_long(statement):
        return
    fits = forms.fits(value, datatype)
    found = _engine(datatype).validate_text(statement, "ntriples")
    assert fits == found.conforms, f"{value!a} as {datatype}: ours says {fits}"


@cache
def _engine(datatype: str) -> Any:  # noqa: ANN401 - of shacl
    return shacl.Shapes.from_text(_shape(f"<{_SH}datatype> <{datatype}>"), "ntriples")


def _shape(asked: str) -> str:
    shape = "<urn:s>"
    kind = f"{shape} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{_SH}PropertyShape> .\n"
    target = f"{shape} <{_SH}targetSubjectsOf> <urn:p> .\n"
    return f"{kind}{target}{shape} <{_SH}path> <urn:p> .\n{shape} {asked} .\n"


def pattern_seeds() -> Iterator[bytes]:
    """Patterns with all that there is, and those of our shapes."""
    for one in (
        "\0^a$\na",
        "\x01^[A-Zé-ü]+$\nabÉ",
        "\x02^a$\nb\na\nc",
        "\x04a.b\na\nb",
        "\x08a b [ ]{2,3}\nab  ",
        r"\0(?:a|b(c))*?\d\D\s\S\w\W\i\I\c\C" + "\nab1",
        r"\0[a-z-[aeiou]][^\p{L}\P{Nd}-]{1,4}" + "\nbx",
        "\0\\\\\\.\\[\\]\\{\\}\\(\\)\\*\\+\\?\\|\\^\\$\\-\\n\\r\\t\n\\.[]",
    ):
        yield one.encode()
    for name in sorted((ROOT / "shapes").glob("*.ttl")):
        for quad in pyoxigraph.parse(path=str(name)):
            if quad.predicate.value == f"{_SH}pattern" and isinstance(quad.object, pyoxigraph.Literal):
                yield f"\0{quad.object.value}\n{re.sub('[^A-Za-z0-9:/.-]', '', quad.object.value)[:12]}".encode()


def form_seeds() -> Iterator[bytes]:
    """A literal of each datatype."""
    values = ("12", "-128", "18446744073709551615", "-1", "1.5", "-1.5e3", "true", "2024-02-29Z")
    yield from (bytes([number]) + value.encode() for number, value in enumerate(values))
