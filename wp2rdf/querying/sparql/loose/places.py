"""Where the parts of a SELECT stand among the tokens: records without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Column:
    """One column of a SELECT: `start` to `end` with its alias, `first` to `last` the expression (ends exclusive)."""

    start: int
    end: int
    first: int
    last: int
    alias: int | None
    sound: bool
    """Whether it is as SPARQL 1.1 wants it."""


@dataclass
class Select:
    """A SELECT, or a sub-draft: where its parts are."""

    items: list[Column]
    commas: list[int]
    star: bool
    brace: int
    end: int
    """The bracket that closes its pattern."""
    stop: int
    """The first token that is no part of it."""
    clauses: dict[str, tuple[int, int]] = field(default_factory=dict)
