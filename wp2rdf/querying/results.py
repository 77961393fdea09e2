"""Answers to queries, whatever engine gave them, and the formats that they are written in."""

from __future__ import annotations

import json
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.rdf.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd
    import polars as pl

_SHOWN = 50
"""Rows that a notebook shows."""


class Table(NamedTuple):
    """The answer to a SELECT query.

    Attributes:
        variables: their names, without `?`.
        solutions: the terms of each row, in N-Triples form; None where a variable is not bound.
    """

    variables: tuple[str, ...]
    solutions: Sequence[tuple[Term | None, ...]]

    def rows(self) -> Iterator[dict[str, str | int | float | bool | None]]:
        """Each row as a dict of plain Python values: IRIs and texts as `str`, numbers and truth values as such."""
        for solution in self.solutions:
            yield dict(zip(self.variables, map(value_of, solution), strict=True))

    def _repr_html_(self) -> str:
        """As a notebook shows it: the first rows, and how many there are."""
        head = _html_row("th", self.variables)
        body = "".join(_html_row("td", map(shown, solution)) for solution in self.solutions[:_SHOWN])
        count = len(self.solutions)
        said = f"{count:,} row{'' if count == 1 else 's'}"
        more = f", the first {_SHOWN} shown" if count > _SHOWN else ""
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table><p>{said}{more}</p>"

    def to_pandas(self) -> pd.DataFrame:
        """As a pandas data frame.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an optional package
        except ImportError as error:
            raise UsageError("pandas is not installed: pip install pandas") from error
        return pd.DataFrame(list(self.rows()), columns=list(self.variables))

    def to_polars(self) -> pl.DataFrame:
        """As a polars data frame.

        Raises:
            UsageError: polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - an optional package
        except ImportError as error:
            raise UsageError("polars is not installed: pip install polars") from error
        return pl.DataFrame(list(self.rows()), schema=list(self.variables), infer_schema_length=None)


class Triples(NamedTuple):
    """The answer to a CONSTRUCT or DESCRIBE query: statements in N-Triples form, each once."""

    statements: Sequence[str]


Answer = Table | Triples | bool
"""What a query gives: rows, triples, or for ASK a truth value."""


def value_of(term: Term | None) -> str | int | float | bool | None:
    """A term as a plain Python value; a number that is none stays text."""
    if term is None:
        return None
    if not term.startswith('"'):
        return term.strip("<>")
    text, datatype = lexical(term), term.rpartition("^^")[2]
    try:
        match datatype:
            case XSD.integer | XSD.int | XSD.long:
                return int(text)
            case XSD.decimal | XSD.double | XSD.float:
                return float(text)
            case XSD.boolean:
                return text in {"true", "1"}
    except ValueError:
        pass
    return text


def to_json(answer: Table | bool) -> str:
    """An answer in the SPARQL 1.1 JSON format."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    return "".join(json_pieces(answer.variables, answer.solutions))


_PIECE = 256
"""Rows that are encoded at once."""


def json_pieces(variables: Sequence[str], solutions: Iterable[Sequence[Term | None]]) -> Iterator[str]:
    """Rows in the SPARQL 1.1 JSON format, as they come."""
    encoded = json.JSONEncoder(ensure_ascii=False).encode
    yield f'{{"head": {{"vars": {encoded(list(variables))}}}, "results": {{"bindings": ['
    rows = (
        {name: _cell(term) for name, term in zip(variables, solution, strict=True) if term is not None}
        for solution in solutions
    )
    comma = ""
    while piece := list(islice(rows, _PIECE)):
        yield comma + encoded(piece)[1:-1]
        comma = ", "
    yield "]}}\n"


def _cell(term: Term) -> dict[str, Any]:
    if term.startswith("<"):
        return {"type": "uri", "value": term[1:-1]}
    if term.startswith("_:"):
        return {"type": "bnode", "value": term[2:]}
    cell: dict[str, Any] = {"type": "literal", "value": lexical(term)}
    tail = term[term.rindex('"') + 1 :]
    if tail.startswith("@"):
        cell["xml:lang"] = tail[1:]
    elif tail:
        cell["datatype"] = tail[3:-1]
    return cell


W3C = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}
"""The formats of tables that pyoxigraph writes."""


def serialize(answer: Table | bool, form: str) -> str:
    """An answer as csv, tsv, json or xml, as the W3C has them, or as a Markdown table.

    Raises:
        UsageError: there is no such format, or it has no place for a truth value.
    """
    if form == "json":
        return to_json(answer)
    if form == "markdown":
        return _markdown(answer)
    if form not in W3C:
        raise UsageError(f"unknown format {form!r}; one of table, csv, tsv, json, xml, markdown")
    if isinstance(answer, bool):
        if form == "xml":
            said = str(answer).lower()
            namespace = "http://www.w3.org/2005/sparql-results#"
            return f'<?xml version="1.0"?><sparql xmlns="{namespace}"><head></head><boolean>{said}</boolean></sparql>\n'
        return f"{str(answer).lower()}\n"
    parsed = pyoxigraph.parse_query_results(to_json(answer).encode(), format=pyoxigraph.QueryResultsFormat.JSON)
    written = cast("pyoxigraph.QuerySolutions", parsed).serialize(format=W3C[form])
    return (written or b"").decode()


def _markdown(answer: Table | bool) -> str:
    if isinstance(answer, bool):
        return f"{str(answer).lower()}\n"
    lines = [_line(answer.variables), _line("---" for _ in answer.variables)]
    lines.extend(_line(shown(term) for term in solution) for solution in answer.solutions)
    return "\n".join((*lines, ""))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"


def _html_row(name: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{name}>{escape(cell)}</{name}>' for cell in cells)}</tr>"


def shown(term: Term | None) -> str:
    """A term as a person reads it in a table."""
    if term is None:
        return ""
    return lexical(term) if term.startswith('"') else term.strip("<>")
