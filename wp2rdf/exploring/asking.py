"""Where the questions of a notebook go, and the tables that their answers become."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.building import store as stores
from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_optional_paths
from wp2rdf.model import WPID
from wp2rdf.querying.ask import ask
from wp2rdf.querying.results import Table
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Term, plain, typed
from wp2rdf.rdf.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Data = Path | str | None
"""A checkout, a page, a drawing, an RDF file, a folder with a build, a store, or the address of an endpoint; None: the
build in `output/`."""

Value = str | int | float | None

_KNOWN = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


def asked(sparql: str, data: Data) -> Table:
    """The answer to a SELECT query of ours; our prefixes need not be declared.

    Args:
        sparql: its text.
        data: where it is asked.

    Raises:
        InputError: there is no such data.
        QueryError: the data cannot be asked.
    """
    check_optional_paths(data=data)
    text = _KNOWN + sparql
    if data is None:
        found = ask(text, isolated=False)
    elif str(data).startswith(("http://", "https://")):
        found = ask(text, endpoint=str(data))
    elif (store := _store(Path(data))) is not None:
        found = ask(text, store=store, isolated=False)
    else:
        found = ask(text, data=data, isolated=False)
    if not isinstance(found.answer, Table):
        raise UsageError("a question of a notebook is a SELECT query")
    return found.answer


def _store(path: Path) -> Path | None:
    return next((one for one in (path, path / "store") if stores.is_store(one)), None)


def table(variables: Sequence[str], rows: Iterable[Sequence[Value]]) -> Table:
    """A table of plain values.

    Args:
        variables: the names of its columns.
        rows: texts, numbers, or None for a cell that is empty.
    """
    return Table(tuple(variables), [tuple(map(_term, row)) for row in rows])


def _term(value: Value) -> Term | None:
    match value:
        case None:
            return None
        case int():
            return typed(str(value), XSD.integer)
        case float():
            return typed(repr(value), XSD.double)
    return plain(value)


def a_wpid(text: str | int) -> str:
    """A wpid that a user wrote, in its own spelling; `364` is `WP364`.

    Raises:
        UsageError: it is none.
    """
    written = str(text).strip().upper()
    wpid = f"WP{written}" if written.isascii() and written.isdigit() else written
    if not WPID.fullmatch(wpid):
        raise UsageError(f"{text!r} is not the id of a pathway, such as WP364")
    return wpid
