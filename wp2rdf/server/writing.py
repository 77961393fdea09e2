"""Answers as bytes, in the formats of the endpoint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.querying import results
from wp2rdf.rdf.block import Block
from wp2rdf.rdf.iri import GRAPH_OF_SITE
from wp2rdf.rdf.terms import Statement, lexical, parts, typed
from wp2rdf.rdf.vocab import XSD
from wp2rdf.server import html_table
from wp2rdf.server.passage import check_xml
from wp2rdf.server.refusals import NotAcceptableError
from wp2rdf.writing import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.querying.results import Table
    from wp2rdf.rdf.terms import Term
    from wp2rdf.writing.tidy import Writable


_NAMED = re.compile(r"[^\W\d][\w.-]*>$")
"""An IRI that ends in a name, as the predicates of RDF/XML must (https://www.w3.org/TR/rdf-syntax-grammar/#propertyElt)."""


def _check_characters(term: Term) -> None:
    """Raises an exception when XML cannot hold the characters of a term."""
    check_xml(lexical(term) if term.startswith('"') else term)


def write_table(table: Table, out: Writable, form: str) -> None:
    """Writes rows that are all there.

    Args:
        table: the rows.
        out: what bytes are written to.
        form: json, xml, csv, tsv or html.

    Raises:
        NotAcceptableError: a value has a character that XML cannot hold.
    """
    if form == "html":
        html_table.write(table.variables, table.solutions, out)
        return
    content = results.written(table, form)
    if form == "xml":
        check_xml(content.decode())
    out.write(content)


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
