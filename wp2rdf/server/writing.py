"""Answers as bytes, in the formats of the endpoint."""

from __future__ import annotations

import re
import tempfile
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph

from wp2rdf.querying import results
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.terms import Statement, lexical, parts, typed
from wp2rdf.rdf.vocab import XSD
from wp2rdf.server import html_table
from wp2rdf.server.refusals import NotAcceptableError
from wp2rdf.writing import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wp2rdf.rdf.terms import Term
    from wp2rdf.writing.tidy import Writable


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What is no character of XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""
_NAMED = re.compile(r"[^\W\d][\w.-]*>$")
"""An IRI that ends in a name, as the predicates of RDF/XML must (https://www.w3.org/TR/rdf-syntax-grammar/#propertyElt)."""


def _check_characters(term: Term) -> None:
    """Raises an exception when XML cannot hold the characters of a term."""
    if found := _NO_XML.search(lexical(term) if term.startswith('"') else term):
        raise NotAcceptableError(f"XML cannot hold the character U+{ord(found[0]):04X} of a value: take another format")


def _legal_in_xml(solutions: Iterable[tuple[Term | None, ...]]) -> Iterator[tuple[Term | None, ...]]:
    """The same rows, as long as XML can hold their characters."""
    for row in solutions:
        for term in row:
            if term is not None:
                _check_characters(term)
        yield row


def write_table(
    variables: Sequence[str], solutions: Iterable[tuple[Term | None, ...]], out: Writable, form: str
) -> None:
    """Writes rows; as JSON while they come, in other formats when all are there.

    Args:
        variables: their names.
        solutions: the rows.
        out: what bytes are written to.
        form: json, xml, csv, tsv or html.

    Raises:
        NotAcceptableError: a value has a character that XML cannot hold.
    """
    if form == "html":
        html_table.write(variables, solutions, out)
        return
    pieces = (piece.encode() for piece in results.json_pieces(variables, solutions))
    if form == "json":
        for piece in pieces:
            out.write(piece)
        return
    if form == "xml":
        solutions = _legal_in_xml(solutions)
        pieces = (piece.encode() for piece in results.json_pieces(variables, solutions))
    with tempfile.TemporaryFile() as whole:
        whole.writelines(pieces)
        whole.seek(0)
        parsed = pyoxigraph.parse_query_results(whole, format=pyoxigraph.QueryResultsFormat.JSON)
        cast("pyoxigraph.QuerySolutions", parsed).serialize(cast("IO[bytes]", out), format=results.W3C[form])


def write_truth(truth: bool, out: Writable, form: str) -> None:
    """Writes the answer to an ASK; arguments as those of `write_table`."""
    if form == "html":
        html_table.write((html_table.TRUTH,), [(typed(str(int(truth)), XSD.integer),)], out)
    else:
        out.write(results.serialize(truth, form).encode())


def write_graph(statements: Sequence[str], out: Writable, form: str) -> None:
    """Writes triples that are in no named graph.

    Args:
        statements: in N-Triples form.
        out: what bytes are written to.
        form: html, or by the names of `formats.FORMATS`; without named graphs N-Quads is N-Triples, and TriG is Turtle.

    Raises:
        NotAcceptableError: RDF/XML cannot hold a predicate or a character.
    """
    if form == "html":
        html_table.write(html_table.TRIPLE, map(parts, map(Statement, statements)), out)
        return
    if form == "rdfxml":
        for _, predicate, value in map(parts, map(Statement, statements)):
            _check_characters(value)
            if not _NAMED.search(predicate):
                raise NotAcceptableError(f"RDF/XML has no way to write the predicate {predicate[:200]}")
    plain = {"nquads": "ntriples", "trig": "turtle"}.get(form, form)
    formats.write([Block.of(GRAPH_OF_SITE, statements)], out, formats.FORMATS[plain])
