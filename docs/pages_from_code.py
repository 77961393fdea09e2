"""Writes the pages of the manual that are made from the code: options, bundled queries, Python."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import wp2rdf
from wp2rdf.cli.command_line import COMMANDS, help_of
from wp2rdf.querying import queries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write(folder: Path) -> None:
    """Writes the pages; those that are the same stay, so that they are not read again.

    Args:
        folder: where they go.
    """
    folder.mkdir(exist_ok=True)
    for name, lines in (("options", options()), ("queries", bundled()), ("python", python())):
        text = "\n".join(lines) + "\n"
        path = folder / f"{name}.md"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def options() -> Iterator[str]:
    """What `--help` says of each command."""
    yield "# Options"
    yield "\nWhat `wp2rdf COMMAND --help` says. [Usage](../usage.md) explains more.\n"
    for command in COMMANDS:
        yield f"## wp2rdf {command}\n\n```text\n{help_of(command).rstrip()}\n```\n"


def bundled() -> Iterator[str]:
    """Each bundled query: what it asks, its parameters, its text."""
    yield "# Bundled queries"
    yield "\n`wp2rdf query NAME -p parameter=value` asks one; the [query page](../serving.md#the-editor) has forms.\n"

    def category(query: queries.Query) -> str:
        return query.category

    for name, group in groupby(sorted(queries.bundled().values(), key=category), key=category):
        yield f"## {name}\n"
        for query in group:
            yield f"### {query.name}\n\n{query.title}. {query.description}\n"
            if query.parameters:
                yield "| parameter | type | without it |\n|---|---|---|"
                for one in query.parameters:
                    yield f"| `{one.name}`: {one.label} | {one.kind or one.type} | `{one.default or ' '}` |"
                yield ""
            yield f"```sparql\n{query.text.strip()}\n```\n"


def python() -> Iterator[str]:
    """Each public name, by its docstring."""
    yield "# Python"
    yield "\n`import wp2rdf` has all that is public. [Usage](../usage.md#python) has examples.\n"
    for name in wp2rdf.__all__:
        if not name.startswith("_"):
            kind = "autoclass" if isinstance(getattr(wp2rdf, name), type) else "autofunction"
            members = "\n:members:\n:show-inheritance:" if kind == "autoclass" else ""
            yield (
                f"## {name}\n\n```{{eval-rst}}\n.. {kind}:: wp2rdf.{name}" + members.replace("\n", "\n   ") + "\n```\n"
            )
