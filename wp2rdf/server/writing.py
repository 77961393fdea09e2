"""Answers as bytes, in the formats of the endpoint."""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph

from wp2rdf import formats, results
from wp2rdf.formats import Block
from wp2rdf.iri import GRAPH_OF_SITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wp2rdf.terms import Term
    from wp2rdf.tidy import Writable


def write_table(
    variables: Sequence[str], solutions: Iterable[tuple[Term | None, ...]], out: Writable, form: str
) -> None:
    """Writes rows; as JSON while they come, in other formats when all are there.

    Args:
        variables: their names.
        solutions: the rows.
        out: what bytes are written to.
        form: json, xml, csv or tsv.
    """
    pieces = (piece.encode() for piece in results.json_pieces(variables, solutions))
    if form == "json":
        for piece in pieces:
            out.write(piece)
        return
    with tempfile.TemporaryFile() as whole:
        whole.writelines(pieces)
        whole.seek(0)
        parsed = pyoxigraph.parse_query_results(whole, format=pyoxigraph.QueryResultsFormat.JSON)
        cast("pyoxigraph.QuerySolutions", parsed).serialize(cast("IO[bytes]", out), format=results.W3C[form])


def write_graph(statements: Sequence[str], out: Writable, form: str) -> None:
    """Writes triples that are in no named graph.

    Args:
        statements: in N-Triples form.
        out: what bytes are written to.
        form: by the names of `formats.FORMATS`; without named graphs N-Quads is N-Triples, and TriG is Turtle.
    """
    plain = {"nquads": "ntriples", "trig": "turtle"}.get(form, form)
    formats.write([Block(GRAPH_OF_SITE, statements)], out, formats.FORMATS[plain])
