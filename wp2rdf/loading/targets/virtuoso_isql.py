"""A Virtuoso on this machine, by its bulk loader.

Graphs that are new go straight to their places, and who reads one meanwhile can see a part of it; graphs that replace
others are loaded aside, and each is moved in a transaction. The bulk loader keeps no log: everything before the
checkpoint at the end is gone when the server is killed.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from wp2rdf.errors import StoreError, UsageError
from wp2rdf.loading.names import DEFAULT, iri, is_aside, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from wp2rdf.loading.dump import Content
    from wp2rdf.loading.sparql import Reader
    from wp2rdf.loading.targets.isql import Isql

_SAFE = re.compile(r"[A-Za-z0-9:/?#@!&()*+,=._~%-]+")
_AT_ONCE = 200
LARGEST = 64 * 2**20
"""Bytes of a file after which the next one is begun: some 300,000 quads."""


class VirtuosoIsqlTarget:
    """A Virtuoso that reads files of this machine.

    Args:
        isql: to run scripts.
        place: `HOST:PORT`.
        reader: asks what it holds, instead of isql, which cannot print triples.
        aside: beginning of the names of graphs that wait to be moved; belongs to this load alone.
        folder: one that the server may read (`DirsAllowed`); None: the first that it names and we can write to.
    """

    at_once = True
    is_virtuoso = True

    def __init__(self, isql: Isql, place: str, *, reader: Reader | None, aside: str, folder: Path | None) -> None:
        self.name = f"virtuoso-isql:{place}"
        self._isql = isql
        self._reader = reader
        self._aside = aside
        self._folder = folder
        self._put: dict[str, Content] = {}
        self._drop: list[str] = []

    def check(self) -> None:
        self._folder = self._allowed_folder()
        waiting = self._isql.run("SELECT COUNT(*) FROM DB.DBA.LOAD_LIST WHERE ll_state <> 2;")
        if waiting != ["0"]:
            raise StoreError(f"{self.name}: files of somebody else wait in DB.DBA.LOAD_LIST, and would be loaded too")

    def _allowed_folder(self) -> Path:
        ini = "SELECT cfg_item_value(virtuoso_ini_path(), 'Parameters', 'DirsAllowed');"
        allowed = [Path(name.strip()) for name in ",".join(self._isql.run(ini)).split(",")]
        wanted = [self._folder.resolve()] if self._folder else allowed
        for folder in wanted:
            inside = any(folder.is_relative_to(one) for one in allowed if one.is_absolute())
            if inside and folder.is_absolute() and folder.is_dir() and os.access(folder, os.W_OK):
                if not _SAFE.fullmatch(str(folder)):
                    raise UsageError(f"{folder}: isql cannot be given such a name")
                return folder
        said = ", ".join(map(str, allowed))
        raise UsageError(f"{self.name}: reads files from {said} only (DirsAllowed): name one with --bulk-folder")

    def replace(self, name: str, content: Content) -> None:
        if name == DEFAULT:
            raise UsageError("Virtuoso has no default graph to load into: give --graph an IRI")
        _named(name)
        self._put[name] = content

    def drop(self, name: str) -> None:
        self._drop.append(name)

    def commit(self) -> None:
        there = self._groups()
        moves = {name: f"{self._aside}:{number}" for number, name in enumerate(self._put) if name in there}
        left = [name for name in there if name.rpartition(":")[0] in self._drop]  # of a load that was killed
        self._run(f"SPARQL CLEAR GRAPH {_named(name)};" for name in (*left, *self._drop))
        try:
            if self._put:
                self._load(moves)
        except StoreError:
            with suppress(StoreError):
                self._run(f"SPARQL CLEAR GRAPH {iri(moves.get(name, name))};" for name in self._put)
            raise
        self._run(
            f"SET AUTOCOMMIT MANUAL;\nlog_enable(1);\n"
            f"SPARQL DEFINE sql:log-enable 1 MOVE GRAPH {iri(aside)} TO GRAPH {_named(name)};\nCOMMIT WORK;"
            for name, aside in moves.items()
        )
        self._isql.run("checkpoint;")

    def _load(self, moves: dict[str, str]) -> None:
        """Has everything loaded, a file after the other, so that no run of the loader takes long."""
        folder = self._folder
        if folder is None:
            raise StoreError(f"{self.name}: was not checked")
        file = folder / f"{self._aside.replace(':', '-')}.nq"
        lines = self._lines(moves)
        try:
            while _filled(file, lines):
                self._load_file(file)
        except OSError as error:
            raise StoreError(f"{file}: cannot be written: {error.strerror or error}") from error
        finally:
            file.unlink(missing_ok=True)

    def _lines(self, moves: dict[str, str]) -> Iterator[tuple[bytes, bool]]:
        """The lines of all graphs, and whether a file may end there: two files share no blank nodes."""
        for name, content in self._put.items():
            end = f" {iri(moves.get(name, name))} .\n".encode()
            may_end = not content.has_blank_nodes
            for line in content.lines():
                yield line[:-3] + end, may_end
            yield b"", True

    def _load_file(self, file: Path) -> None:
        of_file = f"FROM DB.DBA.LOAD_LIST WHERE ll_file = '{file}';"
        try:
            self._isql.run(f"ld_dir('{file.parent}', '{file.name}', 'urn:wp2rdf:none');\nrdf_loader_run();")
            errors = self._isql.run(f"SELECT ll_error {of_file}")
            if errors != ["NULL"]:
                raise StoreError(f"{self.name}: the bulk loader fails: {' '.join(errors)}")
        finally:
            with suppress(StoreError):
                self._isql.run(f"DELETE {of_file}")

    def _run(self, statements: Iterable[str]) -> None:
        left = iter(statements)
        while some := list(islice(left, _AT_ONCE)):
            self._isql.run("\n".join(some))

    def counts(self, names: Iterable[str]) -> dict[str, int]:
        if self._reader:
            return self._reader.counts(names)
        found = self._groups()
        return {name: found.get(name, 0) for name in names}

    def names(self) -> set[str]:
        if self._reader:
            return self._reader.names()
        return {name for name in self._groups() if is_ours(name) or is_aside(name)}

    def _groups(self) -> dict[str, int]:
        """The triples of every graph."""
        found: dict[str, int] = {}
        for line in self._isql.run("SPARQL SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g;"):
            name, _, number = line.rpartition(" ")
            if number.isdigit():
                found[name.strip()] = int(number)
        return found

    def write_triples(self, name: str, into: BinaryIO) -> None:
        if self._reader is None:
            raise UsageError(f"{self.name}: isql cannot read triples back: name the --query-endpoint")
        self._reader.write_triples(name, into)

    def close(self) -> None:
        pass


def _filled(file: Path, lines: Iterator[tuple[bytes, bool]]) -> bool:
    """Writes lines to a file that the server may read, until it is large enough; tells whether there were any."""
    size = 0
    with file.open("wb") as out:
        for line, may_end in lines:
            size += out.write(line)
            if may_end and size >= LARGEST:
                break
    file.chmod(0o644)
    return size > 0


def _named(name: str) -> str:
    if not _SAFE.fullmatch(name):
        raise StoreError(f"{name!r}: isql cannot be given such a name; load it with virtuoso:URL")
    return iri(name)
