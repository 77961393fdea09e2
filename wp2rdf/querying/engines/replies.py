"""What a reply of an endpoint holds: an answer, a part of one, or none, said in one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf.errors import QueryError, one_line
from wp2rdf.querying import reading_results
from wp2rdf.querying.results import Table, Triples
from wp2rdf.rdf.nesting import checked
from wp2rdf.rdf.terms import lexical

if TYPE_CHECKING:
    from wp2rdf.querying.engines.sending import Reply
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.readonly import Form

_END = 200
_ASKED = "__ASK_RETVAL"
"""The column in which Virtuoso 7.2 answers an ASK: a row with 1, or none."""
_PARTIAL_CONTENT = 206


def answer_in(content: bytes, media_type: str, form: Form, endpoint: str) -> Answer:
    """The answer that a body holds.

    Args:
        content: the body.
        media_type: what the endpoint says that it is.
        form: of the query.
        endpoint: who answered, for messages.

    Raises:
        QueryError: it holds none of that form.
    """
    try:
        if form in {"CONSTRUCT", "DESCRIBE"}:
            return _triples(content)
        found = reading_results.from_xml(content) if is_xml(media_type) else reading_results.from_json(content)
        if form == "ASK" and isinstance(found, Table) and found.variables == (_ASKED,):
            return any(cell is not None and lexical(cell) != "0" for (cell,) in found.solutions)
        if isinstance(found, bool) != (form == "ASK"):
            raise ValueError("has rows, not a truth value" if form == "ASK" else "has a truth value, not rows")  # noqa: TRY301
    except (json.JSONDecodeError, UnicodeDecodeError, SyntaxError) as error:
        # an error message stands at its end, if there is one
        said = one_line(content[-4 * _END :].decode("utf-8", errors="replace")[-_END:])
        raise QueryError(f"{endpoint}: no SPARQL result: {said or error}") from error
    except ValueError as error:
        raise QueryError(f"{endpoint}: no SPARQL result: it {one_line(str(error))}") from error
    return found


def is_xml(media_type: str) -> bool:
    """Whether results are XML, by what an endpoint says that they are."""
    return "xml" in media_type and "json" not in media_type


def _triples(content: bytes) -> Triples:
    statements: dict[str, None] = {}
    form = pyoxigraph.RdfFormat.TURTLE
    for quad in pyoxigraph.parse(checked(content, form), format=form):
        if isinstance(quad.object, pyoxigraph.Triple):
            raise ValueError("has a triple as a value")  # noqa: TRY004 - a fault of the content, not of a type
        statements[f"{quad.subject} {quad.predicate} {quad.object}"] = None
    return Triples(list(statements))


def cut(reply: Reply, answer: Answer, limit: int | None) -> str:
    """Why a part of an answer is missing, as Virtuoso says it; empty: nothing is.

    It says when its time was over, and of rows how many it gives at most, if there are that many.

    Args:
        reply: the reply.
        answer: what it holds.
        limit: rows that the query wants at most.
    """
    state = reply.headers.get("x-sql-state", "")
    if state:
        return f"gives a part of the answer only: its time was over ({one_line(state)})"
    if reply.status == _PARTIAL_CONTENT:
        return "gives a part of the answer only (206)"
    most = reply.headers.get("x-sparql-maxrows", "")
    if most.isascii() and most.isdigit() and isinstance(answer, Table):
        rows = int(most)
        if len(answer.solutions) >= rows and (limit is None or limit > rows):
            return f"gives {rows:,} rows at most, and the answer may have more"
    return ""
