"""Tables as CSV or TSV, with a data package that says what is in them.

The package is one of Data Package v1 (https://specs.frictionlessdata.io/data-package/).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from wp2rdf._version import __version__
from wp2rdf.publishing.exporting.schema import PEOPLE, TABLES, Table, Value, rows
from wp2rdf.rdf.iri import CC0

if TYPE_CHECKING:
    from pathlib import Path

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.sources import Source

PACKAGE = "datapackage.json"
TAB = "\t"
_KINDS = {str: "string", int: "integer", tuple: "string"}
_LIST = r"; several, with | between them, in which \| and \\ stand for | and \ themselves"


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes tables; see `Writer.write`."""
    folder = cast("Path", out)
    separator, ending = (TAB, "tsv") if asked.tabs else (",", "csv")
    tables = (*TABLES.values(), PEOPLE)
    files = {table.name: _File(folder / f"{table.name}.{ending}", table, separator) for table in tables}
    count = 0
    try:
        for name, some in rows(source, asked.identifier):
            count += files[name].add(some)
    finally:
        for file in files.values():
            file.close()
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "wikipathways",
        "title": "WikiPathways as tables",
        "licenses": [{"name": "CC0-1.0", "path": CC0[1:-1], "title": "Creative Commons Zero v1.0 Universal"}],
        "sources": [{"title": "WikiPathways", "path": "https://www.wikipathways.org/"}],
        "wp2rdf": __version__,
    }
    if date := asked.date(source):
        package["version"] = date
    package["resources"] = [file.described() for file in files.values()]
    (folder / PACKAGE).write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return count


class _File:
    """One table while it is written."""

    def __init__(self, path: Path, table: Table, separator: str) -> None:
        self._path = path
        self._table = table
        self._separator = separator
        self._file = path.open("wb", buffering=2**18)
        self._text = io.TextIOWrapper(self._file, encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, delimiter=separator, lineterminator="\n")
        self._writer.writerow(column.name for column in table.columns)

    def add(self, some: Any) -> int:  # noqa: ANN401 - rows of any table
        """Adds rows; returns how many."""
        number = -1
        for number, row in enumerate(some):  # noqa: B007 - counts
            self._writer.writerow(_cell(value, self._separator) for value in row)
        return number + 1

    def close(self) -> None:
        self._text.close()

    def described(self) -> dict[str, Any]:
        """What a data package says of it (https://specs.frictionlessdata.io/tabular-data-resource/)."""
        with self._path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        fields = [
            {
                "name": column.name,
                "type": _KINDS[column.kind],
                "description": column.about + (_LIST if column.kind is tuple else ""),
            }
            for column in self._table.columns
        ]
        return {
            "profile": "tabular-data-resource",
            "name": self._table.name,
            "description": f"A row is {self._table.about}.",
            "path": self._path.name,
            "format": self._path.suffix[1:],
            "mediatype": "text/tab-separated-values" if self._separator == TAB else "text/csv",
            "encoding": "utf-8",
            "bytes": self._path.stat().st_size,
            "hash": f"sha256:{digest}",
            "dialect": {"delimiter": self._separator, "lineTerminator": "\n"},
            "schema": {"fields": fields, "missingValues": [""]},
        }


def _cell(value: Value, separator: str) -> str | int:
    """A value as a cell: a list as one text, and with tabs between the cells no line breaks in them."""
    if isinstance(value, tuple):
        value = "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value)
    if separator == TAB and isinstance(value, str):
        return " ".join(value.splitlines()).replace(TAB, " ")
    return value
