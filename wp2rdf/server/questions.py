"""What the pages ask the store: the SPARQL files in `rq/`, with values bound by type."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from wp2rdf.querying import queries
from wp2rdf.querying.queries import Query

_FOLDER = Path(__file__).parent / "rq"


def question(name: str, /, **values: str | int) -> str:
    """The SPARQL of a file in `rq/`, or else of a bundled query, with values for its parameters.

    Raises:
        UsageError: a value is not of its form.
    """
    return queries.fill(_loaded(name), {parameter: str(value) for parameter, value in values.items()})


@cache
def _loaded(name: str) -> Query:
    path = _FOLDER / f"{name}.rq"
    return queries.parse(path.read_text(encoding="utf-8"), name) if path.is_file() else queries.load(name)
