"""Answers as an HTML table, in the form of Virtuoso 7.2: what its clients ask for with `format=text/html`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from wp2rdf.rdf.terms import lexical
from wp2rdf.rdf.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wp2rdf.rdf.terms import Term
    from wp2rdf.writing.tidy import Writable

TRIPLE = ("subject", "predicate", "object")
"""The columns of a table of triples."""
TRUTH = "__ASK_RETVAL"
"""The column of a truth value, which is 1 or 0."""

_BARE = frozenset({XSD.integer, XSD.decimal, XSD.double, XSD.float, XSD.int, XSD.long, XSD.date, XSD.dateTime})
"""The datatypes of literals that Virtuoso shows without their datatype."""


def write(variables: Sequence[str], rows: Iterable[Iterable[Term | None]], out: Writable) -> None:
    """Writes rows as they come: IRIs as links, texts with their language, where they have one.

    Args:
        variables: the names of the columns.
        rows: a term a column; None where there is none.
        out: what bytes are written to.
    """
    out.write(f'<table class="sparql" border="1">\n{_row("th", map(escape, variables))}'.encode())
    for row in rows:
        out.write(_row("td", map(_cell, row)).encode())
    out.write(b"</table>\n")


def _row(name: str, cells: Iterable[str]) -> str:
    return f"  <tr>\n{''.join(f'    <{name}>{cell}</{name}>{chr(10)}' for cell in cells)}  </tr>\n"


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if not term.startswith('"'):
        text = escape(term.strip("<>"))
        return f'<a href="{text}">{text}</a>' if term.startswith(("<http://", "<https://")) else text
    text, tail = lexical(term), term[term.rindex('"') + 1 :]
    said = f'"{text}"{tail}' if tail and tail[2:] not in _BARE else text
    return f"<pre>{escape(said)}</pre>"
