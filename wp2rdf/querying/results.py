"""Answers to queries, whatever engine gave them, and the formats that they are written in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from itertools import islice
from types import NoneType
from typing import TYPE_CHECKING, Any, cast, overload

import pyoxigraph

from wp2rdf.errors import UsageError
from wp2rdf.querying import gaps, spaced, text_table
from wp2rdf.querying.rows import Rows
from wp2rdf.querying.values import value_of
from wp2rdf.rdf.terms import Statement, Term, lexical, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd
    import polars as pl

    from wp2rdf.querying.values import Value

_SHOWN = 50
"""Rows that a notebook shows."""


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """The answer to a SELECT query: as long as it has rows, and each of them a dict.

    Attributes:
        variables: their names, without `?`.
        solutions: the terms of each row, in N-Triples form; None where a variable is not bound. What an engine wrote is
            taken apart when it is asked for.
    """

    variables: tuple[str, ...]
    solutions: Sequence[tuple[Term | None, ...]]

    def __len__(self) -> int:
        return len(self.solutions)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return self.rows()

    @overload
    def __getitem__(self, index: int) -> dict[str, Value]: ...
    @overload
    def __getitem__(self, index: slice) -> Table: ...
    @overload
    def __getitem__(self, index: str) -> list[Value]: ...
    def __getitem__(self, index: int | slice | str) -> dict[str, Value] | Table | list[Value]:
        """A row, the table of some rows, or a column by its name.

        Raises:
            KeyError: there is no such column.
        """
        if isinstance(index, str):
            if index not in self.variables:
                raise KeyError(f"no column {index!r}; there are {', '.join(self.variables)}")
            place = self.variables.index(index)
            return [value_of(solution[place]) for solution in self.solutions]
        if isinstance(index, slice):
            return Table(self.variables, self.solutions[index])
        return dict(zip(self.variables, map(value_of, self.solutions[index]), strict=True))

    def __repr__(self) -> str:
        """The first rows as text, and how many there are."""
        first = (map(shown, solution) for solution in self.solutions[: text_table.SHOWN])
        return text_table.of(self.variables, first, len(self))

    def rows(self) -> Iterator[dict[str, Value]]:
        """Each row as a dict of plain Python values: IRIs and texts as `str`, numbers and truth values as such."""
        for solution in self.solutions:
            yield dict(zip(self.variables, map(value_of, solution), strict=True))

    def columns(self) -> list[list[Value]]:
        """Each column as plain Python values, like those of `rows`."""
        if isinstance(self.solutions, Rows):
            found = self.solutions.columns()
        else:
            found = [list(map(value_of, column)) for column in zip(*self.solutions, strict=True)]
        return found or [[] for _ in self.variables]

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
        columns = self.columns()
        if _are_even(columns):
            return pd.DataFrame(dict(zip(self.variables, columns, strict=True)))
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
        columns = self.columns()
        if _are_even(columns):
            return pl.DataFrame(dict(zip(self.variables, columns, strict=True)))
        return pl.DataFrame(list(self.rows()), schema=list(self.variables), infer_schema_length=None)


def _are_even(columns: Iterable[Sequence[Value]]) -> bool:
    """Whether there are columns, and each holds values of one type, or texts with gaps: these make a frame at once."""
    kinds = [set(map(type, column)) for column in columns]
    return bool(kinds) and all(len(found) == 1 or found == {str, NoneType} for found in kinds)


@dataclass(frozen=True, slots=True, repr=False)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query: statements in N-Triples form, each once."""

    statements: Sequence[str]

    def __len__(self) -> int:
        return len(self.statements)

    def __iter__(self) -> Iterator[str]:
        return iter(self.statements)

    def __repr__(self) -> str:
        """How many there are."""
        return f"<{len(self):,} statement{'' if len(self) == 1 else 's'}>"

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def ntriples(self) -> str:
        """The statements as N-Triples: `rdflib.Graph().parse(data=found.ntriples(), format="nt")` is their graph."""
        return "".join(f"{statement} .\n" for statement in self.statements)

    def table(self) -> Table:
        """The statements as a table of subject, predicate and object."""
        return Table(("subject", "predicate", "object"), [parts(Statement(one)) for one in self.statements])

    def to_pandas(self) -> pd.DataFrame:
        """As a pandas data frame of subject, predicate and object.

        Raises:
            UsageError: pandas is not installed.
        """
        return self.table().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """As a polars data frame of subject, predicate and object.

        Raises:
            UsageError: polars is not installed.
        """
        return self.table().to_polars()


Answer = Table | Triples | bool
"""What a query gives: rows, triples, or for ASK a truth value."""


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
    return written(answer, form).decode()


def written(answer: Table | bool, form: str) -> bytes:
    """An answer as csv, tsv, json or xml, as the W3C has them, or as a Markdown table.

    Raises:
        UsageError: there is no such format, or it has no place for a truth value.
    """
    if form == "markdown":
        return _markdown(answer).encode()
    if isinstance(answer, Table) and isinstance(answer.solutions, Rows):
        return _rewritten(answer.variables, answer.solutions.tsv, form)
    if form == "json":
        return to_json(answer).encode()
    if form not in W3C:
        raise _unknown(form)
    if isinstance(answer, bool):
        if form == "xml":
            said = str(answer).lower()
            namespace = "http://www.w3.org/2005/sparql-results#"
            body = f"<head></head><boolean>{said}</boolean>"
            return f'<?xml version="1.0"?><sparql xmlns="{namespace}">{body}</sparql>\n'.encode()
        return f"{str(answer).lower()}\n".encode()
    parsed = pyoxigraph.parse_query_results(to_json(answer).encode(), format=pyoxigraph.QueryResultsFormat.JSON)
    return _serialized(cast("pyoxigraph.QuerySolutions", parsed), answer.variables, form)


def _rewritten(variables: Sequence[str], tsv: bytes, form: str) -> bytes:
    """Rows in another format than they were written in, by Oxigraph."""
    if form == "tsv":
        return tsv
    parsed = pyoxigraph.parse_query_results(tsv, format=pyoxigraph.QueryResultsFormat.TSV)
    solutions = cast("pyoxigraph.QuerySolutions", parsed)
    if form == "json":
        found = solutions.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
        return spaced.whole(found, variables)
    if form not in W3C:
        raise _unknown(form)
    return _serialized(solutions, variables, form)


def _serialized(solutions: pyoxigraph.QuerySolutions, variables: Sequence[str], form: str) -> bytes:
    found = solutions.serialize(format=W3C[form]) or b""
    return gaps.filled(found) if form == "csv" and len(variables) == 1 else found


def _unknown(form: str) -> UsageError:
    return UsageError(f"unknown format {form!r}; one of table, csv, tsv, json, xml, markdown")


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
