"""Tables as Parquet, compressed with zstd; lists are lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, cast

from wp2rdf._version import __version__
from wp2rdf.errors import UsageError
from wp2rdf.publishing.exporting.schema import PEOPLE, TABLES, Row, Table, rows
from wp2rdf.rdf.iri import CC0

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wp2rdf.publishing.exporting.export import Asked
    from wp2rdf.publishing.sources import Source

_GROUP = 2**16
"""Rows in a row group: bounds the memory, and lets readers pass over what they do not want."""


def write(source: Source, out: BinaryIO | Path, asked: Asked) -> int:
    """Writes tables; see `Writer.write`."""
    try:
        import pyarrow  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: PLC0415 - the same
    except ImportError as error:
        raise UsageError("pyarrow is not installed: pip install 'wp2rdf[parquet]'") from error

    class File:
        """One table while it is written."""

        def __init__(self, table: Table, path: Path) -> None:
            kinds = {str: pyarrow.string(), int: pyarrow.int32(), tuple: pyarrow.list_(pyarrow.string())}
            self._schema = pyarrow.schema(
                [
                    pyarrow.field(column.name, kinds[column.kind], metadata={"description": column.about})
                    for column in table.columns
                ]
            )
            self.writer = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
            self._waiting: list[Row] = []

        def add(self, some: Iterable[Row]) -> int:
            """Adds rows; returns how many."""
            before = len(self._waiting)
            self._waiting.extend(some)
            added = len(self._waiting) - before
            if len(self._waiting) >= _GROUP:
                self.flush()
            return added

        def flush(self) -> None:
            """Writes the rows that are waiting."""
            columns: list[Any] = list(zip(*self._waiting, strict=True)) or [() for _ in self._schema]
            arrays = [
                pyarrow.array(values, type=field.type) for values, field in zip(columns, self._schema, strict=True)
            ]
            self.writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
            self._waiting.clear()

    folder = cast("Path", out)
    files = {table.name: File(table, folder / f"{table.name}.parquet") for table in (*TABLES.values(), PEOPLE)}
    count = 0
    try:
        for name, some in rows(source, asked.identifier):
            count += files[name].add(some)
        for file in files.values():
            file.flush()
            file.writer.add_key_value_metadata(
                {
                    "title": "WikiPathways as tables",
                    "version": asked.date(source),
                    "license": CC0[1:-1],
                    "source": "https://www.wikipathways.org/",
                    "creator": f"wp2rdf {__version__}",
                }
            )
    finally:
        for file in files.values():
            file.writer.close()
    return count
