"""The validation report of SHACL, in Turtle (https://www.w3.org/TR/shacl/#validation-report).

There are no blank nodes: a result is named by the fingerprint of its finding. The label of a result is the place of the
finding and its rule. As in SHACL, a graph with a result of any severity does not conform.

A finding of the reader has neither focus node nor shape: its file stands for the focus node, which a result must have.
`sh:sourceConstraintComponent` is left out: a finding does not know it.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import quote

import pyoxigraph

from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Statement, Term, plain, say, typed
from wp2rdf.validating.reports.characters import encodable
from wp2rdf.validating.reports.place import from_here
from wp2rdf.writing.tidy import TidyTurtle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wp2rdf.errors import Level
    from wp2rdf.validating.findings import Finding, Validation

_NAMESPACE = "urn:wp2rdf:"
_REPORT = Term(f"<{_NAMESPACE}report>")
_SEVERITIES: dict[Level, str] = {"error": "Violation", "warning": "Warning", "info": "Info"}
_TYPE = Term(f"<{PREFIXES['rdf']}type>")
_LABEL = Term(f"<{PREFIXES['rdfs']}label>")
_BOOLEAN = Term(f"<{PREFIXES['xsd']}boolean>")
_PLAIN_PATH = re.compile("<[^<>]*>")


def write(validation: Validation) -> str:
    """The validation report graph."""
    lines = "".join(f"{statement} .\n" for statement in _statements(validation)).encode()
    triples = [quad.triple for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)]
    out = io.BytesIO()
    tidy = TidyTurtle(out)
    pyoxigraph.serialize(
        triples, cast("IO[bytes]", tidy), format=pyoxigraph.RdfFormat.TURTLE, prefixes=_prefixes_of(lines)
    )
    tidy.finish()
    return out.getvalue().decode().rstrip("\n") + "\n"


def _prefixes_of(lines: bytes) -> dict[str, str]:
    known = {prefix: PREFIXES[prefix] for prefix in ("rdfs", "sh", "xsd")}
    return {prefix: namespace for prefix, namespace in known.items() if f"<{namespace}".encode() in lines}


def _statements(validation: Validation) -> Iterator[Statement]:
    yield say(_REPORT, _TYPE, _sh("ValidationReport"))
    yield say(_REPORT, _sh("conforms"), typed("false" if validation.findings else "true", _BOOLEAN))
    results = _named(validation.findings)
    yield from (say(_REPORT, _sh("result"), name) for name in results)
    for name, finding in results.items():
        yield from _result(name, finding, validation)


def _named(findings: Sequence[Finding]) -> dict[Term, Finding]:
    """The findings by the IRIs of their results; equal faults in several places are told apart by a number."""
    seen: Counter[str] = Counter()
    results = {}
    for finding in findings:
        fingerprint = finding.fingerprint()
        seen[fingerprint] += 1
        number = f"-{seen[fingerprint]}" if seen[fingerprint] > 1 else ""
        results[Term(f"<{_NAMESPACE}result:{fingerprint}{number}>")] = finding
    return results


def _result(name: Term, finding: Finding, validation: Validation) -> Iterator[Statement]:
    place = f"{from_here(validation, finding.file)}:{finding.line}:{finding.column} [{finding.rule}]"
    yield say(name, _TYPE, _sh("ValidationResult"))
    yield say(name, _LABEL, plain(encodable(place)))
    yield say(name, _sh("resultSeverity"), _sh(_SEVERITIES[finding.level]))
    yield say(name, _sh("focusNode"), _term(f"<{finding.focus}>") or _file(finding))
    if _PLAIN_PATH.fullmatch(finding.path) and (path := _term(finding.path)):
        yield say(name, _sh("resultPath"), path)
    if value := _term(finding.value):
        yield say(name, _sh("value"), value)
    if shape := _term(f"<{validation.rules[finding.rule].shape}>"):
        yield say(name, _sh("sourceShape"), shape)
    yield say(name, _sh("resultMessage"), plain(encodable(finding.message)))


def _sh(name: str) -> Term:
    return Term(f"<{PREFIXES['sh']}{name}>")


def _file(finding: Finding) -> Term:
    return Term(f"<{_NAMESPACE}file:{quote(finding.file, errors='surrogateescape')}>")


def _term(text: str) -> Term | None:
    """A text that is an absolute IRI or a literal in N-Triples form; None if it is something else, such as `<>`."""
    try:
        parsed = list(pyoxigraph.parse(f"<urn:s:> <urn:p:> {text} .", format=pyoxigraph.RdfFormat.N_TRIPLES))
    except (SyntaxError, UnicodeError):
        return None
    is_term = len(parsed) == 1 and isinstance(parsed[0].object, pyoxigraph.NamedNode | pyoxigraph.Literal)
    return Term(text) if is_term else None
