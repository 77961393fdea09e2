"""Tables of ontologies, as BioPortal gives them (CSV) and the database repository keeps them in `annotations/`."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import InputError, PageError
from wp2rdf.model.ontologies import OntologyTable, OntologyTerm
from wp2rdf.reading import source
from wp2rdf.reading.folders import names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

FOLDER = "annotations"
"""Where a checkout has them."""

_ID, _LABEL, _SYNONYMS, _OBSOLETE, _PARENTS = "Class ID", "Preferred Label", "Synonyms", "Obsolete", "Parents"
_DEFINITION = "Definitions"
_REPLACED = "http://purl.obolibrary.org/obo/IAO_0100001"
"""Term replaced by."""
_COLUMNS = (_ID, _LABEL, _SYNONYMS, _DEFINITION, _OBSOLETE, _PARENTS, _REPLACED)
_PART_OF = "part_of"
_LOCAL = re.compile(r"([A-Za-z]+)[_:]([0-9]+)$")


def read(folder: Path | str, prefixes: Container[str] | None = None) -> dict[str, OntologyTable]:
    """The ontologies in a folder, by the prefix of their ids: `PW.csv` has the terms of `PW:`.

    Args:
        folder: with files of BioPortal; others that end in `.csv` are passed over.
        prefixes: of these ontologies only; None: of all.

    Raises:
        InputError: a file cannot be read.
    """
    found = {}
    for name in names(Path(folder), ".csv"):
        prefix = name.removesuffix(".csv").upper()
        if prefixes is not None and prefix not in prefixes:
            continue
        try:
            text = source.read(Path(folder) / name, name, source.TABLE_LIMIT).content
        except PageError as error:
            raise InputError(str(error.problem)) from error
        try:
            terms = dict(_terms(text, prefix))
        except csv.Error as error:
            raise InputError(f"{Path(folder) / name}: not a table: {error}") from error
        if terms:
            found[prefix] = OntologyTable(name, terms)
    return found


def _terms(text: str, prefix: str) -> list[tuple[str, OntologyTerm]]:
    rows = csv.reader(io.StringIO(text, newline=""))
    header = next(rows, [])
    if _ID not in header or _LABEL not in header:
        return []
    columns = {name: header.index(name) for name in _COLUMNS if name in header}
    part_of = [index for index, name in enumerate(header) if name.rpartition("/")[2] == _PART_OF]

    def cell(row: list[str], name: str) -> str:
        index = columns.get(name, len(row))
        return row[index] if index < len(row) else ""

    found = []
    for row in rows:
        term = _local(cell(row, _ID))
        if not term.startswith(f"{prefix}:"):
            continue
        parents = _locals(cell(row, _PARENTS).split("|"))
        above = [
            *parents,
            *(one for index in part_of if index < len(row) for one in row[index].split("|")),
        ]
        synonyms = tuple(one for one in cell(row, _SYNONYMS).split("|") if one)
        is_obsolete = cell(row, _OBSOLETE).casefold() == "true"
        replaced = _local(cell(row, _REPLACED))
        label, definition = cell(row, _LABEL), cell(row, _DEFINITION)
        found.append((term, OntologyTerm(label, synonyms, parents, _locals(above), is_obsolete, replaced, definition)))
    return found


def _locals(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_local, iris))))


def _local(iri: str) -> str:
    found = _LOCAL.search(iri)
    return f"{found[1].upper()}:{found[2]}" if found else ""
