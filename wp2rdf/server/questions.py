"""What the pages ask the store: the SPARQL files in `rq/`, with values bound by type."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.querying import queries
from wp2rdf.querying.queries import Query
from wp2rdf.rdf import iri

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = Path(__file__).parent / "rq"


def question(name: str, /, **values: str | int) -> str:
    """The SPARQL of a file in `rq/`, or else of a bundled query, with values for its parameters.

    Raises:
        UsageError: a value is not of its form.
    """
    return queries.fill(_loaded(name), {parameter: str(value) for parameter, value in values.items()})


def question_of_several(name: str, parameter: str, iris: Sequence[str]) -> str:
    """The SPARQL of a file in `rq/`, with several IRIs, at least one, in the place of a parameter.

    Raises:
        UsageError: the first of them is not an IRI; others that are none are left out.
    """
    text = question(name, **{parameter: iris[0]})
    return text.replace(f"<{iris[0]}>", " ".join(filter(None, map(iri.absolute, iris))))


@cache
def _loaded(name: str) -> Query:
    path = _FOLDER / f"{name}.rq"
    return queries.parse(path.read_text(encoding="utf-8"), name) if path.is_file() else queries.load(name)
