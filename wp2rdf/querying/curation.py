"""Queries of curators as checks of validation: each `.rq` file of a folder, in the form of WikiPathways' own."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from wp2rdf.errors import InputError, Level, UsageError
from wp2rdf.querying import queries
from wp2rdf.querying.engines.children import in_this_process
from wp2rdf.querying.engines.oxigraph import OxigraphEngine
from wp2rdf.querying.results import Table
from wp2rdf.querying.sparql import readonly
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.validating.findings import Explained
from wp2rdf.validating.own_checks import OwnCheck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pyoxigraph

    from wp2rdf.querying.sparql.tree import Query as Tree
    from wp2rdf.rdf.terms import Term

_HEADER = re.compile(r"#\s*(level|severity|mend|help)\s*:\s*(.*?)\s*$", re.IGNORECASE)
_LEVELS = {"violation": "error", "information": "info", **{level: level for level in get_args(Level)}}
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_-]+")


def checks(names: Iterable[str]) -> tuple[list[OwnCheck], list[str]]:
    """The checks in files and folders, and the files that are left out because they would ask an endpoint.

    A file is a SELECT query. Its header may have `# title:`, `# description:`, `# level:` (error, warning or info;
    without it, warning) and `# help:`. Its id is its path in the folder, without its ending.

    Args:
        names: files, and folders with files that end in `.rq`, at any depth.

    Raises:
        InputError: there is no such file or folder, or no query in it.
        UsageError: a file is no SELECT query, with line and column.
    """
    found, left_out = [], []
    for name, file in _files(names):
        query = queries.load(str(file))
        try:
            tree = queries.prepared(query, {})
        except UsageError as error:
            raise UsageError(f"{file}: {error}") from error
        if readonly.form(tree) != "SELECT":
            raise UsageError(f"{file}: {readonly.form(tree)} has no rows: a check is a SELECT query")
        if readonly.services(tree):
            left_out.append(str(file))
            continue
        is_of_layer = "gpml:" in query.text or PREFIXES["gpml"] in query.text
        found.append(OwnCheck(_rule(name, query, file), _asking(tree, file), is_of_layer))
    return found, left_out


def _files(names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    for name in names:
        path = Path(name)
        if os.path.isfile(name):  # noqa: PTH113 - false for names that no file can have
            yield path.stem, path
            continue
        is_folder = os.path.isdir(name)  # noqa: PTH112 - the same
        files = sorted(path.rglob("*.rq")) if is_folder else []
        if not files:
            raise InputError(f"{name}: no queries (.rq) in this folder" if is_folder else f"{name}: no such folder")
        yield from ((file.relative_to(path).with_suffix("").as_posix(), file) for file in files)


def _rule(name: str, query: queries.Query, file: Path) -> Explained:
    said = {"level": "", "help": ""}
    for line in query.text.splitlines():
        if not line.startswith("#"):
            break
        if header := _HEADER.match(line):
            said[{"severity": "level", "mend": "help"}.get(header[1].lower(), header[1].lower())] = header[2]
    level = _LEVELS.get(said["level"].lower() or "warning")
    if level is None:
        raise UsageError(f"{file}: level {said['level']!r} is none of error, warning, info")
    title = query.title or _WORDS.sub(" ", query.name).lower()
    return Explained(name, cast("Level", level), title, title, query.description, said["help"])


def _asking(tree: Tree, file: Path) -> Callable[[pyoxigraph.Store], Iterator[Mapping[str, Term]]]:
    def ask(store: pyoxigraph.Store) -> Iterator[Mapping[str, Term]]:
        answer = OxigraphEngine(lambda: store, in_this_process).answer(tree)
        if not isinstance(answer, Table):
            raise TypeError(f"{file}: not a SELECT query")
        for row in answer.solutions:
            yield {name: term for name, term in zip(answer.variables, row, strict=True) if term is not None}

    return ask
