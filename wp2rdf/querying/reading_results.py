"""Answers as endpoints send them, read with care: what comes from elsewhere may be anything.

SPARQL 1.1 results in JSON (https://www.w3.org/TR/sparql11-results-json/) and in XML (https://www.w3.org/TR/rdf-sparql-XMLres/).
Terms of an answer may become part of a query, so that none of them may end it early.
"""

from __future__ import annotations

import re

import pyoxigraph

from wp2rdf.errors import one_line
from wp2rdf.querying.results import Table
from wp2rdf.rdf.nesting import json_of
from wp2rdf.rdf.terms import Term, plain, tagged, typed
from wp2rdf.rdf.vocab import XSD

_NOT_IN_NAMES = re.compile(r"\W+")
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_HEX = "hex-"
"""What begins our label for one that is none in N-Triples, or that begins so."""
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_SHOWN = 80

_LITERAL = rb"(?:[\w.-]+:)?literal"
_FIRST = re.compile(rb"(?P<tag><%s\b[^<>]*(?<!/)>)(?P<blanks>[ \t\r\n]++)" % _LITERAL)
_LAST = re.compile(rb"(?<![ \t\r\n])(?P<blanks>[ \t\r\n]++)(?=</%s\s*>)" % _LITERAL)
"""White space at the ends of a literal, which pyoxigraph 0.5.13 takes away where no reference stands for it."""


def from_json(content: bytes | str) -> Table | bool:
    """An answer in the SPARQL 1.1 JSON format.

    Names of variables that are none in SPARQL (Virtuoso's `callret-0`) and labels of blank nodes that are none in
    N-Triples (its `nodeID://b1`) are written as legal ones.

    Raises:
        ValueError: it is not, for example because an error message was appended to it; in one line.
    """
    document = json_of(content)
    if not isinstance(document, dict):
        raise ValueError("is no JSON object")  # noqa: TRY004 - a fault of the content, not of a type
    if isinstance(document.get("boolean"), bool):
        return bool(document["boolean"])
    head, found = document.get("head"), document.get("results")
    named = head.get("vars") if isinstance(head, dict) else None
    bindings = found.get("bindings") if isinstance(found, dict) else None
    if not isinstance(named, list) or not isinstance(bindings, list):
        raise ValueError("has neither head and results nor a truth value")  # noqa: TRY004 - the same
    reader = _Reader()
    names = [reader.name(name) for name in named]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"names the variable ?{twice} twice")
    rows = [reader.row(row, named) for row in bindings]
    return Table(tuple(names), rows)


def from_xml(content: bytes) -> Table | bool:
    """An answer in the SPARQL XML format.

    Raises:
        ValueError: it is not; in one line.
    """
    try:
        kept = _LAST.sub(_referred, _FIRST.sub(_referred, content))
        found = pyoxigraph.parse_query_results(kept, format=pyoxigraph.QueryResultsFormat.XML)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return bool(found)
        names = tuple(variable.value for variable in found.variables)
        rows = [tuple(_encoded(solution[name]) for name in names) for solution in found]
    except (SyntaxError, KeyError, UnicodeError) as error:
        raise ValueError(one_line(str(error.args[0])) if error.args else "is broken") from None
    if len(set(names)) < len(names):
        raise ValueError("names a variable twice")
    return Table(names, rows)


def _referred(found: re.Match[bytes]) -> bytes:
    """White space as character references, its line ends as XML 1.0 has them (section 2.11)."""
    blanks = found["blanks"].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return (found.groupdict().get("tag") or b"") + b"".join(b"&#%d;" % byte for byte in blanks)


def _encoded(found: object) -> Term | None:
    if isinstance(found, pyoxigraph.Triple):
        raise ValueError("has a triple as a value")  # noqa: TRY004 - a fault of the content, not of a type
    return None if found is None else Term(str(found))


class _Reader:
    """Reads terms; knows those that it has read."""

    def __init__(self) -> None:
        self._iris: dict[str, Term] = {}
        self._labels: dict[str, Term] = {}

    def name(self, name: object) -> str:
        """The name of a variable."""
        legal = _NOT_IN_NAMES.sub("_", name) if isinstance(name, str) else ""
        if not legal.strip("_"):
            raise ValueError(f"has {_shown(name)} for a variable")
        return legal

    def row(self, row: object, named: list[str]) -> tuple[Term | None, ...]:
        """The terms of a solution."""
        if not isinstance(row, dict):
            raise ValueError(f"has {_shown(row)} for a solution")  # noqa: TRY004 - a fault of the content
        found = tuple(self.term(row[name]) if name in row else None for name in named)
        if len(row) > len(named) or not row.keys() <= set(named):
            other = next(name for name in row if name not in named)
            raise ValueError(f"has a value of {_shown(other)}, which its head does not name")
        return found

    def term(self, cell: object) -> Term | None:
        """A term; None: it is none."""
        match cell:
            case {"type": "uri", "value": str(text)}:
                return self._iri(text)
            case {"type": "bnode", "value": str(text)}:
                return self._blank(text)
            case {"type": "literal" | "typed-literal", "value": str(text), **rest}:
                return self._literal(text, rest.get("xml:lang"), rest.get("datatype"))
            case None:
                return None
        raise ValueError(f"has {_shown(cell)} for a term")

    def _iri(self, text: str) -> Term:
        known = self._iris.get(text)
        if known is None:
            try:
                known = Term(str(pyoxigraph.NamedNode(text)))
            except ValueError:
                raise ValueError(f"has {_shown(text)} for an IRI") from None
            self._iris[text] = known
        return known

    def _blank(self, text: str) -> Term:
        known = self._labels.get(text)
        if known is None:
            legal = _LABEL.fullmatch(text) and not text.startswith(_HEX)
            known = Term(f"_:{text}" if legal else f"_:{_HEX}{text.encode(errors='surrogatepass').hex()}")
            self._labels[text] = known
        return known

    def _literal(self, text: str, language: object, datatype: object) -> Term:
        if not text.isascii():
            try:
                text.encode()
            except UnicodeEncodeError:
                raise ValueError(f"has a lone surrogate in {_shown(text)}") from None
        if language:
            if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
                raise ValueError(f"has {_shown(language)} for a language tag")
            return tagged(text, language)
        if datatype is None:
            return plain(text)
        if not isinstance(datatype, str):
            raise ValueError(f"has {_shown(datatype)} for a datatype")  # noqa: TRY004 - a fault of the content
        made = self._iri(datatype)
        return plain(text) if made == XSD.string else typed(text, made)


def _shown(found: object) -> str:
    return one_line(ascii(found)[:_SHOWN])
